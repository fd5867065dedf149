#ifndef PERRON_SERVER_TEXT_SUGGESTIONS_H_
#define PERRON_SERVER_TEXT_SUGGESTIONS_H_

#include "absl/status/status.h"
#include "index/taxonomy_version.h"
#include "perron/v1/taxonomy_service.pb.h"
#include "perron/v1/vacancy_service.pb.h"

namespace perron {

// What free text says, in the terms of a taxonomy. Of a text nothing is kept, logged or repeated in an error.
// INVALID_ARGUMENT names all fields that are wrong.
absl::Status SuggestCompetencies(const TaxonomyVersion& version, const v1::SuggestCompetenciesRequest& request,
                                 v1::SuggestCompetenciesResponse& answer);
absl::Status SuggestRequirements(const TaxonomyVersion& version, const v1::SuggestRequirementsRequest& request,
                                 v1::SuggestRequirementsResponse& answer);

}  // namespace perron

#endif  // PERRON_SERVER_TEXT_SUGGESTIONS_H_
