#include "tests/bench/import_data.h"
#include "tests/bench/held_competency.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <random>
#include <set>
#include <utility>

namespace perron {
namespace {

constexpr std::uint32_t kSeed = 20261125;
constexpr std::size_t kFewest = 14;
constexpr std::size_t kMost = 40;

class Random {
 public:
  // 0 to `end` - 1. The library's distributions differ between libraries, this does not.
  std::size_t Below(std::size_t end) { return engine_() % end; }
  int Between(int first, int last) {
    return first + static_cast<int>(Below(static_cast<std::size_t>(last - first + 1)));
  }

 private:
  std::mt19937 engine_{kSeed};
};

// Takes a competency out of `from`, by chance.
std::string Take(std::vector<std::string>& from, Random& random) {
  std::swap(from[random.Below(from.size())], from.back());
  std::string taken = std::move(from.back());
  from.pop_back();
  return taken;
}

std::vector<std::string> AskedBy(const v1::Occupation& occupation) {
  std::vector<std::string> asked;
  for (const v1::Requirement& requirement : occupation.requirements()) asked.push_back(requirement.competency());
  return asked;
}

// `count` different ones, or all that there are.
std::set<std::string> Draw(std::vector<std::string> own, const std::vector<std::string>& all, std::size_t count,
                           Random& random) {
  std::set<std::string> drawn;
  while (drawn.size() < count && !own.empty()) drawn.insert(Take(own, random));
  while (drawn.size() < std::min(count, all.size())) drawn.insert(all[random.Below(all.size())]);
  return drawn;
}

}  // namespace

std::vector<v1::Candidate> PeopleToImport(const std::vector<v1::Occupation>& occupations, std::size_t count) {
  std::set<std::string> different;
  for (const v1::Occupation& occupation : occupations) {
    for (const v1::Requirement& requirement : occupation.requirements()) different.insert(requirement.competency());
  }
  const std::vector<std::string> all(different.begin(), different.end());
  Random random;
  std::vector<v1::Candidate> people(count);
  for (std::size_t i = 0; i < count; ++i) {
    v1::Candidate& person = people[i];
    person.set_name("candidates/import-" + std::to_string(i));
    person.set_display_name("Person " + std::to_string(i));
    const v1::Occupation& occupation = occupations[random.Below(occupations.size())];
    const std::size_t wanted = kFewest + random.Below(kMost - kFewest + 1);
    for (const std::string& competency : Draw(AskedBy(occupation), all, wanted, random)) {
      AddHeld(competency, random, person);
    }
    person.mutable_mobility()->set_postcode(std::to_string(random.Between(1000, 9999)));
    person.mutable_mobility()->set_max_distance_km(random.Between(2, 50));
    person.mutable_hours()->set_min(random.Between(8, 24));
    person.mutable_hours()->set_max(random.Between(24, 40));
  }
  return people;
}

std::string Uuids::Next() {
  char text[40];
  std::snprintf(text, sizeof text, "%08x-0000-4000-8000-000000000000", next_++ * 2654435761U);  // in no order
  return text;
}

}  // namespace perron
