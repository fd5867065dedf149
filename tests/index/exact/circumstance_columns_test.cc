#include "index/exact/circumstance_columns.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/index/exact/circumstance_worlds.h"
#include "tests/index/exact/memory_sections.h"

namespace perron {
namespace {

template <typename World, typename Columns>
void ExpectRows(const World& world, const Columns& columns) {
  ASSERT_EQ(columns.size(), world.rows.size());
  for (std::size_t row = 0; row < world.rows.size(); ++row) ASSERT_TRUE(Same(columns.At(row), world.rows[row])) << row;
}

template <typename World>
void ExpectRoundTrip(const World& world) {
  ExpectRows(world, world.columns);
  MemorySections sections;
  ASSERT_TRUE(world.columns.Save("some.", sections).ok());
  const auto loaded = std::decay_t<decltype(world.columns)>::Load("some.", sections);
  ASSERT_TRUE(loaded.ok()) << loaded.status();
  ExpectRows(world, *loaded);
  MemorySections again;
  ASSERT_TRUE(loaded->Save("some.", again).ok());
  EXPECT_EQ(again.bytes, sections.bytes);
}

TEST(CircumstanceColumnsTest, GiveBackWhatWasAddedInTheOrderAskedForSavedOrNot) {
  Random random(41);
  for (int i = 0; i < 60; ++i) {
    SCOPED_TRACE(i);
    ExpectRoundTrip(MakePeople(random, random.Below(500), 1 + random.Below(400)));
    ExpectRoundTrip(MakeWorkRows(random, random.Below(500), 1 + random.Below(400)));
    if (HasFatalFailure()) return;
  }
}

TEST(CircumstanceColumnsTest, NoRowsAreColumnsToo) {
  Random random(42);
  ExpectRoundTrip(MakePeople(random, 0, 1));
  ExpectRoundTrip(WorkWorld{});
}

TEST(CircumstanceColumnsTest, AreTheSameInWhateverOrderTheirRowsWereAdded) {
  Random random(43);
  std::vector<PersonCircumstances> people;
  for (int i = 0; i < 300; ++i) people.push_back(MakePersonCircumstances(random));
  MemorySections sections[2];
  for (MemorySections& one : sections) {
    const std::vector<std::uint32_t> order = RandomOrder(random, people.size());
    PersonCircumstanceColumnsBuilder builder;
    std::vector<std::uint32_t> back(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
      builder.Add(people[order[i]]);
      back[order[i]] = i;
    }
    ASSERT_TRUE(builder.Build(back).Save("", one).ok());
  }
  EXPECT_EQ(sections[0].bytes, sections[1].bytes);
}

TEST(CircumstanceColumnsTest, RowsThatTheOrderLeavesOutLeaveNoValueBehind) {
  PersonCircumstanceColumnsBuilder builder;
  builder.Add({.area = "a"});
  builder.Add({.area = "b"});
  builder.Add({.area = "c"});
  const PersonCircumstanceColumns columns = builder.Build(std::vector<std::uint32_t>{2, 0, 2});
  EXPECT_EQ(columns.size(), 3U);
  EXPECT_EQ(columns.facets().area.values(), (std::vector<std::string>{"a", "c"}));
  EXPECT_EQ(columns.facets().area.rows().counts, (std::vector<std::uint32_t>{1, 2}));
  EXPECT_EQ(columns.At(0).area, "c");
}

TEST(CircumstanceColumnsTest, NumbersKeepTheirBits) {
  WorkCircumstanceColumnsBuilder builder;
  builder.Add({.place = GeoPoint{0.0, -0.0}});
  builder.Add({.place = GeoPoint{-0.0, 1e-300}});
  builder.Add({.place = GeoPoint{std::nan(""), 1e300}, .start = kUnknownDay + 1});
  builder.Add({});
  const WorkCircumstanceColumns columns = builder.Build(std::vector<std::uint32_t>{0, 1, 2, 3});
  EXPECT_EQ(columns.facets().place.values().size(), 4U);
  EXPECT_FALSE(std::signbit(columns.At(0).place->latitude));
  EXPECT_TRUE(std::signbit(columns.At(0).place->longitude));
  EXPECT_TRUE(std::signbit(columns.At(1).place->latitude));
  EXPECT_EQ(columns.At(1).place->longitude, 1e-300);
  EXPECT_TRUE(std::isnan(columns.At(2).place->latitude));
  EXPECT_EQ(columns.At(2).start, kUnknownDay + 1);
  EXPECT_FALSE(columns.At(3).place.has_value());
}

// Area, place and hours differ, the rest is unknown: what the size of a profile is promised for.
TEST(CircumstanceColumnsTest, ARowTakesAFewBytes) {
  Random random(44);
  PersonCircumstanceColumnsBuilder builder;
  std::vector<std::uint32_t> order;
  for (std::uint32_t row = 0; row < 200000; ++row) {
    const auto place = static_cast<double>(random.Below(1500));
    const int hours = 8 * random.Between(1, 5);
    builder.Add({.home = GeoPoint{51 + place / 1000, 5 + place / 700},
                 .hours = {.min = hours - 4, .max = hours},
                 .area = "area" + std::to_string(random.Below(35))});
    order.push_back(row);
  }
  const PersonCircumstanceColumns columns = builder.Build(order);
  EXPECT_LE(static_cast<double>(columns.memory()) / 200000, 6);
}

class DamagedColumnsTest : public testing::Test {
 protected:
  DamagedColumnsTest() {
    Random random(45);
    EXPECT_TRUE(MakePeople(random, 400, 300).columns.Save("", sections_).ok());
  }

