#include "server/request_memory.h"

#include <random>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "perron/store/v1/record.pb.h"
#include "server/digest.h"

namespace perron {
namespace {

constexpr std::size_t kUuidLength = 36;
constexpr std::size_t kShownOfId = 60;

bool IsUuid(std::string_view text) {
  if (text.size() != kUuidLength) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? text[i] != '-' : !absl::ascii_isxdigit(static_cast<unsigned char>(text[i]))) return false;
  }
  return true;
}

RecordKey KeyOf(std::string_view tenant, std::string_view id) {
  return {.tenant = std::string(tenant), .kind = RecordKind::kRememberedAnswer, .id = std::string(id)};
}

absl::StatusOr<store::v1::RememberedAnswer> Parse(const Record& record) {
  store::v1::RememberedAnswer answer;
  if (!answer.ParseFromString(record.payload)) return absl::DataLossError("a remembered answer cannot be read");
  return answer;
}

bool IsTooOld(const store::v1::RememberedAnswer& answer, absl::Time now) {
  return absl::FromUnixSeconds(answer.time().seconds()) + kAnswerMemory <= now;
}

Mutation DeleteIfTooOld(RecordKey key, absl::Time now) {
  return [key = std::move(key), now](WriteView& view) -> absl::Status {
    PERRON_ASSIGN_OR_RETURN(const std::optional<Record> record, view.Get(key));
    if (!record.has_value()) return absl::OkStatus();
    PERRON_ASSIGN_OR_RETURN(const store::v1::RememberedAnswer answer, Parse(*record));
    if (IsTooOld(answer, now)) view.Delete(key);
    return absl::OkStatus();
  };
}

}  // namespace

RequestIdentity ReadRequestId(std::string_view tenant, std::string_view method, std::string_view request_id,
                              const google::protobuf::Message& content, std::string_view field,
                              Violations& violations) {
  RequestIdentity identity = {.tenant = std::string(tenant), .id = "", .digest = ""};
  if (request_id.empty()) return identity;
  if (!IsUuid(request_id)) {
    violations.Add(field, absl::StrCat("\"", std::string(request_id.substr(0, kShownOfId)),
                                       "\", want a UUID such as \"123e4567-e89b-42d3-a456-426614174000\""));
    return identity;
  }
  identity.id = absl::AsciiStrToLower(absl::string_view(request_id.data(), request_id.size()));
  identity.digest = Sha256(std::string(method) + '\0' + MessageDigest(content, {"request_id", "validate_only"}));
  return identity;
}

absl::StatusOr<std::optional<std::string>> RequestMemory::Recall(Getter get, const RequestIdentity& request) const {
  if (request.id.empty()) return std::nullopt;
  PERRON_ASSIGN_OR_RETURN(const std::optional<Record> record, get(KeyOf(request.tenant, request.id)));
  if (!record.has_value()) return std::nullopt;
  PERRON_ASSIGN_OR_RETURN(store::v1::RememberedAnswer answer, Parse(*record));
  if (IsTooOld(answer, clock_.Now())) return std::nullopt;
  if (answer.request_digest() != request.digest) {
    return MakeError(
        absl::StatusCode::kInvalidArgument, reason::kRequestIdReused,
        absl::StrCat("request_id ", request.id,
                     " was used for another request in the last 30 days; make a new UUID for every request"),
        {{"request_id", request.id}});
  }
  return std::move(*answer.mutable_response());
}

void RequestMemory::Remember(WriteView& view, const RequestIdentity& request,
                             const google::protobuf::Message& answer) const {
  if (request.id.empty()) return;
  store::v1::RememberedAnswer remembered;
  remembered.set_request_digest(request.digest);
  remembered.mutable_time()->set_seconds(absl::ToUnixSeconds(clock_.Now()));
  remembered.set_response(answer.SerializeAsString());
  view.Put(KeyOf(request.tenant, request.id), remembered.SerializeAsString());
}

// Begins at a random id and goes round, so that repeated sweeps of a large memory reach all of it in time.
absl::StatusOr<std::size_t> RequestMemory::Sweep(const Store& store, ChangeWriter& writer, std::size_t most) const {
  const absl::Time now = clock_.Now();
  std::vector<Mutation> removals;
  std::size_t seen = 0;
  const std::string start = absl::StrCat(absl::Hex(std::random_device{}(), absl::kZeroPad8));
  PERRON_ASSIGN_OR_RETURN(const std::vector<std::string> tenants, store.Tenants());
  for (const std::string& tenant : tenants) {
    for (const bool first_half : {false, true}) {
      absl::Status broken;
      const auto visit = [&](const std::string& id, const Record& record) {
        if (seen >= most || (first_half && id > start)) return false;
        ++seen;
        const absl::StatusOr<store::v1::RememberedAnswer> answer = Parse(record);
        broken.Update(answer.status());
        if (answer.ok() && IsTooOld(*answer, now)) removals.push_back(DeleteIfTooOld(KeyOf(tenant, id), now));
        return answer.ok();
      };
      PERRON_RETURN_IF_ERROR(store.Scan(tenant, RecordKind::kRememberedAnswer, first_half ? "" : start, visit));
      PERRON_RETURN_IF_ERROR(broken);
    }
  }
  const std::size_t count = removals.size();
  for (const absl::Status& status : writer.SubmitAll(std::move(removals))) PERRON_RETURN_IF_ERROR(status);
  return count;
}

}  // namespace perron
