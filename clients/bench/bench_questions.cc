#include "clients/bench/bench_questions.h"

#include <algorithm>

namespace perron {

std::vector<BenchQuestion> MakeQuestions(const ProfileWorld& world, std::size_t count) {
  std::vector<BenchQuestion> questions(count);
  for (std::size_t q = 0; q < count; ++q) {
    questions[q].vacancy = world.MakeVacancy(q);
    for (std::size_t f = 0; f < kFilterShares.size(); ++f) {
      questions[q].filters[f] = world.MakeFilter(kFilterShares[f], q * kFilterShares.size() + f);
    }
  }
  return questions;
}

std::vector<OracleQuery> ForOracle(const std::vector<BenchQuestion>& questions, std::size_t count) {
  std::vector<OracleQuery> queries;
  for (std::size_t q = 0; q < std::min(count, questions.size()); ++q) {
    for (std::size_t g = 0; g < kGroups.size(); ++g) {
      queries.push_back({questions[q].Work(g),
                         questions[q].vacancy.circumstances,
                         {questions[q].filters.begin(), questions[q].filters.end()}});
    }
  }
  return queries;
}

std::vector<BenchCase> AllCases() {
  std::vector<BenchCase> cases;
  for (std::size_t group = 0; group < kGroups.size(); ++group) {
    for (const MatchOrder order : {MatchOrder::kCoverage, MatchOrder::kFit, MatchOrder::kFitTimesPreference}) {
      for (std::size_t filter = 0; filter < kFilterShares.size(); ++filter) cases.push_back({group, order, filter});
    }
  }
  return cases;
}

}  // namespace perron
