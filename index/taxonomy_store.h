#ifndef PERRON_INDEX_TAXONOMY_STORE_H_
#define PERRON_INDEX_TAXONOMY_STORE_H_

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "index/change_writer.h"
#include "index/store.h"
#include "index/text/lexicon.h"
#include "matching/competency_space.h"
#include "matching/taxonomy.h"

namespace perron {

// The taxonomy as it was stored.
struct StoredTaxonomy {
  std::string version;
  absl::Time import_time;
  Taxonomy taxonomy;
  CompetencySpace space;
  Lexicon lexicon;
};

// Makes `bytes` (index/taxonomy_codec.h) the current taxonomy. The chunks come first; the pointer to them comes last,
// in one batch with the deletion of all chunks of other versions, so that a crash on the way leaves the old one
// current. Returns when all is durable. One call at a time. Errors: the writer's and the store's; the old taxonomy then
// stays. `import_time` is kept in whole seconds.
absl::Status StoreTaxonomy(const std::string& version, const std::string& bytes, absl::Time import_time,
                           const Store& store, ChangeWriter& writer);

// Reads the current taxonomy. Nullopt when there is none; DATA_LOSS when a chunk is missing or damaged.
absl::StatusOr<std::optional<StoredTaxonomy>> LoadTaxonomy(const Store& store);

}  // namespace perron

#endif  // PERRON_INDEX_TAXONOMY_STORE_H_
