#include "index/exact/bound_kernels.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>
#include <vector>

#include "index/exact/bound_query.h"
#include "index/exact/search_scratch.h"
#include "tests/index/exact/each_target.h"
#include "tests/support/worlds.h"

namespace perron {
namespace {

std::uint8_t AnyByte(Random& random) {
  if (random.Chance(0.2)) return random.Chance(0.5) ? 0 : 255;
  return static_cast<std::uint8_t>(random.Below(256));
}

std::uint16_t AnyWord(Random& random) {
  if (random.Chance(0.1)) return random.OneOf<std::uint16_t>({0, 1, 255, 256, 32767, 32768, 65534, 65535});
  return static_cast<std::uint16_t>(random.Below(65536));
}

BoundQuery::Table AnyTable(Random& random) {
  BoundQuery::Table table;
  for (std::uint8_t& most : table.most) most = AnyByte(random);
  table.most[0] = 0;
  return table;
}

// 10^low to 10^high, each order of magnitude as likely.
float AnyScale(Random& random, int low, int high) {
  return static_cast<float>(std::pow(10.0, low + (high - low) * random.Unit()));
}

TEST(BoundKernelsTest, ATableIsTheWorthOfEachCodeRoundedUp) {
  Random random(1);
  for (int i = 0; i < 500; ++i) {
    const float scaled = i == 0 ? 0 : AnyScale(random, -12, 4);
    float worth[kEntryCodes] = {};
    for (std::size_t code = 1; code < kEntryCodes; ++code) {
      worth[code] = random.Chance(0.1) ? static_cast<float>(random.Below(2)) : static_cast<float>(random.Unit());
    }
    ForEachTarget([&] {
      std::uint8_t table[kEntryCodes];
      MakeTable(scaled, worth, table);
      for (std::size_t code = 0; code < kEntryCodes; ++code) {
        ASSERT_EQ(table[code], std::min(255.0F, std::ceil(scaled * worth[code]))) << scaled << " " << worth[code];
      }
    });
  }
}

TEST(BoundKernelsTest, AColumnRaisesTheValuesOfItsBlocks) {
  Random random(2);
  for (const std::size_t blocks : {0, 64, 128, 192, 1024}) {
    for (int i = 0; i < 20; ++i) {
      const BoundQuery::Table table = AnyTable(random);
      std::vector<std::uint8_t> column(blocks / 2);
      for (std::uint8_t& byte : column) byte = AnyByte(random);
      std::vector<std::uint8_t> values(blocks);
      for (std::uint8_t& value : values) value = AnyByte(random);
      std::vector<std::uint8_t> expected = values;
      for (std::size_t b = 0; b < blocks; ++b) {
        const std::uint8_t byte = column[b / 64 * 32 + b % 32];
        const std::uint8_t code = b % 64 < 32 ? byte & 15 : byte >> 4;
        expected[b] = std::max(expected[b], table.most[code]);
      }
      ForEachTarget([&] {
        std::vector<std::uint8_t> raised = values;
        MaxOfColumn(column.data(), table.most, blocks, raised.data());
        ASSERT_EQ(raised, expected);
      });
    }
  }
}

TEST(BoundKernelsTest, ValuesAreAddedToSumsThatStayFull) {
  Random random(3);
  for (const std::size_t blocks : {0, 64, 320}) {
    std::vector<std::uint8_t> values(blocks);
    std::vector<std::uint16_t> sums(blocks);
    for (std::uint8_t& value : values) value = AnyByte(random);
    for (std::uint16_t& sum : sums) sum = AnyWord(random);
    std::vector<std::uint16_t> expected(blocks);
    for (std::size_t b = 0; b < blocks; ++b) {
      expected[b] = static_cast<std::uint16_t>(std::min(65535, sums[b] + values[b]));
    }
    ForEachTarget([&] {
      std::vector<std::uint8_t> reset = values;
      std::vector<std::uint16_t> added = sums;
      AddAndReset(reset.data(), 7, blocks, added.data());
      ASSERT_EQ(added, expected);
      ASSERT_EQ(reset, std::vector<std::uint8_t>(blocks, 7));
    });
  }
}

TEST(BoundKernelsTest, FindsTheBlocksWithSumsOfAtLeastSoMuch) {
  Random random(4);
  for (const std::size_t blocks : {0, 64, 256}) {
    for (int i = 0; i < 100; ++i) {
      std::vector<std::uint16_t> sums(blocks);
      for (std::uint16_t& sum : sums) sum = AnyWord(random);
      const std::uint16_t least = blocks > 0 && random.Chance(0.5) ? random.OneOf(sums) : AnyWord(random);
      std::vector<std::uint32_t> expected;
      for (std::uint32_t b = 0; b < blocks; ++b) {
        if (sums[b] >= least) expected.push_back(b);
      }
      ForEachTarget([&] {
        std::vector<std::uint32_t> found(blocks);
        found.resize(FindAtLeast(sums.data(), blocks, least, found.data()));
        ASSERT_EQ(found, expected);
      });
    }
  }
}

TEST(BoundKernelsTest, FindsTheRowsWithSumsOfAtLeastSoMuch) {
  Random random(5);
  for (int i = 0; i < 1000; ++i) {
    std::uint16_t sums[kBlockRows];
    for (std::uint16_t& sum : sums) sum = AnyWord(random);
    const std::uint16_t least = random.Chance(0.5) ? sums[random.Below(kBlockRows)] : AnyWord(random);
    std::uint64_t expected = 0;
    for (std::size_t row = 0; row < kBlockRows; ++row) expected |= std::uint64_t{sums[row] >= least} << row;
    ForEachTarget([&] { ASSERT_EQ(RowsReaching(sums, least), expected); });
  }
}

// A block and a query with tables of any numbers, and what is in them in plain form.
struct AnyBlock {
  using Row = std::vector<CodedEntry>;

