#include "clients/bench/measured_index.h"

#include <utility>

#include "index/document_list.h"
#include "index/exact/document_order.h"
#include "index/exact/exact_index.h"
#include "index/exact/segment_builder.h"

namespace perron {
namespace {

// One segment of all that was added; what is written later is fresh, and dead in the segment.
class MeasuredExactIndex final : public MeasuredIndex {
 public:
  MeasuredExactIndex(const Taxonomy& taxonomy, std::shared_ptr<const CompetencySpace> space, const ScoringModel& model,
                     std::size_t threads)
      : space_(std::move(space)),
        model_(model),
        threads_(threads),
        order_(taxonomy, *space_),
        builder_(SegmentContext{*space_, order_, model}) {}

  void Add(const PersonDocument& person) override { builder_.Add(person); }

  void Put(const PersonDocument& person) override {
    for (IndexPart<PeopleKind>& part : contents_.parts) {
      if (const auto row = part.segment->Find(person.id)) part.dead.Kill(*row);
    }
    fresh_.Put(std::make_shared<const FreshDocument<PeopleKind>>(std::make_shared<const PersonDocument>(person)));
  }

  std::shared_ptr<const PeopleIndex> Publish() override {
    if (contents_.parts.empty()) contents_.parts.push_back({std::move(builder_).Build(threads_), {}});
    contents_.fresh = fresh_.Publish();
    return std::make_shared<const ExactPeopleIndex>(contents_, space_, model_);
  }

  std::size_t MemoryBytes() const override { return contents_.memory(); }

 private:
  const std::shared_ptr<const CompetencySpace> space_;
  const ScoringModel& model_;
  const std::size_t threads_;
  const DominantOccupation order_;
  SegmentBuilder<PeopleKind> builder_;
  IndexContents<PeopleKind> contents_;
  DocumentListBuilder<FreshDocument<PeopleKind>> fresh_;
};

}  // namespace

std::unique_ptr<MeasuredIndex> MakeMeasuredIndex(const Taxonomy& taxonomy, std::shared_ptr<const CompetencySpace> space,
                                                 const ScoringModel& model, std::size_t threads) {
  return std::make_unique<MeasuredExactIndex>(taxonomy, std::move(space), model, threads);
}

}  // namespace perron
