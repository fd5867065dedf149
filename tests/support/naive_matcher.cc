#include "tests/support/naive_matcher.h"

#include <cstddef>
#include <limits>

namespace perron {
namespace {

// Whose view of what is not known is taken.
enum class View { kScore, kLowEnd };

double ReliabilityOf(EvidenceKind kind) {
  switch (kind) {
    case EvidenceKind::kPraktijkverklaring:
    case EvidenceKind::kDiploma:
    case EvidenceKind::kMboCertificaat:
      return 1.0;
    case EvidenceKind::kTest:
      return 0.95;
    case EvidenceKind::kCoachObserved:
    case EvidenceKind::kEmployerConfirmed:
      return 0.9;
    case EvidenceKind::kWorkExperience:
      return 0.8;
    case EvidenceKind::kSelfReported:
      return 0.6;
    case EvidenceKind::kInferred:
      return 0.4;
  }
  return std::numeric_limits<double>::quiet_NaN();
}

double ImportanceOf(Importance importance) {
  switch (importance) {
    case Importance::kEssential:
      return 1.0;
    case Importance::kImportant:
      return 0.6;
    case Importance::kSomewhat:
      return 0.3;
  }
  return std::numeric_limits<double>::quiet_NaN();
}

bool IsExpired(const EvidenceRecord& record, Day as_of) {
  return record.valid_until != kUnknownDay && record.valid_until < as_of;
}

double ReliabilityOn(const EvidenceRecord& record, Day as_of, View view) {
  double reliability = ReliabilityOf(record.kind);
  if (view == View::kLowEnd) {
    double ageing = 0.5;
    if (record.assessed != kUnknownDay) {
      double years = (static_cast<double>(as_of) - static_cast<double>(record.assessed)) / 365.25;
      if (years < 0) years = 0;
      ageing = 1 - 0.05 * years;
      if (ageing < 0.5) ageing = 0.5;
    }
    reliability = reliability * ageing;
  }
  return reliability;
}

double LevelShare(Level held, Level asked, View view) {
  double has = held;
  if (held == 0) has = view == View::kLowEnd ? 1 : 2;
  double wants = asked;
  if (asked == 0) wants = 1;
  return has >= wants ? 1.0 : has / wants;
}

// t(held -> asked), with its relation.
NaiveTransfer TransferOf(CompetencyId held, CompetencyId asked, const NaiveSpace& space) {
  if (held == asked) return {1.0F, CompetencyRelation::kSame};
  const auto it = space.transfer.find({held, asked});
  return it == space.transfer.end() ? NaiveTransfer{} : it->second;
}

double WeightOf(CompetencyId id, const NaiveSpace& space) { return space.weights[static_cast<std::size_t>(id)]; }

bool IsHeldOn(const HeldCompetency& held, Day as_of) {
  if (held.denied) return false;
  for (const EvidenceRecord& record : held.evidence) {
    if (!IsExpired(record, as_of)) return true;
  }
  return false;
}

struct Had {
  double have = 0;
  CompetencyRelation relation = CompetencyRelation::kNone;  // of the way that counted, the nearest of equal ones
};

Had HaveOf(const Requirement& requirement, const CandidateProfile& person, const NaiveSpace& space, Day as_of,
           View view) {
  Had had;
  for (const HeldCompetency& held : person.competencies) {
    if (held.denied) continue;
    const NaiveTransfer way = TransferOf(held.competency, requirement.competency, space);
    for (const EvidenceRecord& record : held.evidence) {
      if (IsExpired(record, as_of)) continue;
      // In the order in which the text writes the factors, so that equal ways are found equal.
      const double t = way.transfer;
      const double value = t * LevelShare(record.level, requirement.level, view) * ReliabilityOn(record, as_of, view);
      if (value > had.have) had = {value, way.relation};
      if (value == had.have && value > 0 && way.relation < had.relation) had.relation = way.relation;
    }
  }
  return had;
}

// Whether a competency that the work does not use is among the 20 heaviest of those.
bool IsAmongHeaviestUnused(std::size_t which, const std::vector<CompetencyId>& unused, const NaiveSpace& space) {
  int before = 0;
  for (std::size_t other = 0; other < unused.size(); ++other) {
    const double weight = WeightOf(unused[which], space);
    const double other_weight = WeightOf(unused[other], space);
    if (other_weight > weight || (other_weight == weight && unused[other] < unused[which])) ++before;
  }
  return before < 20;
}

double UtilisationOf(const CandidateProfile& person, const WorkProfile& work, const NaiveSpace& space, Day as_of) {
  std::map<CompetencyId, double> best;  // by held competency: max over r of t(s -> r)
  std::vector<CompetencyId> unused;
  for (const HeldCompetency& held : person.competencies) {
    if (!IsHeldOn(held, as_of)) continue;
    double highest = 0;
    for (const Requirement& requirement : work.requirements) {
      const double t = TransferOf(held.competency, requirement.competency, space).transfer;
      if (t > highest) highest = t;
    }
    best[held.competency] = highest;
    if (highest == 0) unused.push_back(held.competency);
  }
  std::map<CompetencyId, bool> counts;
  for (const auto& [id, highest] : best) counts[id] = highest > 0;
  for (std::size_t i = 0; i < unused.size(); ++i) counts[unused[i]] = IsAmongHeaviestUnused(i, unused, space);
  double used = 0;
  double all = 0;
  for (const auto& [id, highest] : best) {  // ascending by competency
    if (!counts[id]) continue;
    used += WeightOf(id, space) * highest;
    all += WeightOf(id, space);
  }
  return all == 0 ? 0 : used / all;
}

NaiveScore ScoreFrom(View view, const CandidateProfile& person, const WorkProfile& work, const NaiveSpace& space,
                     Day as_of) {
  NaiveScore score;
  double covered = 0;
  double asked = 0;
  for (const Requirement& requirement : work.requirements) {
    const double weight = ImportanceOf(requirement.importance) * WeightOf(requirement.competency, space);
    const Had had = HaveOf(requirement, person, space, as_of, view);
    covered += weight * had.have;
    asked += weight;
    if (had.relation == CompetencyRelation::kSame || had.relation == CompetencyRelation::kNarrower) {
      score.own += weight * had.have;
    }
    if (had.relation == CompetencyRelation::kBroader || had.relation == CompetencyRelation::kRelated) {
      score.related += weight * had.have;
    }
    if (had.relation == CompetencyRelation::kLineOfWork) score.line_of_work += weight * had.have;
  }
  if (asked > 0) {
    score.coverage = covered / asked;
    score.own /= asked;
    score.related /= asked;
    score.line_of_work /= asked;
  }
  score.utilisation = UtilisationOf(person, work, space, as_of);
  if (!work.requirements.empty()) {
    const double c = score.coverage;
    const double u = score.utilisation;
    score.fit = c + u == 0 ? 0 : 2 * c * u / (c + u);
  }
  return score;
}

}  // namespace

NaiveScore NaivelyScore(const CandidateProfile& person, const WorkProfile& work, const NaiveSpace& space, Day as_of) {
  return ScoreFrom(View::kScore, person, work, space, as_of);
}

NaiveInterval NaivelyBound(const CandidateProfile& person, const WorkProfile& work, const NaiveSpace& space,
                           Day as_of) {
  // The person as they would be at best: what they were never asked about is there, at the level asked, e = 1.
  std::map<CompetencyId, HeldCompetency> at_best;
  for (const HeldCompetency& held : person.competencies) at_best[held.competency] = held;
  for (const Requirement& requirement : work.requirements) {
    if (at_best.count(requirement.competency) != 0) continue;  // asked before, whatever came of it
    EvidenceRecord proof;
    proof.kind = EvidenceKind::kDiploma;
    proof.level = requirement.level == 0 ? Level{1} : requirement.level;
    at_best[requirement.competency] = HeldCompetency{requirement.competency, false, {proof}};
  }
  CandidateProfile best;
  for (const auto& [id, held] : at_best) best.competencies.push_back(held);
  return {ScoreFrom(View::kLowEnd, person, work, space, as_of), ScoreFrom(View::kScore, best, work, space, as_of)};
}

}  // namespace perron
