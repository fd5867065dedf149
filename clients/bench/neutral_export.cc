#include "clients/bench/neutral_export.h"

#include <algorithm>
#include <limits>

#include "absl/strings/str_cat.h"
#include "matching/have.h"
#include "matching/pair_score.h"

namespace perron {
namespace {

constexpr std::size_t kMostCompetencies = std::size_t{std::numeric_limits<std::uint16_t>::max()} + 1;

void Add(CompetencyId competency, Level level, NeutralRows& rows) {
  rows.comp.push_back(static_cast<std::uint16_t>(IndexOf(competency)));
  rows.level.push_back(level);
}

void EndRow(NeutralMeta meta, NeutralRows& rows) {
  rows.off.push_back(static_cast<std::uint32_t>(rows.comp.size()));
  rows.meta.push_back(meta);
}

}  // namespace

absl::Status NeutralSetBuilder::Check(const CompetencySpace& space) {
  if (space.weights.size() <= kMostCompetencies) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrCat("the taxonomy has ", space.weights.size(),
                                                 " competencies, want at most ", kMostCompetencies,
                                                 " for a neutral data set"));
}

NeutralSetBuilder::NeutralSetBuilder(const CompetencySpace& space, const ScoringModel& model, Day as_of)
    : model_(model), as_of_(as_of) {
  for (const CompetencyWeight& weight : space.weights) weights_.push_back(weight.weight);
  for (std::uint32_t asked = 0; asked < space.transfer.size(); ++asked) {
    for (const TransferEdge& edge : space.transfer.To(CompetencyId{asked})) {
      set_.transfer_comp.push_back(static_cast<std::uint16_t>(IndexOf(edge.other)));
      set_.transfer_t.push_back(edge.transfer);
    }
    set_.transfer_off.push_back(static_cast<std::uint32_t>(set_.transfer_comp.size()));
  }
  set_.vectors = space.vectors;
  set_.dimensions = space.dimensions;
  for (std::size_t i = 0; i < set_.vectors.size(); ++i) {
    set_.vectors[i] *= static_cast<float>(weights_[i / set_.dimensions]);
  }
}

void NeutralSetBuilder::AddProfile(const CandidateProfile& person, NeutralMeta meta) {
  for (const HeldCompetency& held : person.competencies) {
    if (!IsHeld(held, as_of_)) continue;
    Level best = 0;
    for (const EvidenceRecord& record : held.evidence) {
      if (Counts(record, as_of_)) best = std::max(best, record.level == 0 ? model_.unknown_level : record.level);
    }
    Add(held.competency, best, set_.profiles);
  }
  EndRow(meta, set_.profiles);
}

void NeutralSetBuilder::AddVacancy(const WorkProfile& work, NeutralMeta meta) {
  for (const Requirement& requirement : work.requirements) {
    Add(requirement.competency, std::max<Level>(1, requirement.level), set_.vacancies);
    const double weight = RequirementWeight(requirement, weights_[IndexOf(requirement.competency)], model_);
    set_.weight.push_back(static_cast<float>(weight));
  }
  EndRow(meta, set_.vacancies);
}

}  // namespace perron
