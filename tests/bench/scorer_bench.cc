// How long the exact scorers take for one pair, and to bind: for people who are looked at for work and for work that is
// looked at for a person, from profiles as values (as FlatPeopleIndex and FlatWorkIndex keep them) and from packed
// ones.
//
//   scorer_bench [--benchmark_filter=...]
//
// 14,000 competencies in 140 lines of work, 32 transfers each within its line; work asks 12 competencies of two lines,
// a person holds 27, half of them in the lines of the work: such are the ones that an index lets through to the scorer.
// Cases end in /hot (1,000 profiles, in the cache) or /cold (500,000, in random order; packed only).

#include <benchmark/benchmark.h>

#include <set>
#include <vector>

#include "index/exact/packed_profile.h"
#include "index/exact/packed_scorer.h"
#include "matching/candidate_scorer.h"
#include "matching/work_scorer.h"
#include "tests/support/worlds.h"

namespace perron {
namespace {

constexpr std::size_t kCompetencies = 14000;
constexpr std::size_t kLines = 140;
constexpr std::size_t kHot = 1000;
constexpr std::size_t kCold = 500000;
const ScoringModel kModel;

// Competencies of one line lie scattered over the numbers, as those of a taxonomy do.
CompetencyId InLine(std::size_t line, std::size_t which) { return static_cast<CompetencyId>(line + kLines * which); }
CompetencyId AnyInLine(Random& random, std::size_t line) { return InLine(line, random.Below(kCompetencies / kLines)); }

CompetencySpace MakeSpace() {
  Random random(1);
  CompetencySpace space;
  std::vector<std::vector<TransferEdge>> by_held(kCompetencies);
  for (std::size_t s = 0; s < kCompetencies; ++s) {
    space.weights.push_back({1, 1, 1 + 20 * random.Unit()});
    std::set<CompetencyId> others;
    while (others.size() < 32) {
      const CompetencyId other = AnyInLine(random, s % kLines);
      if (IndexOf(other) != s) others.insert(other);
    }
    for (const CompetencyId other : others) {
      by_held[s].push_back({other, static_cast<float>(0.1 + 0.9 * random.Unit()), CompetencyRelation::kLineOfWork});
    }
  }
  space.transfer = TransferTable(by_held);
  return space;
}

const CompetencySpace& Space() {
  static const CompetencySpace space = MakeSpace();
  return space;
}

std::set<CompetencyId> Pick(Random& random, std::size_t of_lines, std::size_t of_any) {
  std::set<CompetencyId> picked;
  while (picked.size() < of_lines) picked.insert(AnyInLine(random, random.Below(2)));
  while (picked.size() < of_lines + of_any) picked.insert(static_cast<CompetencyId>(random.Below(kCompetencies)));
  return picked;
}

CandidateProfile MakePerson(Random& random) {
  CandidateProfile person;
  for (const CompetencyId id : Pick(random, 14, 13)) {
    const auto kind = static_cast<EvidenceKind>(random.Between(1, 9));
    person.competencies.push_back({id, false, {{kind, static_cast<Level>(random.Between(0, 5))}}});
  }
  return person;
}

WorkProfile MakeWork(Random& random) {
  WorkProfile work;
  for (const CompetencyId id : Pick(random, 12, 0)) {
    work.requirements.push_back(
        {id, static_cast<Importance>(random.Between(1, 3)), static_cast<Level>(random.Between(0, 5))});
  }
  return work;
}

// One profile after the other in one arena.
struct Arena {
  std::vector<std::uint8_t> bytes;
  std::vector<std::uint32_t> begin;  // in random order where `count` is large

