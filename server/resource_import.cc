#include "server/resource_import.h"

namespace perron {

absl::Status ImportTooLarge() {
  return MakeError(
      absl::StatusCode::kInvalidArgument, reason::kImportTooLarge,
      absl::StrCat("more than ", kMostImportItems,
                   " items in one call: split the import over several calls. The items up to here may have "
                   "been stored; sent again with the same request ids they change nothing"),
      {{"limit", absl::StrCat(kMostImportItems)}});
}

void Count(v1::ImportItemResult::Outcome outcome, v1::ImportSummary& summary) {
  switch (outcome) {
    case v1::ImportItemResult::OUTCOME_CREATED:
      summary.set_created(summary.created() + 1);
      break;
    case v1::ImportItemResult::OUTCOME_UPDATED:
      summary.set_updated(summary.updated() + 1);
      break;
    case v1::ImportItemResult::OUTCOME_UNCHANGED:
      summary.set_unchanged(summary.unchanged() + 1);
      break;
    case v1::ImportItemResult::OUTCOME_FAILED:
      summary.set_failed(summary.failed() + 1);
      break;
    case v1::ImportItemResult::OUTCOME_VALID:
      summary.set_valid(summary.valid() + 1);
      break;
    default:
      break;
  }
}

}  // namespace perron
