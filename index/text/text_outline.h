#ifndef PERRON_INDEX_TEXT_TEXT_OUTLINE_H_
#define PERRON_INDEX_TEXT_TEXT_OUTLINE_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace perron {

// What a part of a vacancy text is about.
enum class TextSection : std::uint8_t {
  kUnknown,  // no heading says so
  kDuties,   // what one will do
  kDemands,  // what one must be able to
  kExtras,   // what is nice to have
  kOffer,    // pay, holidays, training
  kCompany,  // who the employer is
  kApply,    // how to apply
};

// A sentence or an item of a list; its bytes in the text, without the mark of the item and without spaces around it.
struct TextSentence {
  std::size_t begin = 0;
  std::size_t end = 0;
  TextSection section = TextSection::kUnknown;
  bool item = false;  // of a list
};

// Cuts a text into sentences and items, in order, never overlapping; headings are left out. Sections follow from
// headings ("Wat bieden wij?", "Requirements:") and, where none stands above, from how a sentence begins ("Wij
// bieden ..."). Dutch and English. `text` is UTF-8.
std::vector<TextSentence> OutlineOf(std::string_view text);

// Whether the section may ask something of who does the work.
constexpr bool Asks(TextSection section) {
  return section == TextSection::kUnknown || section == TextSection::kDuties || section == TextSection::kDemands ||
         section == TextSection::kExtras;
}

}  // namespace perron

#endif  // PERRON_INDEX_TEXT_TEXT_OUTLINE_H_