  static absl::StatusCode Load(const MemorySections& sections) {
    return PersonCircumstanceColumns::Load("", sections).status().code();
  }

  MemorySections sections_;
};

TEST_F(DamagedColumnsTest, AreRefusedWithoutASection) {
  ASSERT_EQ(Load(sections_), absl::StatusCode::kOk);
  for (const auto& [name, bytes] : sections_.bytes) {
    MemorySections damaged = sections_;
    damaged.bytes.erase(name);
    EXPECT_EQ(Load(damaged), absl::StatusCode::kDataLoss) << name;
  }
}

TEST_F(DamagedColumnsTest, AreRefusedWhenASectionIsLongerOrShorter) {
  for (const auto& [name, bytes] : sections_.bytes) {
    MemorySections damaged = sections_;
    damaged.bytes[name] += '\0';
    EXPECT_EQ(Load(damaged), absl::StatusCode::kDataLoss) << name;
    for (std::size_t size = 0; size < std::min<std::size_t>(bytes.size(), 200); ++size) {
      damaged.bytes[name] = bytes.substr(0, size);
      EXPECT_EQ(Load(damaged), absl::StatusCode::kDataLoss) << name << " " << size;
    }
  }
}

TEST_F(DamagedColumnsTest, AreRefusedWhenACodeHasNoValue) {
  MemorySections damaged = sections_;
  damaged.bytes["area.codes"][17] = '\x7f';
  EXPECT_EQ(Load(damaged), absl::StatusCode::kDataLoss);
}

TEST_F(DamagedColumnsTest, AreRefusedWhenFacetsDifferInRows) {
  MemorySections shorter;
  Random random(46);
  ASSERT_TRUE(MakePeople(random, 399, 300).columns.Save("", shorter).ok());
  for (const std::string facet : {"reach", "hours", "interests"}) {
    MemorySections damaged = sections_;
    for (const std::string part : {".values", ".codes"}) damaged.bytes[facet + part] = shorter.bytes[facet + part];
    EXPECT_EQ(Load(damaged), absl::StatusCode::kDataLoss) << facet;
  }
}

// Whatever the bytes are, Load refuses them or gives columns that can be read to the last row.
TEST_F(DamagedColumnsTest, NeverLeadPastTheirEnds) {
  Random random(47);
  std::vector<std::string> names;
  for (const auto& [name, bytes] : sections_.bytes) names.push_back(name);
  int refused = 0;
  for (int i = 0; i < 3000; ++i) {
    MemorySections damaged = sections_;
    for (int flips = random.Between(1, 3); flips > 0; --flips) {
      std::string& bytes = damaged.bytes[random.OneOf(names)];
      if (bytes.empty()) continue;
      const std::size_t at =
          random.Chance(0.5) ? random.Below(std::min<std::size_t>(bytes.size(), 40)) : random.Below(bytes.size());
      bytes[at] = static_cast<char>(bytes[at] ^ static_cast<char>(1 + random.Below(255)));
    }
    const auto loaded = PersonCircumstanceColumns::Load("", damaged);
    if (!loaded.ok()) {
      ++refused;
      ASSERT_EQ(loaded.status().code(), absl::StatusCode::kDataLoss);
      continue;
    }
    ASSERT_EQ(loaded->size(), 400U);
    for (std::size_t row = 0; row < loaded->size(); ++row) ASSERT_LT(loaded->At(row).sectors.size(), 1000U);
  }
  EXPECT_GT(refused, 1000);
}

}  // namespace
}  // namespace perron
