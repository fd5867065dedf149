#include "index/record_format.h"

#include <cstring>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "perron/store/v1/record.pb.h"

namespace perron {
namespace {

constexpr char kEndOfTenant = '\0';
constexpr std::size_t kSequenceBytes = sizeof(std::uint64_t);

absl::Status Unreadable(const RecordKey& key, std::string_view why) {
  return absl::DataLossError(absl::StrCat("record of kind '", std::string(1, static_cast<char>(key.kind)), "', id \"",
                                          key.id, "\" cannot be read: ", absl::string_view(why.data(), why.size())));
}

bool IsKnownKind(char kind) {
  switch (static_cast<RecordKind>(kind)) {
    case RecordKind::kCandidate:
    case RecordKind::kVacancy:
    case RecordKind::kTraining:
    case RecordKind::kLedgerCounter:
    case RecordKind::kRememberedAnswer:
    case RecordKind::kTaxonomyPointer:
    case RecordKind::kTaxonomyChunk:
    case RecordKind::kMeta:
    case RecordKind::kLoggedChange:
      return true;
  }
  return false;
}

}  // namespace

std::string KeyPrefix(std::string_view tenant, RecordKind kind) {
  std::string prefix(tenant);
  prefix += kEndOfTenant;
  prefix += static_cast<char>(kind);
  return prefix;
}

RecordKey LoggedChangeKey(std::uint64_t sequence) {
  std::string id(kSequenceBytes, '\0');
  for (std::size_t i = kSequenceBytes; i-- > 0; sequence >>= 8) id[i] = static_cast<char>(sequence & 0xFF);
  return {.tenant = std::string(kSystemTenant), .kind = RecordKind::kLoggedChange, .id = std::move(id)};
}

absl::StatusOr<std::uint64_t> LoggedSequence(std::string_view id) {
  if (id.size() != kSequenceBytes) {
    return absl::DataLossError(
        absl::StrCat("the id of a logged change has ", id.size(), " bytes, want ", kSequenceBytes));
  }
  std::uint64_t sequence = 0;
  for (const char byte : id) sequence = sequence << 8 | static_cast<unsigned char>(byte);
  return sequence;
}

std::string EncodeKey(const RecordKey& key) { return KeyPrefix(key.tenant, key.kind) + key.id; }

absl::StatusOr<RecordKey> DecodeKey(std::string_view bytes) {
  const std::size_t end = bytes.find(kEndOfTenant);
  if (end == std::string_view::npos || end + 1 >= bytes.size() || !IsKnownKind(bytes[end + 1])) {
    return absl::DataLossError(
        absl::StrCat("a key of ", bytes.size(), " bytes is not tenant, 0x00, a known kind and id"));
  }
  return RecordKey{.tenant = std::string(bytes.substr(0, end)),
                   .kind = static_cast<RecordKind>(bytes[end + 1]),
                   .id = std::string(bytes.substr(end + 2))};
}

absl::StatusOr<std::string> SealRecord(const Cipher& cipher, const RecordKey& key, std::string_view payload,
                                       std::uint64_t sequence) {
  PERRON_ASSIGN_OR_RETURN(SealedPayload sealed, cipher.Seal(key, payload));
  store::v1::Envelope envelope;
  envelope.set_format_version(kEnvelopeVersion);
  envelope.set_key_id(sealed.key_id);
  envelope.set_payload(std::move(sealed.bytes));
  envelope.set_change_sequence(sequence);
  return envelope.SerializeAsString();
}

absl::StatusOr<Record> OpenRecord(const Cipher& cipher, const RecordKey& key, std::string_view bytes) {
  store::v1::Envelope envelope;
  if (!envelope.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return Unreadable(key, "it is not an envelope");
  }
  if (envelope.format_version() != kEnvelopeVersion) {
    return Unreadable(key, absl::StrCat("envelope version ", envelope.format_version(), ", want ", kEnvelopeVersion));
  }
  absl::StatusOr<std::string> payload =
      cipher.Open(key, {.key_id = envelope.key_id(), .bytes = std::move(*envelope.mutable_payload())});
  if (!payload.ok()) return Unreadable(key, std::string(payload.status().message()));
  return Record{.payload = *std::move(payload), .sequence = envelope.change_sequence()};
}

}  // namespace perron
