#ifndef PERRON_CLIENTS_BENCH_BENCH_QUESTIONS_H_
#define PERRON_CLIENTS_BENCH_BENCH_QUESTIONS_H_

#include <array>
#include <cstddef>
#include <vector>

#include "clients/bench/profile_world.h"
#include "clients/bench/score_oracle.h"
#include "matching/match_order.h"
#include "matching/preference.h"
#include "matching/profile.h"

namespace perron {

// Parts of the people that the filters keep; 1 = no filter.
inline constexpr std::array<double, 4> kFilterShares = {1, 0.5, 0.03, 0.003};

// The vacancy as it is, and with what its family often asks.
inline constexpr std::array<RequirementGroups, 2> kGroups = {RequirementGroups::kOwn, RequirementGroups::kAll};

// A vacancy that every system is asked about, with all that is made for it beforehand.
struct BenchQuestion {
  BenchVacancy vacancy;
  std::array<Criteria, kFilterShares.size()> filters;

  const WorkProfile& Work(std::size_t group) const {
    return kGroups[group] == RequirementGroups::kOwn ? vacancy.own : vacancy.with_family;
  }
};

// The first `count` vacancies of the world, each with filters of its own.
std::vector<BenchQuestion> MakeQuestions(const ProfileWorld& world, std::size_t count);

// What the oracle is asked about the first `count` of them: query 2 q + g is question q with group g.
std::vector<OracleQuery> ForOracle(const std::vector<BenchQuestion>& questions, std::size_t count);

// One way to ask a question.
struct BenchCase {
  std::size_t group = 0;  // in kGroups
  MatchOrder order = MatchOrder::kFit;
  std::size_t filter = 0;  // in kFilterShares
};

// All: groups by orders (coverage, fit, fit times preference) by filters.
std::vector<BenchCase> AllCases();

}  // namespace perron

#endif  // PERRON_CLIENTS_BENCH_BENCH_QUESTIONS_H_
