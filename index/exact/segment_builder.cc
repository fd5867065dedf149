#include "index/exact/segment_builder.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <thread>
#include <tuple>
#include <utility>

#include "index/exact/group_order.h"

namespace perron {
namespace {

// What a person could show at most at level 4, or what work asks: steers the order only.
constexpr Level kStrengthLevel = 4;

template <typename T>
std::vector<T> Reordered(const std::vector<T>& values, const std::vector<std::uint32_t>& order) {
  std::vector<T> result;
  result.reserve(order.size());
  for (const std::uint32_t place : order) result.push_back(values[place]);
  return result;
}

// The strings of an arena, one after the other in the new order.
template <typename Bytes>
void ReorderArena(const std::vector<std::uint32_t>& begin, const Bytes& bytes, const std::vector<std::uint32_t>& order,
                  std::vector<std::uint32_t>& new_begin, Bytes& new_bytes) {
  new_begin.reserve(begin.size());
  new_bytes.reserve(bytes.size());
  new_begin.push_back(0);
  for (const std::uint32_t place : order) {
    new_bytes.insert(new_bytes.end(), bytes.begin() + begin[place], bytes.begin() + begin[place + 1]);
    new_begin.push_back(static_cast<std::uint32_t>(new_bytes.size()));
  }
}

// Calls work(part, begin, end) for `parts` parts of [0, size), each on a thread of its own.
template <typename Work>
void InParts(std::size_t size, std::size_t parts, const Work& work) {
  std::vector<std::thread> threads;
  for (std::size_t part = 1; part < parts; ++part) {
    threads.emplace_back([&, part] { work(part, size * part / parts, size * (part + 1) / parts); });
  }
  work(std::size_t{0}, std::size_t{0}, size / parts);
  for (std::thread& thread : threads) thread.join();
}

}  // namespace

// Keeps the arrays of a segment that was built in memory.
template <typename Kind>
struct SegmentBuilder<Kind>::Owned {
  std::vector<std::uint32_t> id_begin;
  std::string id_text;
  std::vector<std::uint32_t> by_id;
  std::vector<std::uint32_t> packed_begin;
  std::vector<std::uint8_t> packed;
  std::vector<Day> days;
  std::vector<std::uint16_t> whole_norm;
  std::vector<std::uint16_t> least_norm;
  std::vector<std::uint8_t> entries;
};

template <typename Kind>
SegmentBuilder<Kind>::SegmentBuilder(const SegmentContext& context)
    : context_(context), coding_(context.model), order_(context.order) {}

template <typename Kind>
void SegmentBuilder<Kind>::Add(const typename Kind::Document& document) {
  id_text_ += document.id;
  id_begin_.push_back(static_cast<std::uint32_t>(id_text_.size()));
  Kind::Pack(document, packed_);
  packed_begin_.push_back(static_cast<std::uint32_t>(packed_.size()));
  Kind::Code(document, coding_, context_.model, entries_);
  entries_begin_.push_back(static_cast<std::uint32_t>(entries_.size()));
  days_.push_back(Kind::DayOf(document));
  circumstances_.Add(document.circumstances);
  if constexpr (Kind::kPeople) {
    norms_.push_back(NormsOf(document.profile, context_.space, context_.model));
  } else {
    norms_.push_back(NormsOf(document.profile, context_.space, context_.model));
    teaches_ = teaches_ || !document.teaches.empty();
  }
  const auto added = std::span<const CodedEntry>(entries_).subspan(entries_begin_[entries_begin_.size() - 2]);
  occupation_.push_back(order_.Of(added));
  double strength = 0;
  for (const CodedEntry& entry : added) {
    strength += context_.space.weights[entry.competency].weight * coding_.MostHave(entry.code, kStrengthLevel);
  }
  strength_.push_back(static_cast<float>(strength));
}

// By occupation; within one by what most divides it; then the strongest first.
template <typename Kind>
std::vector<std::uint32_t> SegmentBuilder<Kind>::Order() const {
  std::vector<std::uint32_t> order(size());
  std::iota(order.begin(), order.end(), 0U);
  const auto by_strength = [this](std::uint32_t a, std::uint32_t b) {
    return std::tuple(occupation_[a], -strength_[a], a) < std::tuple(occupation_[b], -strength_[b], b);
  };
  std::sort(order.begin(), order.end(), by_strength);
  GroupOrder groups(context_.space, {entries_begin_, entries_});
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin;
    while (end < order.size() && occupation_[order[end]] == occupation_[order[begin]]) ++end;
    groups.Divide(std::span(order).subspan(begin, end - begin));
    begin = end;
  }
  return order;
}

