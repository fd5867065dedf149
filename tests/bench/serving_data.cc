#include "tests/bench/serving_data.h"

#include <algorithm>
#include <array>
#include <random>
#include <utility>

namespace perron {
namespace {

constexpr std::uint32_t kSeed = 20261122;

// Parts of the town of Groningen.
constexpr std::array kPostcodes = {"9711", "9712", "9713", "9714", "9715", "9716", "9717", "9718", "9721", "9722"};

class Random {
 public:
  // 0 to `end` - 1. The library's distributions differ between libraries, this does not.
  std::uint32_t Below(std::size_t end) { return static_cast<std::uint32_t>(engine_() % end); }
  int Between(int first, int last) {
    return first + static_cast<int>(Below(static_cast<std::size_t>(last - first + 1)));
  }
  std::string Postcode() { return kPostcodes.at(Below(kPostcodes.size())); }

 private:
  std::mt19937 engine_{kSeed};
};

std::string Numbered(const std::string& collection, std::size_t number) {
  return collection + "/bench-" + std::to_string(number);
}

v1::Candidate PersonFrom(const v1::Occupation& occupation, Random& random) {
  v1::Candidate person;
  for (const v1::Requirement& requirement : occupation.requirements()) {
    if (requirement.importance() != v1::IMPORTANCE_ESSENTIAL) continue;
    v1::HeldCompetency& held = *person.add_competencies();
    held.set_competency(requirement.competency());
    v1::Evidence& evidence = *held.add_evidence();
    evidence.set_kind(
        static_cast<v1::EvidenceKind>(random.Between(v1::EVIDENCE_KIND_SELF_REPORTED, v1::EVIDENCE_KIND_INFERRED)));
    evidence.set_level(random.Between(1, 5));
    evidence.set_assessed_date("20" + std::to_string(random.Between(16, 25)) + "-0" +
                               std::to_string(random.Between(1, 9)) + "-01");
  }
  person.mutable_mobility()->set_postcode(random.Postcode());
  person.mutable_mobility()->set_max_distance_km(random.Between(2, 20));
  person.mutable_hours()->set_min(random.Between(8, 24));
  person.mutable_hours()->set_max(random.Between(24, 40));
  return person;
}

// A few occupations ask more than a vacancy may; then what is essential goes first.
void CopyRequirements(const v1::Occupation& occupation, v1::Vacancy& vacancy) {
  constexpr int kMostRequirements = 200;
  for (const bool essential : {true, false}) {
    for (const v1::Requirement& requirement : occupation.requirements()) {
      if ((requirement.importance() == v1::IMPORTANCE_ESSENTIAL) != essential) continue;
      if (vacancy.requirements_size() < kMostRequirements) *vacancy.add_requirements() = requirement;
    }
  }
}

// One letter left out, doubled, or changed with its neighbour. Never the first: people get that one right.
std::string WithTypingError(std::string text, Random& random) {
  if (text.size() < 4) return text;
  const std::size_t place = 1 + random.Below(text.size() - 2);
  switch (random.Below(3)) {
    case 0:
      return text.erase(place, 1);
    case 1:
      return text.insert(place, 1, text[place]);
    default:
      std::swap(text[place], text[place + 1]);
      return text;
  }
}

// Bytes of a letter with an accent must stay together.
bool IsAscii(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::vector<v1::Vacancy> VacanciesFor(const std::vector<v1::Occupation>& occupations) {
  Random random;
  std::vector<v1::Vacancy> vacancies;
  for (const v1::Occupation& occupation : occupations) {
    v1::Vacancy& vacancy = vacancies.emplace_back();
    vacancy.set_name(Numbered("vacancies", vacancies.size()));
    vacancy.set_title(occupation.label());
    vacancy.set_occupation(occupation.uri());
    CopyRequirements(occupation, vacancy);
    vacancy.mutable_place()->set_postcode(random.Postcode());
    vacancy.mutable_hours()->set_min(random.Between(8, 24));
    vacancy.mutable_hours()->set_max(random.Between(24, 40));
  }
  return vacancies;
}

std::vector<v1::Candidate> CandidatesFor(const std::vector<v1::Occupation>& occupations, std::size_t count) {
  Random random;
  std::vector<v1::Candidate> people;
  while (people.size() < count) {
    v1::Candidate& person = people.emplace_back(PersonFrom(occupations[random.Below(occupations.size())], random));
    person.set_name(Numbered("candidates", people.size()));
    person.set_display_name("Bench " + std::to_string(people.size()));
  }
  return people;
}

std::vector<std::string> TypedQueries(const std::vector<std::string>& labels, std::size_t count) {
  std::vector<std::string> plain;
  std::copy_if(labels.begin(), labels.end(), std::back_inserter(plain), IsAscii);
  Random random;
  std::vector<std::string> queries;
  while (queries.size() < count && !plain.empty()) {
    const std::string& label = plain[random.Below(plain.size())];
    const bool prefix = queries.size() % 2 == 0;
    const std::size_t length = std::min<std::size_t>(label.size(), static_cast<std::size_t>(random.Between(3, 12)));
    queries.push_back(prefix ? label.substr(0, length) : WithTypingError(label, random));
  }
  return queries;
}

}  // namespace perron
