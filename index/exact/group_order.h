#ifndef PERRON_INDEX_EXACT_GROUP_ORDER_H_
#define PERRON_INDEX_EXACT_GROUP_ORDER_H_

#include <cstdint>
#include <span>
#include <vector>

#include "index/exact/entry_code.h"
#include "matching/competency_space.h"

namespace perron {

// Documents as lists of entries in one array.
struct EntryLists {
  std::span<const std::uint32_t> begin;  // by document, one more than there are: into entries
  std::span<const CodedEntry> entries;
};

// Orders documents of one occupation, so that those with the same competencies lie together: divides them by the
// competency that divides them most (highest weight times share with times share without), the holders first, and goes
// on with both halves until they are a few blocks or nothing divides them well. Documents keep their order otherwise.
// Single thread.
class GroupOrder {
 public:
  // `space` is read while dividing; both must outlive the order.
  GroupOrder(const CompetencySpace& space, const EntryLists& lists);

  void Divide(std::span<std::uint32_t> documents);

 private:
  std::span<const CodedEntry> EntriesOf(std::uint32_t document) const;
  // The competency that divides them most; -1 when none does.
  std::int32_t BestDivider(std::span<const std::uint32_t> documents);

  const CompetencySpace& space_;
  const EntryLists lists_;
  std::vector<std::uint32_t> count_;    // scratch, by competency
  std::vector<std::uint16_t> touched_;  // scratch
};

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_GROUP_ORDER_H_
