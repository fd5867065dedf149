#include "index/exact/group_order.h"

#include <algorithm>

#include "index/exact/profile_blocks.h"

namespace perron {
namespace {

// Below this, the strongest first is worth more than more of the same competencies.
constexpr std::size_t kSmallGroup = 4 * kBlockRows;
// A divider that sets apart fewer than this is not worth going through all documents for.
constexpr double kLeastShare = 0.1;

}  // namespace

GroupOrder::GroupOrder(const CompetencySpace& space, const EntryLists& lists)
    : space_(space), lists_(lists), count_(space.weights.size(), 0) {}

std::span<const CodedEntry> GroupOrder::EntriesOf(std::uint32_t document) const {
  return lists_.entries.subspan(lists_.begin[document], lists_.begin[document + 1] - lists_.begin[document]);
}

std::int32_t GroupOrder::BestDivider(std::span<const std::uint32_t> documents) {
  touched_.clear();
  for (const std::uint32_t document : documents) {
    for (const CodedEntry& entry : EntriesOf(document)) {
      if (count_[entry.competency]++ == 0) touched_.push_back(entry.competency);
    }
  }
  const auto size = static_cast<double>(documents.size());
  double best = 0;
  std::int32_t divider = -1;
  for (const std::uint16_t competency : touched_) {
    const double share = count_[competency] / size;
    const bool divides = share >= kLeastShare && share <= 1 - kLeastShare;
    const double worth = !divides ? 0 : space_.weights[competency].weight * share * (1 - share);
    if (worth > best || (worth == best && worth > 0 && competency < divider)) {
      best = worth;
      divider = competency;
    }
    count_[competency] = 0;
  }
  return divider;
}

void GroupOrder::Divide(std::span<std::uint32_t> documents) {
  // The larger part goes on here, so that the stack stays shallow whatever the parts are.
  while (documents.size() > kSmallGroup) {
    const std::int32_t divider = BestDivider(documents);
    if (divider < 0) return;
    const auto without = std::stable_partition(documents.begin(), documents.end(), [&](std::uint32_t document) {
      const std::span<const CodedEntry> entries = EntriesOf(document);
      return std::any_of(entries.begin(), entries.end(),
                         [divider](const CodedEntry& entry) { return entry.competency == divider; });
    });
    const auto with = static_cast<std::size_t>(without - documents.begin());
    const std::span<std::uint32_t> parts[2] = {documents.first(with), documents.subspan(with)};
    const std::size_t small = parts[0].size() < parts[1].size() ? 0 : 1;
    Divide(parts[small]);
    documents = parts[1 - small];
  }
}

}  // namespace perron
