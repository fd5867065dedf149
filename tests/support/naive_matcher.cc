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
    case Importance::kOftenAsked:
      return 0.5;
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

// How far a requirement uses what is held.
double UseOf(CompetencyId held, const Requirement& requirement, const NaiveSpace& space) {
  const double t = TransferOf(held, requirement.competency, space).transfer;
  return requirement.importance == Importance::kOftenAsked ? 0.5 * t : t;
}

// u_s of everything that is held on the day.
std::map<CompetencyId, double> UsesOf(const CandidateProfile& person, const WorkProfile& work, const NaiveSpace& space,
                                      Day as_of) {
  std::map<CompetencyId, double> uses;
  for (const HeldCompetency& held : person.competencies) {
    if (!IsHeldOn(held, as_of)) continue;
    double highest = 0;
    for (const Requirement& requirement : work.requirements) {
      const double use = UseOf(held.competency, requirement, space);
      if (use > highest) highest = use;
    }
    uses[held.competency] = highest;
  }
  return uses;
}

double UtilisationOf(const std::map<CompetencyId, double>& uses, const NaiveSpace& space) {
  std::vector<CompetencyId> unused;
  for (const auto& [id, use] : uses) {
    if (use == 0) unused.push_back(id);
  }
  std::map<CompetencyId, bool> counts;
  for (const auto& [id, use] : uses) counts[id] = use > 0;
  for (std::size_t i = 0; i < unused.size(); ++i) counts[unused[i]] = IsAmongHeaviestUnused(i, unused, space);
  double used = 0;
  double all = 0;
  for (const auto& [id, use] : uses) {  // ascending by competency
    if (!counts[id]) continue;
    used += WeightOf(id, space) * use;
    all += WeightOf(id, space);
  }
  return all == 0 ? 0 : used / all;
}

// The highest utilisation when any of `more` may be held besides `held`. Every choice is tried when there are few; else
// every choice of the form "all that are used at least so much", since a mean that can do with less of something can do
// with less of what is used less.
double BestUtilisation(const std::map<CompetencyId, double>& held, const std::map<CompetencyId, double>& more,
                       const NaiveSpace& space) {
  double best = UtilisationOf(held, space);
  const auto try_choice = [&](const std::map<CompetencyId, double>& chosen) {
    const double utilisation = UtilisationOf(chosen, space);
    if (utilisation > best) best = utilisation;
  };
  if (more.size() <= 6) {
    for (unsigned choice = 0; choice < 1U << more.size(); ++choice) {
      std::map<CompetencyId, double> chosen = held;
      unsigned bit = 1;
      for (const auto& [id, use] : more) {
        if ((choice & bit) != 0) chosen[id] = use;
        bit *= 2;
      }
      try_choice(chosen);
    }
    return best;
  }
  for (const auto& [last, least] : more) {
    std::map<CompetencyId, double> chosen = held;
    for (const auto& [id, use] : more) {
      if (use >= least) chosen[id] = use;
    }
    try_choice(chosen);
  }
  return best;
}

double HarmonicMean(double c, double u) { return c + u == 0 ? 0 : 2 * c * u / (c + u); }

NaiveScore ScoreFrom(View view, const CandidateProfile& person, const WorkProfile& work, const NaiveSpace& space,
                     Day as_of) {
  NaiveScore score;
  double covered = 0;
  double asked = 0;
  for (const Requirement& requirement : work.requirements) {
    const double share = requirement.share;
    const double weight = ImportanceOf(requirement.importance) * share * WeightOf(requirement.competency, space);
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
    if (requirement.importance == Importance::kOftenAsked) score.often_asked += weight * had.have;
  }
  if (asked > 0) {
    score.coverage = covered / asked;
    score.own /= asked;
    score.related /= asked;
    score.line_of_work /= asked;
    score.often_asked /= asked;
  }
  score.utilisation = UtilisationOf(UsesOf(person, work, space, as_of), space);
  if (!work.requirements.empty()) {
    score.fit = HarmonicMean(score.coverage, score.utilisation);
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
  CandidateProfile added;
  for (const Requirement& requirement : work.requirements) {
    if (at_best.count(requirement.competency) != 0) continue;  // asked before, whatever came of it
    EvidenceRecord proof;
    proof.kind = EvidenceKind::kDiploma;
    proof.level = requirement.level == 0 ? Level{1} : requirement.level;
    at_best[requirement.competency] = HeldCompetency{requirement.competency, false, {proof}};
    added.competencies.push_back(at_best[requirement.competency]);
  }
  CandidateProfile best;
  for (const auto& [id, held] : at_best) best.competencies.push_back(held);
  NaiveScore high = ScoreFrom(View::kScore, best, work, space, as_of);
  // What only the family often asks may lower the utilisation; the high end has the best that any of it can make of it.
  high.utilisation = BestUtilisation(UsesOf(person, work, space, as_of), UsesOf(added, work, space, as_of), space);
  if (high.fit.has_value()) high.fit = HarmonicMean(high.coverage, high.utilisation);
  return {ScoreFrom(View::kLowEnd, person, work, space, as_of), high};
}

}  // namespace perron
