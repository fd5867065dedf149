#include "index/exact/bound_kernels.h"

#include <algorithm>

#include "index/exact/bound_query.h"

// The code below is compiled once for each kind of machine.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "index/exact/bound_kernels.cc"
#include <hwy/foreach_target.h>
//
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace perron {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

constexpr std::size_t kHalfRows = kBlockRows / 2;
// Vectors of 64 bytes where there are any: a whole block. Else a part of one.
using Bytes = hn::CappedTag<std::uint8_t, kBlockRows>;
using Words = hn::CappedTag<std::uint16_t, kHalfRows>;

void MakeTableImpl(float scaled, const float* HWY_RESTRICT worth, std::uint8_t* HWY_RESTRICT table) {
  const hn::CappedTag<float, kEntryCodes> floats;
  const hn::Rebind<std::int32_t, decltype(floats)> ints;
  const hn::Rebind<std::uint8_t, decltype(floats)> bytes;
  for (std::size_t i = 0; i < kEntryCodes; i += hn::Lanes(floats)) {
    const auto most = hn::Ceil(hn::Mul(hn::Set(floats, scaled), hn::LoadU(floats, worth + i)));
    hn::StoreU(hn::DemoteTo(bytes, hn::ConvertTo(ints, most)), bytes, table + i);
  }
}

// A table by code, ready to be looked up in for many codes at once.
template <typename Tag>
class Lookup {
 public:
#if HWY_TARGET == HWY_SCALAR
  // Vectors of one byte hold no table.
  HWY_INLINE Lookup(Tag /*tag*/, const std::uint8_t* table) : table_(table) {}
  HWY_INLINE hn::Vec<Tag> operator()(hn::Vec<Tag> codes) const { return hn::Set(Tag(), table_[hn::GetLane(codes)]); }

 private:
  const std::uint8_t* table_;
#else
  HWY_INLINE Lookup(Tag tag, const std::uint8_t* table) : table_(hn::LoadDup128(tag, table)) {}
  HWY_INLINE hn::Vec<Tag> operator()(hn::Vec<Tag> codes) const { return hn::TableLookupBytes(table_, codes); }

 private:
  hn::Vec<Tag> table_;
#endif
};

// Calls visit(first row, codes) for all vectors of 64 codes.
template <typename Tag, typename Visit>
HWY_INLINE void ForEachCode(Tag tag, const std::uint8_t* HWY_RESTRICT column, const Visit& visit) {
  const std::size_t lanes = hn::Lanes(tag);
#if HWY_CAP_GE512
  const hn::Half<Tag> half;
  const auto both = hn::LoadU(half, column);
  visit(std::size_t{0}, hn::And(hn::Combine(tag, hn::ShiftRight<4>(both), both), hn::Set(tag, 15)));
  return;
#endif
  const auto low = hn::Set(tag, 15);
  for (std::size_t i = 0; i < kHalfRows; i += lanes) {
    const auto codes = hn::LoadU(tag, column + i);
    visit(i, hn::And(codes, low));
    visit(kHalfRows + i, hn::And(hn::ShiftRight<4>(codes), low));
  }
}

void MaxOfColumnImpl(const std::uint8_t* HWY_RESTRICT column, const std::uint8_t* HWY_RESTRICT table,
                     std::size_t blocks, std::uint8_t* HWY_RESTRICT values) {
  const Bytes tag;
  const Lookup<Bytes> most(tag, table);
  for (std::size_t b = 0; b < blocks; b += kBlockRows) {
    ForEachCode(tag, column + b / 2, [&](std::size_t row, auto codes) HWY_ATTR {
      std::uint8_t* place = values + b + row;
      hn::StoreU(hn::Max(hn::LoadU(tag, place), most(codes)), tag, place);
    });
  }
}

void AddAndResetImpl(std::uint8_t* HWY_RESTRICT values, std::uint8_t next, std::size_t blocks,
                     std::uint16_t* HWY_RESTRICT sums) {
  const Words words;
  const hn::Rebind<std::uint8_t, Words> bytes;
  const auto reset = hn::Set(bytes, next);
  for (std::size_t b = 0; b < blocks; b += hn::Lanes(words)) {
    const auto value = hn::PromoteTo(words, hn::LoadU(bytes, values + b));
    hn::StoreU(hn::SaturatedAdd(hn::LoadU(words, sums + b), value), words, sums + b);
    hn::StoreU(reset, bytes, values + b);
  }
}

std::size_t FindAtLeastImpl(const std::uint16_t* HWY_RESTRICT sums, std::size_t blocks, std::uint16_t least,
                            std::uint32_t* HWY_RESTRICT found) {
  const Words words;
  const auto wanted = hn::Set(words, least);
  std::size_t count = 0;
  for (std::size_t b = 0; b < blocks; b += hn::Lanes(words)) {
    const auto sum = hn::LoadU(words, sums + b);
    const auto there = hn::Eq(hn::Max(sum, wanted), sum);
    if (hn::AllFalse(words, there)) continue;
    for (std::size_t i = b; i < b + hn::Lanes(words); ++i) {
      found[count] = static_cast<std::uint32_t>(i);
      count += sums[i] >= least ? 1 : 0;
    }
  }
  return count;
}

// Wide competencies by columns, narrow ones row by row.
void SumBestImpl(const BlockView& block, const BoundQuery& query, std::uint8_t* HWY_RESTRICT bytes, BlockSums& sums) {
  const Bytes tag;
  const std::uint16_t* HWY_RESTRICT use_of = query.use_of.data();
  for (std::size_t w = 0; w < block.wide.size(); ++w) {
    const std::uint16_t use = use_of[block.wide[w]];
    if (use == 0) continue;
    const BoundQuery::Use& u = query.uses[use];
    ForEachCode(tag, block.columns + w * kHalfRows, [&](std::size_t row, auto codes) HWY_ATTR {
      for (std::uint32_t s = u.services_begin; s < u.services_end; ++s) {
        std::uint8_t* place = bytes + query.services[s].term * kBlockRows + row;
        const auto worth = Lookup<Bytes>(tag, query.tables[s].most)(codes);
        hn::Store(hn::Max(hn::Load(tag, place), worth), tag, place);
      }
    });
  }
  std::size_t begin = 0;
  for (std::size_t n = 0; n < block.narrow.size(); ++n) {
    const std::size_t end = block.narrow_end[n];
    const std::uint16_t use = use_of[block.narrow[n]];
    if (use != 0) {
      const BoundQuery::Use& u = query.uses[use];
      for (std::uint32_t s = u.services_begin; s < u.services_end; ++s) {
        std::uint8_t* HWY_RESTRICT row = bytes + query.services[s].term * kBlockRows;
        const std::uint8_t* HWY_RESTRICT most = query.tables[s].most;
        for (std::size_t i = begin; i < end; ++i) {
          std::uint8_t& value = row[block.list[i] >> 4];
          value = std::max(value, most[block.list[i] & 15]);
        }
      }
    }
    begin = end;
  }
  const Words words;
  const hn::Rebind<std::uint8_t, Words> halves;
  for (std::size_t row = 0; row < kBlockRows; row += hn::Lanes(words)) {
    auto sum = hn::Zero(words);
    for (std::size_t t = 0; t < query.terms; ++t) {
      std::uint8_t* place = bytes + t * kBlockRows + row;
      sum = hn::SaturatedAdd(sum, hn::PromoteTo(words, hn::LoadU(halves, place)));
      hn::StoreU(hn::Zero(halves), halves, place);
    }
    hn::Store(sum, words, sums.best + row);
  }
}

void SumMeanImpl(const BlockView& block, const BoundQuery& query, BlockSums& sums) {
  const Words words;
  const hn::Rebind<std::uint8_t, Words> halves;
  const Bytes tag;
  std::fill(sums.mean, sums.mean + kBlockRows, std::uint16_t{0});
  std::fill(sums.used, sums.used + kBlockRows, std::uint8_t{0});
  alignas(64) std::uint8_t worth[kBlockRows];
  for (std::size_t w = 0; w < block.wide.size(); ++w) {
    const std::uint16_t use = query.use_of[block.wide[w]];
    if (use == 0) continue;
    const Lookup<Bytes> most(tag, query.uses[use].mean.most);
    ForEachCode(tag, block.columns + w * kHalfRows, [&](std::size_t row, auto codes) HWY_ATTR {
      hn::Store(most(codes), tag, worth + row);
      const auto one = hn::IfThenElseZero(hn::Ne(codes, hn::Zero(tag)), hn::Set(tag, 1));
      hn::Store(hn::SaturatedAdd(hn::Load(tag, sums.used + row), one), tag, sums.used + row);
    });
    for (std::size_t row = 0; row < kBlockRows; row += hn::Lanes(words)) {
      const auto value = hn::PromoteTo(words, hn::LoadU(halves, worth + row));
      hn::Store(hn::SaturatedAdd(hn::Load(words, sums.mean + row), value), words, sums.mean + row);
    }
  }
  std::size_t begin = 0;
  for (std::size_t n = 0; n < block.narrow.size(); ++n) {
    const std::size_t end = block.narrow_end[n];
    const std::uint16_t use = query.use_of[block.narrow[n]];
    for (std::size_t i = use == 0 ? end : begin; i < end; ++i) {
      const std::size_t row = block.list[i] >> 4;
      const unsigned sum = sums.mean[row] + 0U + query.uses[use].mean.most[block.list[i] & 15];
      sums.mean[row] = static_cast<std::uint16_t>(std::min(sum, 65535U));
      sums.used[row] = static_cast<std::uint8_t>(std::min(sums.used[row] + 1, 255));
    }
    begin = end;
  }
}

std::uint64_t RowsReachingImpl(const std::uint16_t* HWY_RESTRICT best, std::uint16_t least) {
  const Words words;
  const auto wanted = hn::Set(words, least);
  std::uint64_t rows = 0;
  for (std::size_t row = 0; row < kBlockRows; row += hn::Lanes(words)) {
    const auto sum = hn::LoadU(words, best + row);
    std::uint8_t bits[8] = {};
    hn::StoreMaskBits(words, hn::Eq(hn::Max(sum, wanted), sum), bits);
    std::uint64_t found = 0;
    for (std::size_t byte = 0; byte < (hn::Lanes(words) + 7) / 8; ++byte)
      found |= std::uint64_t{bits[byte]} << 8 * byte;
    rows |= found << row;
  }
  return rows;
}

// Some rows at once, as floats. All sums are below 2^24, so the conversions are exact.
using Floats = hn::CappedTag<float, 16>;

template <typename Narrow>
HWY_INLINE auto ToFloats(Floats floats, const Narrow* HWY_RESTRICT values) {
  const hn::Rebind<std::int32_t, Floats> ints;
  const hn::Rebind<Narrow, Floats> narrow;
  return hn::ConvertTo(floats, hn::PromoteTo(ints, hn::LoadU(narrow, values)));
}

// The norm of rows, and their mean times the norm, which is at most the norm.
template <typename Vector>
struct MeanOfRows {
  Vector norm;
  Vector scaled;
};

HWY_INLINE auto MeanOf(Floats floats, const FitBounds& bounds, std::size_t row) {
  auto norm = ToFloats(floats, (bounds.own_norm ? bounds.least_norm : bounds.whole_norm) + row);
  if (bounds.unused_counted > 0) {
    const auto unused = hn::Sub(ToFloats(floats, bounds.entries + row), ToFloats(floats, bounds.used + row));
    const auto all_count = hn::Le(unused, hn::Set(floats, static_cast<float>(bounds.unused_counted)));
    norm = hn::IfThenElse(all_count, norm, ToFloats(floats, bounds.least_norm + row));
  }
  const auto sum = ToFloats(floats, bounds.mean + row);
  const auto scaled = hn::Min(norm, hn::Mul(sum, hn::Set(floats, bounds.mean_unit)));
  const auto full = hn::Ge(sum, hn::Set(floats, 65535.0F));
  return MeanOfRows<decltype(norm)>{norm, hn::IfThenElse(full, norm, scaled)};
}

// Calls reach(first row) for the mask of some rows at once, and puts the masks together.
template <typename Reach>
HWY_INLINE std::uint64_t CollectRows(Floats floats, const Reach& reach) {
  std::uint64_t rows = 0;
  for (std::size_t row = 0; row < kBlockRows; row += hn::Lanes(floats)) {
    std::uint8_t bits[8] = {};
    hn::StoreMaskBits(floats, reach(row), bits);
    rows |= (std::uint64_t{bits[0]} | std::uint64_t{bits[1]} << 8) << row;
  }
  return rows;
}

constexpr float kSlack = 1.0001F;  // above all rounding of the comparison

// 2bm >= x(b + m), times the norm n: 2b(mn) >= x(bn + mn).
std::uint64_t RowsReachingFitImpl(const FitBounds& bounds, float least) {
  const Floats floats;
  return CollectRows(floats, [&](std::size_t row) HWY_ATTR {
    const auto best =
        hn::Min(hn::Set(floats, 1.0F), hn::Mul(ToFloats(floats, bounds.best + row), hn::Set(floats, bounds.best_unit)));
    const auto mean = MeanOf(floats, bounds, row);
    const auto have = hn::Mul(hn::Mul(hn::Set(floats, 2 * kSlack), best), mean.scaled);
    const auto want = hn::Mul(hn::Set(floats, least), hn::Add(hn::Mul(best, mean.norm), mean.scaled));
    return hn::Ge(have, want);
  });
}

std::uint64_t RowsReachingMeanImpl(const FitBounds& bounds, float least) {
  const Floats floats;
  return CollectRows(floats, [&](std::size_t row) HWY_ATTR {
    const auto mean = MeanOf(floats, bounds, row);
    return hn::Ge(hn::Mul(mean.scaled, hn::Set(floats, kSlack)), hn::Mul(mean.norm, hn::Set(floats, least)));
  });
}

}  // namespace HWY_NAMESPACE
}  // namespace perron
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace perron {

HWY_EXPORT(MakeTableImpl);
HWY_EXPORT(MaxOfColumnImpl);
HWY_EXPORT(AddAndResetImpl);
HWY_EXPORT(FindAtLeastImpl);
HWY_EXPORT(SumBestImpl);
HWY_EXPORT(SumMeanImpl);
HWY_EXPORT(RowsReachingImpl);
HWY_EXPORT(RowsReachingFitImpl);
HWY_EXPORT(RowsReachingMeanImpl);

void MakeTable(float scaled, const float* worth, std::uint8_t* table) {
  HWY_DYNAMIC_DISPATCH(MakeTableImpl)(scaled, worth, table);
}

void MaxOfColumn(const std::uint8_t* column, const std::uint8_t* table, std::size_t blocks, std::uint8_t* values) {
  HWY_DYNAMIC_DISPATCH(MaxOfColumnImpl)(column, table, blocks, values);
}

void AddAndReset(std::uint8_t* values, std::uint8_t next, std::size_t blocks, std::uint16_t* sums) {
  HWY_DYNAMIC_DISPATCH(AddAndResetImpl)(values, next, blocks, sums);
}

std::size_t FindAtLeast(const std::uint16_t* sums, std::size_t blocks, std::uint16_t least, std::uint32_t* found) {
  return HWY_DYNAMIC_DISPATCH(FindAtLeastImpl)(sums, blocks, least, found);
}

void SumBest(const BlockView& block, const BoundQuery& query, std::uint8_t* bytes, BlockSums& sums) {
  HWY_DYNAMIC_DISPATCH(SumBestImpl)(block, query, bytes, sums);
}

void SumMean(const BlockView& block, const BoundQuery& query, BlockSums& sums) {
  HWY_DYNAMIC_DISPATCH(SumMeanImpl)(block, query, sums);
}

std::uint64_t RowsReaching(const std::uint16_t* best, std::uint16_t least) {
  return HWY_DYNAMIC_DISPATCH(RowsReachingImpl)(best, least);
}

std::uint64_t RowsReachingFit(const FitBounds& bounds, float least) {
  return HWY_DYNAMIC_DISPATCH(RowsReachingFitImpl)(bounds, least);
}

std::uint64_t RowsReachingMean(const FitBounds& bounds, float least) {
  return HWY_DYNAMIC_DISPATCH(RowsReachingMeanImpl)(bounds, least);
}

}  // namespace perron
#endif  // HWY_ONCE
