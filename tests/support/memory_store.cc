#include "tests/support/memory_store.h"

#include <algorithm>
#include <utility>

namespace perron {

absl::StatusOr<std::optional<Record>> MemoryStore::Get(const RecordKey& key) const {
  const ReaderMutexLock lock(mutex_);
  const auto found = records_.find(key);
  if (found == records_.end()) return std::nullopt;
  return found->second;
}

absl::Status MemoryStore::Scan(std::string_view tenant, RecordKind kind, std::string_view after_id,
                               absl::FunctionRef<bool(const std::string& id, Record record)> visit) const {
  std::map<RecordKey, Record> moment;
  {
    const ReaderMutexLock lock(mutex_);
    moment = records_;
  }
  for (auto& [key, record] : moment) {
    if (key.tenant != tenant || key.kind != kind) continue;
    if (!after_id.empty() && key.id <= after_id) continue;
    if (!visit(key.id, std::move(record))) break;
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<std::string>> MemoryStore::Tenants() const {
  const ReaderMutexLock lock(mutex_);
  std::vector<std::string> tenants;
  for (const auto& [key, record] : records_) {
    if (key.tenant == kSystemTenant) continue;
    if (tenants.empty() || tenants.back() != key.tenant) tenants.push_back(key.tenant);
  }
  return tenants;
}

absl::Status MemoryStore::Apply(const std::vector<Change>& changes) {
  if (changes.empty()) return absl::OkStatus();
  const MutexLock lock(mutex_);
  if (!apply_error_.ok()) return apply_error_;
  std::uint64_t sequence = last_sequence_;
  for (const Change& change : changes) {
    if (change.sequence <= sequence) return absl::InvalidArgumentError("change sequences must ascend");
    sequence = change.sequence;
  }
  for (const Change& change : changes) {
    if (IsSearched(change.key.kind)) log_[change.sequence] = change.key;
    if (change.payload.has_value()) {
      records_[change.key] = {.payload = *change.payload, .sequence = change.sequence};
    } else {
      records_.erase(change.key);
    }
  }
  last_sequence_ = sequence;
  ++apply_count_;
  return absl::OkStatus();
}

std::uint64_t MemoryStore::last_sequence() const {
  const ReaderMutexLock lock(mutex_);
  return last_sequence_;
}

absl::Status MemoryStore::ChangedSince(
    std::uint64_t sequence, absl::FunctionRef<bool(std::uint64_t sequence, const RecordKey& key)> visit) const {
  std::map<std::uint64_t, RecordKey> moment;
  {
    const ReaderMutexLock lock(mutex_);
    if (sequence < log_start_ || sequence > last_sequence_) return absl::OutOfRangeError("not in the log");
    moment.insert(log_.upper_bound(sequence), log_.end());
  }
  for (const auto& [changed, key] : moment) {
    if (!visit(changed, key)) break;
  }
  return absl::OkStatus();
}

absl::Status MemoryStore::ForgetChanges(std::uint64_t sequence) {
  const MutexLock lock(mutex_);
  log_start_ = std::max(log_start_, std::min(sequence, last_sequence_));
  log_.erase(log_.begin(), log_.upper_bound(log_start_));
  return absl::OkStatus();
}

void MemoryStore::FailApply(absl::Status error) {
  const MutexLock lock(mutex_);
  apply_error_ = std::move(error);
}

int MemoryStore::apply_count() const {
  const ReaderMutexLock lock(mutex_);
  return apply_count_;
}

}  // namespace perron
