#include "index/text/concept_linker.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "index/fold_label.h"
#include "index/text/label_letters.h"
#include "index/text/link_query.h"
#include "index/text/meaning_index.h"
#include "index/text/text_words.h"

namespace perron {
namespace {

// What each kind of likeness counts for; docs/linking.md tells what they were chosen on.
struct LinkWeights {
  float letters;      // cosine of letters with the best label
  float preferred;    // cosine of meanings with the preferred label in English
  float text;         // cosine of meanings with all that is said in English
  float label_model;  // MeaningIndex::Likeness::labels
  float text_model;   // MeaningIndex::Likeness::text
  float coverage;     // MeaningIndex::Likeness::coverage
  float occupation;   // cosine of letters with the best occupation that uses the competency
  float length;       // taken off for the logarithm of label length by text length
  float full;         // what makes a score of 1
};
constexpr LinkWeights kCompetencyWeights = {.66F, .14F, .24F, .7F, .75F, 0, .41F, .115F, 2.1F};
constexpr LinkWeights kOccupationWeights = {.8F, .2F, .4F, 1, 1.2F, .8F, 0, .03F, 2.6F};

// The dear comparisons are made with so many concepts that the cheap ones put first.
constexpr std::size_t kCandidates = 200;
// Keeps what is no label below 1, in the same order: above .8 it grows ever slower, to .99.
double ShownScore(double share) {
  constexpr double kStraight = 0.8;
  constexpr double kRoom = 0.19;
  return share <= kStraight ? share : kStraight + kRoom * -std::expm1(-(share - kStraight) / kRoom);
}

// The concepts and all that linking asks of them.
struct LinkedConcepts {
  std::vector<std::vector<std::string>> labels;  // folded: Dutch, or all if there is no Dutch
  std::vector<ConceptWords> words;
  std::vector<std::string> exact;                   // folded labels of all languages ...
  std::vector<std::uint32_t> exact_of;              // ... and their concepts
  std::vector<std::vector<std::uint32_t>> used_by;  // positions in `users`; empty for occupations
  std::vector<std::vector<std::string>> users;      // folded labels of occupations, each joined to one
};

class BlendLinker final : public ConceptLinker {
 public:
  BlendLinker(const LinkedConcepts& concepts, const Lexicon& lexicon, const LinkWeights& weights);

  std::vector<Hit> Link(std::string_view text, std::size_t limit) const override;
  std::size_t memory_bytes() const override;

 private:
  std::vector<std::uint32_t> Candidates(const std::vector<float>& scores, std::size_t count) const;
  float BestUser(const std::vector<float>& users, std::uint32_t number) const;

