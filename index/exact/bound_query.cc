#include "index/exact/bound_query.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <span>
#include <utility>

#include "index/exact/bound_kernels.h"
#include "matching/have.h"
#include "matching/pair_score.h"

namespace perron {
namespace {

constexpr double kHighestByte = 255;
constexpr double kHighestSum = 65535;
constexpr double kSlack = 1 + 1e-5;  // above all rounding of the float arithmetic
constexpr std::size_t kManyEntries = 255;

// What is worth so much at most becomes a byte of at most 255, and `terms` of them together a sum of 16 bits.
double ScaleFor(double heaviest, double together, std::size_t terms) {
  if (heaviest <= 0) return 1;
  const double room = kHighestSum - static_cast<double>(terms);  // rounding up adds one a term
  return std::min(kHighestByte, std::max(0.0, room) * heaviest / together) / heaviest / (kSlack * kSlack);
}

EntryCode CeilByte(double scaled) { return static_cast<EntryCode>(std::min(kHighestByte, std::ceil(scaled * kSlack))); }

std::uint16_t FloorNorm(double weight) {
  return static_cast<std::uint16_t>(std::min(kHighestSum, std::floor(weight / kNormUnit / kSlack)));
}

// One term: its weight, what brings it along, and what the codes are worth to it.
struct Term {
  double weight = 0;
  std::span<const TransferEdge> edges;
  std::array<float, kEntryCodes> worth{};
};

void AddTerms(const std::vector<Term>& terms, double scale, std::size_t competencies, BoundQuery& query) {
  query.terms = terms.size();
  query.use_of.assign(competencies, 0);
  query.uses.resize(1);
  std::size_t count = 0;
  for (const Term& term : terms) {
    count += term.edges.size();
    for (const TransferEdge& edge : term.edges) {
      std::uint16_t& use = query.use_of[IndexOf(edge.other)];
      if (use == 0) {
        use = static_cast<std::uint16_t>(query.uses.size());
        query.uses.emplace_back();
      }
      ++query.uses[use].services_end;
    }
  }
  std::uint32_t begin = 0;
  for (BoundQuery::Use& use : query.uses) {
    use.services_begin = begin;
    begin += use.services_end;
    use.services_end = use.services_begin;
  }
  query.services.resize(count);
  query.tables.resize(count);
  query.by_term.reserve(count);
  query.by_term_begin.assign(1, 0);
  for (std::size_t t = 0; t < terms.size(); ++t) {
    const Term& term = terms[t];
    const auto scaled = static_cast<float>(scale * term.weight * kSlack);
    std::uint8_t top = 0;
    for (const TransferEdge& edge : term.edges) {
      const std::uint32_t place = query.uses[query.use_of[IndexOf(edge.other)]].services_end++;
      query.services[place] = {static_cast<std::uint16_t>(t), static_cast<std::uint16_t>(IndexOf(edge.other))};
      MakeTable(scaled * edge.transfer, term.worth.data(), query.tables[place].most);
      top = std::max(top, query.tables[place].most[kEntryCodes - 1]);
      query.by_term.push_back(place);
    }
    query.term_top.push_back(top);
    query.by_term_begin.push_back(static_cast<std::uint32_t>(query.by_term.size()));
  }
}

// Calls visit(place, competency, its Use) for all that is worth something.
template <typename Visit>
void ForEachUse(BoundQuery& query, const Visit& visit) {
  for (std::size_t u = 1; u < query.uses.size(); ++u) {
    BoundQuery::Use& use = query.uses[u];
    visit(u, static_cast<CompetencyId>(query.services[use.services_begin].competency), use);
  }
}

// Sets the scale of the mean half, where nothing is worth more than `highest`; to be multiplied with a worth.
double SetMeanScale(double highest, BoundQuery& query) {
  const double scale = ScaleFor(highest, highest, 1);
  query.mean_unit = kSlack / (scale * kNormUnit);
  return scale;
}

// Sum of the heaviest `count`.
double HeaviestSum(std::vector<double>& weights, std::size_t count) {
  count = std::min(count, weights.size());
  std::partial_sort(weights.begin(), weights.begin() + static_cast<std::ptrdiff_t>(count), weights.end(),
                    std::greater<>());
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += weights[i];
  return sum;
}

}  // namespace

DocumentNorms NormsOf(const CandidateProfile& person, const CompetencySpace& space, const ScoringModel& model) {
  // What may have run out on the day of a search counts among the entries, but not in the weights.
  DocumentNorms norms;
  std::size_t entries = 0;
  double whole = 0;
  std::vector<double> weights;
  for (const HeldCompetency& held : person.competencies) {
    if (held.denied) continue;
    ++entries;
    const bool stays = std::any_of(held.evidence.begin(), held.evidence.end(),
                                   [](const EvidenceRecord& record) { return record.valid_until == kUnknownDay; });
    if (!stays) continue;
    weights.push_back(space.weights[IndexOf(held.competency)].weight);
    whole += weights.back();
  }
  norms.entries = static_cast<std::uint8_t>(std::min(entries, kManyEntries));
  norms.whole = FloorNorm(whole);
  norms.least = FloorNorm(HeaviestSum(weights, model.unused_counted));
  // How many of so many are not used is not known.
  if (entries > kManyEntries) norms.whole = norms.least;
  return norms;
}

DocumentNorms NormsOf(const WorkProfile& work, const CompetencySpace& space, const ScoringModel& model) {
  DocumentNorms norms;
  double whole = 0;
  double own = 0;
  for (const Requirement& requirement : work.requirements) {
    const double weight = RequirementWeight(requirement, space, model);
    whole += weight;
    if (!requirement.often_asked()) own += weight;
  }
  norms.whole = FloorNorm(whole);
  norms.least = FloorNorm(own);
  return norms;
}

BoundQuery BoundPeople(const WorkProfile& work, const CompetencySpace& space, const ScoringModel& model,
                       const EntryCoding& coding) {
  std::vector<Term> terms;
  terms.reserve(work.requirements.size());
  double heaviest = 0;
  double together = 0;
  for (const Requirement& requirement : work.requirements) {
    Term term;
    term.weight = RequirementWeight(requirement, space, model);
    term.edges = space.transfer.To(requirement.competency);
    for (std::size_t code = 1; code < kEntryCodes; ++code) {
      term.worth[code] = static_cast<float>(coding.MostHave(static_cast<EntryCode>(code), requirement.level));
    }
    heaviest = std::max(heaviest, term.weight);
    together += term.weight;
    terms.push_back(term);
  }
  BoundQuery query;
  const double scale = ScaleFor(heaviest, together, terms.size());
  AddTerms(terms, scale, space.transfer.size(), query);
  query.best_unit = together > 0 ? kSlack / (scale * together) : 0;
  query.unused_counted = model.unused_counted;

  // Utilisation: w(s) u_s for whoever holds s, whatever the evidence.
  std::vector<BestTransfer> best(query.uses.size());
  for (std::size_t t = 0; t < terms.size(); ++t) {
    for (const TransferEdge& edge : terms[t].edges) {
      best[query.use_of[IndexOf(edge.other)]].Offer(work.requirements[t], edge.transfer);
    }
  }
  std::vector<double> worth(query.uses.size());
  ForEachUse(query, [&](std::size_t u, CompetencyId competency, const BoundQuery::Use& /*use*/) {
    worth[u] = space.weights[IndexOf(competency)].weight * UseOf(best[u], model);
  });
  const double mean_scale = SetMeanScale(*std::max_element(worth.begin(), worth.end()), query);
  ForEachUse(query, [&](std::size_t u, CompetencyId /*competency*/, BoundQuery::Use& use) {
    std::fill(use.mean.most + 1, use.mean.most + kEntryCodes, CeilByte(mean_scale * worth[u]));
  });
  return query;
}

BoundQuery BoundWork(const CandidateProfile& person, RequirementGroups groups, Day as_of, const CompetencySpace& space,
                     const ScoringModel& model, const EntryCoding& coding) {
  const EvidenceContext context{model, as_of};
  std::vector<Term> terms;
  std::vector<double> weights;
  std::vector<const HeldCompetency*> held;
  double heaviest = 0;
  double together = 0;
  for (const HeldCompetency& competency : person.competencies) {
    if (!IsHeld(competency, as_of)) continue;
    Term term;
    term.weight = space.weights[IndexOf(competency.competency)].weight;
    term.edges = space.transfer.From(competency.competency);
    std::fill(term.worth.begin() + 1, term.worth.end(), 1.0F);
    heaviest = std::max(heaviest, term.weight);
    together += term.weight;
    weights.push_back(term.weight);
    held.push_back(&competency);
    terms.push_back(term);
  }
  BoundQuery query;
  query.best_is_coverage = false;
  query.own_norm = groups == RequirementGroups::kOwn;
  const double scale = ScaleFor(heaviest, together, terms.size());
  AddTerms(terms, scale, space.transfer.size(), query);
  // Everything counts in the denominator when few enough are held; else at least the heaviest do.
  const double norm = HeaviestSum(weights, model.unused_counted);
  query.best_unit = norm > 0 ? kSlack / (scale * norm) : 0;

  // Coverage: importance and share by code, times w(r), times the most that this person has of r at the level.
  std::vector<std::array<double, kMaxLevel + 1>> have(query.uses.size());
  for (std::size_t t = 0; t < terms.size(); ++t) {
    for (const TransferEdge& edge : terms[t].edges) {
      auto& most = have[query.use_of[IndexOf(edge.other)]];
      for (const EvidenceRecord& record : held[t]->evidence) {
        if (!Counts(record, as_of)) continue;
        const double reliability = Reliability(record, context);
        for (Level asked = 1; asked <= kMaxLevel; ++asked) {
          most[asked] =
              std::max(most[asked], HaveValue(edge.transfer, LevelFactor(record, asked, context), reliability));
        }
      }
    }
  }
  std::vector<std::array<double, kEntryCodes>> worth(query.uses.size());
  double highest = 0;
  ForEachUse(query, [&](std::size_t u, CompetencyId competency, const BoundQuery::Use& /*use*/) {
    for (std::size_t code = 1; code < kEntryCodes; ++code) {
      const auto asked = static_cast<EntryCode>(code);
      worth[u][code] = coding.MostImportance(asked) * space.weights[IndexOf(competency)].weight *
                       have[u][EntryCoding::LevelAsked(asked)];
      highest = std::max(highest, worth[u][code]);
    }
  });
  const double mean_scale = SetMeanScale(highest, query);
  ForEachUse(query, [&](std::size_t u, CompetencyId /*competency*/, BoundQuery::Use& use) {
    for (std::size_t code = 1; code < kEntryCodes; ++code) use.mean.most[code] = CeilByte(mean_scale * worth[u][code]);
  });
  return query;
}

}  // namespace perron
