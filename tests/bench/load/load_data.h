#ifndef PERRON_TESTS_BENCH_LOAD_LOAD_DATA_H_
#define PERRON_TESTS_BENCH_LOAD_LOAD_DATA_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "perron/v1/candidate_service.pb.h"
#include "perron/v1/taxonomy_service.pb.h"
#include "perron/v1/vacancy_service.pb.h"
#include "tests/bench/load/load_random.h"

namespace perron {

// The people and vacancies of the load generator, made one by one from a taxonomy, so that a million of them need no
// memory. Occupations are popular as words are (Zipf); a person holds 40-80 % of what their occupation finds essential,
// 10-30 % of what is optional there, and a few things from anywhere; a vacancy asks 6 to 18 competencies of its
// occupation. Levels, evidence, postcode and hours differ. Record `number` is the same whenever and wherever it is
// made. Immutable, thread-safe.
class LoadData {
 public:
  // REQUIRES: some occupation asks something.
  LoadData(std::vector<v1::Occupation> occupations, std::uint64_t seed);

  // "candidates/load-{number}". Another `version` is the same person with other competencies.
  v1::Candidate Candidate(std::size_t number, std::size_t version = 0) const;
  // "vacancies/load-{number}".
  v1::Vacancy Vacancy(std::size_t number) const;

  static std::string CandidateName(std::size_t number) { return "candidates/load-" + std::to_string(number); }
  static std::string VacancyName(std::size_t number) { return "vacancies/load-" + std::to_string(number); }

 private:
  const v1::Occupation& PopularOccupation(LoadRandom& random) const;

  std::vector<v1::Occupation> occupations_;  // those that ask something
  std::vector<double> popularity_;           // by occupation: its weight and that of all before it
  std::vector<std::string> competencies_;    // all that any of them asks
  const std::uint64_t seed_;
};

}  // namespace perron

#endif  // PERRON_TESTS_BENCH_LOAD_LOAD_DATA_H_
