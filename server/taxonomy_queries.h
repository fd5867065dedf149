#ifndef PERRON_SERVER_TAXONOMY_QUERIES_H_
#define PERRON_SERVER_TAXONOMY_QUERIES_H_

#include "absl/status/status.h"
#include "index/taxonomy_version.h"
#include "perron/v1/taxonomy_service.pb.h"

namespace perron {

// The reading methods of TaxonomyService on one version of the taxonomy. Names, defaults and errors are those of the
// proto; requests are validated here. Pure, so thread-safe.
absl::Status ListCompetencies(const TaxonomyVersion& version, const v1::ListCompetenciesRequest& request,
                              v1::ListCompetenciesResponse& answer);
absl::Status GetCompetency(const TaxonomyVersion& version, const v1::GetCompetencyRequest& request,
                           v1::Competency& answer);
absl::Status SearchCompetencies(const TaxonomyVersion& version, const v1::SearchCompetenciesRequest& request,
                                v1::SearchCompetenciesResponse& answer);
absl::Status RelatedCompetencies(const TaxonomyVersion& version, const v1::RelatedCompetenciesRequest& request,
                                 v1::RelatedCompetenciesResponse& answer);
absl::Status ListOccupations(const TaxonomyVersion& version, const v1::ListOccupationsRequest& request,
                             v1::ListOccupationsResponse& answer);
absl::Status GetOccupation(const TaxonomyVersion& version, const v1::GetOccupationRequest& request,
                           v1::Occupation& answer);
absl::Status SearchOccupations(const TaxonomyVersion& version, const v1::SearchOccupationsRequest& request,
                               v1::SearchOccupationsResponse& answer);

}  // namespace perron

#endif  // PERRON_SERVER_TAXONOMY_QUERIES_H_
