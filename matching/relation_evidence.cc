// The rule, told once (docs/relations.md has its share of right answers):
//
// What a competency is about is in its labels; what is done is in the verb and, coarsely, in the hierarchy, whose
// groups are activities. Two skills are related when they are about the same thing *and* the same sort of thing is done
// with it: neither a shared verb ("bake pastry", "cook fish") nor a shared object ("build jewellery models", "trade in
// jewellery") will do. Of skill and knowledge the one must name what the other is about.
//
// Rejected: siblings in the hierarchy without any shared words ("tolerate strong smells", "cope with blood" stand in
// one small group), and the package's own relations alone (ESCO relates "lead military troops" to "military code").

#include "matching/relation_evidence.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <span>
#include <utility>

namespace perron {
namespace {

// Shares of all competencies that may stand below the nearest thing that is above both.
constexpr double kSameActivity = 1.0 / 70;
constexpr double kSameBranch = 1.0 / 6;
constexpr std::size_t kSmallest = 8;

constexpr float kLeastLearned = 0.05F;

struct Pair {
  LabelOverlap labels;
  bool same_activity = false;
  bool same_branch = false;
  bool package = false;  // the package relates the two
};

bool SkillsAreRelated(const Pair& pair) {
  const LabelOverlap& o = pair.labels;
  if (o.rare && o.asked_covered >= 0.6) {
    const bool same_object =
        (o.about >= 0.5 && o.held_covered >= 0.45) || (o.about >= 0.35 && o.held_mentioned >= 0.75);
    if (same_object && (pair.same_activity || o.verbs >= 0.3)) return true;
    if (pair.same_branch && o.about >= 0.8 && o.asked_covered >= 0.95) return true;
  }
  // Cooking fish and cooking meat are different objects and one technique.
  if (o.technique && pair.same_activity && (o.descriptions >= 0.15 || o.about >= 0.2)) return true;
  if (pair.package && o.verbs >= 0.8) return true;
  return o.descriptions >= 0.5 && (pair.same_activity || o.verbs >= 0.5);
}

// Who does it knows about it.
bool SkillBringsKnowledge(const Pair& pair) {
  const LabelOverlap& o = pair.labels;
  if (!o.rare) return false;
  if (o.about >= 0.45 && o.asked_covered >= 0.8) return true;
  if (pair.package && o.about >= 0.35 && (o.asked_covered >= 0.6 || o.asked_mentioned >= 0.8)) return true;
  return o.descriptions >= 0.5 && o.asked_covered >= 0.5;
}

// Who knows about it need not be able to do it: the skill must be about little but the knowledge.
bool KnowledgeBringsSkill(const Pair& pair) {
  const LabelOverlap& o = pair.labels;
  if (!o.rare || o.about < 0.5) return false;
  if (o.asked_covered >= 0.8) return o.held_covered >= 0.8 || (pair.package && o.held_covered >= 0.6);
  return pair.package && o.asked_covered >= 0.6 && o.held_covered >= 0.95;
}

bool KnowledgeIsRelated(const Pair& pair) {
  const LabelOverlap& o = pair.labels;
  if (!o.rare || o.about < 0.5 || o.asked_covered < 0.8) return false;
  return pair.package || o.held_covered >= 0.55 || o.descriptions >= 0.3;
}

}  // namespace

RelationEvidence::RelationEvidence(const Taxonomy& taxonomy, const Hierarchy& hierarchy)
    : taxonomy_(taxonomy), hierarchy_(hierarchy) {
  for (const auto& [code, words] : {std::pair("en", LabelLanguage::kEnglish), std::pair("nl", LabelLanguage::kDutch)}) {
    const auto found = std::find(taxonomy.languages.begin(), taxonomy.languages.end(), code);
    if (found == taxonomy.languages.end()) continue;
    languages_.emplace_back(taxonomy, static_cast<std::size_t>(found - taxonomy.languages.begin()), words);
  }
}

bool RelationEvidence::AreRelated(CompetencyId held, CompetencyId asked, float learned) const {
  if (learned < kLeastLearned) return false;
  Pair pair;
  pair.package = PackageRelates(held, asked);
  const std::size_t below = BelowNearestShared(held, asked);
  const auto total = static_cast<double>(taxonomy_.competencies.size());
  pair.same_activity = static_cast<double>(below) <= std::max<double>(kSmallest, kSameActivity * total);
  pair.same_branch = static_cast<double>(below) <= std::max<double>(kSmallest, kSameBranch * total);
  bool compared = false;
  for (const LabelEvidence& language : languages_) {
    if (!language.Has(held) || !language.Has(asked)) continue;
    compared = true;
    pair.labels = language.Compare(held, asked);
    const bool related = IsKnowledge(held) ? IsKnowledge(asked) ? KnowledgeIsRelated(pair) : KnowledgeBringsSkill(pair)
                         : IsKnowledge(asked) ? SkillBringsKnowledge(pair)
                                              : SkillsAreRelated(pair);
    if (related) return true;
  }
  // Without words to go by the package's own relations are all there is.
  return !compared && pair.package;
}

bool RelationEvidence::PackageRelates(CompetencyId a, CompetencyId b) const {
  const auto& relations = taxonomy_.relations;
  return std::binary_search(relations.begin(), relations.end(), std::pair(a, b)) ||
         std::binary_search(relations.begin(), relations.end(), std::pair(b, a));
}

// How many competencies are below the most specific one or group that is above both; the largest number when nothing
// is.
std::size_t RelationEvidence::BelowNearestShared(CompetencyId a, CompetencyId b) const {
  std::size_t fewest = std::numeric_limits<std::size_t>::max();
  const auto visit_shared = [](auto x, auto y, const auto& visit) {
    for (std::size_t i = 0, j = 0; i < x.size() && j < y.size();) {
      if (x[i] < y[j]) {
        ++i;
      } else if (y[j] < x[i]) {
        ++j;
      } else {
        visit(x[i++]);
        ++j;
      }
    }
  };
  visit_shared(hierarchy_.Ancestors(a), hierarchy_.Ancestors(b),
               [&](CompetencyId above) { fewest = std::min(fewest, hierarchy_.Descendants(above).size()); });
  visit_shared(hierarchy_.AncestorGroups(a), hierarchy_.AncestorGroups(b),
               [&](std::uint32_t above) { fewest = std::min(fewest, hierarchy_.CompetenciesBelow(above)); });
  return fewest;
}

bool RelationEvidence::IsKnowledge(CompetencyId id) const {
  return taxonomy_.competencies[IndexOf(id)].skill_type == SkillType::kKnowledge;
}

}  // namespace perron
