#include "index/exact/facet_values.h"

#include <gtest/gtest.h>

#include "tests/support/worlds.h"

namespace perron {
namespace {

// The bytes of a value are those of what they parse to, and no part of them is a value.
template <typename T>
void ExpectRoundTrip(const T& value) {
  std::string bytes;
  AppendValue(value, bytes);
  T parsed{};
  ASSERT_TRUE(ParseValue(bytes, parsed));
  std::string again;
  AppendValue(parsed, again);
  EXPECT_EQ(again, bytes);
  EXPECT_EQ(NearnessKey(parsed), NearnessKey(value));
}

template <typename T>
void ExpectWhole(const T& value) {
  ExpectRoundTrip(value);
  std::string bytes;
  AppendValue(value, bytes);
  T parsed{};
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(ParseValue(std::string_view(bytes).substr(0, size), parsed)) << size;
  }
  EXPECT_FALSE(ParseValue(bytes + '\0', parsed));
}

TEST(FacetValuesTest, EveryValueComesBackFromItsBytes) {
  Random random(61);
  for (int i = 0; i < 200; ++i) {
    const PersonCircumstances person = MakePersonCircumstances(random);
    const WorkCircumstances work = MakeWorkCircumstances(random);
    ExpectWhole(Reach{.home = person.home, .max_distance_km = person.max_distance_km});
    ExpectWhole(work.place);
    ExpectWhole(person.hours);
    ExpectWhole(person.available_from);
    ExpectWhole(person.licences);
    ExpectWhole(work.work_form);
    ExpectWhole(work.sector);
    ExpectWhole(person.interests);
    ExpectRoundTrip(person.sectors);
    ExpectRoundTrip(person.languages);
    if (HasFailure()) return;
  }
}

TEST(FacetValuesTest, WhatIsKnownIsSaidByAZeroOrAOne) {
  std::optional<GeoPoint> place;
  EXPECT_TRUE(ParseValue(std::string_view("\0", 1), place));
  EXPECT_FALSE(place.has_value());
  EXPECT_FALSE(ParseValue(std::string(1, '\2') + std::string(16, '\0'), place));
}

TEST(FacetValuesTest, ATextMayNotBeLongerThanItsBytes) {
  std::string text;
  EXPECT_TRUE(ParseValue(std::string_view("\2\0\0\0ab", 6), text));
  EXPECT_EQ(text, "ab");
  EXPECT_FALSE(ParseValue(std::string_view("\3\0\0\0ab", 6), text));
  EXPECT_FALSE(ParseValue(std::string_view("\xff\xff\xff\xff"
                                           "ab",
                                           6),
                          text));
  std::vector<std::string> list;
  EXPECT_TRUE(ParseValue(std::string_view("\1\0\0\0a\0\0\0\0", 9), list));
  EXPECT_EQ(list, (std::vector<std::string>{"a", ""}));
  EXPECT_FALSE(ParseValue(std::string_view("\1\0\0\0a\0", 6), list));
  EXPECT_TRUE(ParseValue("", list));
  EXPECT_TRUE(list.empty());
}

TEST(FacetValuesTest, NearnessFollowsNumbersAndTexts) {
  EXPECT_LT(NearnessKey(Day{kUnknownDay}), NearnessKey(Day{-1}));
  EXPECT_LT(NearnessKey(Day{-1}), NearnessKey(Day{0}));
  EXPECT_LT(NearnessKey(Hours{.min = 8, .max = 40}), NearnessKey(Hours{.min = 16, .max = 24}));
  EXPECT_LT(NearnessKey(std::string("GM0014")), NearnessKey(std::string("GM0106")));
  EXPECT_LT(NearnessKey(std::string()), NearnessKey(std::string("\xc3\xa9")));
}

TEST(FacetValuesTest, PlacesAreNearWhereTheyShareACell) {
  const auto key = [](double latitude, double longitude) {
    return NearnessKey(std::optional(GeoPoint{latitude, longitude}));
  };
  const std::uint64_t groningen = key(53.22, 6.57);
  const auto apart = [](std::uint64_t a, std::uint64_t b) { return a < b ? b - a : a - b; };
  EXPECT_LT(apart(groningen, key(53.221, 6.571)), apart(groningen, key(50.85, 5.69)));
  EXPECT_LT(apart(groningen, key(50.85, 5.69)), apart(groningen, key(-33.9, 18.4)));
  EXPECT_EQ(NearnessKey(std::optional<GeoPoint>()), 0U);
  // Whatever is no place has a key too.
  EXPECT_EQ(key(-1e300, -1e300), 0U);
  EXPECT_EQ(key(1e300, 1e300), ~std::uint64_t{0});
}

}  // namespace
}  // namespace perron
