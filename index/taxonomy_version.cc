#include "index/taxonomy_version.h"

#include <algorithm>
#include <future>
#include <utility>

#include "absl/strings/str_cat.h"
#include "index/content_hash.h"
#include "index/fold_label.h"

namespace perron {
namespace {

constexpr std::size_t kMaxIdSize = 63;

// What a resource name can hold without escaping.
bool IsResourceId(std::string_view text) {
  return !text.empty() && text.size() <= kMaxIdSize && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

std::string LastPart(const std::string& uri) { return uri.substr(uri.find_last_of("/#:") + 1); }

template <typename Concept>
std::vector<std::string> ResourceIds(const std::vector<Concept>& concepts) {
  absl::flat_hash_map<std::string, int> uses;
  for (const Concept& one : concepts) ++uses[LastPart(one.uri)];
  std::vector<std::string> ids;
  ids.reserve(concepts.size());
  for (const Concept& one : concepts) {
    std::string last = LastPart(one.uri);
    const bool usable = IsResourceId(last) && uses[last] == 1;
    ids.push_back(usable ? std::move(last) : absl::StrCat("x", ContentHash(one.uri)));
  }
  return ids;
}

template <typename Concept>
absl::flat_hash_map<std::string, std::uint32_t> ByReference(const std::vector<Concept>& concepts,
                                                            const std::vector<std::string>& ids,
                                                            const std::string& collection) {
  absl::flat_hash_map<std::string, std::uint32_t> by_reference;
  by_reference.reserve(2 * concepts.size());
  for (std::uint32_t i = 0; i < concepts.size(); ++i) {
    by_reference.emplace(absl::StrCat(collection, ids[i]), i);
    by_reference.emplace(concepts[i].uri, i);
  }
  return by_reference;
}

template <typename Concept>
std::unique_ptr<LabelSearch> SearchOf(const std::vector<Concept>& concepts) {
  std::vector<LabelSearch::Entry> entries;
  for (std::uint32_t i = 0; i < concepts.size(); ++i) {
    for (const ConceptLabels& labels : concepts[i].labels) {
      entries.push_back({i, labels.preferred, /*preferred=*/true});
      for (const std::string& alternative : labels.alternatives)
        entries.push_back({i, alternative, /*preferred=*/false});
    }
  }
  return LabelSearch::Build(entries);
}

std::optional<std::uint32_t> Find(const absl::flat_hash_map<std::string, std::uint32_t>& by_reference,
                                  std::string_view reference) {
  const auto found = by_reference.find(absl::string_view(reference.data(), reference.size()));
  if (found == by_reference.end()) return std::nullopt;
  return found->second;
}

bool HasPreferred(const Competency& competency, const std::string& folded) {
  return std::any_of(competency.labels.begin(), competency.labels.end(),
                     [&](const ConceptLabels& labels) { return FoldLabel(labels.preferred) == folded; });
}

// Label in the language, else in English, else the first there is; the URI when there is none.
std::string_view LabelOf(const std::vector<ConceptLabels>& labels, const std::string& uri,
                         const std::vector<std::string>& languages, std::string_view language) {
  std::string_view english, any;
  for (const ConceptLabels& one : labels) {
    if (one.preferred.empty()) continue;
    if (languages[one.language] == language) return one.preferred;
    if (languages[one.language] == "en") english = one.preferred;
    if (any.empty()) any = one.preferred;
  }
  if (!english.empty()) return english;
  return any.empty() ? std::string_view(uri) : any;
}

}  // namespace

TaxonomyVersion::TaxonomyVersion(std::string version, absl::Time import_time, Taxonomy taxonomy, CompetencySpace space,
                                 Lexicon lexicon)
    : version_(std::move(version)),
      import_time_(import_time),
      taxonomy_(std::move(taxonomy)),
      space_(std::move(space)),
      lexicon_(std::move(lexicon)),
      competency_ids_(ResourceIds(taxonomy_.competencies)),
      occupation_ids_(ResourceIds(taxonomy_.occupations)),
      competency_by_reference_(ByReference(taxonomy_.competencies, competency_ids_, "competencies/")),
      occupation_by_reference_(ByReference(taxonomy_.occupations, occupation_ids_, "occupations/")) {
  // The longest part beside all others: a server does not serve until this is done.
  std::future<std::unique_ptr<const ConceptLinker>> linker =
      std::async(std::launch::async, [&] { return MakeCompetencyLinker(taxonomy_, lexicon_); });
  competency_search_ = SearchOf(taxonomy_.competencies);
  occupation_search_ = SearchOf(taxonomy_.occupations);
  occupation_linker_ = MakeOccupationLinker(taxonomy_, lexicon_);
  competency_linker_ = linker.get();
  text_suggester_ =
      std::make_unique<const TextSuggester>(taxonomy_, lexicon_, *competency_linker_, *occupation_linker_);
}

std::optional<CompetencyId> TaxonomyVersion::FindCompetency(std::string_view reference) const {
  const std::optional<std::uint32_t> found = Find(competency_by_reference_, reference);
  if (!found) return std::nullopt;
  return static_cast<CompetencyId>(*found);
}

std::optional<std::uint32_t> TaxonomyVersion::FindOccupation(std::string_view reference) const {
  return Find(occupation_by_reference_, reference);
}

std::optional<CompetencyId> TaxonomyVersion::FindCompetencyByLabel(std::string_view label) const {
  const std::vector<std::uint32_t> all = competency_search_->FindExact(label);
  const std::string folded = FoldLabel(label);
  std::vector<std::uint32_t> preferred;
  for (const std::uint32_t number : all) {
    if (HasPreferred(taxonomy_.competencies[number], folded)) preferred.push_back(number);
  }
  const std::vector<std::uint32_t>& decisive = preferred.empty() ? all : preferred;
  if (decisive.size() != 1) return std::nullopt;
  return static_cast<CompetencyId>(decisive.front());
}

std::string_view TaxonomyVersion::CompetencyLabel(CompetencyId id, std::string_view language) const {
  const Competency& competency = taxonomy_.competencies[IndexOf(id)];
  return LabelOf(competency.labels, competency.uri, taxonomy_.languages, language);
}

std::string_view TaxonomyVersion::OccupationLabel(std::uint32_t occupation, std::string_view language) const {
  const Occupation& one = taxonomy_.occupations[occupation];
  return LabelOf(one.labels, one.uri, taxonomy_.languages, language);
}

}  // namespace perron
