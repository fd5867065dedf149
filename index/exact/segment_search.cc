#include "index/exact/segment_search.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace perron {
namespace {

// Each term is a line of scratch, and the sums have 16 bits.
constexpr std::size_t kMostTerms = 1024;
constexpr std::size_t kBlocksBetweenPolls = 4;

// Level one takes the competencies that are worth little to a term as if every group had them ("floor"), so that it
// need not go through their lists. First with a high floor, only to find blocks that surely score well; then with this
// share of what the list asks by then, so that the floor alone lets no group through.
constexpr double kSeedFloor = 0.65;
constexpr double kFloorOfLeast = 0.7;
// Shares of the highest bound from which blocks are opened until the list is full.
constexpr double kSeedShares[] = {0.95, 0.85, 0.7, 0.5};
// So few groups are opened rather than bounded more tightly.
constexpr std::size_t kFewGroups = 128;
constexpr std::size_t kPrefetchAhead = 2;

}  // namespace

template <typename Kind>
SegmentSearch<Kind>::SegmentSearch(const Segment<Kind>& segment, const DeadRows& dead, std::uint32_t part,
                                   CircumstanceQuery& circumstances, const SearchContext<Kind>& context)
    : segment_(segment),
      dead_(dead),
      part_(part),
      circumstances_(circumstances),
      context_(context),
      bounds_(context.bounds),
      scratch_(context.scratch) {}

template <typename Kind>
SegmentProgress SegmentSearch<Kind>::Run() {
  const auto size = static_cast<std::int64_t>(segment_.size());
  const bool by_best = ByFit() || bounds_.best_is_coverage;
  if (size > 0 && context_.request.limit > 0 && !Stop()) {
    if (context_.request.order == MatchOrder::kUnranked) {
      SearchById();
    } else if (ScoresDirectly() || bounds_.terms > kMostTerms) {
      ScoreAll();
    } else {
      scratch_.opened.assign(segment_.block_count(), 0);
      scratch_.term_bytes.resize(std::max(scratch_.term_bytes.size(), bounds_.terms));
      if (by_best) {
        Seed();
        const std::size_t groups = segment_.level_one().padded_groups();
        const std::uint16_t least = LeastSum();
        const double together = std::accumulate(bounds_.term_top.begin(), bounds_.term_top.end(), 0.0);
        const double floor_share = together > 0 ? kFloorOfLeast * least / together : 0;
        if (floor_share < kSeedFloor && FindAtLeast(scratch_.sums.data(), groups, least, scratch_.found.data()) >
                                            blocks_opened_ * kBlockGroups + kFewGroups) {
          BoundBlocks(floor_share);
        }
        OpenReaching(least);
      } else {
        scratch_.sums.assign(segment_.level_one().padded_groups(), 0);
        scratch_.found.resize(scratch_.sums.size());
        OpenReaching(0);
      }
    }
  }
  const auto opened = static_cast<std::int64_t>(blocks_opened_ * kBlockRows);
  return {stopped_ == StopReason::kNone ? size : std::min(size, opened), stopped_};
}

// Whether scoring the rows that the criteria keep takes less than bounding all: there are few, also among all. By fit,
// bounds leave more to be scored, so that more may be scored at once.
template <typename Kind>
bool SegmentSearch<Kind>::ScoresDirectly() const {
  const std::int64_t most = context_.direct.rows_of_segment;
  const std::int64_t kept = circumstances_.MostKept();
  if (most < 0) return false;
  if (kept <= most / 4) return true;
  return kept <= most * (ByFit() ? 4 : 1) && kept <= static_cast<std::int64_t>(segment_.size()) / 16;
}

template <typename Kind>
bool SegmentSearch<Kind>::Stop() {
  if (stopped_ == StopReason::kNone) stopped_ = Poll(context_.request.interrupt);
  return stopped_ != StopReason::kNone;
}

// The rows of the block that live and that the criteria keep.
template <typename Kind>
std::uint64_t SegmentSearch<Kind>::Candidates(std::size_t block) const {
  const std::size_t left = segment_.size() - block * kBlockRows;
  std::uint64_t rows = left >= kBlockRows ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
  rows &= ~dead_.Bits(block);
  if (rows != 0 && circumstances_.filters()) rows &= circumstances_.Kept(block);
  return rows;
}

