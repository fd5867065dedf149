#ifndef PERRON_INDEX_TEXT_STEMMER_H_
#define PERRON_INDEX_TEXT_STEMMER_H_

#include <memory>
#include <string_view>

struct sb_stemmer;

namespace perron {

// Languages whose words Perron knows something about.
enum class TextLanguage { kDutch, kEnglish };

// Takes the ending off a word, by Snowball: "bedienen" -> "bedien". Not thread-safe; cheap to make.
class Stemmer {
 public:
  explicit Stemmer(TextLanguage language);

  // `word`: folded (index/fold_label.h). The result is good until the next call.
  std::string_view Stem(std::string_view word) const;

 private:
  struct Delete {
    void operator()(sb_stemmer* stemmer) const;
  };
  std::unique_ptr<sb_stemmer, Delete> stemmer_;
};

// Words that say nothing about a competency by themselves: articles, pronouns, prepositions, auxiliaries. Folded words.
bool IsStopWord(TextLanguage language, std::string_view word);

}  // namespace perron

#endif  // PERRON_INDEX_TEXT_STEMMER_H_
