#include "index/exact/live_index.h"

#include <algorithm>
#include <utility>

namespace perron {
namespace {

constexpr std::size_t kDocumentsBetweenPolls = 256;

std::size_t Competencies(const PersonDocument& person) { return person.profile.competencies.size(); }
std::size_t Competencies(const WorkDocument& work) { return work.profile.requirements.size(); }

// Adds documents to a segment until it is told to stop.
template <typename Kind>
class InterruptibleAdder {
 public:
  InterruptibleAdder(SegmentBuilder<Kind>& builder, const Interrupt& interrupt)
      : builder_(builder), interrupt_(interrupt) {}

  // False when told to stop.
  bool Add(const typename Kind::Document& document) {
    if (++added_ % kDocumentsBetweenPolls == 0 && Poll(interrupt_) != StopReason::kNone) stopped_ = true;
    if (!stopped_) builder_.Add(document);
    return !stopped_;
  }
  bool stopped() const { return stopped_; }

 private:
  SegmentBuilder<Kind>& builder_;
  const Interrupt& interrupt_;
  std::size_t added_ = 0;
  bool stopped_ = false;
};

template <typename Kind>
void KillRows(const absl::flat_hash_set<std::string>& ids, IndexPart<Kind>& part) {
  for (const std::string& id : ids) {
    if (const auto row = part.segment->Find(id)) part.dead.Kill(*row);
  }
}

}  // namespace

template <typename Kind>
class LiveIndex<Kind>::Merge final : public IndexMerge {
 public:
  Merge(LiveIndex& live, const std::vector<std::size_t>& chosen, DocumentList<FreshDocument<Kind>> fresh)
      : live_(live), fresh_(std::move(fresh)) {
    for (const std::size_t place : chosen) parts_.push_back(live.parts_[place]);
  }

  bool Build(const SegmentContext& context, const Interrupt& interrupt) override {
    SegmentBuilder<Kind> builder(context);
    InterruptibleAdder<Kind> adder(builder, interrupt);
    for (const IndexPart<Kind>& part : parts_) {
      for (std::size_t row = 0; row < part.segment->size(); ++row) {
        if (!part.dead.IsDead(row) && !adder.Add(*part.segment->Document(row))) return false;
      }
    }
    fresh_.ForEach([&](const std::shared_ptr<const FreshDocument<Kind>>& fresh) {
      return !FitsSegment(*fresh->document) || adder.Add(*fresh->document);
    });
    if (adder.stopped()) return false;
    made_.segment = std::move(builder).Build(1, interrupt);
    return made_.segment != nullptr;
  }

  bool Finish() override {
    // So many take well under a millisecond.
    constexpr std::size_t kFewTouched = 200;
    if (live_.touched_.size() > kFewTouched) {
      touched_ = std::exchange(live_.touched_, {});
      return false;
    }
    KillRows(live_.touched_, made_);
    const auto was_merged = [this](const IndexPart<Kind>& part) {
      return std::any_of(parts_.begin(), parts_.end(), [&](const auto& old) { return old.segment == part.segment; });
    };
    std::erase_if(live_.parts_, was_merged);
    if (made_.dead.count() < made_.segment->size()) live_.parts_.push_back(made_);
    for (const auto& [id, document] : live_.large_) live_.since_.Put(document);
    // What goes is kept here, to die without the lock.
    std::swap(live_.fresh_, live_.since_);
    std::swap(dropped_, live_.since_);
    std::swap(touched_, live_.touched_);
    live_.touched_.clear();
    live_.merging_ = false;
    return true;
  }

  void CatchUp() override {
    KillRows(touched_, made_);
    touched_.clear();
  }

  void Abandon() override {
    std::swap(dropped_, live_.since_);
    live_.touched_.clear();
    live_.merging_ = false;
  }

 private:
  LiveIndex& live_;
  std::vector<IndexPart<Kind>> parts_;
  const DocumentList<FreshDocument<Kind>> fresh_;
  IndexPart<Kind> made_;
  absl::flat_hash_set<std::string> touched_;
  DocumentListBuilder<FreshDocument<Kind>> dropped_;
};

template <typename Kind>
bool LiveIndex<Kind>::FitsSegment(const Document& document) {
  return Competencies(document) <= SegmentBuilder<Kind>::kMostEntries;
}

template <typename Kind>
void LiveIndex<Kind>::Put(std::shared_ptr<const Document> document) {
  if (!fresh_.Contains(document->id)) KillRow(document->id);
  auto fresh = std::make_shared<const FreshDocument<Kind>>(std::move(document));
  if (FitsSegment(*fresh->document)) {
    large_.erase(fresh->id);
  } else {
    large_.insert_or_assign(fresh->id, fresh);
  }
  if (merging_) {
    touched_.insert(fresh->id);
    since_.Put(fresh);
  }
  fresh_.Put(std::move(fresh));
}

template <typename Kind>
void LiveIndex<Kind>::Remove(const std::string& id) {
  if (fresh_.Contains(id)) {
    fresh_.Remove(id);
    large_.erase(id);
  } else {
    KillRow(id);
  }
  if (!merging_) return;
  touched_.insert(id);
  since_.Remove(id);
}

template <typename Kind>
IndexContents<Kind> LiveIndex<Kind>::Publish() {
  return {parts_, fresh_.Publish()};
}

template <typename Kind>
std::size_t LiveIndex<Kind>::size() const {
  std::size_t size = fresh_.size();
  for (const IndexPart<Kind>& part : parts_) size += part.segment->size() - part.dead.count();
  return size;
}

template <typename Kind>
std::unique_ptr<IndexMerge> LiveIndex<Kind>::PlanMerge(bool quiet, const MergeLimits& limits) {
  if (merging_) return nullptr;
  std::optional<std::vector<std::size_t>> chosen = Choose(quiet, limits);
  if (!chosen.has_value()) return nullptr;
  merging_ = true;
  return std::make_unique<Merge>(*this, *std::move(chosen), fresh_.Publish());
}

template <typename Kind>
std::optional<std::vector<std::size_t>> LiveIndex<Kind>::Choose(bool quiet, const MergeLimits& limits) const {
  std::vector<PartSize> sizes;
  for (const IndexPart<Kind>& part : parts_) sizes.push_back({part.segment->size(), part.dead.count()});
  return ChooseMerge(sizes, fresh_.size() - large_.size(), quiet, limits);
}

template <typename Kind>
void LiveIndex<Kind>::KillRow(std::string_view id) {
  for (IndexPart<Kind>& part : parts_) {
    const auto row = part.segment->Find(id);
    if (!row.has_value() || part.dead.IsDead(*row)) continue;
    part.dead.Kill(*row);
    return;
  }
}

template class LiveIndex<PeopleKind>;
template class LiveIndex<WorkKind>;

}  // namespace perron