template <typename Kind>
void SegmentSearch<Kind>::ScoreRow(std::size_t row) {
  if (context_.admits && !context_.admits(segment_, row)) return;
  const double preference = ByPreference() ? circumstances_.Weigh(row) : 1;
  if (preference < context_.top.LeastScore()) return;
  const MatchOrder order = context_.request.order;
  double score = 0;
  if (order == MatchOrder::kCoverage) {
    score = context_.scorer.Coverage(segment_.Packed(row));
  } else {
    score = OrderedScore(order, context_.scorer.Score(segment_.Packed(row)), preference);
  }
  const Day proposed = Kind::kPeople ? segment_.DayOf(row) : kUnknownDay;
  const RankKey key = RankKey::Make(score, proposed, segment_.Id(row));
  if (context_.top.Wants(key)) context_.top.Offer(key, {part_, static_cast<std::uint32_t>(row)});
}

template <typename Kind>
void SegmentSearch<Kind>::ScoreAll() {
  for (std::size_t block = 0; block < segment_.block_count(); ++block) {
    if (block % kBlocksBetweenPolls == 0 && Stop()) return;
    ++blocks_opened_;
    if (!circumstances_.MayKeep(block)) continue;
    for (std::uint64_t rows = Candidates(block); rows != 0; rows &= rows - 1) {
      ScoreRow(block * kBlockRows + static_cast<std::size_t>(std::countr_zero(rows)));
    }
  }
}

template <typename Kind>
void SegmentSearch<Kind>::SearchById() {
  std::size_t found = 0;
  for (const std::uint32_t row : segment_.arrays().by_id) {
    if (dead_.IsDead(row) || !circumstances_.Keeps(row)) continue;
    if (context_.admits && !context_.admits(segment_, row)) continue;
    const RankKey key = RankKey::Make(0, kUnknownDay, segment_.Id(row));
    if (!context_.top.Wants(key)) return;
    context_.top.Offer(key, {part_, row});
    if (++found == context_.request.limit) return;
  }
}

// Fills scratch.sums: by group, at least what the terms are worth to any of its rows.
template <typename Kind>
void SegmentSearch<Kind>::BoundBlocks(double floor_share) {
  const LevelOne& level_one = segment_.level_one();
  const std::size_t groups = level_one.padded_groups();
  const auto floor_of = [&](std::size_t term) {
    return term < bounds_.terms ? static_cast<std::uint8_t>(bounds_.term_top[term] * floor_share) : std::uint8_t{0};
  };
  scratch_.sums.assign(groups, 0);
  scratch_.values.assign(groups, floor_of(0));
  scratch_.found.resize(groups);
  std::uint8_t* const values = scratch_.values.data();
  for (std::size_t term = 0; term < bounds_.terms; ++term) {
    const std::uint8_t floor = floor_of(term);
    for (std::uint32_t i = bounds_.by_term_begin[term]; i < bounds_.by_term_begin[term + 1]; ++i) {
      const std::uint8_t* const table = bounds_.tables[bounds_.by_term[i]].most;
      if (table[kEntryCodes - 1] <= floor) continue;
      const std::uint16_t competency = bounds_.services[bounds_.by_term[i]].competency;
      if (const std::uint8_t* column = level_one.Column(competency)) {
        MaxOfColumn(column, table, groups, values);
        continue;
      }
      for (const std::uint32_t entry : level_one.List(competency)) {
        std::uint8_t& value = values[entry >> 4];
        value = std::max(value, table[entry & 15]);
      }
    }
    AddAndReset(values, floor_of(term + 1), groups, scratch_.sums.data());
  }
}

// Opens blocks that surely score well, until the list is full.
template <typename Kind>
void SegmentSearch<Kind>::Seed() {
  BoundBlocks(kSeedFloor);
  const double highest = *std::max_element(scratch_.sums.begin(), scratch_.sums.end());
  for (const double share : kSeedShares) {
    OpenReaching(std::max(LeastSum(), static_cast<std::uint16_t>(highest * share)));
    if (context_.top.LeastScore() > 0 || stopped_ != StopReason::kNone) return;
  }
}

