#include "matching/label_evidence.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"

namespace perron {
namespace {

constexpr double kRareShare = 0.01;   // of all competencies; more than this are about "equipment" or "systems"
constexpr double kRareCount = 4;      // in a small taxonomy
constexpr double kAlternative = 0.4;  // what a word in one alternative label of many is worth beside the preferred one
constexpr double kSomething = 0.2;    // least cosine of labels that is worth a closer look
constexpr double kInDescription = 0.7;  // what a word of the description is worth

// Numbers for words in order of appearance, so that they are the same on every machine, with the number of competencies
// that have each.
class Vocabulary {
 public:
  std::uint32_t NumberOf(const std::string& word) {
    const auto [it, inserted] = numbers_.try_emplace(word, static_cast<std::uint32_t>(counts_.size()));
    if (inserted) counts_.push_back(0);
    return it->second;
  }
  void Count(std::uint32_t word) { ++counts_[word]; }
  float Rarity(std::uint32_t word, double total) const {
    return static_cast<float>(std::log(total / std::max(1.0, counts_[word])));
  }

 private:
  absl::flat_hash_map<std::string, std::uint32_t> numbers_;
  std::vector<double> counts_;
};

const ConceptLabels* LabelsIn(const Competency& competency, std::size_t language) {
  for (const ConceptLabels& labels : competency.labels) {
    if (labels.language == language && !labels.preferred.empty()) return &labels;
  }
  return nullptr;
}

// Into ascending order, equal words added up.
template <typename Terms>
void SortAndAdd(Terms& terms) {
  std::sort(terms.begin(), terms.end(), [](const auto& a, const auto& b) { return a.word < b.word; });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (kept > 0 && terms[kept - 1].word == terms[i].word) {
      terms[kept - 1].weight += terms[i].weight;
    } else {
      terms[kept++] = terms[i];
    }
  }
  terms.resize(kept);
}

template <typename Terms>
void Append(const Terms& more, Terms& terms) {
  terms.insert(terms.end(), more.begin(), more.end());
}

template <typename Terms>
void CountOnce(Terms terms, Vocabulary& vocabulary) {
  SortAndAdd(terms);
  for (const auto& term : terms) vocabulary.Count(term.word);
}

template <typename Terms>
void SetRarity(Terms& terms, const Vocabulary& vocabulary, double total) {
  for (auto& term : terms) term.weight = vocabulary.Rarity(term.word, total);
}

// Times rarity, then to length 1.
template <typename Terms>
Terms DirectionOf(Terms terms, const Vocabulary& vocabulary, double total) {
  double square = 0;
  for (auto& term : terms) {
    term.weight *= vocabulary.Rarity(term.word, total);
    square += static_cast<double>(term.weight) * term.weight;
  }
  if (square == 0) return terms;
  for (auto& term : terms) term.weight = static_cast<float>(term.weight / std::sqrt(square));
  return terms;
}

// Often in a text is more than once, but not by as much.
template <typename Terms>
Terms Damped(Terms terms) {
  for (auto& term : terms) term.weight = 1 + std::log(term.weight);
  return terms;
}

// Calls visit(a's, b's) for every word that both have.
template <typename Terms, typename Visit>
void ForEachShared(const Terms& a, const Terms& b, const Visit& visit) {
  auto x = a.begin();
  auto y = b.begin();
  while (x != a.end() && y != b.end()) {
    if (x->word < y->word) {
      ++x;
    } else if (y->word < x->word) {
      ++y;
    } else {
      visit(*x++, *y++);
    }
  }
}

template <typename Terms>
bool HasWord(const Terms& terms, std::uint32_t word) {
  const auto found = std::lower_bound(terms.begin(), terms.end(), word,
                                      [](const auto& term, auto other) { return term.word < other; });
  return found != terms.end() && found->word == word;
}

}  // namespace