template <typename Kind>
std::shared_ptr<const Segment<Kind>> SegmentBuilder<Kind>::Build(std::size_t threads, const Interrupt& interrupt) && {
  threads = std::max<std::size_t>(1, threads);
  const std::vector<std::uint32_t> order = Order();
  if (Poll(interrupt) != StopReason::kNone) return nullptr;
  occupation_ = {};
  strength_ = {};

  const std::size_t blocks = (order.size() + kBlockRows - 1) / kBlockRows;
  const std::size_t competencies = context_.space.weights.size();
  std::vector<ProfileBlocksBuilder> block_parts(threads);
  std::vector<LevelOneBuilder> level_one_parts(threads, LevelOneBuilder(competencies));
  InParts(blocks, threads, [&](std::size_t part, std::size_t begin, std::size_t end) {
    std::vector<std::span<const CodedEntry>> rows;
    for (std::size_t block = begin; block < end; ++block) {
      rows.clear();
      for (std::size_t row = block * kBlockRows; row < std::min(order.size(), (block + 1) * kBlockRows); ++row) {
        const std::uint32_t first = entries_begin_[order[row]];
        rows.push_back(std::span<const CodedEntry>(entries_).subspan(first, entries_begin_[order[row] + 1] - first));
      }
      block_parts[part].Add(rows);
      level_one_parts[part].Add(block_parts[part].groups());
    }
  });
  entries_ = {};
  entries_begin_ = {};
  for (std::size_t part = 1; part < threads; ++part) {
    block_parts[0].Append(block_parts[part]);
    level_one_parts[0].Append(level_one_parts[part]);
    block_parts[part] = {};
  }
  ProfileBlocks profile_blocks = std::move(block_parts[0]).Build();
  LevelOne level_one = std::move(level_one_parts[0]).Build();
  if (Poll(interrupt) != StopReason::kNone) return nullptr;

  auto owned = std::make_shared<Owned>();
  ReorderArena(id_begin_, id_text_, order, owned->id_begin, owned->id_text);
  id_text_ = {};
  ReorderArena(packed_begin_, packed_, order, owned->packed_begin, owned->packed);
  packed_ = {};
  if (std::any_of(days_.begin(), days_.end(), [](Day day) { return day != kUnknownDay; })) {
    owned->days = Reordered(days_, order);
  }
  owned->by_id.resize(order.size());
  std::iota(owned->by_id.begin(), owned->by_id.end(), 0U);
  const auto id = [&](std::uint32_t row) {
    return std::string_view(owned->id_text)
        .substr(owned->id_begin[row], owned->id_begin[row + 1] - owned->id_begin[row]);
  };
  std::sort(owned->by_id.begin(), owned->by_id.end(), [&](std::uint32_t a, std::uint32_t b) { return id(a) < id(b); });
  for (const std::uint32_t place : order) {
    owned->whole_norm.push_back(norms_[place].whole);
    owned->least_norm.push_back(norms_[place].least);
    owned->entries.push_back(norms_[place].entries);
  }
  owned->whole_norm.resize(blocks * kBlockRows, 0);
  owned->least_norm.resize(blocks * kBlockRows, 0);
  owned->entries.resize(blocks * kBlockRows, 0);
  const typename Segment<Kind>::Arrays arrays = {
      owned->id_begin, owned->id_text,    owned->by_id,      owned->packed_begin, owned->packed,
      owned->days,     owned->whole_norm, owned->least_norm, owned->entries,      teaches_};
  return std::make_shared<const Segment<Kind>>(arrays, circumstances_.Build(order), std::move(profile_blocks),
                                               std::move(level_one), std::move(owned));
}

template class SegmentBuilder<PeopleKind>;
template class SegmentBuilder<WorkKind>;

}  // namespace perron