// Opens the blocks of groups with a sum of at least `least` that are not open yet, the highest first, as long as they
// reach what the list asks.
template <typename Kind>
void SegmentSearch<Kind>::OpenReaching(std::uint16_t least) {
  std::vector<std::uint32_t>& found = scratch_.found;
  std::size_t count = FindAtLeast(scratch_.sums.data(), scratch_.sums.size(), least, found.data());
  const auto begin = found.begin();
  const bool filters = circumstances_.filters();
  const auto end = std::remove_if(begin, begin + static_cast<std::ptrdiff_t>(count), [&](std::uint32_t group) {
    const std::size_t block = group / kBlockGroups;
    if (block >= segment_.block_count() || scratch_.opened[block] != 0) return true;
    return filters && !circumstances_.MayKeep(block);
  });
  std::sort(begin, end, [this](std::uint32_t a, std::uint32_t b) {
    return scratch_.sums[a] != scratch_.sums[b] ? scratch_.sums[a] > scratch_.sums[b] : a < b;
  });
  count = static_cast<std::size_t>(end - begin);
  for (std::size_t i = 0; i < count; ++i) {
    if (scratch_.sums[found[i]] < LeastSum()) return;
    if (i + kPrefetchAhead < count) segment_.blocks().Prefetch(found[i + kPrefetchAhead] / kBlockGroups);
    const std::size_t block = found[i] / kBlockGroups;
    if (scratch_.opened[block] != 0) continue;
    if (blocks_opened_ % kBlocksBetweenPolls == kBlocksBetweenPolls - 1 && Stop()) return;
    OpenBlock(block);
  }
}

// All rows of the block that may belong in the list are scored, whichever group it was opened for.
template <typename Kind>
void SegmentSearch<Kind>::OpenBlock(std::size_t block) {
  ++blocks_opened_;
  scratch_.opened[block] = 1;
  std::uint64_t rows = Candidates(block);
  const std::uint16_t least = LeastSum();
  for (std::size_t group = 0; group < kBlockGroups; ++group) {
    if (scratch_.sums[block * kBlockGroups + group] >= least) continue;
    rows &= ~(((std::uint64_t{1} << kGroupRows) - 1) << group * kGroupRows);
  }
  if (std::popcount(rows) > context_.direct.rows_of_block) rows = ReachingRows(block, rows);
  for (; rows != 0; rows &= rows - 1) {
    ScoreRow(block * kBlockRows + static_cast<std::size_t>(std::countr_zero(rows)));
  }
}

// Those of the rows that may belong in the list.
template <typename Kind>
std::uint64_t SegmentSearch<Kind>::ReachingRows(std::size_t block, std::uint64_t rows) {
  const double least = context_.top.LeastScore();
  if (least <= 0) return rows;
  const std::size_t row = block * kBlockRows;
  const BlockView view = segment_.blocks().Block(block);
  FitBounds bounds;
  bounds.mean = sums_.mean;
  bounds.used = sums_.used;
  bounds.whole_norm = segment_.arrays().whole_norm.data() + row;
  bounds.least_norm = segment_.arrays().least_norm.data() + row;
  bounds.entries = segment_.arrays().entries.data() + row;
  bounds.best_unit = static_cast<float>(bounds_.best_unit);
  bounds.mean_unit = static_cast<float>(bounds_.mean_unit);
  bounds.own_norm = bounds_.own_norm;
  bounds.unused_counted = static_cast<std::uint8_t>(bounds_.unused_counted);
  const auto wanted = static_cast<float>(least);
  if (!ByFit() && !bounds_.best_is_coverage) {
    SumMean(view, bounds_, sums_);
    return rows & RowsReachingMean(bounds, wanted);
  }
  if (ByFit()) {
    // The mean half is the cheaper one; with the bounds of the groups for the other it rules out most.
    SumMean(view, bounds_, sums_);
    for (std::size_t i = 0; i < kBlockRows; ++i) {
      sums_.best[i] = scratch_.sums[block * kBlockGroups + i / kGroupRows];
    }
    bounds.best = sums_.best;
    rows &= RowsReachingFit(bounds, wanted);
    if (rows == 0) return 0;
  }
  SumBest(view, bounds_, scratch_.term_bytes.data()->bytes, sums_);
  rows &= RowsReaching(sums_.best, LeastSum());
  if (ByFit() && rows != 0) rows &= RowsReachingFit(bounds, wanted);
  return rows;
}

// What the best half must reach: of a fit of x at least x/(2-x), since the other half is at most 1.
template <typename Kind>
double SegmentSearch<Kind>::LeastBest() const {
  const double least = std::min(1.0, context_.top.LeastScore());
  if (least <= 0) return 0;
  if (ByFit()) return least / (2 - least);
  return bounds_.best_is_coverage ? least : 0;
}

template <typename Kind>
std::uint16_t SegmentSearch<Kind>::LeastSum() const {
  if (bounds_.best_unit <= 0) return 0;
  constexpr double kRounding = 1e-9;
  return static_cast<std::uint16_t>(std::clamp(std::ceil(LeastBest() / bounds_.best_unit - kRounding), 0.0, 65535.0));
}

template class SegmentSearch<PeopleKind>;
template class SegmentSearch<WorkKind>;

}  // namespace perron
