#ifndef PERRON_CLIENTS_BENCH_RELATIONS_SAMPLE_H_
#define PERRON_CLIENTS_BENCH_RELATIONS_SAMPLE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "matching/competency.h"
#include "matching/competency_space.h"
#include "matching/explanation.h"
#include "matching/taxonomy.h"

namespace perron {

// A held and an asked competency, and what an explanation says of them.
struct ShownPair {
  CompetencyId held{};
  CompetencyId asked{};
  RequirementStatus status = RequirementStatus::kNotAsked;
  CompetencyRelation relation = CompetencyRelation::kNone;
  float transfer = 0;  // for looking into the rule; never in the sheet
};

// Which pairs are drawn. The same options give the same pairs on every machine.
struct RelationsSampleOptions {
  std::size_t pairs = 300;
  std::uint64_t seed = 1;
  std::size_t profiles = 400;  // occupations whose essentials make a person
  std::size_t top = 10;        // explanations for each, by fit
};

// Draws from what explanations really show: for random occupations the person who has its essentials, the occupations
// that fit that person best, and what meets each of their requirements, each pair once and never a competency with
// itself. Stratified: 45 % related, 35 % line of work, 10 % each narrower and broader; what a kind lacks goes to the
// others. In random order.
std::vector<ShownPair> DrawShownPairs(const Taxonomy& taxonomy, const CompetencySpace& space,
                                      const RelationsSampleOptions& options);

// A sheet to be judged by hand: tab separated, a heading, then a line for each pair with its status, the labels in
// Dutch and English and the URIs; `right` and `note` are left empty. No scores, so that it is judged blind.
std::string RelationsSheet(const Taxonomy& taxonomy, const std::vector<ShownPair>& pairs);

}  // namespace perron

#endif  // PERRON_CLIENTS_BENCH_RELATIONS_SAMPLE_H_
