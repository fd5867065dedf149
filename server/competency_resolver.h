#ifndef PERRON_SERVER_COMPETENCY_RESOLVER_H_
#define PERRON_SERVER_COMPETENCY_RESOLVER_H_

#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "index/taxonomy_version.h"
#include "perron/v1/candidate_service.pb.h"
#include "perron/v1/training_service.pb.h"
#include "perron/v1/vacancy_service.pb.h"
#include "server/errors.h"
#include "server/field_path.h"

namespace perron {

// Turns the competency and occupation references of a resource into URIs, in place, and clears its labels (which are
// output only). What is unknown becomes a violation that names the three nearest concepts; a competency that is in a
// list twice after that, one that names the first place.
// Not thread-safe; made for one request.
class CompetencyResolver {
 public:
  // Which forms a reference may have.
  enum class References {
    kByUri,           // URI or resource name
    kByUriOrByLabel,  // a label of the taxonomy in any language too (imports)
  };

  // `taxonomy` may be null: then every reference is missing its taxonomy. It must outlive the resolver.
  CompetencyResolver(const TaxonomyVersion* taxonomy, References references)
      : taxonomy_(taxonomy), references_(references) {}

  // The references of a stored resource are taken as they are from now on, so that one that was written under an
  // earlier taxonomy can be changed although this one lacks some of its concepts.
  void Trust(const v1::Candidate& stored);
  void Trust(const v1::Vacancy& stored);
  void Trust(const v1::Training& stored);

  // `path` is where the resource is in the request. FAILED_PRECONDITION with NO_TAXONOMY when there are references that
  // only a taxonomy could resolve, and there is none.
  absl::Status Resolve(v1::Candidate& candidate, const FieldPath& path, Violations& violations);
  absl::Status Resolve(v1::Vacancy& vacancy, const FieldPath& path, Violations& violations);
  absl::Status Resolve(v1::Training& training, const FieldPath& path, Violations& violations);

  // One competency.
  absl::Status ResolveCompetency(std::string& reference, const FieldPath& path, Violations& violations);

 private:
  // Reference -> its place in a list where it was first.
  using Seen = absl::flat_hash_map<std::string_view, int>;

  void ResolveOne(std::string& reference, const FieldPath& path, Violations& violations);
  // The competency of entry `position` of the list at `path`.
  void ResolveUnique(std::string& reference, const FieldPath& path, int position, Seen& seen, Violations& violations);
  void ResolveOccupation(std::string& reference, const FieldPath& path, Violations& violations);
  void ResolveRequirements(google::protobuf::RepeatedPtrField<v1::Requirement>& requirements, const FieldPath& path,
                           Violations& violations);
  absl::Status Result() const;

  const TaxonomyVersion* const taxonomy_;
  const References references_;
  absl::flat_hash_set<std::string> trusted_;
  bool taxonomy_missed_ = false;
};

// Sets the labels of a stored resource, in `language` with the fallback of index/taxonomy_version.h. References that
// the taxonomy does not know, and all of them when it is null, keep an empty label.
void FillLabels(const TaxonomyVersion* taxonomy, std::string_view language, v1::Candidate& candidate);
void FillLabels(const TaxonomyVersion* taxonomy, std::string_view language, v1::Vacancy& vacancy);
void FillLabels(const TaxonomyVersion* taxonomy, std::string_view language, v1::Training& training);

// The label of one competency as above.
std::string LabelOf(const TaxonomyVersion* taxonomy, std::string_view language, const std::string& competency);

}  // namespace perron

#endif  // PERRON_SERVER_COMPETENCY_RESOLVER_H_
