#include "clients/bench/score_oracle.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace perron {
namespace {

// The constants of docs/scoring.md, by hand: not those of the product.
double ImportanceFactor(const Requirement& requirement) {
  switch (requirement.importance) {
    case Importance::kEssential:
      return 1.0;
    case Importance::kImportant:
      return 0.6;
    case Importance::kSomewhat:
      return 0.3;
    case Importance::kOftenAsked:
      return 0.5;
  }
  return 0;
}

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
  return 0;
}

constexpr double kUnknownLevel = 2;
constexpr double kOftenAskedUse = 0.5;
constexpr std::size_t kUnusedCounted = 20;

// The score as shown, then who was proposed longest ago, then the exact score, then the lower id.
bool Before(const OracleHit& a, const OracleHit& b) {
  if (a.shown != b.shown) return a.shown > b.shown;
  if (a.proposed != b.proposed) return a.proposed < b.proposed;
  if (a.exact != b.exact) return a.exact > b.exact;
  return a.id < b.id;
}

std::int64_t Thousandths(double score) { return static_cast<std::int64_t>(std::round(score * 1000)); }

}  // namespace

ScoreOracle::ScoreOracle(std::vector<OracleQuery> queries, const CompetencySpace& space, const ScoringModel& model,
                         Day as_of, std::size_t limit)
    : space_(space), model_(model), as_of_(as_of), limit_(limit) {
  for (OracleQuery& query : queries) {
    Bound bound;
    std::vector<std::vector<std::pair<std::uint32_t, double>>> served(space.weights.size());
    for (std::size_t r = 0; r < query.work.requirements.size(); ++r) {
      const Requirement& requirement = query.work.requirements[r];
      const auto asked = static_cast<std::size_t>(requirement.competency);
      bound.weights.push_back(ImportanceFactor(requirement) * static_cast<double>(requirement.share) *
                              space.weights[asked].weight);
      bound.asked += bound.weights.back();
      for (const TransferEdge& edge : space.transfer.To(requirement.competency)) {
        served[static_cast<std::size_t>(edge.other)].emplace_back(static_cast<std::uint32_t>(r),
                                                                  static_cast<double>(edge.transfer));
      }
    }
    for (const auto& services : served) {
      bound.begin.push_back(static_cast<std::uint32_t>(bound.served.size()));
      for (const auto& [r, transfer] : services) {
        bound.served.push_back(r);
        bound.transfer.push_back(transfer);
      }
    }
    bound.begin.push_back(static_cast<std::uint32_t>(bound.served.size()));
    bound.lists.resize(query.criteria.size() * kOrders.size());
    bound.query = std::move(query);
    queries_.push_back(std::move(bound));
  }
}

void ScoreOracle::Read(const PersonDocument& person, Reading* reading) const {
  auto& [records, held, heaviest_first] = *reading;
  records.clear();
  held.clear();
  for (const HeldCompetency& one : person.profile.competencies) {
    if (one.denied) continue;
    const auto competency = static_cast<std::uint32_t>(one.competency);
    bool counts = false;
    for (const EvidenceRecord& record : one.evidence) {
      if (record.valid_until != kUnknownDay && record.valid_until < as_of_) continue;
      counts = true;
      records.push_back({competency, record.level == 0 ? kUnknownLevel : record.level, ReliabilityOf(record.kind)});
    }
    if (counts) held.push_back(competency);
  }
  heaviest_first.resize(held.size());
  std::iota(heaviest_first.begin(), heaviest_first.end(), 0U);
  std::sort(heaviest_first.begin(), heaviest_first.end(), [&](std::uint32_t a, std::uint32_t b) {
    const double weight_a = space_.weights[reading->held[a]].weight;
    const double weight_b = space_.weights[reading->held[b]].weight;
    return weight_a != weight_b ? weight_a > weight_b : a < b;
  });
}

// C = sum_r w_r have(c, r) / sum_r w_r, have = max of t * g * e.
double ScoreOracle::Coverage(const Bound& bound, const Reading& reading) {
  const std::vector<Requirement>& requirements = bound.query.work.requirements;
  have_.assign(requirements.size(), 0.0);
  for (const Record& record : reading.records) {
    for (std::uint32_t i = bound.begin[record.competency]; i < bound.begin[record.competency + 1]; ++i) {
      const double wanted = requirements[bound.served[i]].level == 0 ? 1.0 : requirements[bound.served[i]].level;
      const double enough = record.level >= wanted ? 1.0 : record.level / wanted;
      const double have = bound.transfer[i] * enough * record.reliability;
      if (have > have_[bound.served[i]]) have_[bound.served[i]] = have;
    }
  }
  double covered = 0;
  for (std::size_t r = 0; r < have_.size(); ++r) covered += bound.weights[r] * have_[r];
  return bound.asked > 0 ? covered / bound.asked : 0.0;
}

