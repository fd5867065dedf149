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
constexpr double kSameTask = 1.0 / 140;
constexpr double kSameActivity = 1.0 / 70;
constexpr double kSameBranch = 1.0 / 6;
constexpr double kSmallest = 8;

constexpr float kLeastLearned = 0.05F;
constexpr double kHalfway = 0.5;  // how much of the same the labels must be about in another language

struct Pair {
  LabelOverlap labels;
  float learned = 0;
  bool same_task = false;
  bool same_activity = false;
  bool same_branch = false;
  bool package = false;  // the package relates the two
};

bool SkillsAreRelated(const Pair& pair) {
  const LabelOverlap& o = pair.labels;
  const bool alike = pair.same_activity || o.verbs >= 0.3;
  if (o.rare && o.asked_covered >= 0.6) {
    const bool same_object =
        (o.about >= 0.5 && o.held_covered >= 0.45) || (o.about >= 0.35 && o.held_mentioned >= 0.75);
    if (same_object && alike) return true;
    if (pair.same_branch && o.about >= 0.8 && o.asked_covered >= 0.95) return true;
  }
  // Cooking fish and cooking meat are different objects and one technique. Selling sweets and selling ammunition are
  // not related by it: something of the asked object must be known.
  if (o.technique && pair.same_activity && (o.descriptions >= 0.4 || o.about >= 0.25)) return true;
  const bool knows_something = o.about >= 0.15 || o.asked_mentioned >= 0.15;
  if (o.technique && pair.same_task && o.verbs >= 0.8 && knows_something && pair.learned >= 0.6) return true;
  if (pair.package && (o.about >= 0.2 || o.verbs >= 0.5)) return true;
  // Near twins: "repair rotating equipment", "repair crane equipment".
  if (pair.same_activity && o.descriptions >= 0.5 && o.verbs >= 0.1) return true;
  if (pair.same_activity && o.descriptions >= 0.4 && o.verbs >= 0.5 && o.asked_covered >= 0.25) return true;
  return o.descriptions >= 0.6 && o.verbs >= 0.5;
}

// Who does it knows about it.
bool SkillBringsKnowledge(const Pair& pair) {
  const LabelOverlap& o = pair.labels;
  if (pair.package && o.about >= 0.2) return true;
  if (!o.rare) return false;
  return (o.about >= 0.45 && o.asked_covered >= 0.8) || (o.descriptions >= 0.5 && o.asked_covered >= 0.5);
}

// Who knows about it need not be able to do it: the skill must be about little but the knowledge, or the package says
// so and the skill is about all of it.
bool KnowledgeBringsSkill(const Pair& pair) {
  const LabelOverlap& o = pair.labels;
  if (o.strange_verb || o.held_sorts) return false;
  if (pair.package && o.about >= 0.2 && o.held_covered >= 0.95) return true;
  if (o.about < 0.5) return false;
  if (pair.package && o.asked_covered >= 0.6 && o.held_covered >= 0.6 && o.descriptions >= 0.2) return true;
  return o.rare && o.asked_covered >= 0.8 && o.held_covered >= 0.8;
}

bool KnowledgeIsRelated(const Pair& pair) {
  const LabelOverlap& o = pair.labels;
  if (!o.rare || o.about < 0.5 || o.asked_covered < 0.8) return false;
  return pair.package || o.held_covered >= 0.55 || o.descriptions >= 0.3;
}

bool LabelsRelate(SkillType held, SkillType asked, const Pair& pair) {
  const bool held_is_knowledge = held == SkillType::kKnowledge;
  const bool asked_is_knowledge = asked == SkillType::kKnowledge;
  if (held_is_knowledge) return asked_is_knowledge ? KnowledgeIsRelated(pair) : KnowledgeBringsSkill(pair);
  return asked_is_knowledge ? SkillBringsKnowledge(pair) : SkillsAreRelated(pair);
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
  pair.learned = learned;
  const std::size_t below = BelowNearestShared(held, asked);
  const auto within = [&](double share) {
    const double total = static_cast<double>(taxonomy_.competencies.size());
    return static_cast<double>(below) <= std::max(kSmallest, share * total);
  };
  pair.same_task = within(kSameTask);
  pair.same_activity = within(kSameActivity);
  pair.same_branch = within(kSameBranch);
  // The first language in which both have labels decides; another one only where the first does not speak against it.
  std::optional<LabelOverlap> first;
  for (const LabelEvidence& language : languages_) {
    if (!language.Has(held) || !language.Has(asked)) continue;
    pair.labels = language.Compare(held, asked);
    if (first && (first->about < kHalfway || first->strange_verb || first->held_sorts)) continue;
    if (LabelsRelate(TypeOf(held), TypeOf(asked), pair)) return true;
    if (!first) first = pair.labels;
  }
  // Without words to go by the package's own relations are all there is.
  return !first && pair.package;
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

SkillType RelationEvidence::TypeOf(CompetencyId id) const { return taxonomy_.competencies[IndexOf(id)].skill_type; }

}  // namespace perron