  AnyBlock(Random& random, std::size_t competencies, std::size_t terms, bool heavy) {
    std::vector<double> popularity;
    for (std::size_t c = 0; c < competencies; ++c) popularity.push_back(random.Unit());
    rows.resize(1 + random.Below(kBlockRows));
    for (Row& row : rows) {
      for (std::size_t c = 0; c < competencies; ++c) {
        if (!heavy && !random.Chance(popularity[c] * popularity[c])) continue;
        row.push_back({static_cast<std::uint16_t>(c), static_cast<EntryCode>(random.Between(1, 15))});
      }
    }
    const std::vector<std::span<const CodedEntry>> spans(rows.begin(), rows.end());
    ProfileBlocksBuilder builder;
    builder.Add(spans);
    blocks = std::move(builder).Build();

    query.terms = terms;
    query.use_of.assign(competencies, 0);
    query.uses.resize(1);
    for (std::size_t c = 0; c < competencies; ++c) {
      if (!heavy && random.Chance(0.4)) continue;
      query.use_of[c] = static_cast<std::uint16_t>(query.uses.size());
      BoundQuery::Use use;
      use.mean = AnyTable(random);
      use.services_begin = static_cast<std::uint32_t>(query.services.size());
      for (std::size_t t = 0; t < terms; ++t) {
        if (!random.Chance(heavy ? 0.5 : 0.1)) continue;
        query.services.push_back({static_cast<std::uint16_t>(t), static_cast<std::uint16_t>(c)});
        query.tables.push_back(AnyTable(random));
      }
      use.services_end = static_cast<std::uint32_t>(query.services.size());
      query.uses.push_back(use);
    }
  }

  BlockSums Expected() const {
    BlockSums sums = {};
    for (std::size_t row = 0; row < rows.size(); ++row) {
      std::vector<unsigned> most(query.terms, 0);
      unsigned mean = 0;
      unsigned used = 0;
      for (const CodedEntry& entry : rows[row]) {
        const std::uint16_t place = query.use_of[entry.competency];
        if (place == 0) continue;
        const BoundQuery::Use& use = query.uses[place];
        mean += use.mean.most[entry.code];
        ++used;
        for (std::uint32_t s = use.services_begin; s < use.services_end; ++s) {
          unsigned& term = most[query.services[s].term];
          term = std::max<unsigned>(term, query.tables[s].most[entry.code]);
        }
      }
      unsigned best = 0;
      for (const unsigned term : most) best += term;
      sums.best[row] = static_cast<std::uint16_t>(std::min(best, 65535U));
      sums.mean[row] = static_cast<std::uint16_t>(std::min(mean, 65535U));
      sums.used[row] = static_cast<std::uint8_t>(std::min(used, 255U));
    }
    return sums;
  }

