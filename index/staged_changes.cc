#include "index/staged_changes.h"

#include <utility>

namespace perron {
namespace {

std::size_t BytesOf(const Change& change) {
  return change.key.tenant.size() + change.key.id.size() + (change.payload.has_value() ? change.payload->size() : 0);
}

}  // namespace

StagedChanges::StagedChanges(const Store& store) : store_(store), first_sequence_(store.last_sequence() + 1) {}

absl::StatusOr<std::optional<Record>> StagedChanges::Get(const RecordKey& key) const {
  const auto found = latest_.find(key);
  if (found == latest_.end()) return store_.Get(key);
  const Change& change = changes_[found->second];
  if (!change.payload.has_value()) return std::nullopt;
  return Record{.payload = *change.payload, .sequence = change.sequence};
}

std::uint64_t StagedChanges::Put(RecordKey key, std::string payload) {
  return Stage(std::move(key), std::move(payload));
}

std::uint64_t StagedChanges::Delete(RecordKey key) { return Stage(std::move(key), std::nullopt); }

std::uint64_t StagedChanges::Stage(RecordKey key, std::optional<std::string> payload) {
  const std::size_t position = changes_.size();
  const auto [entry, inserted] = latest_.try_emplace(key, position);
  was_.push_back(inserted ? std::nullopt : std::optional(entry->second));
  entry->second = position;
  changes_.push_back({.key = std::move(key), .payload = std::move(payload), .sequence = first_sequence_ + position});
  bytes_ += BytesOf(changes_.back());
  return changes_.back().sequence;
}

void StagedChanges::Keep() {
  kept_ = changes_.size();
  was_.clear();
}

void StagedChanges::Drop() {
  while (changes_.size() > kept_) {
    const Change& change = changes_.back();
    bytes_ -= BytesOf(change);
    if (was_.back().has_value()) {
      latest_[change.key] = *was_.back();
    } else {
      latest_.erase(change.key);
    }
    was_.pop_back();
    changes_.pop_back();
  }
}

}  // namespace perron
