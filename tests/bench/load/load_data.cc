#include "tests/bench/load/load_data.h"
#include "tests/bench/held_competency.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace perron {
namespace {

// In and around the town of Groningen.
constexpr std::array kPostcodes = {"9711", "9712", "9713", "9714", "9715", "9716", "9717", "9718", "9721",
                                   "9722", "9731", "9741", "9751", "9801", "9501", "9601", "9401", "9203"};

// Streams of the seed.
constexpr std::uint64_t kPeople = 1;
constexpr std::uint64_t kVacancies = 2;

std::uint64_t Stream(std::uint64_t kind, std::size_t number, std::size_t version) {
  return (kind << 60U) + (static_cast<std::uint64_t>(version) << 32U) + number;
}

std::string Postcode(LoadRandom& random) { return kPostcodes.at(random.Below(kPostcodes.size())); }

void SetHours(LoadRandom& random, v1::HoursRange& hours) {
  hours.set_min(random.Between(8, 24));
  hours.set_max(random.Between(24, 40));
}

bool IsEssential(const v1::Requirement& requirement) { return requirement.importance() == v1::IMPORTANCE_ESSENTIAL; }

}  // namespace

LoadData::LoadData(std::vector<v1::Occupation> occupations, std::uint64_t seed) : seed_(seed) {
  std::set<std::string> competencies;
  for (v1::Occupation& occupation : occupations) {
    if (occupation.requirements().empty()) continue;
    for (const v1::Requirement& requirement : occupation.requirements()) competencies.insert(requirement.competency());
    occupations_.push_back(std::move(occupation));
  }
  competencies_.assign(competencies.begin(), competencies.end());
  // Who is the most popular has nothing to do with where it stands in the list.
  LoadRandom random(seed);
  for (std::size_t i = occupations_.size(); i > 1; --i) std::swap(occupations_[i - 1], occupations_[random.Below(i)]);
  double sum = 0;
  for (std::size_t i = 0; i < occupations_.size(); ++i) {
    popularity_.push_back(sum += 1.0 / static_cast<double>(i + 1));
  }
}

const v1::Occupation& LoadData::PopularOccupation(LoadRandom& random) const {
  const double place = random.Unit() * popularity_.back();
  const auto found = std::upper_bound(popularity_.begin(), popularity_.end(), place);
  return occupations_[std::min(static_cast<std::size_t>(found - popularity_.begin()), occupations_.size() - 1)];
}

v1::Candidate LoadData::Candidate(std::size_t number, std::size_t version) const {
  // The occupation stays when the rest changes: people learn, they do not become somebody else.
  LoadRandom once(seed_, Stream(kPeople, number, 0));
  const v1::Occupation& occupation = PopularOccupation(once);
  LoadRandom random(seed_, Stream(kPeople, number, version + 1));
  v1::Candidate person;
  person.set_name(CandidateName(number));
  person.set_display_name("Load " + std::to_string(number));
  const double essential = 0.4 + 0.4 * random.Unit();
  const double optional = 0.1 + 0.2 * random.Unit();
  std::set<std::string> held;
  for (const v1::Requirement& requirement : occupation.requirements()) {
    if (random.Chance(IsEssential(requirement) ? essential : optional)) held.insert(requirement.competency());
  }
  const int more = random.Between(0, 5);
  for (int i = 0; i < more; ++i) held.insert(competencies_[random.Below(competencies_.size())]);
  for (const std::string& competency : held) AddHeld(competency, random, person);
  person.mutable_mobility()->set_postcode(Postcode(random));
  person.mutable_mobility()->set_max_distance_km(random.Between(5, 40));
  SetHours(random, *person.mutable_hours());
  return person;
}

v1::Vacancy LoadData::Vacancy(std::size_t number) const {
  LoadRandom random(seed_, Stream(kVacancies, number, 0));
  const v1::Occupation& occupation = PopularOccupation(random);
  v1::Vacancy vacancy;
  vacancy.set_name(VacancyName(number));
  vacancy.set_title(occupation.label());
  vacancy.set_occupation(occupation.uri());
  // Each with the same chance, such that `wanted` of them is what comes out on average.
  const int wanted = random.Between(6, 18);
  const double share = static_cast<double>(wanted) / static_cast<double>(occupation.requirements_size());
  const auto ask = [&](const v1::Requirement& requirement) {
    v1::Requirement& asked = *vacancy.add_requirements();
    asked = requirement;
    if (random.Chance(0.5)) asked.set_level(random.Between(1, 5));
  };
  for (const v1::Requirement& requirement : occupation.requirements()) {
    if (random.Chance(share)) ask(requirement);
  }
  if (vacancy.requirements().empty()) ask(occupation.requirements(0));
  vacancy.mutable_place()->set_postcode(Postcode(random));
  SetHours(random, *vacancy.mutable_hours());
  return vacancy;
}

}  // namespace perron
