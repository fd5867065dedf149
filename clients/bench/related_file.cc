#include "clients/bench/related_file.h"

#include <algorithm>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "clients/bench/file_fault.h"

namespace perron {
namespace {

// Occupations are in ascending order of URI.
std::optional<std::uint32_t> Find(const Taxonomy& taxonomy, absl::string_view uri) {
  const auto found = std::lower_bound(taxonomy.occupations.begin(), taxonomy.occupations.end(), uri,
                                      [](const Occupation& occupation, absl::string_view wanted) {
                                        return absl::string_view(occupation.uri) < wanted;
                                      });
  if (found == taxonomy.occupations.end() || found->uri != uri) return std::nullopt;
  return static_cast<std::uint32_t>(found - taxonomy.occupations.begin());
}

std::vector<std::uint32_t> FindAll(const Taxonomy& taxonomy, const std::vector<absl::string_view>& uris) {
  std::vector<std::uint32_t> found;
  for (const absl::string_view uri : uris) {
    if (const auto occupation = Find(taxonomy, uri)) found.push_back(*occupation);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace

absl::StatusOr<std::vector<RelatedQuery>> ReadRelatedFile(std::string_view name, std::string_view content,
                                                          const Taxonomy& taxonomy) {
  std::vector<RelatedQuery> queries;
  std::size_t number = 0;
  for (absl::string_view line : absl::StrSplit(AbslView(content), '\n')) {
    ++number;
    line = absl::StripSuffix(line, "\r");
    if (number == 1 || line.empty()) continue;
    const std::vector<absl::string_view> cells = absl::StrSplit(line, '\t');
    const auto occupation = Find(taxonomy, cells[0]);
    if (!occupation) {
      return FileFault(name, number, absl::StrCat("\"", cells[0], "\" is not an occupation of the taxonomy"));
    }
    std::vector<absl::string_view> relevant;
    if (cells.size() > 1) relevant = absl::StrSplit(cells[1], ' ', absl::SkipEmpty());
    if (relevant.empty()) return FileFault(name, number, "there is no relevant URI, want at least one after the tab");
    std::sort(relevant.begin(), relevant.end());
    relevant.erase(std::unique(relevant.begin(), relevant.end()), relevant.end());
    RelatedQuery query{*occupation, FindAll(taxonomy, relevant), {}, relevant.size()};
    if (cells.size() > 2) query.excluded = FindAll(taxonomy, absl::StrSplit(cells[2], ' ', absl::SkipEmpty()));
    queries.push_back(std::move(query));
  }
  if (queries.empty()) return FileFault(name, number, "there is no query below the heading");
  return queries;
}

absl::StatusOr<std::vector<std::uint32_t>> ReadRelatedCorpus(std::string_view name, std::string_view content,
                                                             const Taxonomy& taxonomy) {
  std::vector<std::uint32_t> corpus;
  std::size_t number = 0;
  for (const absl::string_view line : absl::StrSplit(AbslView(content), '\n')) {
    ++number;
    const absl::string_view uri = absl::StripAsciiWhitespace(line);
    if (uri.empty()) continue;
    const auto occupation = Find(taxonomy, uri);
    if (!occupation) return FileFault(name, number, absl::StrCat("\"", uri, "\" is not an occupation of the taxonomy"));
    corpus.push_back(*occupation);
  }
  if (corpus.empty()) return FileFault(name, number, "there is no occupation to rank");
  std::sort(corpus.begin(), corpus.end());
  corpus.erase(std::unique(corpus.begin(), corpus.end()), corpus.end());
  return corpus;
}

}  // namespace perron