  const LinkWeights weights_;
  LinkQueryReader reader_;
  LabelLetters letters_;
  MeaningIndex meanings_;
  LabelLetters users_;
  std::vector<std::uint32_t> user_ends_;  // by concept, into user_numbers_
  std::vector<std::uint32_t> user_numbers_;
  std::vector<float> length_;                                             // by concept: ln of bytes of the first label
  absl::flat_hash_map<std::uint64_t, std::vector<std::uint32_t>> exact_;  // TermKey of a label -> concepts
};

BlendLinker::BlendLinker(const LinkedConcepts& concepts, const Lexicon& lexicon, const LinkWeights& weights)
    : weights_(weights),
      reader_(lexicon),
      letters_(concepts.labels),
      meanings_(concepts.words),
      users_(concepts.users) {
  for (const std::vector<std::uint32_t>& numbers : concepts.used_by) {
    user_numbers_.insert(user_numbers_.end(), numbers.begin(), numbers.end());
    user_ends_.push_back(static_cast<std::uint32_t>(user_numbers_.size()));
  }
  for (const std::vector<std::string>& labels : concepts.labels) {
    length_.push_back(labels.empty() ? 0 : std::log(1 + static_cast<float>(labels.front().size())));
  }
  for (std::size_t i = 0; i < concepts.exact.size(); ++i) {
    std::vector<std::uint32_t>& known = exact_[TermKey(concepts.exact[i])];
    if (known.empty() || known.back() != concepts.exact_of[i]) known.push_back(concepts.exact_of[i]);
  }
}

// Which scores are among the `count` highest, ascending. Counts scores by size first, so that only those near the limit
// are compared with each other.
std::vector<std::uint32_t> BlendLinker::Candidates(const std::vector<float>& scores, std::size_t count) const {
  constexpr std::size_t kSizes = 512;
  const float most = scores.empty() ? 0 : *std::max_element(scores.begin(), scores.end());
  if (most <= 0) return {};
  const float scale = static_cast<float>(kSizes - 1) / most;
  std::array<std::uint32_t, kSizes> with_size{};
  for (const float score : scores) ++with_size[static_cast<std::size_t>(score * scale)];
  std::size_t size = kSizes;
  for (std::size_t found = 0; size > 0 && found < count;) found += with_size[--size];
  // A little lower, for what rounding did; what is too much goes below.
  const float least = std::max(static_cast<float>(size) / scale * 0.999999F, std::numeric_limits<float>::min());
  std::vector<std::uint32_t> candidates;
  candidates.reserve(2 * count);
  const float* const begin = scores.data();
  const float* const end = begin + scores.size();
  for (const float* score = begin; score != end; ++score) {
    if (*score >= least) candidates.push_back(static_cast<std::uint32_t>(score - begin));
  }
  if (candidates.size() <= count) return candidates;
  const auto better = [&](std::uint32_t a, std::uint32_t b) {
    return scores[a] != scores[b] ? scores[a] > scores[b] : a < b;
  };
  std::nth_element(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(count), candidates.end(),
                   better);
  candidates.resize(count);
  return candidates;
}

float BlendLinker::BestUser(const std::vector<float>& users, std::uint32_t number) const {
  float best = 0;
  for (std::uint32_t i = number == 0 ? 0 : user_ends_[number - 1]; i < user_ends_[number]; ++i) {
    best = std::max(best, users[user_numbers_[i]]);
  }
  return best;
}

std::vector<ConceptLinker::Hit> BlendLinker::Link(std::string_view text, std::size_t limit) const {
  const LinkQuery query = reader_.Read(text);
  if (query.folded.empty() || limit == 0) return {};
  std::vector<float> scores = letters_.BestCosines(query.letters);
  for (float& score : scores) score *= weights_.letters;
  // English has few letters in common with Dutch labels; there the preferred label takes their place.
  const float preferred = query.english ? weights_.preferred + weights_.letters : weights_.preferred;
  meanings_.AddPreferredCosines(query, preferred, scores);
  meanings_.AddTextCosines(query, weights_.text, scores);
  const std::vector<std::uint32_t> candidates = Candidates(scores, std::max(limit, kCandidates));
  const std::vector<MeaningIndex::Likeness> likenesses = meanings_.Compare(query, candidates);
  std::vector<float> users;
  if (users_.concepts() > 0) users = users_.BestCosines(query.letters);
  const float text_length = std::log(1 + static_cast<float>(query.folded.size()));
  const auto same = exact_.find(TermKey(query.folded));
  struct Blended {
    bool exact;
    float score;
    std::uint32_t number;
  };
  std::vector<Blended> blended;
  blended.reserve(candidates.size());
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const std::uint32_t number = candidates[i];
    const MeaningIndex::Likeness& likeness = likenesses[i];
    float score = scores[number] + weights_.label_model * likeness.labels + weights_.text_model * likeness.text +
                  weights_.coverage * likeness.coverage - weights_.length * (length_[number] - text_length);
    if (!users.empty()) score += weights_.occupation * BestUser(users, number);
    const bool exact = same != exact_.end() && std::binary_search(same->second.begin(), same->second.end(), number);
    if (score > 0 || exact) blended.push_back({exact, score, number});
  }
  const std::size_t kept = std::min(limit, blended.size());
  std::partial_sort(blended.begin(), blended.begin() + static_cast<std::ptrdiff_t>(kept), blended.end(),
                    [](const Blended& a, const Blended& b) {
                      if (a.exact != b.exact) return a.exact;
                      return a.score != b.score ? a.score > b.score : a.number < b.number;
                    });
  std::vector<Hit> hits;
  hits.reserve(kept);
  for (std::size_t i = 0; i < kept; ++i) {
    hits.push_back({blended[i].number, blended[i].exact ? 1 : ShownScore(blended[i].score / weights_.full)});
  }
  return hits;
}

std::size_t BlendLinker::memory_bytes() const {
  return reader_.memory_bytes() + letters_.memory_bytes() + meanings_.memory_bytes() + users_.memory_bytes() +
         (user_ends_.capacity() + user_numbers_.capacity() + length_.capacity()) * sizeof(std::uint32_t) +
         exact_.capacity() * (sizeof(std::pair<std::uint64_t, std::vector<std::uint32_t>>) + 1);
}

// Takes concepts apart.
class ConceptReader {
 public:
  ConceptReader(const Taxonomy& taxonomy, const Lexicon& lexicon) : taxonomy_(taxonomy), splitter_(lexicon.parts) {}

