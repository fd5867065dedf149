#ifndef PERRON_INDEX_TEXT_TEXT_SUGGESTER_H_
#define PERRON_INDEX_TEXT_TEXT_SUGGESTER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "index/text/concept_linker.h"
#include "index/text/mention_index.h"
#include "index/text/occupation_support.h"
#include "index/text/text_outline.h"
#include "matching/competency.h"
#include "matching/taxonomy.h"

namespace perron {

// Bytes [begin, end) of a text, on the borders of characters.
struct TextSpan {
  std::size_t begin = 0;
  std::size_t end = 0;

  friend bool operator==(const TextSpan& a, const TextSpan& b) { return a.begin == b.begin && a.end == b.end; }
};

// A competency that a text speaks of.
struct SuggestedCompetency {
  std::uint32_t competency = 0;  // position in Taxonomy::competencies
  TextSpan span;                 // the words that say so
  double score = 0;              // above 0 to 1: how sure that is; from 0.5 on an expert would mostly agree
  Importance importance = Importance::kImportant;
  Level level = 0;  // 0 = not said
};

// A driving licence that a text asks.
struct SuggestedLicence {
  std::string licence;  // "B", "CE"
  TextSpan span;
  Importance importance = Importance::kEssential;
};

// A language that a text asks.
struct SuggestedLanguage {
  std::string language;    // ISO 639-3
  std::uint8_t level = 0;  // as perron.v1.LanguageLevel; 0 = not said
  TextSpan span;
  Importance importance = Importance::kEssential;
};

// What a vacancy text asks. Spans of one kind never overlap, and each competency, licence and language is there once.
struct SuggestedWork {
  std::vector<LikelyOccupation> occupations;      // likeliest first, at most kMostOccupations
  std::vector<SuggestedCompetency> competencies;  // in the order of the text
  std::vector<SuggestedLicence> licences;         // in the order of the text
  std::vector<SuggestedLanguage> languages;       // in the order of the text
};

// Reads competencies out of free text, in Dutch and English (docs/suggestions.md). Two kinds of evidence count: labels
// whose words are there (mention_index.h), and labels that a phrase is like (concept_linker.h). Both must be the
// stronger the less the work that the text is about would ask the competency (occupation_support.h).
//
// Immutable, thread-safe. Keeps nothing of a text. Deterministic. What it refers to must outlive it.
class TextSuggester {
 public:
  TextSuggester(const Taxonomy& taxonomy, const Lexicon& lexicon, const ConceptLinker& competencies,
                const ConceptLinker& occupations);

  // What somebody says of themselves, or any other text. Best first, of equal ones the earlier.
  std::vector<SuggestedCompetency> SuggestCompetencies(std::string_view text, std::size_t limit) const;

  // What a vacancy asks. `occupation`: when it is known; it is then the first.
  SuggestedWork SuggestWork(std::string_view title, std::string_view text,
                            std::optional<std::uint32_t> occupation) const;

  std::size_t memory_bytes() const {
    return mentions_.memory_bytes() + occupation_mentions_.memory_bytes() + support_.memory_bytes();
  }

  static constexpr std::size_t kMostOccupations = 5;

 private:
  struct Sentence;

  std::vector<Sentence> Read(std::string_view text, bool of_vacancy) const;
  std::vector<LikelyOccupation> OccupationsOf(std::string_view title, const std::vector<Sentence>& sentences) const;
  std::vector<SuggestedCompetency> Choose(const std::vector<Sentence>& sentences,
                                          std::span<const LikelyOccupation> occupations,
                                          const std::vector<TextSpan>& taken) const;

  const Taxonomy& taxonomy_;
  const ConceptLinker& competency_linker_;
  const ConceptLinker& occupation_linker_;
  const MentionIndex mentions_;
  const MentionIndex occupation_mentions_;
  const OccupationSupport support_;
};

}  // namespace perron

#endif  // PERRON_INDEX_TEXT_TEXT_SUGGESTER_H_
