#ifndef PERRON_SERVER_RESOURCE_SERVICE_H_
#define PERRON_SERVER_RESOURCE_SERVICE_H_

#include <cstddef>
#include <string>
#include <utility>

#include "google/protobuf/empty.pb.h"
#include "server/call.h"
#include "server/language.h"
#include "server/page_token.h"
#include "server/resource_records.h"
#include "server/resource_traits.h"
#include "server/update_mask.h"

namespace perron {

// The standard methods of one kind of resource, as its proto says. Free of gRPC. Thread-safe.
//
// Writes run twice over what can be judged: before the writer's queue, so that costly judging (nearest labels) holds
// nobody up, and again inside, where nothing can change any more. A request id is looked up at both places too: before
// everything else, so that a replay gets the first answer whatever else has changed, and inside against a race.
template <typename Traits>
class ResourceService {
 public:
  using Resource = typename Traits::Resource;

  explicit ResourceService(ResourceEnvironment environment) : records_(std::move(environment)) {}

  // For imports (server/resource_import.h).
  const ResourceRecords<Traits>& records() const { return records_; }

  absl::Status Create(const Call& call, const typename Traits::CreateRequest& request, Resource& answer) const {
    Violations violations;
    const RequestIdentity identity =
        ReadRequestId(call.tenant, "Create", request.request_id(), request, "request_id", violations);
    PERRON_ASSIGN_OR_RETURN(const bool replayed, records_.Recall(records_.store(), identity, answer));
    if (replayed) return absl::OkStatus();
    if (!Traits::Has(request)) violations.Add(Traits::kField, "absent, want the resource");
    const RecordKey key = Records::Key(call.tenant, ReadNewId(request, violations));
    Resource checked = Traits::Of(request);
    PERRON_RETURN_IF_ERROR(records_.Check(checked, CompetencyResolver::References::kByUri, nullptr, violations));
    PERRON_RETURN_IF_ERROR(violations.ToStatus());
    const absl::Status written = records_.Write(request.validate_only(), [&](WriteView& view) -> absl::Status {
      PERRON_ASSIGN_OR_RETURN(const bool raced, records_.Recall(view, identity, answer));
      if (raced) return absl::OkStatus();
      PERRON_ASSIGN_OR_RETURN(const auto taken, view.Get(key));
      if (taken.has_value()) return AlreadyExists(key.id);
      answer = checked;
      PERRON_RETURN_IF_ERROR(records_.Stage(view, key, nullptr, answer).status());
      Finish(view, identity, answer);
      return absl::OkStatus();
    });
    return Answered(written, request.validate_only(), answer);
  }

  absl::Status Get(const Call& call, const typename Traits::GetRequest& request, Resource& answer) const {
    Violations violations;
    const std::string id = ReadResourceName(Traits::kCollection, request.name(), "name", violations);
    const std::string language = ReadLanguage(request.language(), violations);
    PERRON_RETURN_IF_ERROR(violations.ToStatus());
    PERRON_ASSIGN_OR_RETURN(Stored stored, Records::Get(records_.store(), Records::Key(call.tenant, id)));
    answer = records_.Show(std::move(stored), language);
    return absl::OkStatus();
  }

  // A page ends early when it would be too large to send; the token then leads to the rest.
  absl::Status List(const Call& call, const typename Traits::ListRequest& request,
                    typename Traits::ListResponse& answer) const {
    Violations violations;
    const int page_size = ReadPageSize(request.page_size(), kPageSize, kMostRows, "page_size", violations);
    const std::string language = ReadLanguage(request.language(), violations);
    PERRON_RETURN_IF_ERROR(violations.ToStatus());
    const std::string binding = PageBinding("List", request);
    PERRON_ASSIGN_OR_RETURN(const std::optional<PageCursor> cursor, DecodePageToken(request.page_token(), binding));
    absl::Status status;
    std::string last;
    int rows = 0;
    std::size_t bytes = 0;
    const auto visit = [&](const std::string& id, Record record) {
      if (const StopReason stop = Poll(call.interrupt); stop != StopReason::kNone) status = StoppedError(stop);
      absl::StatusOr<Stored> stored = Records::Parse(id, record);
      status.Update(stored.status());
      if (!status.ok()) return false;
      if (!Traits::IsListed(request, stored->resource)) return true;
      if (rows == page_size || bytes >= kMostPageBytes) {
        answer.set_next_page_token(EncodePageToken({.generation = 0, .position = last}, binding));
        return false;
      }
      Resource& row = Traits::AddRow(answer);
      row = records_.Show(*std::move(stored), language);
      bytes += row.ByteSizeLong();
      ++rows;
      last = id;
      return true;
    };
    const std::string after = cursor.has_value() ? cursor->position : "";
    PERRON_RETURN_IF_ERROR(records_.store().Scan(call.tenant, Traits::kKind, after, visit));
    return status;
  }

