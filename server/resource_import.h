#ifndef PERRON_SERVER_RESOURCE_IMPORT_H_
#define PERRON_SERVER_RESOURCE_IMPORT_H_

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "perron/v1/import_result.pb.h"
#include "server/call.h"
#include "server/resource_records.h"
#include "server/resource_traits.h"
#include "server/rpc_status.h"

namespace perron {

// Most items of one import call: its results must fit in one answer.
inline constexpr std::size_t kMostImportItems = 10000;

// The refusal of one item too many.
absl::Status ImportTooLarge();

// One more outcome.
void Count(v1::ImportItemResult::Outcome outcome, v1::ImportSummary& summary);

// One call of an Import method: takes items as they come, writes them in chunks, and keeps a result for each, in their
// order. Every item is judged by itself and stored whole or not at all, whatever becomes of the others or of the call.
// While the writer is busy with one chunk, the next one is judged. Free of gRPC. Thread-compatible.
template <typename Traits>
class ResourceImport {
 public:
  using Resource = typename Traits::Resource;

  // *records and *call must outlive the import.
  ResourceImport(const ResourceRecords<Traits>& records, const Call& call) : records_(records), call_(call) {}

  // Takes one message of the stream; its resource is changed in the process. Errors end the call: IMPORT_TOO_LARGE; the
  // caller's deadline or cancellation. What was written before stays.
  absl::Status Add(typename Traits::ImportRequest& message) {
    if (first_) validate_only_ = message.validate_only();
    first_ = false;
    if (!message.has_item()) return absl::OkStatus();
    if (answer_.results_size() == static_cast<int>(kMostImportItems)) return ImportTooLarge();
    const int position = answer_.results_size();
    answer_.add_results()->set_row(message.item().row());
    Judge(position, *message.mutable_item());
    return rows_.size() < kChunk ? absl::OkStatus() : WriteChunk();
  }

  // Writes what is left; the answer is then complete.
  absl::StatusOr<typename Traits::ImportResponse> Finish() {
    PERRON_RETURN_IF_ERROR(WriteChunk());
    AwaitChunk();
    for (const v1::ImportItemResult& result : answer_.results()) Count(result.outcome(), *answer_.mutable_summary());
    return std::move(answer_);
  }

 private:
  using Records = ResourceRecords<Traits>;
  using Stored = typename Records::Stored;

  // As many as the writer commits at once, or a part of that.
  static constexpr std::size_t kChunk = 256;

  // An item that is in order so far and waits to be written.
  struct Row {
    int position = 0;  // in the results
    RecordKey key;
    RequestIdentity identity;
    typename Records::Staged staged;
    bool named = false;  // the caller knows its name
    std::string name;
    v1::ImportItemResult::Outcome outcome = v1::ImportItemResult::OUTCOME_UNSPECIFIED;
  };

  // Rows that the writer has. It changes them until they are waited for, so they stay where they are until then.
  struct Chunk {
    std::vector<Row> rows;
    ChangeWriter::Pending pending;  // last: goes, and waits, first
  };

  void Judge(int position, typename Traits::ImportItem& item) {
    Row row;
    row.position = position;
    const absl::Status status = ReadRow(item, row);
    if (!status.ok()) {
      Fail(position, status);
    } else if (row.outcome == v1::ImportItemResult::OUTCOME_UNCHANGED) {
      Answer(row);
    } else {
      rows_.push_back(std::move(row));
    }
  }

  absl::Status ReadRow(typename Traits::ImportItem& item, Row& row) {
    Violations violations;
    const Resource& given = Traits::Of(item);
    row.identity = ReadRequestId(call_.tenant, "Import", item.request_id(), given, "request_id", violations);
    PERRON_ASSIGN_OR_RETURN(const bool replayed, Replay(records_.store(), row));
    if (replayed) return absl::OkStatus();
    if (!Traits::Has(item)) violations.Add(Traits::kField, "absent, want the resource");
    row.named = !given.name().empty();
    row.key = Records::Key(call_.tenant, row.named ? ReadResourceName(Traits::kCollection, given.name(),
                                                                      absl::StrCat(Traits::kField, ".name"), violations)
                                                   : NewResourceId(Traits::kCollection));
    row.name = ResourceName(Traits::kCollection, row.key.id);
    if (row.named && !row.key.id.empty()) answer_.mutable_results(row.position)->set_name(row.name);
    if (!Traits::Has(item)) return violations.ToStatus();
    PERRON_RETURN_IF_ERROR(CheckRow(Traits::Mutable(item), row.key, violations));
    PERRON_ASSIGN_OR_RETURN(row.staged, records_.StageAhead(row.key, Traits::Mutable(item)));
    return absl::OkStatus();
  }

