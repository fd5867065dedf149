#include "matching/occupation_family.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

namespace perron {
namespace {

// A number by competency, ascending.
using Amounts = std::vector<std::pair<CompetencyId, double>>;

// Adds up numbers by competency. To be used again after Take.
class Adder {
 public:
  explicit Adder(std::size_t competencies) : amount_(competencies, 0.0), touched_(competencies, false) {}

  void Add(CompetencyId id, double amount) {
    if (!touched_[IndexOf(id)]) ids_.push_back(id);
    touched_[IndexOf(id)] = true;
    amount_[IndexOf(id)] += amount;
  }

  Amounts Take() {
    std::sort(ids_.begin(), ids_.end());
    Amounts sums;
    sums.reserve(ids_.size());
    for (const CompetencyId id : ids_) {
      sums.emplace_back(id, amount_[IndexOf(id)]);
      amount_[IndexOf(id)] = 0;
      touched_[IndexOf(id)] = false;
    }
    ids_.clear();
    return sums;
  }

 private:
  std::vector<double> amount_;
  std::vector<bool> touched_;
  std::vector<CompetencyId> ids_;
};

// What an occupation asks, as the requirements of its own would count.
double AskOf(Importance importance, const ScoringModel& model) {
  return model.importance[static_cast<std::size_t>(importance)];
}

// The first `digits` of the code; empty when it is shorter.
std::string_view GroupCode(const Occupation& occupation, std::size_t digits) {
  const std::string_view code = occupation.isco_code;
  return code.size() < digits ? std::string_view() : code.substr(0, digits);
}

// Mean ask of every competency over the occupations of every ISCO group of `digits` digits.
std::map<std::string_view, Amounts> MeansOf(const Taxonomy& taxonomy, const ScoringModel& model, std::size_t digits,
                                            Adder& adder) {
  std::map<std::string_view, std::vector<const Occupation*>> members;
  for (const Occupation& occupation : taxonomy.occupations) {
    const std::string_view code = GroupCode(occupation, digits);
    if (!code.empty()) members[code].push_back(&occupation);
  }
  std::map<std::string_view, Amounts> means;
  for (const auto& [code, occupations] : members) {
    for (const Occupation* occupation : occupations) {
      for (const CompetencyId id : occupation->essential) adder.Add(id, AskOf(Importance::kEssential, model));
      for (const CompetencyId id : occupation->optional) adder.Add(id, AskOf(Importance::kSomewhat, model));
    }
    Amounts& sums = means[code] = adder.Take();
    for (auto& [id, sum] : sums) sum /= static_cast<double>(occupations.size());
  }
  return means;
}

template <typename Items>
bool Holds(const Items& ascending, CompetencyId id) {
  return std::binary_search(ascending.begin(), ascending.end(), id);
}

bool Asks(const std::vector<Requirement>& own, CompetencyId id) {
  const auto at = std::lower_bound(own.begin(), own.end(), id, [](const Requirement& requirement, CompetencyId wanted) {
    return requirement.competency < wanted;
  });
  return at != own.end() && at->competency == id;
}

}  // namespace

OccupationFamilies::OccupationFamilies(const Taxonomy& taxonomy, const CompetencySpace& space,
                                       const ScoringModel& model)
    : taxonomy_(taxonomy), space_(space), model_(model), families_(1) {
  Adder adder(taxonomy.competencies.size());
  std::vector<std::map<std::string_view, Amounts>> means;  // by number of digits
  for (std::size_t digits = 0; digits <= kIscoDigits; ++digits) {
    means.push_back(model.isco_mix[digits] > 0 ? MeansOf(taxonomy, model, digits, adder)
                                               : std::map<std::string_view, Amounts>());
  }
  std::map<std::string_view, std::uint32_t> family_of_code = {{"", 0}};
  for (const Occupation& occupation : taxonomy.occupations) {
    const auto [it, is_new] =
        family_of_code.try_emplace(occupation.isco_code, static_cast<std::uint32_t>(families_.size()));
    family_of_.push_back(it->second);
    if (!is_new) continue;
    for (std::size_t digits = 1; digits <= kIscoDigits; ++digits) {
      const auto group = means[digits].find(GroupCode(occupation, digits));
      if (group == means[digits].end()) continue;
      for (const auto& [id, mean] : group->second) adder.Add(id, model.isco_mix[digits] * mean);
    }
    Family& family = families_.emplace_back();
    for (const auto& [id, mean] : adder.Take()) {
      if (ShareOf(0, mean) >= model.often_asked_least) {
        family.strongest_first.push_back(static_cast<std::uint32_t>(family.asked.size()));
      }
      family.asked.push_back({id, mean, ShareOf(0, mean) * space.weights[IndexOf(id)].weight});
    }
    std::stable_sort(
        family.strongest_first.begin(), family.strongest_first.end(),
        [&family](std::uint32_t a, std::uint32_t b) { return family.asked[a].strength > family.asked[b].strength; });
  }
}

double OccupationFamilies::ShareOf(double ask, double mean) const {
  return std::min(1.0, (model_.own_occupation_mix * ask + mean) / model_.own_occupation_mix);
}

std::vector<Requirement> OccupationFamilies::OftenAsked(std::uint32_t occupation,
                                                        const std::vector<Requirement>& own) const {
  struct Candidate {
    CompetencyId competency{};
    double share = 0;
    double strength = 0;
  };
  std::vector<Candidate> candidates;
  const Occupation& asking = taxonomy_.occupations[occupation];
  const Family& family = families_[family_of_[occupation]];
  const auto add = [&](CompetencyId id, double ask, double mean) {
    const double share = ShareOf(ask, mean);
    if (share < model_.often_asked_least) return;
    candidates.push_back({id, share, share * space_.weights[IndexOf(id)].weight});
  };
  const auto add_own = [&](const std::vector<CompetencyId>& asked, double ask) {
    for (const CompetencyId id : asked) {
      if (Asks(own, id)) continue;
      const auto at = std::lower_bound(family.asked.begin(), family.asked.end(), id,
                                       [](const Asked& one, CompetencyId wanted) { return one.competency < wanted; });
      add(id, ask, at != family.asked.end() && at->competency == id ? at->mean : 0.0);
    }
  };
  add_own(asking.essential, AskOf(Importance::kEssential, model_));
  add_own(asking.optional, AskOf(Importance::kSomewhat, model_));
  // Of what only the others ask the strongest will do: no more than that can be among the strongest of all.
  std::size_t others = 0;
  for (const std::uint32_t position : family.strongest_first) {
    if (others == model_.often_asked_count) break;
    const Asked& one = family.asked[position];
    if (Holds(asking.essential, one.competency) || Holds(asking.optional, one.competency)) continue;
    if (Asks(own, one.competency)) continue;
    add(one.competency, 0, one.mean);
    ++others;
  }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.strength != b.strength ? a.strength > b.strength : a.competency < b.competency;
  });
  if (candidates.size() > model_.often_asked_count) candidates.resize(model_.often_asked_count);
  std::vector<Requirement> often_asked;
  for (const Candidate& candidate : candidates) {
    const auto share = static_cast<float>(candidate.share);
    if (share > 0) often_asked.push_back({candidate.competency, Importance::kOftenAsked, 0, share});
  }
  std::sort(often_asked.begin(), often_asked.end(),
            [](const Requirement& a, const Requirement& b) { return a.competency < b.competency; });
  return often_asked;
}

void OccupationFamilies::AddOftenAsked(std::uint32_t occupation, WorkProfile& work) const {
  const std::vector<Requirement> often_asked = OftenAsked(occupation, work.requirements);
  std::vector<Requirement> all;
  all.reserve(work.requirements.size() + often_asked.size());
  std::merge(work.requirements.begin(), work.requirements.end(), often_asked.begin(), often_asked.end(),
             std::back_inserter(all),
             [](const Requirement& a, const Requirement& b) { return a.competency < b.competency; });
  work.requirements = std::move(all);
}

}  // namespace perron