  std::vector<Row> rows;
  ProfileBlocks blocks;
  BoundQuery query;
};

void ExpectSums(const AnyBlock& block) {
  const BlockSums expected = block.Expected();
  ForEachTarget([&] {
    std::vector<CacheLine> bytes(block.query.terms + 1);
    BlockSums sums;
    std::fill_n(reinterpret_cast<std::uint8_t*>(&sums), sizeof sums, std::uint8_t{0xAB});
    SumBest(block.blocks.Block(0), block.query, bytes.data()->bytes, sums);
    SumMean(block.blocks.Block(0), block.query, sums);
    for (std::size_t row = 0; row < kBlockRows; ++row) {
      SCOPED_TRACE(row);
      ASSERT_EQ(sums.best[row], expected.best[row]);
      ASSERT_EQ(sums.mean[row], expected.mean[row]);
      ASSERT_EQ(sums.used[row], expected.used[row]);
    }
    for (const CacheLine& line : bytes) {
      ASSERT_TRUE(std::all_of(line.bytes, line.bytes + 64, [](std::uint8_t byte) { return byte == 0; }));
    }
  });
}

TEST(BoundKernelsTest, SumsTheRowsOfABlock) {
  Random random(6);
  for (int i = 0; i < 60; ++i) {
    SCOPED_TRACE(i);
    ASSERT_NO_FATAL_FAILURE(ExpectSums(AnyBlock(random, 1 + random.Below(120), random.Below(65), /*heavy=*/false)));
  }
}

TEST(BoundKernelsTest, SumsThatAreFullStayFull) {
  Random random(7);
  const AnyBlock block(random, 700, 500, /*heavy=*/true);
  const BlockSums expected = block.Expected();
  ASSERT_EQ(expected.best[0], 65535);
  ASSERT_EQ(expected.mean[0], 65535);
  ASSERT_EQ(expected.used[0], 255);
  ASSERT_NO_FATAL_FAILURE(ExpectSums(block));
}

// The same with all competencies in lists: fewer rows than a column is made for.
TEST(BoundKernelsTest, SumsOfListsThatAreFullStayFull) {
  Random random(8);
  AnyBlock block(random, 700, 500, /*heavy=*/true);
  block.rows.resize(std::min<std::size_t>(block.rows.size(), 3));
  const std::vector<std::span<const CodedEntry>> spans(block.rows.begin(), block.rows.end());
  ProfileBlocksBuilder builder;
  builder.Add(spans);
  block.blocks = std::move(builder).Build();
  ASSERT_TRUE(block.blocks.Block(0).wide.empty());
  ASSERT_EQ(block.Expected().mean[0], 65535);
  ASSERT_NO_FATAL_FAILURE(ExpectSums(block));
}

// What decides about 64 rows, with the exact values of both halves.
struct AnyBounds {
  explicit AnyBounds(Random& random) {
    for (std::size_t row = 0; row < kBlockRows; ++row) {
      best[row] = AnyWord(random);
      mean[row] = AnyWord(random);
      used[row] = static_cast<std::uint8_t>(random.Below(40));
      entries[row] = random.Chance(0.1) ? 255 : static_cast<std::uint8_t>(random.Below(70));
      whole[row] = random.Chance(0.1) ? 0 : AnyWord(random);
      least[row] = std::min(whole[row], AnyWord(random));
    }
    bounds.best = best;
    bounds.mean = mean;
    bounds.used = used;
    bounds.whole_norm = whole;
    bounds.least_norm = least;
    bounds.entries = entries;
    bounds.best_unit = AnyScale(random, -6, -3);
    bounds.mean_unit = random.Chance(0.7) ? AnyScale(random, -1, 1) : AnyScale(random, -9, 5);
    bounds.own_norm = random.Chance(0.3);
    bounds.unused_counted = random.Chance(0.5) ? 20 : 0;
  }

