#include "index/exact/distance_bounds.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "tests/support/worlds.h"

namespace perron {
namespace {

void ExpectBounds(GeoPoint a, GeoPoint b) {
  const double km = DistanceKm(a, b);
  const DistanceBounds bounds = BoundDistance(OnSphere(a), OnSphere(b));
  ASSERT_LE(bounds.low, km) << a.latitude << " " << a.longitude << " to " << b.latitude << " " << b.longitude;
  ASSERT_GE(bounds.high, km) << a.latitude << " " << a.longitude << " to " << b.latitude << " " << b.longitude;
  if (km < 300) {
    ASSERT_LE(bounds.high - bounds.low, 0.2);
  }
}

GeoPoint Anywhere(Random& random) { return {180 * random.Unit() - 90, 360 * random.Unit() - 180}; }

TEST(DistanceBoundsTest, HoldTheDistanceAtEveryScale) {
  Random random(81);
  for (int i = 0; i < 20000; ++i) {
    const GeoPoint a = Anywhere(random);
    ExpectBounds(a, Anywhere(random));
    ExpectBounds(a, a);
    const double step = std::pow(10, 3 * random.Unit() - 4);  // 10 m to 10 km, and more to the poles
    const GeoPoint b{std::min(90.0, a.latitude + step * random.Unit()), std::min(180.0, a.longitude + step)};
    ExpectBounds(a, b);
    const GeoPoint here{51 + 2 * random.Unit(), 4 + 3 * random.Unit()};
    ExpectBounds(here, {51 + 2 * random.Unit(), 4 + 3 * random.Unit()});
    if (HasFatalFailure()) return;
  }
}

TEST(DistanceBoundsTest, HoldAtThePolesTheDateLineAndTheOtherSideOfTheEarth) {
  const double latitudes[] = {-90, -89.9999, -45, 0, 53, 89.9999, 90};
  const double longitudes[] = {-180, -179.9999, -90, 0, 6, 179.9999, 180};
  for (const double a : latitudes) {
    for (const double b : longitudes) {
      for (const double c : latitudes) {
        for (const double d : longitudes) ExpectBounds({a, b}, {c, d});
      }
    }
  }
}

TEST(DistanceBoundsTest, TellNothingWithoutAPlace) {
  const SpherePoint groningen = OnSphere(GeoPoint{53.2, 6.6});
  for (const std::optional<GeoPoint>& place :
       {std::optional<GeoPoint>(), std::optional(GeoPoint{91, 0}), std::optional(GeoPoint{0, 1e300}),
        std::optional(GeoPoint{std::nan(""), 0})}) {
    const DistanceBounds bounds = BoundDistance(OnSphere(place), groningen);
    EXPECT_EQ(bounds.low, 0);
    EXPECT_EQ(bounds.high, std::numeric_limits<double>::infinity());
  }
}

}  // namespace
}  // namespace perron
