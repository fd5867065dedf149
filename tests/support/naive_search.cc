#include "tests/support/naive_search.h"

#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>

#include "tests/support/naive_preference.h"

namespace perron {
namespace {

double ExactScore(const NaiveHit& hit, MatchOrder order) {
  const double no_fit = -1;  // after everything that has a fit
  switch (order) {
    case MatchOrder::kFitTimesPreference:
      return hit.score.fit.has_value() ? *hit.score.fit * hit.preference : no_fit;
    case MatchOrder::kFit:
      return hit.score.fit.has_value() ? *hit.score.fit : no_fit;
    case MatchOrder::kCoverage:
      return hit.score.coverage;
    case MatchOrder::kUnranked:
      return 0;
  }
  return std::numeric_limits<double>::quiet_NaN();
}

bool ComesBefore(const NaiveHit& a, const NaiveHit& b, MatchOrder order) {
  if (order == MatchOrder::kUnranked) return a.id < b.id;
  const long shown_a = NaivelyShown(a, order);
  const long shown_b = NaivelyShown(b, order);
  if (shown_a != shown_b) return shown_a > shown_b;
  if (a.last_proposed != b.last_proposed) {
    if (a.last_proposed == kUnknownDay) return true;  // never is longest ago
    if (b.last_proposed == kUnknownDay) return false;
    return a.last_proposed < b.last_proposed;
  }
  const double exact_a = ExactScore(a, order);
  const double exact_b = ExactScore(b, order);
  if (exact_a != exact_b) return exact_a > exact_b;
  return a.id < b.id;
}

bool TeachesSomethingNew(const WorkDocument& training, const CandidateProfile& person, Day as_of) {
  for (const TaughtCompetency& taught : training.teaches) {
    const int reached = taught.level == 0 ? 2 : taught.level;
    bool can_already = false;
    for (const HeldCompetency& held : person.competencies) {
      if (held.competency != taught.competency || held.denied) continue;
      for (const EvidenceRecord& record : held.evidence) {
        const bool expired = record.valid_until != kUnknownDay && record.valid_until < as_of;
        const int level = record.level == 0 ? 2 : record.level;
        if (!expired && level >= reached) can_already = true;
      }
    }
    if (!can_already) return true;
  }
  return false;
}

}  // namespace

std::vector<NaiveHit> NaivelyFindPeople(const People& people, const WorkProfile& work,
                                        const WorkCircumstances& circumstances, const Criteria& criteria,
                                        const NaiveSpace& space, Day as_of) {
  std::vector<NaiveHit> hits;
  for (const auto& person : people) {
    const NaivePreference preference = NaivelyJudge(person->circumstances, circumstances, criteria);
    if (!preference.keep) continue;
    hits.push_back(
        {person->id, NaivelyScore(person->profile, work, space, as_of), preference.value, person->last_proposed});
  }
  return hits;
}

std::vector<NaiveHit> NaivelyFindWork(const Works& works, const CandidateProfile& person,
                                      const PersonCircumstances& circumstances, const Criteria& criteria,
                                      const NaiveSpace& space, Day as_of) {
  std::vector<NaiveHit> hits;
  for (const auto& work : works) {
    if (work->last_day != kUnknownDay && work->last_day < as_of) continue;
    if (!work->teaches.empty() && !TeachesSomethingNew(*work, person, as_of)) continue;
    const NaivePreference preference = NaivelyJudge(circumstances, work->circumstances, criteria);
    if (!preference.keep) continue;
    hits.push_back({work->id, NaivelyScore(person, work->profile, space, as_of), preference.value, kUnknownDay});
  }
  return hits;
}

std::vector<NaiveHit> NaivelyOrdered(std::vector<NaiveHit> hits, MatchOrder order) {
  // Insertion sort.
  for (std::size_t i = 1; i < hits.size(); ++i) {
    for (std::size_t j = i; j > 0 && ComesBefore(hits[j], hits[j - 1], order); --j) std::swap(hits[j], hits[j - 1]);
  }
  return hits;
}

long NaivelyShown(const NaiveHit& hit, MatchOrder order) {
  return static_cast<long>(std::floor(ExactScore(hit, order) * 1000 + 0.5));
}

}  // namespace perron
