#ifndef PERRON_INDEX_EXACT_SEGMENT_BUILDER_H_
#define PERRON_INDEX_EXACT_SEGMENT_BUILDER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "index/exact/document_order.h"
#include "index/exact/segment.h"
#include "matching/interrupt.h"

namespace perron {

// What segments are made with. All must outlive the builders; the segments need none of it.
struct SegmentContext {
  const CompetencySpace& space;
  const DominantOccupation& order;
  const ScoringModel& model;
};

// Takes documents one by one, packs them at once, and makes a segment of them. Single thread.
template <typename Kind>
class SegmentBuilder {
 public:
  // REQUIRES: context.space has at most 65,536 competencies.
  explicit SegmentBuilder(const SegmentContext& context);

  // Packs the document; it need not be kept. REQUIRES: no other has its id; it has at most kMostEntries competencies.
  void Add(const typename Kind::Document& document);

  std::size_t size() const { return strength_.size(); }
  // Whether no more may be added: the packed profiles are counted in 32 bits.
  bool full() const { return packed_.size() > (std::size_t{3} << 30) || id_text_.size() > (std::size_t{3} << 30); }

  // The segment of all that was added, made by this many threads. The builder is of no use afterwards. Null when
  // `interrupt` says stop.
  std::shared_ptr<const Segment<Kind>> Build(std::size_t threads = 1, const Interrupt& interrupt = {}) &&;

  static constexpr std::size_t kMostEntries = 1000;

 private:
  struct Owned;

  std::vector<std::uint32_t> Order() const;

  const SegmentContext context_;
  const EntryCoding coding_;
  DominantOccupation order_;  // a copy: looking changes its scratch
  // By document, in the order of Add.
  std::vector<std::uint32_t> id_begin_ = {0};
  std::string id_text_;
  std::vector<std::uint32_t> packed_begin_ = {0};
  std::vector<std::uint8_t> packed_;
  std::vector<std::uint32_t> entries_begin_ = {0};
  std::vector<CodedEntry> entries_;
  std::vector<Day> days_;
  std::vector<DocumentNorms> norms_;
  std::vector<std::uint32_t> occupation_;
  std::vector<float> strength_;
  typename Kind::ColumnsBuilder circumstances_;
  bool teaches_ = false;
};

extern template class SegmentBuilder<PeopleKind>;
extern template class SegmentBuilder<WorkKind>;

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_SEGMENT_BUILDER_H_
