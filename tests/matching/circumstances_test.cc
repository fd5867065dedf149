#include "matching/circumstances.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

#include "tests/support/naive_preference.h"
#include "tests/support/worlds.h"

namespace perron {
namespace {

constexpr GeoPoint kGroningen{53.2194, 6.5665};
constexpr GeoPoint kAssen{52.9967, 6.5625};
constexpr GeoPoint kAmsterdam{52.3731, 4.8926};

LicenceSet Set(std::initializer_list<std::string> names) {
  LicenceSet set = 0;
  for (const std::string& name : names) {
    for (unsigned i = 0; i < kLicenceNames.size(); ++i) {
      if (name == kLicenceNames[i]) set |= LicenceSet{1} << i;
    }
  }
  return set;
}

TEST(DistanceTest, KnownDistances) {
  EXPECT_NEAR(DistanceKm(kGroningen, kAssen), 24.8, 0.1);
  EXPECT_NEAR(DistanceKm(kGroningen, kAmsterdam), 147, 1);
  EXPECT_EQ(DistanceKm({0, 0}, {0, 1}), 111.2);
}

TEST(DistanceTest, IsZeroAtHomeSymmetricAndHalfTheEarthAtMost) {
  EXPECT_EQ(DistanceKm(kAssen, kAssen), 0);
  EXPECT_EQ(DistanceKm(kAssen, kGroningen), DistanceKm(kGroningen, kAssen));
  EXPECT_EQ(DistanceKm({0, 0}, {0, 180}), 20015.1);
  EXPECT_EQ(DistanceKm({90, 0}, {-90, 0}), 20015.1);
}

TEST(DistanceTest, CrossesTheDateLineTheShortWay) { EXPECT_EQ(DistanceKm({0, 179.5}, {0, -179.5}), 111.2); }

TEST(DistanceTest, EqualsAnotherFormulaEverywhere) {
  Random random(3);
  for (int i = 0; i < 5000; ++i) {
    const GeoPoint a{-90 + 180 * random.Unit(), -180 + 360 * random.Unit()};
    const GeoPoint b{-90 + 180 * random.Unit(), -180 + 360 * random.Unit()};
    ASSERT_EQ(DistanceKm(a, b), NaiveKm(a, b))
        << a.latitude << "," << a.longitude << " " << b.latitude << "," << b.longitude;
  }
}

TEST(LicencesTest, HeavierLicencesIncludeLighterOnes) {
  EXPECT_EQ(WithImpliedLicences(Set({"B"})), Set({"B", "AM"}));
  EXPECT_EQ(WithImpliedLicences(Set({"A"})), Set({"A", "A2", "A1", "AM"}));
  EXPECT_EQ(WithImpliedLicences(Set({"BE"})), Set({"BE", "B+", "B", "AM"}));
  EXPECT_EQ(WithImpliedLicences(Set({"CE"})), Set({"CE", "C", "C1E", "C1", "BE", "B+", "B", "AM"}));
  EXPECT_EQ(WithImpliedLicences(Set({"DE"})), Set({"DE", "D", "D1E", "D1", "BE", "B+", "B", "AM"}));
}

TEST(LicencesTest, CarsMotorcyclesAndTractorsDoNotIncludeEachOther) {
  EXPECT_EQ(WithImpliedLicences(Set({"CE"})) & Set({"A", "A1", "A2", "D", "D1", "T"}), 0U);
  EXPECT_EQ(WithImpliedLicences(Set({"A"})) & Set({"B", "T"}), 0U);
}

TEST(LicencesTest, ImplyingIsAClosure) {
  EXPECT_EQ(WithImpliedLicences(0), 0U);
  for (LicenceSet set = 0; set < (1U << kLicenceNames.size()); set += 7) {
    const LicenceSet implied = WithImpliedLicences(set);
    ASSERT_EQ(implied & set, set);
    ASSERT_EQ(WithImpliedLicences(implied), implied);
  }
}

TEST(HoursTest, AreKnownWhenABoundIs) {
  EXPECT_FALSE(Hours{}.known());
  EXPECT_TRUE((Hours{0, 20}).known());
  EXPECT_TRUE((Hours{8, 0}).known());
}

}  // namespace
}  // namespace perron