  // A resource that exists may refer to what an earlier taxonomy knew; it is read only when this one lacks something.
  // What the first look resolved is a URI to the second.
  absl::Status CheckRow(Resource& next, const RecordKey& key, Violations& violations) {
    constexpr auto kReferences = CompetencyResolver::References::kByUriOrByLabel;
    Violations strict = violations;
    const absl::Status checked = records_.Check(next, kReferences, nullptr, strict);
    if (checked.ok() && strict.empty()) return absl::OkStatus();
    PERRON_ASSIGN_OR_RETURN(const std::optional<Stored> stored, Records::Find(records_.store(), key));
    if (!stored.has_value()) return checked.ok() ? strict.ToStatus() : checked;
    PERRON_RETURN_IF_ERROR(records_.Check(next, kReferences, &stored->resource, violations));
    return violations.ToStatus();
  }

  // Whether the row's request id was answered before; then it changes nothing.
  template <typename Reader>
  absl::StatusOr<bool> Replay(const Reader& from, Row& row) const {
    v1::ImportItemResult first;
    PERRON_ASSIGN_OR_RETURN(const bool replayed, records_.Recall(from, row.identity, first));
    if (!replayed) return false;
    row.outcome = v1::ImportItemResult::OUTCOME_UNCHANGED;
    row.name = first.name();
    return true;
  }

  // On the writer's thread: touches nothing but the row.
  absl::Status WriteRow(WriteView& view, Row& row) const {
    PERRON_ASSIGN_OR_RETURN(const bool replayed, Replay(view, row));
    if (replayed) return absl::OkStatus();
    PERRON_ASSIGN_OR_RETURN(const typename Records::Turn turn,
                            records_.StageInTurn(view, row.key, std::move(row.staged)));
    row.outcome = !turn.changed  ? v1::ImportItemResult::OUTCOME_UNCHANGED
                  : turn.existed ? v1::ImportItemResult::OUTCOME_UPDATED
                                 : v1::ImportItemResult::OUTCOME_CREATED;
    if (!turn.changed) return absl::OkStatus();
    v1::ImportItemResult remembered;
    remembered.set_name(row.name);
    records_.memory().Remember(view, row.identity, remembered);
    return absl::OkStatus();
  }

  // Hands the chunk to the writer, and goes on while that one is busy with it.
  absl::Status WriteChunk() {
    AwaitChunk();
    if (const StopReason stop = Poll(call_.interrupt); stop != StopReason::kNone) return StoppedError(stop);
    if (validate_only_) {
      TryChunk();
    } else {
      std::vector<Mutation> mutations;
      mutations.reserve(rows_.size());
      for (Row& row : rows_) mutations.push_back([this, &row](WriteView& view) { return WriteRow(view, row); });
      written_.emplace(Chunk{std::move(rows_), records_.writer().Start(std::move(mutations))});
    }
    rows_.clear();
    rows_.reserve(kChunk);
    return absl::OkStatus();
  }

  // Answers the rows that the writer had, if any.
  void AwaitChunk() {
    if (!written_.has_value()) return;
    const std::vector<absl::Status> results = written_->pending.Wait();
    for (std::size_t i = 0; i < results.size(); ++i) Answer(written_->rows[i], results[i]);
    written_.reset();
  }

  void TryChunk() {
    StagedChanges nowhere(records_.store());
    for (Row& row : rows_) {
      const absl::Status written = WriteRow(nowhere, row);
      if (!written.ok()) nowhere.Drop();
      nowhere.Keep();
      row.outcome = v1::ImportItemResult::OUTCOME_VALID;
      if (!row.named) row.name.clear();
      Answer(row, written);
    }
  }

  void Answer(const Row& row, const absl::Status& status = absl::OkStatus()) {
    if (!status.ok()) return Fail(row.position, status);
    answer_.mutable_results(row.position)->set_outcome(row.outcome);
    answer_.mutable_results(row.position)->set_name(row.name);
  }

  void Fail(int position, const absl::Status& status) {
    v1::ImportItemResult& result = *answer_.mutable_results(position);
    result.set_outcome(v1::ImportItemResult::OUTCOME_FAILED);
    *result.mutable_error() = ToRpcStatus(status);
  }

  const ResourceRecords<Traits>& records_;
  const Call& call_;
  bool first_ = true;
  bool validate_only_ = false;
  std::vector<Row> rows_;         // judged, to be written with the next chunk
  std::optional<Chunk> written_;  // by the writer, meanwhile
  typename Traits::ImportResponse answer_;
};

}  // namespace perron

#endif  // PERRON_SERVER_RESOURCE_IMPORT_H_