// U = sum_s w(s) u_s / sum_s w(s); of the unused only the 20 heaviest count.
double ScoreOracle::Utilisation(const Bound& bound, const Reading& reading) {
  const std::vector<std::uint32_t>& held = reading.held;
  const std::vector<Requirement>& requirements = bound.query.work.requirements;
  uses_.assign(held.size(), 0.0);
  counted_.assign(held.size(), 1);
  for (std::size_t s = 0; s < held.size(); ++s) {
    for (std::uint32_t i = bound.begin[held[s]]; i < bound.begin[held[s] + 1]; ++i) {
      const bool own = requirements[bound.served[i]].importance != Importance::kOftenAsked;
      uses_[s] = std::max(uses_[s], (own ? 1.0 : kOftenAskedUse) * bound.transfer[i]);
    }
  }
  std::size_t unused = 0;
  for (const std::uint32_t s : reading.heaviest_first) {
    if (uses_[s] == 0 && ++unused > kUnusedCounted) counted_[s] = 0;
  }
  double used = 0;
  double brought = 0;
  for (std::size_t s = 0; s < held.size(); ++s) {
    if (counted_[s] == 0) continue;
    used += space_.weights[held[s]].weight * uses_[s];
    brought += space_.weights[held[s]].weight;
  }
  return brought > 0 ? used / brought : 0.0;
}

bool ScoreOracle::MayEnter(const std::vector<OracleHit>& list, std::int64_t shown) const {
  return list.size() < limit_ || (limit_ > 0 && shown >= list.back().shown);
}

void ScoreOracle::Insert(std::vector<OracleHit>& list, OracleHit hit) const {
  const auto place = std::upper_bound(list.begin(), list.end(), hit, Before);
  if (static_cast<std::size_t>(place - list.begin()) >= limit_) return;
  list.insert(place, std::move(hit));
  if (list.size() > limit_) list.pop_back();
}

void ScoreOracle::Score(Bound& bound, const PersonDocument& person, const Reading& reading) {
  const double coverage = Coverage(bound, reading);
  const double utilisation = Utilisation(bound, reading);
  double fit = -1;
  if (!bound.query.work.requirements.empty()) {
    const double sum = coverage + utilisation;
    fit = sum > 0 ? 2 * coverage * utilisation / sum : 0.0;
  }
  for (std::size_t c = 0; c < bound.query.criteria.size(); ++c) {
    bool judged = false;
    PreferenceVerdict verdict;
    for (std::size_t o = 0; o < kOrders.size(); ++o) {
      std::vector<OracleHit>& list = bound.lists[c * kOrders.size() + o];
      double exact = kOrders[o] == MatchOrder::kCoverage ? coverage : fit;
      // A preference is at most 1, so it makes no score higher; work without a fit stays at -1.
      if (!MayEnter(list, Thousandths(exact))) continue;
      if (!judged) {
        verdict = WeighPreference(person.circumstances, bound.query.circumstances, bound.query.criteria[c], model_);
        judged = true;
      }
      if (!verdict.keep) continue;
      const bool preferred = kOrders[o] == MatchOrder::kFitTimesPreference;
      if (preferred && exact >= 0) exact *= verdict.value;
      if (!MayEnter(list, Thousandths(exact))) continue;
      Insert(list, {person.id, coverage, fit, preferred ? verdict.value : 1.0, person.last_proposed, Thousandths(exact),
                    exact});
    }
  }
}

void ScoreOracle::Offer(std::span<const PersonDocument> people) {
  if (readings_.size() < people.size()) readings_.resize(people.size());
  for (std::size_t i = 0; i < people.size(); ++i) Read(people[i], &readings_[i]);
  for (Bound& bound : queries_) {
    for (std::size_t i = 0; i < people.size(); ++i) Score(bound, people[i], readings_[i]);
  }
}

void ScoreOracle::Merge(ScoreOracle&& other) {
  for (std::size_t q = 0; q < queries_.size(); ++q) {
    for (std::size_t l = 0; l < queries_[q].lists.size(); ++l) {
      for (OracleHit& hit : other.queries_[q].lists[l]) Insert(queries_[q].lists[l], std::move(hit));
    }
  }
}

std::vector<OracleHit> ScoreOracle::Top(std::size_t query, MatchOrder order, std::size_t criteria) const {
  const auto place = static_cast<std::size_t>(std::find(kOrders.begin(), kOrders.end(), order) - kOrders.begin());
  return queries_[query].lists[criteria * kOrders.size() + place];
}

}  // namespace perron
