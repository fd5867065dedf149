#ifndef PERRON_TESTS_SUPPORT_WORLDS_H_
#define PERRON_TESTS_SUPPORT_WORLDS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "matching/circumstances.h"
#include "matching/competency_space.h"
#include "matching/preference.h"
#include "matching/profile.h"
#include "tests/support/naive_matcher.h"

namespace perron {

// Random numbers that are the same on every machine and with every library (splitmix64). Thread-compatible.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t Next();
  // 0 <= result < n. REQUIRES: n > 0.
  std::size_t Below(std::size_t n) { return static_cast<std::size_t>(Next() % n); }
  // low <= result <= high.
  int Between(int low, int high);
  // 0 <= result < 1.
  double Unit();
  bool Chance(double probability) { return Unit() < probability; }
  template <typename T>
  const T& OneOf(const std::vector<T>& choices) {
    return choices[Below(choices.size())];
  }

 private:
  std::uint64_t state_;
};

// The day on which everything in a test world is judged.
inline constexpr Day kToday = 20000;

// A small taxonomy, as the product reads it and as the naive matcher does.
struct World {
  NaiveSpace naive;
  CompetencySpace space;
};

// Makes the product's space out of the naive one. Vectors are left out.
CompetencySpace SpaceOf(const NaiveSpace& naive);

// A random taxonomy: a hierarchy (0.9 to every ancestor, at most 0.4 back), related and learned edges, weights over two
// orders of magnitude with equal ones among them.
World MakeWorld(Random& random, std::size_t competencies);

// A random record: every kind, level (unknown included), known and unknown days, some past their last day.
EvidenceRecord MakeEvidence(Random& random);

// Entries for about `count` competencies of the world: held with one to three records, some denied.
CandidateProfile MakePerson(Random& random, const World& world, std::size_t count);

// About `count` requirements, in half of the cases with some that only the family often asks among them.
WorkProfile MakeWork(Random& random, const World& world, std::size_t count);

// Circumstances around Groningen, each with something left unknown.
PersonCircumstances MakePersonCircumstances(Random& random);
WorkCircumstances MakeWorkCircumstances(Random& random);

// Random wishes of a search, some hard.
Criteria MakeCriteria(Random& random, bool other_is_person);

// Short forms for tests that write a case out by hand.
HeldCompetency Held(std::uint32_t id, std::vector<EvidenceRecord> evidence);
HeldCompetency Denied(std::uint32_t id);
Requirement Asked(std::uint32_t id, Level level = 0, Importance importance = Importance::kEssential);
Requirement OftenAsked(std::uint32_t id, float share = 1);

// The profile or the world in one line, for the message of a failed case.
std::string ToText(const CandidateProfile& person);
std::string ToText(const WorkProfile& work);
std::string ToText(const NaiveSpace& space);

}  // namespace perron

#endif  // PERRON_TESTS_SUPPORT_WORLDS_H_
