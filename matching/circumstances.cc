#include "matching/circumstances.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string_view>

namespace perron {
namespace {

constexpr double kEarthRadiusKm = 6371.0;

constexpr LicenceSet Bit(std::string_view name) {
  for (std::size_t i = 0; i < kLicenceNames.size(); ++i) {
    if (kLicenceNames[i] == name) return LicenceSet{1} << i;
  }
  return 0;
}

struct Implication {
  LicenceSet licence;
  LicenceSet includes;
};

// One step each; the closure is taken below.
constexpr Implication kImplications[] = {
    {Bit("A"), Bit("A2")},
    {Bit("A2"), Bit("A1")},
    {Bit("A1"), Bit("AM")},
    {Bit("B"), Bit("AM")},
    {Bit("B+"), Bit("B")},
    {Bit("BE"), Bit("B+")},
    {Bit("C1"), Bit("B")},
    {Bit("C"), Bit("C1")},
    {Bit("C1E"), Bit("C1") | Bit("BE")},
    {Bit("CE"), Bit("C") | Bit("C1E")},
    {Bit("D1"), Bit("B")},
    {Bit("D"), Bit("D1")},
    {Bit("D1E"), Bit("D1") | Bit("BE")},
    {Bit("DE"), Bit("D") | Bit("D1E")},
};

}  // namespace

double DistanceKm(GeoPoint a, GeoPoint b) {
  constexpr double kRadians = std::numbers::pi / 180;
  const double half_latitude = std::sin((b.latitude - a.latitude) * kRadians / 2);
  const double half_longitude = std::sin((b.longitude - a.longitude) * kRadians / 2);
  const double haversine = half_latitude * half_latitude + std::cos(a.latitude * kRadians) *
                                                               std::cos(b.latitude * kRadians) * half_longitude *
                                                               half_longitude;
  return std::round(2 * kEarthRadiusKm * std::asin(std::min(1.0, std::sqrt(haversine))) * 10) / 10;
}

LicenceSet WithImpliedLicences(LicenceSet licences) {
  for (LicenceSet before = 0; before != licences;) {
    before = licences;
    for (const Implication& implication : kImplications) {
      if ((licences & implication.licence) != 0) licences |= implication.includes;
    }
  }
  return licences;
}

}  // namespace perron