  void Add(const std::vector<ConceptLabels>& labels, LinkedConcepts& concepts) const {
    const auto number = static_cast<std::uint32_t>(concepts.words.size());
    ConceptWords& words = concepts.words.emplace_back();
    std::vector<std::string>& compared = concepts.labels.emplace_back();
    for (const ConceptLabels& one : labels) {
      const std::string& language = taxonomy_.languages[one.language];
      for (const std::string& label : FoldedLabels(one)) {
        concepts.exact.push_back(label);
        concepts.exact_of.push_back(number);
        if (language == "nl") Append(label, TextLanguage::kDutch, words.dutch_labels);
      }
      if (language != "en") continue;
      Append(FoldLabel(one.preferred), TextLanguage::kEnglish, words.english_preferred);
      for (const std::string& alternative : one.alternatives) {
        Append(FoldLabel(alternative), TextLanguage::kEnglish, words.english_alternatives);
      }
      Append(FoldLabel(one.description), TextLanguage::kEnglish, words.english_description);
    }
    for (const ConceptLabels& one : labels) {
      if (taxonomy_.languages[one.language] == "nl") compared = FoldedLabels(one);
    }
    if (!compared.empty()) return;
    for (const ConceptLabels& one : labels) {
      for (std::string& label : FoldedLabels(one)) compared.push_back(std::move(label));
    }
  }

  // All Dutch labels as one text; those of all languages where there are none.
  std::vector<std::string> Joined(const std::vector<ConceptLabels>& labels) const {
    LinkedConcepts one;
    Add(labels, one);
    std::string joined;
    for (const std::string& label : one.labels.front()) joined += label + ' ';
    return {std::move(joined)};
  }

 private:
  static std::vector<std::string> FoldedLabels(const ConceptLabels& labels) {
    std::vector<std::string> folded;
    if (!labels.preferred.empty()) folded.push_back(FoldLabel(labels.preferred));
    for (const std::string& alternative : labels.alternatives) folded.push_back(FoldLabel(alternative));
    return folded;
  }

  void Append(std::string_view folded, TextLanguage language, std::vector<std::string>& stems) const {
    const bool dutch = language == TextLanguage::kDutch;
    std::vector<std::string> more = StemsOf(folded, language, dutch ? dutch_ : english_, dutch ? &splitter_ : nullptr);
    stems.insert(stems.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }

  const Taxonomy& taxonomy_;
  const CompoundSplitter splitter_;
  const Stemmer dutch_{TextLanguage::kDutch};
  const Stemmer english_{TextLanguage::kEnglish};
};

}  // namespace

std::unique_ptr<const ConceptLinker> MakeCompetencyLinker(const Taxonomy& taxonomy, const Lexicon& lexicon) {
  const ConceptReader reader(taxonomy, lexicon);
  LinkedConcepts concepts;
  for (const Competency& competency : taxonomy.competencies) reader.Add(competency.labels, concepts);
  concepts.used_by.resize(taxonomy.competencies.size());
  for (std::uint32_t i = 0; i < taxonomy.occupations.size(); ++i) {
    const Occupation& occupation = taxonomy.occupations[i];
    concepts.users.push_back(reader.Joined(occupation.labels));
    for (const CompetencyId id : occupation.essential) concepts.used_by[IndexOf(id)].push_back(i);
    for (const CompetencyId id : occupation.optional) concepts.used_by[IndexOf(id)].push_back(i);
  }
  return std::make_unique<BlendLinker>(concepts, lexicon, kCompetencyWeights);
}

std::unique_ptr<const ConceptLinker> MakeOccupationLinker(const Taxonomy& taxonomy, const Lexicon& lexicon) {
  const ConceptReader reader(taxonomy, lexicon);
  LinkedConcepts concepts;
  for (const Occupation& occupation : taxonomy.occupations) reader.Add(occupation.labels, concepts);
  return std::make_unique<BlendLinker>(concepts, lexicon, kOccupationWeights);
}

}  // namespace perron
