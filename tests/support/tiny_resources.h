#ifndef PERRON_TESTS_SUPPORT_TINY_RESOURCES_H_
#define PERRON_TESTS_SUPPORT_TINY_RESOURCES_H_

#include <string>
#include <string_view>
#include <vector>

#include "perron/v1/candidate_service.pb.h"
#include "perron/v1/training_service.pb.h"
#include "perron/v1/vacancy_service.pb.h"
#include "tests/support/tiny_taxonomy.h"

namespace perron {

// Resources without a name over the tiny taxonomy, to be written or sent inline. `competencies`: its words.

// Holds these, tested at level 4 on 2026-10-01.
inline v1::Candidate TinyCandidate(const std::vector<std::string_view>& competencies) {
  v1::Candidate candidate;
  for (const std::string_view word : competencies) {
    v1::HeldCompetency& held = *candidate.add_competencies();
    held.set_competency(TinyCompetency(word));
    v1::Evidence& evidence = *held.add_evidence();
    evidence.set_kind(v1::EVIDENCE_KIND_TEST);
    evidence.set_level(4);
    evidence.set_assessed_date("2026-10-01");
  }
  return candidate;
}

inline v1::Vacancy TinyVacancy(std::string_view title, const std::vector<std::string_view>& competencies) {
  v1::Vacancy vacancy;
  vacancy.set_title(std::string(title));
  vacancy.set_work_form(v1::WORK_FORM_REGULIER);
  for (const std::string_view word : competencies) {
    v1::Requirement& requirement = *vacancy.add_requirements();
    requirement.set_competency(TinyCompetency(word));
    requirement.set_importance(v1::IMPORTANCE_ESSENTIAL);
  }
  return vacancy;
}

// Teaches these at level 2.
inline v1::Training TinyTraining(std::string_view title, const std::vector<std::string_view>& competencies) {
  v1::Training training;
  training.set_title(std::string(title));
  for (const std::string_view word : competencies) {
    v1::TaughtCompetency& taught = *training.add_teaches();
    taught.set_competency(TinyCompetency(word));
    taught.set_level(2);
  }
  return training;
}

}  // namespace perron

#endif  // PERRON_TESTS_SUPPORT_TINY_RESOURCES_H_
