#ifndef PERRON_TESTS_BENCH_SERVING_DATA_H_
#define PERRON_TESTS_BENCH_SERVING_DATA_H_

#include <cstddef>
#include <string>
#include <vector>

#include "perron/v1/candidate_service.pb.h"
#include "perron/v1/taxonomy_service.pb.h"
#include "perron/v1/vacancy_service.pb.h"

namespace perron {

// What the serving benchmark stores and asks, made from a taxonomy: the same one gives the same data.

// A vacancy for every occupation: its label, what it asks, and a place and hours in turn.
std::vector<v1::Vacancy> VacanciesFor(const std::vector<v1::Occupation>& occupations);

// People who hold the essential competencies of one of the occupations, at any level and on any evidence.
std::vector<v1::Candidate> CandidatesFor(const std::vector<v1::Occupation>& occupations, std::size_t count);

// What people type when they look for these labels: half of it the beginning of one, half of it with a typing error.
std::vector<std::string> TypedQueries(const std::vector<std::string>& labels, std::size_t count);

}  // namespace perron

#endif  // PERRON_TESTS_BENCH_SERVING_DATA_H_
