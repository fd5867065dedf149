#include "index/exact/segment.h"

#include <algorithm>
#include <string>
#include <utility>

namespace perron {

template <typename Kind>
Segment<Kind>::Segment(Arrays arrays, typename Kind::Columns circumstances, ProfileBlocks blocks, LevelOne level_one,
                       std::shared_ptr<const void> owner)
    : arrays_(arrays),
      circumstances_(std::move(circumstances)),
      blocks_(std::move(blocks)),
      level_one_(std::move(level_one)),
      owner_(std::move(owner)) {}

template <typename Kind>
std::optional<std::uint32_t> Segment<Kind>::Find(std::string_view id) const {
  const auto it = std::lower_bound(arrays_.by_id.begin(), arrays_.by_id.end(), id,
                                   [this](std::uint32_t row, std::string_view wanted) { return Id(row) < wanted; });
  if (it == arrays_.by_id.end() || Id(*it) != id) return std::nullopt;
  return *it;
}

template <typename Kind>
std::shared_ptr<const typename Kind::Document> Segment<Kind>::Document(std::size_t row) const {
  auto document = std::make_shared<typename Kind::Document>();
  document->id = std::string(Id(row));
  Kind::Unpack(Packed(row), *document);
  document->circumstances = circumstances_.At(row);
  Kind::DayOf(*document) = DayOf(row);
  return document;
}

template <typename Kind>
std::size_t Segment<Kind>::memory() const {
  return arrays_.id_begin.size_bytes() + arrays_.id_text.size_bytes() + arrays_.by_id.size_bytes() +
         arrays_.packed_begin.size_bytes() + arrays_.packed.size_bytes() + arrays_.days.size_bytes() +
         arrays_.whole_norm.size_bytes() + arrays_.least_norm.size_bytes() + arrays_.entries.size_bytes() +
         circumstances_.memory() + blocks_.memory() + level_one_.memory();
}

template class Segment<PeopleKind>;
template class Segment<WorkKind>;

}  // namespace perron
