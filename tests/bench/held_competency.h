#ifndef PERRON_TESTS_BENCH_HELD_COMPETENCY_H_
#define PERRON_TESTS_BENCH_HELD_COMPETENCY_H_

#include <string>

#include "perron/v1/candidate_service.pb.h"

namespace perron {

// Gives the person the competency, with one record of evidence of any kind, level and day. `random` has Between(from,
// to).
template <typename Chance>
void AddHeld(const std::string& competency, Chance& random, v1::Candidate& person) {
  v1::HeldCompetency& held = *person.add_competencies();
  held.set_competency(competency);
  v1::Evidence& evidence = *held.add_evidence();
  evidence.set_kind(
      static_cast<v1::EvidenceKind>(random.Between(v1::EVIDENCE_KIND_SELF_REPORTED, v1::EVIDENCE_KIND_INFERRED)));
  evidence.set_level(random.Between(1, 5));
  evidence.set_assessed_date("20" + std::to_string(random.Between(16, 25)) + "-0" +
                             std::to_string(random.Between(1, 9)) + "-01");
}

}  // namespace perron

#endif  // PERRON_TESTS_BENCH_HELD_COMPETENCY_H_
