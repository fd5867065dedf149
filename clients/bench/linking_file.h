#ifndef PERRON_CLIENTS_BENCH_LINKING_FILE_H_
#define PERRON_CLIENTS_BENCH_LINKING_FILE_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/bench/ranking_quality.h"
#include "matching/taxonomy.h"

namespace perron {

// Reads a benchmark of linking: a heading, then lines of a text, a tab and the URIs of competencies separated by
// spaces; what follows another tab is left out. URIs that the taxonomy lacks can never be found. INVALID_ARGUMENT with
// `name` and line when a line has no tab, an empty text or no URI, or there is no line at all.
absl::StatusOr<std::vector<JudgedQuery>> ReadLinkingFile(std::string_view name, std::string_view content,
                                                         const Taxonomy& taxonomy);

// Lines without blanks around them; empty ones are left out. INVALID_ARGUMENT when there is none, or one has a tab,
// which a run could not tell from its own.
absl::StatusOr<std::vector<std::string>> ReadTextLines(std::string_view name, std::string_view content);

}  // namespace perron

#endif  // PERRON_CLIENTS_BENCH_LINKING_FILE_H_
