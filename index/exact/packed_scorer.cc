#include "index/exact/packed_scorer.h"

#include "index/exact/packed_walk.h"

namespace perron {
namespace {

auto RecordsOf(const std::uint8_t* packed) {
  return [packed](const auto& visit) { ForEachRecord(packed, visit); };
}

auto RequirementsOf(const std::uint8_t* packed) {
  return [packed](const auto& visit) { ForEachRequirement(packed, visit); };
}

}  // namespace

PairScore PackedPeopleScorer::Score(const std::uint8_t* packed) { return scorer_.ScoreRecords(RecordsOf(packed)); }

double PackedPeopleScorer::Coverage(const std::uint8_t* packed) { return scorer_.CoverageOfRecords(RecordsOf(packed)); }

PairScore PackedWorkScorer::Score(const std::uint8_t* packed) {
  return scorer_.ScoreRequirements(RequirementsOf(packed));
}

double PackedWorkScorer::Coverage(const std::uint8_t* packed) const {
  return scorer_.CoverageOfRequirements(RequirementsOf(packed));
}

}  // namespace perron