  double Best(std::size_t row) const { return std::min(1.0, best[row] * double{bounds.best_unit}); }
  double Mean(std::size_t row) const {
    bool takes_least = bounds.own_norm;
    if (bounds.unused_counted > 0 && entries[row] - used[row] > bounds.unused_counted) takes_least = true;
    const double norm = takes_least ? least[row] : whole[row];
    if (norm == 0 || mean[row] == 65535) return 1;
    return std::min(1.0, mean[row] * double{bounds.mean_unit} / norm);
  }
  double Fit(std::size_t row) const {
    const double b = Best(row);
    const double m = Mean(row);
    return b + m == 0 ? 0 : 2 * b * m / (b + m);
  }
  bool HasNorm(std::size_t row) const { return least[row] > 0 && whole[row] > 0; }

  std::uint16_t best[kBlockRows];
  std::uint16_t mean[kBlockRows];
  std::uint8_t used[kBlockRows];
  std::uint8_t entries[kBlockRows];
  std::uint16_t whole[kBlockRows];
  std::uint16_t least[kBlockRows];
  FitBounds bounds;
};

// Asks for what one of the rows just has, or for anything. A value that the reference has to reach is never left out;
// what is more than a little below is.
template <typename Value, typename Reach>
void ExpectReaching(Random& random, const AnyBounds& any, const Value& value, const Reach& reach) {
  constexpr double kLittle = 3e-4;
  auto asked = static_cast<float>(random.Unit());
  if (random.Chance(0.8)) asked = static_cast<float>(value(random.Below(kBlockRows)));
  if (random.Chance(0.3)) asked = std::nextafter(asked, 2.0F);
  asked = std::clamp(asked, 1e-6F, 1.0F);
  std::vector<std::uint64_t> answers;
  ForEachTarget([&] { answers.push_back(reach(asked)); });
  for (const std::uint64_t answer : answers) ASSERT_EQ(answer, answers[0]);
  for (std::size_t row = 0; row < kBlockRows; ++row) {
    SCOPED_TRACE("row " + std::to_string(row));
    const bool reaches = (answers[0] >> row & 1) != 0;
    if (value(row) >= double{asked}) {
      ASSERT_TRUE(reaches) << value(row) << " " << asked;
    }
    if (any.HasNorm(row) && value(row) > 0 && value(row) < asked * (1 - kLittle)) {
      ASSERT_FALSE(reaches) << value(row) << " " << asked;
    }
  }
}

TEST(BoundKernelsTest, NoRowThatReachesAFitIsLeftOut) {
  Random random(9);
  for (int i = 0; i < 3000; ++i) {
    SCOPED_TRACE(i);
    const AnyBounds any(random);
    ASSERT_NO_FATAL_FAILURE(ExpectReaching(
        random, any, [&](std::size_t row) { return any.Fit(row); },
        [&](float least) { return RowsReachingFit(any.bounds, least); }));
  }
}

TEST(BoundKernelsTest, NoRowThatReachesAMeanIsLeftOut) {
  Random random(10);
  for (int i = 0; i < 3000; ++i) {
    SCOPED_TRACE(i);
    const AnyBounds any(random);
    ASSERT_NO_FATAL_FAILURE(ExpectReaching(
        random, any, [&](std::size_t row) { return any.Mean(row); },
        [&](float least) { return RowsReachingMean(any.bounds, least); }));
  }
}

TEST(BoundKernelsTest, ANormOfNothingOrAFullSumBoundsNothing) {
  Random random(11);
  AnyBounds any(random);
  any.bounds.own_norm = false;
  any.bounds.unused_counted = 0;
  any.bounds.mean_unit = 1e-9F;
  any.bounds.best_unit = 1;
  std::fill_n(any.best, kBlockRows, std::uint16_t{1});
  std::fill_n(any.mean, kBlockRows, std::uint16_t{5});
  std::fill_n(any.whole, kBlockRows, std::uint16_t{60000});
  any.whole[3] = 0;
  any.mean[40] = 65535;
  const std::uint64_t expected = std::uint64_t{1} << 3 | std::uint64_t{1} << 40;
  ForEachTarget([&] {
    EXPECT_EQ(RowsReachingFit(any.bounds, 1), expected);
    EXPECT_EQ(RowsReachingMean(any.bounds, 1), expected);
  });
}

TEST(BoundKernelsTest, ThisMachineHasMoreThanOneTarget) {
  int targets = 0;
  ForEachTarget([&] { ++targets; });
  if (targets == 1) GTEST_SKIP() << "only one set of instructions to compare";
}

}  // namespace
}  // namespace perron
