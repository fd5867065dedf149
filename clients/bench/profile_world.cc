#include "clients/bench/profile_world.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <utility>

#include "absl/container/inlined_vector.h"
#include "absl/status/status.h"
#include "absl/strings/str_format.h"

namespace perron {
namespace {

// Kinds of streams of chance.
enum StreamKind : std::uint64_t { kPeople = 1, kPeopleAreas, kVacancies, kFilters, kOccupationRanks, kAreaRanks, kMap };

// What Netherlands there is: degrees.
constexpr GeoPoint kSouthWest = {50.75, 3.36};
constexpr GeoPoint kNorthEast = {53.55, 7.23};

// Evidence from weak to strong; who is strong has more of what stands to the right.
constexpr EvidenceKind kEvidence[] = {
    EvidenceKind::kInferred,
    EvidenceKind::kSelfReported,
    EvidenceKind::kSelfReported,
    EvidenceKind::kWorkExperience,
    EvidenceKind::kWorkExperience,
    EvidenceKind::kCoachObserved,
    EvidenceKind::kEmployerConfirmed,
    EvidenceKind::kTest,
    EvidenceKind::kDiploma,
    EvidenceKind::kMboCertificaat,
    EvidenceKind::kPraktijkverklaring,
};

GeoPoint AnyPlace(Chance& chance) {
  const double latitude = kSouthWest.latitude + chance.Unit() * (kNorthEast.latitude - kSouthWest.latitude);
  const double longitude = kSouthWest.longitude + chance.Unit() * (kNorthEast.longitude - kSouthWest.longitude);
  return {latitude, longitude};
}

GeoPoint PlaceNear(GeoPoint centre, Chance& chance) {
  const double latitude = centre.latitude + 0.1 * (chance.Unit() - 0.5);
  const double longitude = centre.longitude + 0.16 * (chance.Unit() - 0.5);
  return {std::clamp(latitude, kSouthWest.latitude, kNorthEast.latitude),
          std::clamp(longitude, kSouthWest.longitude, kNorthEast.longitude)};
}

// `count` of `from` at random, in any order, added to *to.
void Take(const std::vector<CompetencyId>& from, std::size_t count, Chance& chance,
          absl::InlinedVector<CompetencyId, 128>* to) {
  // Every one in turn with the probability that leaves exactly `count`.
  for (std::size_t i = 0; i < from.size() && count > 0; ++i) {
    if (chance.Below(from.size() - i) >= count) continue;
    to->push_back(from[i]);
    --count;
  }
}

std::size_t PartOf(std::size_t count, double low, double high, Chance& chance) {
  const double part = static_cast<double>(count) * (low + (high - low) * chance.Unit());
  return static_cast<std::size_t>(part + chance.Unit());  // rounded up or down by chance, right on average
}

Level LevelAround(double strength, Chance& chance) {
  if (chance.Happens(0.1)) return 0;
  const int level = 1 + static_cast<int>(strength * 4 + chance.Unit()) + chance.Between(-1, 1);
  return static_cast<Level>(std::clamp(level, 1, static_cast<int>(kMaxLevel)));
}

EvidenceKind EvidenceAround(double strength, Chance& chance) {
  constexpr double kCount = std::size(kEvidence);
  const double place = kCount * strength + 5 * (chance.Unit() - 0.5);
  return kEvidence[static_cast<std::size_t>(std::clamp(place, 0.0, kCount - 1))];
}

Hours DrawHours(Chance& chance) {
  constexpr Hours kHours[] = {{0, 0}, {0, 16}, {16, 24}, {24, 32}, {24, 40}, {32, 36}, {32, 40}, {36, 40}, {40, 40}};
  return kHours[chance.Below(std::size(kHours))];
}

}  // namespace

absl::StatusOr<ProfileWorld> ProfileWorld::Make(const Taxonomy& taxonomy, const CompetencySpace& space,
                                                const ScoringModel& model, const WorldOptions& options) {
  std::vector<std::uint32_t> occupations;
  for (std::uint32_t i = 0; i < taxonomy.occupations.size(); ++i) {
    if (!taxonomy.occupations[i].essential.empty()) occupations.push_back(i);
  }
  if (occupations.empty()) {
    return absl::FailedPreconditionError("no occupation of the taxonomy has an essential competency");
  }
  return ProfileWorld(taxonomy, space, model, options, std::move(occupations));
}

ProfileWorld::ProfileWorld(const Taxonomy& taxonomy, const CompetencySpace& space, const ScoringModel& model,
                           const WorldOptions& options, std::vector<std::uint32_t> occupations)
    : taxonomy_(&taxonomy),
      options_(options),
      competencies_(taxonomy.competencies.size()),
      occupations_(std::move(occupations)),
      occupation_popularity_(occupations_.size(), options.occupation_exponent,
                             Chance(options.seed, kOccupationRanks, 0).Next()),
      area_popularity_(options.areas, options.area_exponent, Chance(options.seed, kAreaRanks, 0).Next()),
      families_(taxonomy, space, model) {
  Chance chance(options.seed, kMap, 0);
  for (std::size_t area = 0; area < options.areas; ++area) {
    area_names_.push_back(absl::StrFormat("area-%03d", area));
    area_centres_.push_back(AnyPlace(chance));
    for (std::size_t i = 0; i < options.places_per_area; ++i) places_.push_back(PlaceNear(area_centres_[area], chance));
  }
}

std::string ProfileWorld::PersonId(std::uint64_t i) { return absl::StrFormat("p%08d", i); }

std::uint64_t ProfileWorld::PersonNumber(const std::string& id) { return std::strtoull(id.c_str() + 1, nullptr, 10); }

GeoPoint ProfileWorld::PlaceOf(std::size_t area, std::size_t place) const {
  return places_[area * options_.places_per_area + place];
}

std::size_t ProfileWorld::AreaOfPerson(std::uint64_t i) const {
  Chance chance(options_.seed, kPeopleAreas, i);
  return area_popularity_.Draw(chance);
}

void ProfileWorld::DrawCompetencies(Chance& chance, CandidateProfile* profile) const {
  const Occupation& occupation = taxonomy_->occupations[occupations_[occupation_popularity_.Draw(chance)]];
  absl::InlinedVector<CompetencyId, 128> ids;
  Take(occupation.essential, PartOf(occupation.essential.size(), 0.4, 0.8, chance), chance, &ids);
  Take(occupation.optional, PartOf(occupation.optional.size(), 0.1, 0.3, chance), chance, &ids);
  const int others = chance.Between(4, 16);
  for (int i = 0; i < others; ++i) {
    if (chance.Happens(0.5)) {
      const auto& asked = taxonomy_->occupations[occupations_[chance.Below(occupations_.size())]].essential;
      ids.push_back(asked[chance.Below(asked.size())]);
    } else {
      ids.push_back(static_cast<CompetencyId>(chance.Below(competencies_)));
    }
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  const double strength = chance.Unit();
  profile->competencies.resize(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    HeldCompetency& held = profile->competencies[i];
    held.competency = ids[i];
    held.denied = chance.Happens(0.01);
    held.evidence.clear();
    if (held.denied) continue;
    const Level level = LevelAround(strength, chance);
    held.evidence.push_back({.kind = EvidenceAround(strength, chance), .level = level});
  }
}

void ProfileWorld::MakePerson(std::uint64_t i, PersonDocument* person) const {
  Chance chance(options_.seed, kPeople, i);
  const std::size_t area = AreaOfPerson(i);
  person->id = PersonId(i);
  DrawCompetencies(chance, &person->profile);
  PersonCircumstances& circumstances = person->circumstances;
  circumstances.area = area_names_[area];
  circumstances.home = PlaceOf(area, chance.Below(options_.places_per_area));
  circumstances.max_distance_km = static_cast<double>(10 * chance.Between(0, 5));
  circumstances.hours = DrawHours(chance);
  person->last_proposed = chance.Happens(0.3) ? kToday - chance.Between(1, 60) : kUnknownDay;
}

BenchVacancy ProfileWorld::MakeVacancy(std::uint64_t v) const {
  Chance chance(options_.seed, kVacancies, v);
  const std::uint32_t number = occupations_[occupation_popularity_.Draw(chance)];
  const Occupation& occupation = taxonomy_->occupations[number];
  absl::InlinedVector<CompetencyId, 128> essential;
  absl::InlinedVector<CompetencyId, 128> optional;
  Take(occupation.essential, static_cast<std::size_t>(chance.Between(8, 13)), chance, &essential);
  Take(occupation.optional, static_cast<std::size_t>(chance.Between(0, 3)), chance, &optional);
  BenchVacancy vacancy;
  const auto level = [&] { return static_cast<Level>(chance.Happens(0.7) ? chance.Between(1, 5) : 0); };
  for (const CompetencyId id : essential) vacancy.own.requirements.push_back({id, Importance::kEssential, level()});
  for (const CompetencyId id : optional) {
    const Importance importance = chance.Happens(0.5) ? Importance::kImportant : Importance::kSomewhat;
    vacancy.own.requirements.push_back({id, importance, level()});
  }
  std::sort(vacancy.own.requirements.begin(), vacancy.own.requirements.end(),
            [](const Requirement& a, const Requirement& b) { return a.competency < b.competency; });
  vacancy.with_family = vacancy.own;
  families_.AddOftenAsked(number, vacancy.with_family);
  const std::size_t area = area_popularity_.Draw(chance);
  vacancy.circumstances.area = area_names_[area];
  vacancy.circumstances.place = PlaceOf(area, chance.Below(options_.places_per_area));
  vacancy.circumstances.hours = DrawHours(chance);
  return vacancy;
}

Criteria ProfileWorld::MakeFilter(double share, std::uint64_t number) const {
  Criteria criteria;
  criteria.other_is_person = true;
  if (share >= 1) return criteria;
  Chance chance(options_.seed, kFilters, number);
  const GeoPoint middle = area_centres_[area_popularity_.Draw(chance)];
  std::vector<std::size_t> nearest(area_names_.size());
  std::iota(nearest.begin(), nearest.end(), std::size_t{0});
  std::vector<double> km;
  km.reserve(nearest.size());
  for (const GeoPoint centre : area_centres_) km.push_back(DistanceKm(middle, centre));
  std::stable_sort(nearest.begin(), nearest.end(), [&](std::size_t a, std::size_t b) { return km[a] < km[b]; });
  double left = share;
  std::vector<std::size_t> others;
  for (const std::size_t area : nearest) {
    if (area_popularity_.ShareOf(area) > left) {
      others.push_back(area);
      continue;
    }
    left -= area_popularity_.ShareOf(area);
    criteria.areas.push_back(area_names_[area]);
  }
  // What is left is less than any of the others: one too many may be nearer to the share than none, or all there is.
  const auto miss = [&](std::size_t area) { return area_popularity_.ShareOf(area) - left; };
  const auto best =
      std::min_element(others.begin(), others.end(), [&](std::size_t a, std::size_t b) { return miss(a) < miss(b); });
  if (best != others.end() && (miss(*best) < left || criteria.areas.empty())) {
    criteria.areas.push_back(area_names_[*best]);
  }
  criteria.hard = Criteria::Bit(ReasonKind::kArea);
  return criteria;
}

}  // namespace perron
