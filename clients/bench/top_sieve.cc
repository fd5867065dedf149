#include "clients/bench/top_sieve.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "matching/candidate_scorer.h"

namespace perron {
namespace {

// More than what rounding may change, and far below what is shown.
constexpr double kRounding = 1e-5;

std::int32_t Shown(double score) { return static_cast<std::int32_t>(std::lround(score * 1000)); }

double Harmonic(double coverage, double utilisation) {
  const double sum = coverage + utilisation;
  return sum > 0 ? 2 * coverage * utilisation / sum : 0;
}

}  // namespace

TopSieve::TopSieve(const PackedProfiles& profiles, const CompetencySpace& space, const ScoringModel& model,
                   const BaselineQuery& query)
    : profiles_(profiles),
      space_(space),
      model_(model),
      query_(query),
      allowed_(profiles.AllowedAreas(query.areas)),
      floor_(std::numeric_limits<std::int32_t>::min()) {
  if (query.order != MatchOrder::kFit) return;
  uses_.assign(space.weights.size(), 0);
  for (const Requirement& requirement : query.work.requirements) {
    const auto factor = static_cast<float>(requirement.often_asked() ? model.often_asked_use : 1);
    for (const TransferEdge& edge : space.transfer.To(requirement.competency)) {
      float& use = uses_[IndexOf(edge.other)];
      use = std::max(use, factor * edge.transfer);
    }
  }
}

// The row begins with the heaviest, so the unused that count are the first.
double TopSieve::Utilisation(std::size_t person) const {
  const std::span<const std::uint16_t> competencies = profiles_.CompetenciesOf(person);
  std::size_t unused = 0;
  float used = 0;
  float held = 0;
  for (std::size_t i = 0; i < competencies.size(); ++i) {
    if (i > 0 && competencies[i] == competencies[i - 1]) continue;
    const float use = uses_[competencies[i]];
    if (use <= 0 && unused++ >= model_.unused_counted) continue;
    const float weight = profiles_.weights()[competencies[i]];
    used += weight * use;
    held += weight;
  }
  return held > 0 ? static_cast<double>(used / held) : 0;
}

bool TopSieve::Offer(std::uint32_t person, double low, double high) {
  if (query_.limit == 0 || !Passes(person)) return false;
  low -= kRounding;
  high += kRounding;
  if (query_.order == MatchOrder::kFit) {
    const double utilisation = Utilisation(person);
    low = Harmonic(std::max(0.0, low), std::max(0.0, utilisation - kRounding)) - kRounding;
    high = Harmonic(high, utilisation + kRounding) + kRounding;
  }
  const std::int32_t highest = Shown(high);
  if (highest < floor_) return false;
  kept_.push_back({person, highest});
  lowest_.push_back(Shown(low));
  std::push_heap(lowest_.begin(), lowest_.end(), std::greater<>());
  if (lowest_.size() > query_.limit) {
    std::pop_heap(lowest_.begin(), lowest_.end(), std::greater<>());
    lowest_.pop_back();
  }
  if (lowest_.size() < query_.limit || lowest_.front() <= floor_) return false;
  Raise();
  return true;
}

void TopSieve::Raise() {
  floor_ = lowest_.front();
  // The least score that is rounded to the floor; a fit of x takes a coverage of x / (2 - x), when all is used.
  const double least = (floor_ - 0.5) / 1000 - kRounding;
  least_coverage_ = query_.order == MatchOrder::kFit ? least / (2 - least) : least;
  least_coverage_ -= kRounding;
}

std::vector<BaselineHit> TopSieve::Finish() {
  if (query_.limit == 0) return {};
  CandidateScorer scorer(query_.work, space_, {model_, 0});
  struct Scored {
    RankKey key;
    BaselineHit hit;
  };
  std::vector<Scored> scored;
  CandidateProfile profile;
  const std::string no_id;  // ids ascend with numbers, so the number stands for the id
  for (const Kept& kept : kept_) {
    if (kept.highest < floor_) continue;
    profiles_.Unpack(kept.person, &profile);
    const PairScore score = scorer.Score(profile);
    scored.push_back({RankKey::Make(OrderedScore(query_.order, score, 1), profiles_.LastProposed(kept.person), no_id),
                      {kept.person, score}});
  }
  const auto before = [](const Scored& a, const Scored& b) {
    if (a.key < b.key) return true;
    if (b.key < a.key) return false;
    return a.hit.person < b.hit.person;
  };
  const std::size_t count = std::min(query_.limit, scored.size());
  std::partial_sort(scored.begin(), scored.begin() + static_cast<std::ptrdiff_t>(count), scored.end(), before);
  std::vector<BaselineHit> hits;
  hits.reserve(count);
  for (std::size_t i = 0; i < count; ++i) hits.push_back(scored[i].hit);
  return hits;
}

}  // namespace perron
