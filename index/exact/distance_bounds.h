#ifndef PERRON_INDEX_EXACT_DISTANCE_BOUNDS_H_
#define PERRON_INDEX_EXACT_DISTANCE_BOUNDS_H_

#include <optional>

#include "matching/circumstances.h"

namespace perron {

// Whether a place is within a limit can nearly always be told without the sines and cosines of its exact distance: from
// the straight line between the places, through the earth, by their positions on a unit sphere that are worked out
// once. What is between the bounds must be asked of DistanceKm itself, so the answer stays exact.

// A place on the unit sphere.
struct SpherePoint {
  float x = 0;
  float y = 0;
  float z = 0;
};

// All NaN when there is no place, or it is outside -90 to 90 and -180 to 180 degrees.
SpherePoint OnSphere(const std::optional<GeoPoint>& place);

// low <= DistanceKm <= high of two places.
struct DistanceBounds {
  double low = 0;
  double high = 0;  // infinite far away
};

// The bounds, within 0.2 km of each other up to 300 km. 0 and infinite when either point is NaN.
DistanceBounds BoundDistance(SpherePoint a, SpherePoint b);

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_DISTANCE_BOUNDS_H_