LabelEvidence::LabelEvidence(const Taxonomy& taxonomy, std::size_t language, LabelLanguage words)
    : texts_(taxonomy.competencies.size()) {
  Vocabulary in_labels;  // whatever the role: what is often a verb ("design") says little as an object
  Vocabulary in_descriptions;
  double total = 0;
  for (std::size_t c = 0; c < texts_.size(); ++c) {
    const Competency& competency = taxonomy.competencies[c];
    const ConceptLabels* labels = LabelsIn(competency, language);
    if (labels == nullptr) continue;
    ++total;
    Text& text = texts_[c];
    text.present = true;
    text.is_skill = competency.skill_type != SkillType::kKnowledge;
    const auto share = static_cast<float>(1.0 / static_cast<double>(1 + labels->alternatives.size()));
    const auto read = [&](std::string_view label, Terms& objects, Terms& verb) {
      const LabelWords split = SplitLabel(label, words, text.is_skill);
      for (const std::string& word : split.objects) objects.push_back({in_labels.NumberOf(word), share});
      if (!split.verb.empty()) verb.push_back({in_labels.NumberOf(split.verb), share});
      return split.sorts;
    };
    text.sorts = read(labels->preferred, text.about.preferred, text.verb);
    text.about.all = text.about.preferred;
    text.verbs = text.verb;
    for (const std::string& alternative : labels->alternatives) read(alternative, text.about.all, text.verbs);
    text.about_and_done = text.about;
    Append(text.verb, text.about_and_done.preferred);
    Append(text.verbs, text.about_and_done.all);
    Append(text.verb, text.verbs);  // counts twice: alternatives wander off
    for (const std::string& word : ContentWords(labels->description, words)) {
      text.descriptions.push_back({in_descriptions.NumberOf(word), 1});
      text.mentioned.push_back({in_labels.NumberOf(word), 1});
    }
    for (Terms* terms : {&text.about.preferred, &text.about.all, &text.about_and_done.preferred,
                         &text.about_and_done.all, &text.verbs, &text.mentioned, &text.descriptions}) {
      SortAndAdd(*terms);
    }
    CountOnce(text.about_and_done.all, in_labels);
    CountOnce(text.descriptions, in_descriptions);
  }
  rare_ = static_cast<float>(std::log(total / std::max(kRareCount, kRareShare * total)));
  for (Text& text : texts_) {
    for (Reading* reading : {&text.about, &text.about_and_done}) {
      reading->direction = DirectionOf(reading->all, in_labels, total);
      SetRarity(reading->preferred, in_labels, total);
    }
    SetRarity(text.verb, in_labels, total);
    text.verbs = DirectionOf(std::move(text.verbs), in_labels, total);
    text.descriptions = DirectionOf(Damped(std::move(text.descriptions)), in_descriptions, total);
  }
}

LabelOverlap LabelEvidence::Compare(CompetencyId held, CompetencyId asked) const {
  const Text& mine = texts_[IndexOf(held)];
  const Text& theirs = texts_[IndexOf(asked)];
  const bool mixed = mine.is_skill != theirs.is_skill;
  const Reading& my = mixed ? mine.about_and_done : mine.about;
  const Reading& their = mixed ? theirs.about_and_done : theirs.about;
  LabelOverlap overlap;
  const auto is_rare = [&](const Term& term) { return term.weight >= rare_; };
  overlap.about = Dot(my.direction, their.direction);
  overlap.verbs = Dot(mine.verbs, theirs.verbs);
  ForEachShared(mine.verb, theirs.verb, [&](const Term& term, const Term&) { overlap.technique = is_rare(term); });
  if (overlap.about < kSomething && !overlap.technique) return overlap;
  // What a skill is about need not be covered by its own verb's being known.
  overlap.asked_covered = Covered(theirs.about, my, {});
  overlap.held_covered = Covered(mine.about, their, {});
  overlap.asked_mentioned = Covered(theirs.about, my, mine.mentioned);
  overlap.held_mentioned = Covered(mine.about, their, theirs.mentioned);
  ForEachShared(my.preferred, their.preferred,
                [&](const Term& term, const Term&) { overlap.rare = overlap.rare || is_rare(term); });
  overlap.strange_verb = std::any_of(theirs.verb.begin(), theirs.verb.end(), [&](const Term& term) {
    return is_rare(term) && !HasWord(mine.about_and_done.all, term.word) && !HasWord(mine.mentioned, term.word);
  });
  overlap.held_sorts = mine.sorts;
  overlap.descriptions = Dot(mine.descriptions, theirs.descriptions);
  return overlap;
}

double LabelEvidence::Dot(const Terms& a, const Terms& b) {
  double sum = 0;
  ForEachShared(a, b, [&](const Term& x, const Term& y) { sum += static_cast<double>(x.weight) * y.weight; });
  return sum;
}

// The part of `what`, by rarity, that `by` has in its labels or else in its description. A word of the preferred label
// counts in full, one of alternatives by how many of the labels have it.
double LabelEvidence::Covered(const Reading& what, const Reading& by, const Terms& mentioned) {
  double total = 0;
  double covered = 0;
  for (const Term& term : what.preferred) {
    const auto in_labels = std::lower_bound(by.all.begin(), by.all.end(), term.word,
                                            [](const Term& x, std::uint32_t word) { return x.word < word; });
    double has = 0;
    if (in_labels != by.all.end() && in_labels->word == term.word) {
      has = HasWord(by.preferred, term.word) ? 1 : std::min(1.0, kAlternative + in_labels->weight);
    } else if (HasWord(mentioned, term.word)) {
      has = kInDescription;
    }
    total += term.weight;
    covered += has * term.weight;
  }
  return total == 0 ? 0 : covered / total;
}

}  // namespace perron
