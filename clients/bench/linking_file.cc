#include "clients/bench/linking_file.h"

#include <algorithm>
#include <cstdint>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "clients/bench/file_fault.h"

namespace perron {
namespace {

absl::Status Empty(std::string_view name) {
  return absl::InvalidArgumentError(absl::StrCat(std::string(name), ": there is no line to use, want at least one"));
}

}  // namespace

absl::StatusOr<std::vector<JudgedQuery>> ReadLinkingFile(std::string_view name, std::string_view content,
                                                         const Taxonomy& taxonomy) {
  absl::flat_hash_map<std::string, std::uint32_t> by_uri;
  for (std::uint32_t i = 0; i < taxonomy.competencies.size(); ++i) by_uri.emplace(taxonomy.competencies[i].uri, i);
  std::vector<JudgedQuery> queries;
  std::size_t number = 0;
  for (absl::string_view line : absl::StrSplit(AbslView(content), '\n')) {
    ++number;
    line = absl::StripSuffix(line, "\r");
    if (number == 1 || line.empty()) continue;
    const std::vector<absl::string_view> cells = absl::StrSplit(line, '\t');
    if (cells.size() < 2) return FileFault(name, number, "there is no tab, want a text, a tab and URIs");
    if (cells[0].empty()) return FileFault(name, number, "the text is empty, want one before the tab");
    JudgedQuery query{std::string(cells[0]), {}};
    const std::vector<std::string> uris = absl::StrSplit(cells[1], ' ', absl::SkipEmpty());
    if (uris.empty()) return FileFault(name, number, "there is no URI, want at least one after the tab");
    for (const std::string& uri : uris) {
      const auto found = by_uri.find(uri);
      if (found != by_uri.end()) query.right.push_back(found->second);
    }
    std::sort(query.right.begin(), query.right.end());
    queries.push_back(std::move(query));
  }
  if (queries.empty()) return Empty(name);
  return queries;
}

absl::StatusOr<std::vector<std::string>> ReadTextLines(std::string_view name, std::string_view content) {
  std::vector<std::string> lines;
  std::size_t number = 0;
  for (const absl::string_view line : absl::StrSplit(AbslView(content), '\n')) {
    ++number;
    const absl::string_view text = absl::StripAsciiWhitespace(line);
    if (text.empty()) continue;
    if (text.find('\t') != absl::string_view::npos)
      return FileFault(name, number, "there is a tab, want one text a line");
    lines.emplace_back(text);
  }
  if (lines.empty()) return Empty(name);
  return lines;
}

}  // namespace perron
