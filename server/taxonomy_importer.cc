#include "server/taxonomy_importer.h"

#include <malloc.h>

#include <utility>

#include "absl/strings/str_join.h"
#include "base/status_macros.h"
#include "index/taxonomy_import.h"
#include "index/taxonomy_store.h"
#include "server/errors.h"

namespace perron {
namespace {

absl::Status Broken(const absl::Status& status) {
  if (status.code() != absl::StatusCode::kInvalidArgument) return status;
  const std::string message(status.message());
  return MakeError(absl::StatusCode::kInvalidArgument, reason::kBrokenPackage, message);
}

// Takes the package, so that its memory is free again when this returns.
absl::StatusOr<ImportedTaxonomy> Compute(PackageFiles&& package) {
  const PackageFiles files = std::move(package);
  absl::StatusOr<ImportedTaxonomy> imported = ImportTaxonomy(files);
  if (!imported.ok()) return Broken(imported.status());
  return imported;
}

}  // namespace

TaxonomyImporter::TaxonomyImporter(const Store& store, ChangeWriter& writer, const Clock& clock, Logger& logger,
                                   TaxonomySource current, Publish publish)
    : store_(store),
      writer_(writer),
      clock_(clock),
      logger_(logger),
      current_(std::move(current)),
      publish_(std::move(publish)) {}

absl::StatusOr<TaxonomyImporter::Turn> TaxonomyImporter::TakeTurn() {
  Turn turn(turn_, std::try_to_lock);
  if (!turn.owns_lock()) {
    return MakeError(absl::StatusCode::kAborted, reason::kImportRunning,
                     "another import of a taxonomy is running; try again when it is done");
  }
  return turn;
}

absl::StatusOr<TaxonomyImporter::Outcome> TaxonomyImporter::Import(const Turn&, PackageFiles package,
                                                                   bool validate_only, const Interrupt& interrupt) {
  PERRON_ASSIGN_OR_RETURN(ImportedTaxonomy imported, Compute(std::move(package)));
  Outcome outcome{.version = current_(),
                  .changed = false,
                  .ignored_files = std::move(imported.ignored_files),
                  .warnings = std::move(imported.warnings),
                  .warning_count = imported.warning_count};
  if (outcome.version != nullptr && outcome.version->version() == imported.version) return outcome;

  outcome.changed = true;
  // In whole seconds, as the store keeps it: the answer is the same after a restart.
  const absl::Time import_time = absl::FromUnixSeconds(absl::ToUnixSeconds(clock_.Now()));
  outcome.version = std::make_shared<const TaxonomyVersion>(imported.version, import_time, std::move(imported.taxonomy),
                                                            std::move(imported.space), std::move(imported.lexicon));
  if (!imported.missing_dictionaries.empty()) {
    logger_.Log(LogLevel::kWarning, "dictionaries are missing, linking texts knows less",
                {{"missing", absl::StrJoin(imported.missing_dictionaries, ", ")}});
  }
  if (validate_only) return outcome;

  // Also the guard against half a package: a client that breaks off ends the stream as one that is done does.
  if (const StopReason why = Poll(interrupt); why != StopReason::kNone) return StoppedError(why);
  PERRON_RETURN_IF_ERROR(StoreTaxonomy(imported.version, imported.bytes, import_time, store_, writer_));
  PERRON_RETURN_IF_ERROR(publish_(outcome.version));
  logger_.Log(LogLevel::kInfo, "taxonomy imported",
              {{"version", imported.version},
               {"competencies", outcome.version->taxonomy().competencies.size()},
               {"occupations", outcome.version->taxonomy().occupations.size()},
               {"left_out", outcome.warning_count}});
  imported.bytes = {};
  malloc_trim(0);  // an import uses many times the memory of what it leaves; give the rest back now
  return outcome;
}

}  // namespace perron
