#ifndef PERRON_INDEX_TEXT_REQUIREMENT_WORDING_H_
#define PERRON_INDEX_TEXT_REQUIREMENT_WORDING_H_

#include <cstddef>
#include <optional>
#include <span>

#include "index/text/sentence_words.h"
#include "index/text/text_outline.h"
#include "matching/competency.h"

namespace perron {

// How a text words what it asks, around some of its words: "is een pré", "minimaal 3 jaar ervaring", "geen".
// Words count from the part of the sentence that they stand in: between commas, with what follows by "maar" or "dat
// is".
class RequirementWording {
 public:
  // What is behind the sentence counts where it says "Dat is een pré!"; empty when nothing is.
  RequirementWording(std::span<const TextWord> sentence, std::span<const TextWord> next, TextSection section);

  // `first` and `last`: positions in the sentence.
  //
  // Somewhat where the words or the section call it nice to have; essential where the section or the words demand it;
  // else important.
  Importance ImportanceOf(std::size_t first, std::size_t last) const;

  // 1 with help, 2 the simple or basic part, 3 alone, or after one or two years, 4 experienced, from three years on,
  // 5 teaches it; 0 = not said.
  Level LevelOf(std::size_t first, std::size_t last) const;

  // "geen", "niet", "nooit" and the like stand before or right behind it, and mean it.
  bool IsDenied(std::size_t first, std::size_t last) const;

 private:
  // Words [begin, end) that speak about [first, last].
  struct Scope {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  Scope ScopeOf(std::size_t first, std::size_t last, bool with_afterthought) const;
  std::string TextOf(Scope scope) const;

  const std::span<const TextWord> sentence_;
  const bool next_is_extra_;
  const TextSection section_;
};

}  // namespace perron

#endif  // PERRON_INDEX_TEXT_REQUIREMENT_WORDING_H_