  const std::uint8_t* At(std::size_t i) const { return bytes.data() + begin[i]; }
};

template <typename Pack>
Arena MakeArena(std::size_t count, const Pack& pack) {
  Random random(2);
  Arena arena;
  for (std::size_t i = 0; i < count; ++i) {
    arena.begin.push_back(static_cast<std::uint32_t>(arena.bytes.size()));
    pack(random, arena.bytes);
  }
  for (std::size_t i = count; i > 1; --i) std::swap(arena.begin[i - 1], arena.begin[random.Below(i)]);
  return arena;
}

template <typename Make>
auto MakeMany(const Make& make) {
  Random random(2);
  std::vector<decltype(make(random))> many;
  for (std::size_t i = 0; i < kHot; ++i) many.push_back(make(random));
  return many;
}

EvidenceContext Context() { return {kModel, kToday}; }
WorkProfile TheWork() {
  Random random(3);
  return MakeWork(random);
}
CandidateProfile ThePerson() {
  Random random(3);
  return MakePerson(random);
}

// Calls score(profile number) over and over.
template <typename Score>
void Run(benchmark::State& state, std::size_t count, const Score& score) {
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(score(i));
    i = i + 1 == count ? 0 : i + 1;
  }
}

Arena People(std::size_t count) {
  return MakeArena(count,
                   [](Random& random, std::vector<std::uint8_t>& out) { PackPerson(MakePerson(random), 0, out); });
}
Arena Work(std::size_t count) {
  return MakeArena(count,
                   [](Random& random, std::vector<std::uint8_t>& out) { PackWork(MakeWork(random), {}, 0, out); });
}

void PeopleReference(benchmark::State& state) {
  const auto people = MakeMany(MakePerson);
  const WorkProfile work = TheWork();
  Run(state, kHot, [&](std::size_t i) { return ScorePair(people[i], work, Space(), Context()); });
}
void PeopleValuesScore(benchmark::State& state) {
  const auto people = MakeMany(MakePerson);
  CandidateScorer scorer(TheWork(), Space(), Context());
  Run(state, kHot, [&](std::size_t i) { return scorer.Score(people[i]); });
}
void PeopleValuesCoverage(benchmark::State& state) {
  const auto people = MakeMany(MakePerson);
  CandidateScorer scorer(TheWork(), Space(), Context());
  Run(state, kHot, [&](std::size_t i) { return scorer.Coverage(people[i]); });
}
void PeoplePackedScore(benchmark::State& state, std::size_t count) {
  const Arena people = People(count);
  PackedPeopleScorer scorer(TheWork(), Space(), Context());
  Run(state, count, [&](std::size_t i) { return scorer.Score(people.At(i)); });
}
void PeoplePackedCoverage(benchmark::State& state, std::size_t count) {
  const Arena people = People(count);
  PackedPeopleScorer scorer(TheWork(), Space(), Context());
  Run(state, count, [&](std::size_t i) { return scorer.Coverage(people.At(i)); });
}
// People of 45 competencies, most of them unused: more than count.
void PeoplePackedScoreLong(benchmark::State& state) {
  const Arena people = MakeArena(kHot, [](Random& random, std::vector<std::uint8_t>& out) {
    CandidateProfile person;
    for (const CompetencyId id : Pick(random, 14, 31)) person.competencies.push_back({id, false, {{}}});
    PackPerson(person, 0, out);
  });
  PackedPeopleScorer scorer(TheWork(), Space(), Context());
  Run(state, kHot, [&](std::size_t i) { return scorer.Score(people.At(i)); });
}
void PeopleBind(benchmark::State& state) {
  const auto work = MakeMany(MakeWork);
  Run(state, kHot, [&](std::size_t i) { return CandidateScorer(work[i], Space(), Context()); });
}

void WorkReference(benchmark::State& state) {
  const auto work = MakeMany(MakeWork);
  const CandidateProfile person = ThePerson();
  Run(state, kHot, [&](std::size_t i) { return ScorePair(person, work[i], Space(), Context()); });
}
void WorkValuesScore(benchmark::State& state) {
  const auto work = MakeMany(MakeWork);
  WorkScorer scorer(ThePerson(), Space(), Context());
  Run(state, kHot, [&](std::size_t i) { return scorer.Score(work[i]); });
}
void WorkValuesCoverage(benchmark::State& state) {
  const auto work = MakeMany(MakeWork);
  WorkScorer scorer(ThePerson(), Space(), Context());
  Run(state, kHot, [&](std::size_t i) { return scorer.Coverage(work[i]); });
}
void WorkPackedScore(benchmark::State& state, std::size_t count) {
  const Arena work = Work(count);
  PackedWorkScorer scorer(ThePerson(), Space(), Context());
  Run(state, count, [&](std::size_t i) { return scorer.Score(work.At(i)); });
}
void WorkPackedCoverage(benchmark::State& state, std::size_t count) {
  const Arena work = Work(count);
  PackedWorkScorer scorer(ThePerson(), Space(), Context());
  Run(state, count, [&](std::size_t i) { return scorer.Coverage(work.At(i)); });
}
void WorkBind(benchmark::State& state) {
  const auto people = MakeMany(MakePerson);
  Run(state, kHot, [&](std::size_t i) { return WorkScorer(people[i], Space(), Context()); });
}

BENCHMARK(PeopleReference);
BENCHMARK(PeopleValuesScore);
BENCHMARK(PeopleValuesCoverage);
BENCHMARK_CAPTURE(PeoplePackedScore, hot, kHot);
BENCHMARK_CAPTURE(PeoplePackedCoverage, hot, kHot);
BENCHMARK_CAPTURE(PeoplePackedScore, cold, kCold);
BENCHMARK_CAPTURE(PeoplePackedCoverage, cold, kCold);
BENCHMARK(PeoplePackedScoreLong);
BENCHMARK(PeopleBind);
BENCHMARK(WorkReference);
BENCHMARK(WorkValuesScore);
BENCHMARK(WorkValuesCoverage);
BENCHMARK_CAPTURE(WorkPackedScore, hot, kHot);
BENCHMARK_CAPTURE(WorkPackedCoverage, hot, kHot);
BENCHMARK_CAPTURE(WorkPackedScore, cold, kCold);
BENCHMARK_CAPTURE(WorkPackedCoverage, cold, kCold);
BENCHMARK(WorkBind);

}  // namespace
}  // namespace perron

BENCHMARK_MAIN();
