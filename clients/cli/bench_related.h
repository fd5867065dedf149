#ifndef PERRON_CLIENTS_CLI_BENCH_RELATED_H_
#define PERRON_CLIENTS_CLI_BENCH_RELATED_H_

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "clients/cli/session.h"
#include "index/taxonomy_import.h"

namespace CLI {
class App;
}  // namespace CLI

namespace perron {

// What `perron bench quality --related` measures.
struct RelatedOptions {
  std::string judgements;        // file
  std::string corpus;            // file
  std::string profile = "full";  // a ProfileKind: the one whose rankings are written
  bool without_family = false;   // write the rankings that know no occupation of a vacancy and no family
  bool baselines = false;        // rank by them too
  bool ablation = false;         // learn again without each part
  bool check_index = false;      // compare the index with scoring everything
  std::string run;               // file for the rankings, or empty
  std::uint64_t seed = 0;        // of the random profiles
};

void AddRelatedOptions(CLI::App& app, RelatedOptions& options);

// Prints how well the product ranks related occupations, for every kind of profile.
absl::Status MeasureRelatedOccupations(Session& session, const RelatedOptions& options,
                                       const ImportedTaxonomy& imported);

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_BENCH_RELATED_H_
