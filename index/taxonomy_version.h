#ifndef PERRON_INDEX_TAXONOMY_VERSION_H_
#define PERRON_INDEX_TAXONOMY_VERSION_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/time/time.h"
#include "index/label_search.h"
#include "index/text/concept_linker.h"
#include "index/text/lexicon.h"
#include "index/text/text_suggester.h"
#include "matching/competency.h"
#include "matching/competency_space.h"
#include "matching/taxonomy.h"

namespace perron {

// One version of the taxonomy, ready to use: its content, what was computed from it, and ways to find things in it.
// Immutable, thread-safe.
class TaxonomyVersion {
 public:
  // `version`: 16 hexadecimal digits from the content (index/taxonomy_codec.h).
  TaxonomyVersion(std::string version, absl::Time import_time, Taxonomy taxonomy, CompetencySpace space,
                  Lexicon lexicon = {});
  TaxonomyVersion(const TaxonomyVersion&) = delete;
  TaxonomyVersion& operator=(const TaxonomyVersion&) = delete;

  const std::string& version() const { return version_; }
  absl::Time import_time() const { return import_time_; }
  const Taxonomy& taxonomy() const { return taxonomy_; }
  const CompetencySpace& space() const { return space_; }
  const Lexicon& lexicon() const { return lexicon_; }

  // By URI, or by resource name ("competencies/{id}", "occupations/{id}"). Absent = nullopt.
  std::optional<CompetencyId> FindCompetency(std::string_view reference) const;
  std::optional<std::uint32_t> FindOccupation(std::string_view reference) const;

  // Competency by label in any language: the only one with this preferred label, or else the only one with this label
  // at all. Nullopt when none or several.
  std::optional<CompetencyId> FindCompetencyByLabel(std::string_view label) const;

  // Resource ids ("{competency}"): the last part of the URI where that is a valid id and no other concept has it, else
  // "x" and 16 hexadecimal digits made from the URI.
  const std::string& CompetencyResourceId(CompetencyId id) const { return competency_ids_[IndexOf(id)]; }
  const std::string& OccupationResourceId(std::uint32_t occupation) const { return occupation_ids_[occupation]; }

  // Label in `language` (ISO 639-1), else in English, else in any; the URI when there is none at all.
  std::string_view CompetencyLabel(CompetencyId id, std::string_view language) const;
  std::string_view OccupationLabel(std::uint32_t occupation, std::string_view language) const;

  const LabelSearch& competency_search() const { return *competency_search_; }
  const LabelSearch& occupation_search() const { return *occupation_search_; }

  // What a text means, where the searches above ask for words of a label.
  const ConceptLinker& competency_linker() const { return *competency_linker_; }
  const ConceptLinker& occupation_linker() const { return *occupation_linker_; }
  // What a longer text says.
  const TextSuggester& text_suggester() const { return *text_suggester_; }

 private:
  std::string version_;
  absl::Time import_time_;
  Taxonomy taxonomy_;
  CompetencySpace space_;
  Lexicon lexicon_;
  std::vector<std::string> competency_ids_;
  std::vector<std::string> occupation_ids_;
  absl::flat_hash_map<std::string, std::uint32_t> competency_by_reference_;  // URI and resource id
  absl::flat_hash_map<std::string, std::uint32_t> occupation_by_reference_;
  std::unique_ptr<LabelSearch> competency_search_;
  std::unique_ptr<LabelSearch> occupation_search_;
  std::unique_ptr<const ConceptLinker> competency_linker_;
  std::unique_ptr<const ConceptLinker> occupation_linker_;
  std::unique_ptr<const TextSuggester> text_suggester_;
};

}  // namespace perron

#endif  // PERRON_INDEX_TAXONOMY_VERSION_H_
