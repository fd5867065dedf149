#ifndef PERRON_SERVER_RESOURCE_IMPORT_H_
#define PERRON_SERVER_RESOURCE_IMPORT_H_

#include <cstddef>
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
// Free of gRPC. Thread-compatible.
template <typename Traits>
class ResourceImport {
 public:
  using Resource = typename Traits::Resource;

  // *records and *call must outlive the import.
  ResourceImport(const ResourceRecords<Traits>& records, const Call& call) : records_(records), call_(call) {}

  // Takes one message of the stream. Errors end the call: IMPORT_TOO_LARGE; the caller's deadline or cancellation. What
  // was written before stays.
  absl::Status Add(typename Traits::ImportRequest message) {
    if (first_) validate_only_ = message.validate_only();
    first_ = false;
    if (!message.has_item()) return absl::OkStatus();
    if (answer_.results_size() == static_cast<int>(kMostImportItems)) return ImportTooLarge();
    const int position = answer_.results_size();
    answer_.add_results()->set_row(message.item().row());
    Judge(position, std::move(*message.mutable_item()));
    return chunk_.size() < kChunk ? absl::OkStatus() : WriteChunk();
  }

  // Writes what is left; the answer is then complete.
  absl::StatusOr<typename Traits::ImportResponse> Finish() {
    PERRON_RETURN_IF_ERROR(WriteChunk());
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
    Resource next;
    bool named = false;  // the caller knows its name
    v1::ImportItemResult::Outcome outcome = v1::ImportItemResult::OUTCOME_UNSPECIFIED;
  };

  void Judge(int position, typename Traits::ImportItem item) {
    Row row;
    row.position = position;
    const absl::Status status = ReadRow(item, row);
    if (!status.ok()) {
      Fail(position, status);
    } else if (row.outcome == v1::ImportItemResult::OUTCOME_UNCHANGED) {
      answer_.mutable_results(position)->set_outcome(row.outcome);
    } else {
      chunk_.push_back(std::move(row));
    }
  }

  absl::Status ReadRow(const typename Traits::ImportItem& item, Row& row) {
    Violations violations;
    const Resource& given = Traits::Of(item);
    row.identity = ReadRequestId(call_.tenant, "Import", item.request_id(), given, "request_id", violations);
    v1::ImportItemResult& result = *answer_.mutable_results(row.position);
    PERRON_ASSIGN_OR_RETURN(const bool replayed, Replay(records_.store(), row, result));
    if (replayed) return absl::OkStatus();
    if (!Traits::Has(item)) violations.Add(Traits::kField, "absent, want the resource");
    row.named = !given.name().empty();
    row.key = Records::Key(call_.tenant, row.named ? ReadResourceName(Traits::kCollection, given.name(),
                                                                      absl::StrCat(Traits::kField, ".name"), violations)
                                                   : NewResourceId(Traits::kCollection));
    if (row.named && !row.key.id.empty()) result.set_name(given.name());
    return CheckRow(given, row, violations);
  }

  // A resource that exists may refer to what an earlier taxonomy knew; it is read only when this one lacks something.
  absl::Status CheckRow(const Resource& given, Row& row, Violations& violations) {
    constexpr auto kReferences = CompetencyResolver::References::kByUriOrByLabel;
    Violations strict = violations;
    row.next = given;
    const absl::Status checked = records_.Check(row.next, kReferences, nullptr, strict);
    if (checked.ok() && strict.empty()) return absl::OkStatus();
    PERRON_ASSIGN_OR_RETURN(const std::optional<Stored> stored, Records::Find(records_.store(), row.key));
    if (!stored.has_value()) return checked.ok() ? strict.ToStatus() : checked;
    row.next = given;
    PERRON_RETURN_IF_ERROR(records_.Check(row.next, kReferences, &stored->resource, violations));
    return violations.ToStatus();
  }

  // Whether the row's request id was answered before; then it changes nothing.
  template <typename Reader>
  absl::StatusOr<bool> Replay(const Reader& from, Row& row, v1::ImportItemResult& result) const {
    v1::ImportItemResult first;
    PERRON_ASSIGN_OR_RETURN(const bool replayed, records_.Recall(from, row.identity, first));
    if (!replayed) return false;
    row.outcome = v1::ImportItemResult::OUTCOME_UNCHANGED;
    result.set_name(first.name());
    return true;
  }

  absl::Status WriteRow(WriteView& view, Row& row) {
    v1::ImportItemResult& result = *answer_.mutable_results(row.position);
    PERRON_ASSIGN_OR_RETURN(const bool replayed, Replay(view, row, result));
    if (replayed) return absl::OkStatus();
    PERRON_ASSIGN_OR_RETURN(const std::optional<Stored> before, Records::Find(view, row.key));
    PERRON_ASSIGN_OR_RETURN(const bool changed,
                            records_.Stage(view, row.key, before.has_value() ? &*before : nullptr, row.next));
    row.outcome = !changed             ? v1::ImportItemResult::OUTCOME_UNCHANGED
                  : before.has_value() ? v1::ImportItemResult::OUTCOME_UPDATED
                                       : v1::ImportItemResult::OUTCOME_CREATED;
    result.set_name(row.next.name());
    if (!changed) return absl::OkStatus();
    v1::ImportItemResult remembered;
    remembered.set_name(result.name());
    records_.memory().Remember(view, row.identity, remembered);
    return absl::OkStatus();
  }

  absl::Status WriteChunk() {
    if (const StopReason stop = Poll(call_.interrupt); stop != StopReason::kNone) return StoppedError(stop);
    const std::vector<absl::Status> written = validate_only_ ? TryChunk() : CommitChunk();
    for (std::size_t i = 0; i < chunk_.size(); ++i) {
      const Row& row = chunk_[i];
      v1::ImportItemResult& result = *answer_.mutable_results(row.position);
      result.set_outcome(validate_only_ ? v1::ImportItemResult::OUTCOME_VALID : row.outcome);
      if (!row.named && (validate_only_ || !written[i].ok())) result.clear_name();
      if (!written[i].ok()) Fail(row.position, written[i]);
    }
    chunk_.clear();
    return absl::OkStatus();
  }

  std::vector<absl::Status> CommitChunk() {
    std::vector<Mutation> mutations;
    mutations.reserve(chunk_.size());
    for (Row& row : chunk_) {
      mutations.push_back([this, &row](WriteView& view) { return WriteRow(view, row); });
    }
    return records_.writer().SubmitAll(std::move(mutations));
  }

  std::vector<absl::Status> TryChunk() {
    std::vector<absl::Status> results;
    StagedChanges nowhere(records_.store());
    for (Row& row : chunk_) {
      results.push_back(WriteRow(nowhere, row));
      if (!results.back().ok()) nowhere.Drop();
      nowhere.Keep();
    }
    return results;
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
  std::vector<Row> chunk_;
  typename Traits::ImportResponse answer_;
};

}  // namespace perron

#endif  // PERRON_SERVER_RESOURCE_IMPORT_H_
