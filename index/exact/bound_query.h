#ifndef PERRON_INDEX_EXACT_BOUND_QUERY_H_
#define PERRON_INDEX_EXACT_BOUND_QUERY_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "index/exact/entry_code.h"
#include "matching/competency_space.h"
#include "matching/profile.h"
#include "matching/scoring_model.h"

namespace perron {

// A search as integers: what every code of every competency of a document may be worth at most.
//
// Both halves of a score are bounded, and which is which depends on the direction:
//   best half: a weighted mean over the query's terms of the best that the document has for each
//              (people for work: coverage over requirements; work for a person: utilisation over what is held);
//   mean half: a weighted mean over the document's own competencies, divided by a norm of the document
//              (people: utilisation; work: coverage).
//
// Proof that the integers bound the halves from above. Every byte is ceil(scale * most * (1 + 1e-5)) with `most` at
// least what the entry is worth (EntryCode); the factor is far above the rounding of the float arithmetic that makes
// it. The maximum over entries and the sum over terms keep that, and the sum fits: scale is chosen so that the sum of
// the highest bytes of all terms is at most 65,535. So best half <= sum / (scale * weight of all terms). The mean half
// is summed saturating: at 65,535 it bounds nothing and counts as 1; below, mean half <= sum / (scale * norm), as the
// norms are rounded down. Both halves are at most 1 by their definition.
struct BoundQuery {
  struct Service {
    std::uint16_t term = 0;
    std::uint16_t competency = 0;
  };
  struct alignas(16) Table {
    std::uint8_t most[kEntryCodes];  // by code
  };
  // What one competency of a document is worth.
  struct Use {
    std::uint32_t services_begin = 0;  // into services and tables
    std::uint32_t services_end = 0;
    Table mean;
  };

  static constexpr std::uint32_t kNotUsed = 0;

  std::size_t terms = 0;
  std::vector<std::uint16_t> use_of;  // by competency: position in uses, 0 = worth nothing
  std::vector<Use> uses;              // [0] is nothing
  std::vector<Service> services;      // by competency
  std::vector<Table> tables;          // beside services
  // By term: positions of its services, the strongest first.
  std::vector<std::uint32_t> by_term;
  std::vector<std::uint32_t> by_term_begin;
  std::vector<std::uint8_t> term_top;  // by term: its highest byte

  // best half <= sum * best_unit; mean half <= sum * mean_unit / norm, norm in units of kNormUnit.
  double best_unit = 0;
  double mean_unit = 0;
  bool own_norm = false;           // take the norm over own requirements only
  std::size_t unused_counted = 0;  // people: unused competencies that count in the norm; 0 = all that there are
  bool best_is_coverage = true;
};

// Norms of a document, rounded down, in units of 1/32; what is above 65,535 of them stays there, which only loosens the
// bound.
struct DocumentNorms {
  std::uint16_t whole = 0;   // people: weight of all that is held (above 255 entries: as least); work: of all it asks
  std::uint16_t least = 0;   // people: weight of the heaviest `unused_counted`; work: of its own requirements
  std::uint8_t entries = 0;  // people: competencies held, at most 255
};
inline constexpr double kNormUnit = 1.0 / 32;

DocumentNorms NormsOf(const CandidateProfile& person, const CompetencySpace& space, const ScoringModel& model);
DocumentNorms NormsOf(const WorkProfile& work, const CompetencySpace& space, const ScoringModel& model);

// Bounds for people who are looked at for this work. REQUIRES: `work` holds only the requirements that count.
BoundQuery BoundPeople(const WorkProfile& work, const CompetencySpace& space, const ScoringModel& model,
                       const EntryCoding& coding);

// Bounds for work that is looked at for this person.
BoundQuery BoundWork(const CandidateProfile& person, RequirementGroups groups, Day as_of, const CompetencySpace& space,
                     const ScoringModel& model, const EntryCoding& coding);

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_BOUND_QUERY_H_
