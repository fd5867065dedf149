#ifndef PERRON_SERVER_PEOPLE_BASES_H_
#define PERRON_SERVER_PEOPLE_BASES_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "index/postcodes.h"
#include "index/taxonomy_version.h"
#include "matching/scoring_model.h"
#include "server/log.h"

namespace perron {

// Named only: the kinds of the exact index have no place among the handlers, which have kinds of their own.
struct PeopleKind;
template <typename Kind>
struct IndexBase;
template <typename Kind>
struct IndexContents;

// The index bases of the people of every tenant, as files in a folder: what a start maps instead of making it again
// from the records. A base is used only with the very taxonomy, scoring model and postcodes that it was made with.
//
// Thread-safe, but one Save of a tenant at a time.
class PeopleBases {
 public:
  // The folder is made when first needed. *logger must outlive this.
  PeopleBases(std::string folder, const Postcodes& postcodes, const ScoringModel& model, Logger& logger);

  // As LoadBase (index/exact/index_base.h).
  absl::StatusOr<IndexBase<PeopleKind>> Load(const std::string& tenant, const TaxonomyVersion& taxonomy) const;

  // Writes the base; on disk when it returns. Errors: those of the file system. Logs either.
  absl::Status Save(const std::string& tenant, const TaxonomyVersion& taxonomy,
                    const IndexContents<PeopleKind>& contents, std::uint64_t sequence) const;

  // Removes what there is of all but these tenants.
  void Keep(const std::vector<std::string>& tenants) const;

  // For the operator: what a start does with the base of a tenant.
  void LogUsed(const std::string& tenant, std::size_t people, std::size_t read_again) const;
  void LogRefused(const std::string& tenant, const absl::Status& why) const;
  void LogProgress(const std::string& tenant, std::size_t people) const;
  void LogRebuilt(const std::string& tenant, std::size_t people) const;

 private:
  std::string PathOf(const std::string& tenant) const;
  std::map<std::string, std::string> IdentityOf(const std::string& tenant, const TaxonomyVersion& taxonomy) const;

  const std::string folder_;
  const std::string model_;
  const std::string postcodes_;  // digest of the table
  Logger& logger_;
};

}  // namespace perron

#endif  // PERRON_SERVER_PEOPLE_BASES_H_
