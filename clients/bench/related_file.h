#ifndef PERRON_CLIENTS_BENCH_RELATED_FILE_H_
#define PERRON_CLIENTS_BENCH_RELATED_FILE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "matching/taxonomy.h"

namespace perron {

// An occupation, and which others experts call related. Positions in Taxonomy::occupations, ascending.
struct RelatedQuery {
  std::uint32_t occupation = 0;
  std::vector<std::uint32_t> relevant;
  std::vector<std::uint32_t> excluded;  // neither right nor wrong: taken out of the ranking
  std::size_t relevant_count = 0;       // those that the taxonomy lacks included
};

// Reads judgements: a heading, then lines of a query's URI, a tab, relevant URIs separated by spaces and, after another
// tab, those to leave out. INVALID_ARGUMENT with `name` and line when a query is not an occupation of the taxonomy or a
// line has no relevant URI. Other URIs that the taxonomy lacks count as never found.
absl::StatusOr<std::vector<RelatedQuery>> ReadRelatedFile(std::string_view name, std::string_view content,
                                                          const Taxonomy& taxonomy);

// Reads which occupations to rank: a URI a line. Ascending, each once. INVALID_ARGUMENT with `name` and line for one
// that the taxonomy lacks, or when there is none.
absl::StatusOr<std::vector<std::uint32_t>> ReadRelatedCorpus(std::string_view name, std::string_view content,
                                                             const Taxonomy& taxonomy);

}  // namespace perron

#endif  // PERRON_CLIENTS_BENCH_RELATED_FILE_H_
