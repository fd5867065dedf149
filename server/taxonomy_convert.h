#ifndef PERRON_SERVER_TAXONOMY_CONVERT_H_
#define PERRON_SERVER_TAXONOMY_CONVERT_H_

#include <cstdint>
#include <string_view>

#include "absl/time/time.h"
#include "google/protobuf/timestamp.pb.h"
#include "index/taxonomy_version.h"
#include "perron/v1/taxonomy_service.pb.h"

namespace perron {

// How much of a concept is sent.
enum class ConceptDetail {
  kFull,  // labels and descriptions in all languages, requirements
  kHit,   // labels and descriptions in the asked language only, no requirements
};

// `language` is that of `label`, with the fallback of the API (English, then any).
v1::Competency ToProto(const TaxonomyVersion& version, CompetencyId id, std::string_view language,
                       ConceptDetail detail);

// REQUIRES: occupation < version.taxonomy().occupations.size().
v1::Occupation OccupationToProto(const TaxonomyVersion& version, std::uint32_t occupation, std::string_view language,
                                 ConceptDetail detail);

// Version, counts, languages and model.
v1::TaxonomyVersion ToProto(const TaxonomyVersion& version);

// Microseconds are kept.
google::protobuf::Timestamp ToProto(absl::Time time);

}  // namespace perron

#endif  // PERRON_SERVER_TAXONOMY_CONVERT_H_