  absl::Status Update(const Call& call, const typename Traits::UpdateRequest& request, Resource& answer) const {
    const Resource& given = Traits::Of(request);
    Violations violations;
    const RequestIdentity identity =
        ReadRequestId(call.tenant, "Update", request.request_id(), request, "request_id", violations);
    PERRON_ASSIGN_OR_RETURN(const bool replayed, records_.Recall(records_.store(), identity, answer));
    if (replayed) return absl::OkStatus();
    const RecordKey key =
        Records::Key(call.tenant, ReadResourceName(Traits::kCollection, given.name(), kNamePath, violations));
    const auto mask = ReadUpdateMask(request.update_mask(), given, violations);
    PERRON_ASSIGN_OR_RETURN(const std::optional<Stored> now, Records::Find(records_.store(), key));
    if (!now.has_value()) {
      PERRON_RETURN_IF_ERROR(violations.ToStatus());
      return ResourceNotFound(given.name());
    }
    // Only what the mask names is taken from the request, and judged.
    Resource changes;
    ApplyUpdateMask(mask, given, changes);
    PERRON_RETURN_IF_ERROR(
        records_.ResolveReferences(changes, CompetencyResolver::References::kByUri, &now->resource, violations));
    Merge(mask, changes, now->resource, violations);
    PERRON_RETURN_IF_ERROR(violations.ToStatus());
    const absl::Status written = records_.Write(request.validate_only(), [&](WriteView& view) -> absl::Status {
      PERRON_ASSIGN_OR_RETURN(const bool raced, records_.Recall(view, identity, answer));
      if (raced) return absl::OkStatus();
      PERRON_ASSIGN_OR_RETURN(const Stored before, Records::Get(view, key));
      PERRON_RETURN_IF_ERROR(CheckEtag(given.etag(), before.sequence, given.name()));
      Violations inside;
      answer = Merge(mask, changes, before.resource, inside);
      PERRON_RETURN_IF_ERROR(inside.ToStatus());
      PERRON_RETURN_IF_ERROR(records_.Stage(view, key, &before, answer).status());
      Finish(view, identity, answer);
      return absl::OkStatus();
    });
    return Answered(written, request.validate_only(), answer);
  }

  absl::Status Delete(const Call& call, const typename Traits::DeleteRequest& request) const {
    Violations violations;
    google::protobuf::Empty answer;
    const RequestIdentity identity =
        ReadRequestId(call.tenant, "Delete", request.request_id(), request, "request_id", violations);
    const RecordKey key =
        Records::Key(call.tenant, ReadResourceName(Traits::kCollection, request.name(), "name", violations));
    PERRON_RETURN_IF_ERROR(violations.ToStatus());
    return records_.Write(request.validate_only(), [&](WriteView& view) -> absl::Status {
      PERRON_ASSIGN_OR_RETURN(const bool replayed, records_.Recall(view, identity, answer));
      if (replayed) return absl::OkStatus();
      PERRON_ASSIGN_OR_RETURN(const Stored before, Records::Get(view, key));
      PERRON_RETURN_IF_ERROR(CheckEtag(request.etag(), before.sequence, request.name()));
      view.Delete(key);
      PERRON_RETURN_IF_ERROR(Traits::Remove(view, key));
      records_.memory().Remember(view, identity, answer);
      return absl::OkStatus();
    });
  }

 protected:
  using Records = ResourceRecords<Traits>;
  using Stored = typename Records::Stored;

  static constexpr int kPageSize = 50;
  static constexpr int kMostRows = 1000;
  // Clients take messages of at most 4 MiB unless told otherwise.
  static constexpr std::size_t kMostPageBytes = std::size_t{3} << 20;

 private:
  inline static const std::string kNamePath = std::string(Traits::kField) + ".name";

  static absl::Status AlreadyExists(const std::string& id) {
    const std::string name = ResourceName(Traits::kCollection, id);
    return MakeError(absl::StatusCode::kAlreadyExists, reason::kAlreadyExists, name + " exists already",
                     {{"name", name}});
  }

  static std::string ReadNewId(const typename Traits::CreateRequest& request, Violations& violations) {
    const std::string& id = Traits::IdOf(request);
    const std::string& name = Traits::Of(request).name();
    if (id.empty() && name.empty()) return NewResourceId(Traits::kCollection);
    std::string named = name.empty() ? id : ReadResourceName(Traits::kCollection, name, kNamePath, violations);
    if (id.empty()) return named;
    if (!IsResourceId(id)) {
      violations.Add(Traits::kIdField,
                     "want 1-63 characters of a-z, 0-9 and hyphen, beginning and ending with a letter "
                     "or digit");
    } else if (id != named) {
      violations.Add(Traits::kIdField, "another id than in " + kNamePath + ", want the same or only one of them");
    }
    return id;
  }

  // `stored` with the changes, judged.
  static Resource Merge(const google::protobuf::FieldMask& mask, const Resource& changes, const Resource& stored,
                        Violations& violations) {
    Resource merged = stored;
    ApplyUpdateMask(mask, changes, merged);
    Validate(merged, Traits::kField, violations);
    return merged;
  }

  // Completes the answer to a write and remembers it.
  void Finish(WriteView& view, const RequestIdentity& identity, Resource& answer) const {
    FillLabels(records_.taxonomy().get(), kDefaultLanguage, answer);
    records_.memory().Remember(view, identity, answer);
  }

  // The etag of a write that was only tried is nobody's.
  static absl::Status Answered(const absl::Status& written, bool validate_only, Resource& answer) {
    if (validate_only) answer.clear_etag();
    return written;
  }

  const Records records_;
};

}  // namespace perron

#endif  // PERRON_SERVER_RESOURCE_SERVICE_H_
