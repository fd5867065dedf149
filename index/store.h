#ifndef PERRON_INDEX_STORE_H_
#define PERRON_INDEX_STORE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace perron {

// What kind of record a key holds. Values are part of the key format (docs/formats.md) and must not change.
enum class RecordKind : char {
  kCandidate = 'c',
  kVacancy = 'v',
  kTraining = 't',
  kLedgerCounter = 'e',     // id = candidate; highest evidence id ever given, where the candidate no longer shows it
  kRememberedAnswer = 'r',  // id = request id
  kTaxonomyPointer = 'p',   // system tenant; id = "current"
  kTaxonomyChunk = 'x',     // system tenant; id = version "/" chunk number
  kMeta = 'm',              // system tenant; format version, change counter
  kLoggedChange = 'l',      // system tenant; the store's own: which record a change was of
};

// The kinds that searches answer with. Their changes are logged (Store::ChangedSince), so that what is derived from
// them can be brought up to date without reading all of them again.
constexpr bool IsSearched(RecordKind kind) {
  return kind == RecordKind::kCandidate || kind == RecordKind::kVacancy || kind == RecordKind::kTraining;
}

// The tenant of records that belong to nobody in particular. No real tenant has an empty name.
inline constexpr std::string_view kSystemTenant = "";

// Where a record is. Ordered by tenant, kind, id.
struct RecordKey {
  std::string tenant;
  RecordKind kind{};
  std::string id;

  friend auto operator<=>(const RecordKey&, const RecordKey&) = default;
};

// A record as it was written.
struct Record {
  std::string payload;         // deciphered
  std::uint64_t sequence = 0;  // of the change that wrote it
};

// What a writer's caller made of a payload on its own thread, to spare those who hear of the change that work
// (server/prepared_person.h). The store takes no notice of it.
class Derived {
 public:
  virtual ~Derived() = default;
};

// One change to a record.
struct Change {
  RecordKey key;
  std::optional<std::string> payload;        // absent = deleted
  std::uint64_t sequence = 0;                // given by the writer; ascending over the whole store
  std::shared_ptr<const Derived> derived{};  // from the payload; null = nobody made anything of it
};

// Durable records. RocksDB is the truth: whatever Apply acknowledged is there after a kill or a power loss.
// Reads are thread-safe and see what Apply acknowledged; Apply is called by one thread (index/change_writer.h).
//
// Beside the records there is a log: every Apply notes, in the same batch, which searched records it changed.
class Store {
 public:
  virtual ~Store() = default;

  // Absent = nullopt. DATA_LOSS when the record cannot be read.
  virtual absl::StatusOr<std::optional<Record>> Get(const RecordKey& key) const = 0;

  // Calls `visit` for the records of a tenant and kind in ascending order of id, beginning after `after_id` (empty =
  // from the first), until it returns false. Sees one moment of the store.
  virtual absl::Status Scan(std::string_view tenant, RecordKind kind, std::string_view after_id,
                            absl::FunctionRef<bool(const std::string& id, Record record)> visit) const = 0;

  // The tenants that have records, the system tenant left out, ascending.
  virtual absl::StatusOr<std::vector<std::string>> Tenants() const = 0;

  // Writes all changes and the counter of the last one in one atomic batch, synced to disk before it returns. On error
  // nothing is written.
  virtual absl::Status Apply(const std::vector<Change>& changes) = 0;

  // Sequence number of the last applied change; 0 = none.
  virtual std::uint64_t last_sequence() const = 0;

  // Calls `visit` for every change of a searched record (put or deleted) after change `sequence`, in the order in which
  // they were made, until it returns false. A record that changed often comes as often. Sees one moment of the store.
  // OUT_OF_RANGE when the log cannot tell: it was cut off after `sequence`, or there was no such change yet.
  virtual absl::Status ChangedSince(
      std::uint64_t sequence, absl::FunctionRef<bool(std::uint64_t sequence, const RecordKey& key)> visit) const = 0;

  // Cuts off the log: the changes up to `sequence`, that one included, are not told any more. A kill may undo it.
  // Without effect when they were cut off before; a number above last_sequence() stands for that one. Thread-safe.
  virtual absl::Status ForgetChanges(std::uint64_t sequence) = 0;
};

}  // namespace perron

#endif  // PERRON_INDEX_STORE_H_
