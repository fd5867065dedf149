#ifndef PERRON_INDEX_TEXT_MENTION_INDEX_H_
#define PERRON_INDEX_TEXT_MENTION_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "index/text/compound_splitter.h"
#include "index/text/lexicon.h"
#include "index/text/sentence_words.h"
#include "index/text/word_keys.h"

namespace perron {

// A concept of which a label is there in a sentence, wholly or in part, the words in any order and inflection.
struct Mention {
  std::uint32_t concept_number = 0;
  std::size_t first_word = 0;  // positions in the sentence; both are words of the label
  std::size_t last_word = 0;
  std::uint64_t words = 0;  // bit i: word first_word + i is one of the label
  float coverage = 0;       // 0 to 1: how much of the label, by rarity of its words, is there
  float density = 0;        // 0 to 1: how much of the words from first to last, by rarity, is of the label
  float weight = 0;         // rarity of what is there: some 3 for a common word, 9 for a word of one label
  bool preferred = false;   // of a preferred label
  bool complete = false;    // every word of the label is there, each in a form that is surely meant
  bool one_word = false;    // the label is a single word, or a name
  std::uint32_t label = 0;  // which of the concept's labels: position in the entries of Build
};

// Finds mentions of concepts in sentences: where the linker (index/text/concept_linker.h) says what a text is most
// like, this says what is literally there and where. Words are equal by their stems, a compound meets its parts
// ("heftruckchauffeur", "heftruck"), separable verbs are put together ("ruim ... op", "opruimen"). Immutable,
// thread-safe.
class MentionIndex {
 public:
  struct Entry {
    std::uint32_t concept_number = 0;
    std::string_view label;  // need not outlive the constructor
    WordLanguage language = WordLanguage::kOther;
    bool preferred = false;
  };

  // `lexicon`: by its translations a Dutch sentence finds English labels.
  MentionIndex(const std::vector<Entry>& entries, const Lexicon& lexicon);

  // Every concept with a label that is there for at least `least_coverage`, its best mention only, by concept number.
  // Looks at the first kMostWords words of the sentence.
  std::vector<Mention> Find(std::span<const TextWord> sentence, float least_coverage) const;

  // How much of a concept's preferred label is said by some words.
  struct Shown {
    float coverage = 0;       // 0 to 1, by rarity
    float missing = 0;        // rarity of the rarest word that is not said
    bool lacks_name = false;  // a word that is a name is not said
  };
  // The label is the one in the words' language, Dutch or English, else the one in the other, else the first.
  // REQUIRES: the concept has an entry.
  Shown ShownIn(std::uint32_t concept_number, std::span<const TextWord> words, WordLanguage language) const;

  // How rare a word of a text is, as in Mention::weight; 0 for function words.
  float Rarity(std::string_view folded) const;

  // Rarity of a word that one concept alone has.
  float rarest() const { return rarest_; }

  std::size_t memory_bytes() const;

  static constexpr std::size_t kMostWords = 200;

 private:
  // A label's word that a key stands for.
  struct Posting {
    std::uint32_t label = 0;
    std::uint8_t unit = 0;     // which word of the label
    std::uint8_t part = 0;     // 0: the word itself; else which part of it, from 1
    std::uint8_t quality = 0;  // in 1/255
  };
  struct Label {
    std::uint32_t concept_number = 0;
    std::uint32_t units_begin = 0;  // in unit_weights_
    std::uint8_t units = 0;
    bool preferred = false;
    float weight = 0;  // of all units
  };
  // A word of a shown label, or a part of it.
  struct ShownWord {
    std::uint32_t term = 0;
    std::uint8_t unit = 0;
    std::uint8_t part = 0;
    bool name = false;
    float quality = 1;
  };
  // A word of the sentence that may stand for a posting's word.
  struct Key {
    std::uint32_t term = 0;
    float quality = 1;
  };

  std::vector<std::vector<Key>> KeysOf(std::span<const TextWord> sentence) const;
  void AddKey(std::string_view key, float quality, std::vector<Key>& keys) const;
  void AddTranslations(std::string_view stem, float quality, std::vector<Key>& keys) const;

  absl::flat_hash_map<std::string, std::uint32_t> terms_;
  std::vector<float> rarity_;          // by term
  std::vector<std::uint32_t> begins_;  // terms + 1 offsets into postings_
  std::vector<Posting> postings_;
  std::vector<Label> labels_;
  std::vector<float> unit_weights_;
  float rarest_ = 0;
  float unknown_rarity_ = 0;
  std::vector<std::uint32_t> shown_labels_;  // by concept: position in labels_
  std::vector<std::vector<ShownWord>> shown_words_;
  CompoundSplitter compounds_;
  absl::flat_hash_map<std::string, std::vector<Key>> translations_;  // by Dutch stem
};

}  // namespace perron

#endif  // PERRON_INDEX_TEXT_MENTION_INDEX_H_
