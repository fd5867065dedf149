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

std::uint64_t StagedChanges::Put(RecordKey key, std::string payload, std::shared_ptr<const Derived> derived) {
  return Stage({.key = std::move(key), .payload = std::move(payload), .derived = std::move(derived)});
}

std::uint64_t StagedChanges::Delete(RecordKey key) { return Stage({.key = std::move(key), .payload = std::nullopt}); }

std::uint64_t StagedChanges::Stage(Change change) {
  const std::size_t position = changes_.size();
  change.sequence = first_sequence_ + position;
  const auto [entry, inserted] = latest_.try_emplace(change.key, position);
  was_.push_back(inserted ? std::nullopt : std::optional(entry->second));
  entry->second = position;
  changes_.push_back(std::move(change));
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
