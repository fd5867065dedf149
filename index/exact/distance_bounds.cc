#include "index/exact/distance_bounds.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace perron {
namespace {

constexpr double kEarthRadiusKm = 6371.0;  // that of DistanceKm

// Of a chord c of the unit sphere the arc is 2 asin(c / 2) = c + c^3 / 24 + 3 c^5 / 640 + ..., which is at least c, and
// below c (1 + c^2 / 20) up to here.
constexpr double kLongestChord = 0.5;

// DistanceKm is rounded to 0.1, so it is off by 0.05 at most; a coordinate that is rounded to float is off by 2^-25, so
// the chord between two by 2 * sqrt(3) * 2^-25, which is 0.0007 km.
constexpr double kMarginKm = 0.06;

}  // namespace

SpherePoint OnSphere(const std::optional<GeoPoint>& place) {
  if (!place || !(std::abs(place->latitude) <= 90) || !(std::abs(place->longitude) <= 180)) {
    constexpr float kNowhere = std::numeric_limits<float>::quiet_NaN();
    return {kNowhere, kNowhere, kNowhere};
  }
  const double latitude = place->latitude * (std::numbers::pi / 180);
  const double longitude = place->longitude * (std::numbers::pi / 180);
  return {static_cast<float>(std::cos(latitude) * std::cos(longitude)),
          static_cast<float>(std::cos(latitude) * std::sin(longitude)), static_cast<float>(std::sin(latitude))};
}

DistanceBounds BoundDistance(SpherePoint a, SpherePoint b) {
  const double x = double{a.x} - double{b.x};
  const double y = double{a.y} - double{b.y};
  const double z = double{a.z} - double{b.z};
  const double chord = std::sqrt(x * x + y * y + z * z);
  DistanceBounds bounds{.low = 0, .high = std::numeric_limits<double>::infinity()};
  if (chord >= 0) bounds.low = std::fmax(0, kEarthRadiusKm * chord - kMarginKm);
  if (chord <= kLongestChord) bounds.high = kEarthRadiusKm * chord * (1 + chord * chord / 20) + kMarginKm;
  return bounds;
}

}  // namespace perron
