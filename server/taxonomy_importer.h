#ifndef PERRON_SERVER_TAXONOMY_IMPORTER_H_
#define PERRON_SERVER_TAXONOMY_IMPORTER_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "base/clock.h"
#include "index/change_writer.h"
#include "index/package_files.h"
#include "index/store.h"
#include "index/taxonomy_version.h"
#include "matching/interrupt.h"
#include "server/log.h"

namespace perron {

// Gives the taxonomy that serves; null when there is none.
using TaxonomySource = std::function<std::shared_ptr<const TaxonomyVersion>()>;

// Replaces the taxonomy of a running server: check and compute, store, publish. Whatever goes wrong before the last
// step leaves the old one serving. Thread-safe.
class TaxonomyImporter {
 public:
  // Makes a version the one that serves, or leaves the old one serving and says why. One call at a time.
  using Publish = std::function<absl::Status(std::shared_ptr<const TaxonomyVersion>)>;

  struct Outcome {
    std::shared_ptr<const TaxonomyVersion> version;  // serves now, or (validate_only) would serve
    bool changed = false;                            // false = that version was serving already
    std::vector<std::string> ignored_files;
    std::vector<std::string> warnings;  // examples
    std::size_t warning_count = 0;      // all of them
  };

  // The right to import. There is one at a time, since an import takes a gigabyte for some seconds.
  using Turn = std::unique_lock<std::mutex>;

  // *store, *writer, *clock and *logger must outlive the importer.
  TaxonomyImporter(const Store& store, ChangeWriter& writer, const Clock& clock, Logger& logger, TaxonomySource current,
                   Publish publish);

  // ABORTED with IMPORT_RUNNING while another turn is held. To be given back on the same thread.
  absl::StatusOr<Turn> TakeTurn();

  // INVALID_ARGUMENT with BROKEN_PACKAGE: file, line, column and what was wanted. DEADLINE_EXCEEDED or CANCELLED:
  // nothing was stored. Errors of the store. REQUIRES: the caller holds `turn`.
  absl::StatusOr<Outcome> Import(const Turn& turn, PackageFiles package, bool validate_only,
                                 const Interrupt& interrupt);

 private:
  const Store& store_;
  ChangeWriter& writer_;
  const Clock& clock_;
  Logger& logger_;
  const TaxonomySource current_;
  const Publish publish_;
  std::mutex turn_;
};

}  // namespace perron

#endif  // PERRON_SERVER_TAXONOMY_IMPORTER_H_
