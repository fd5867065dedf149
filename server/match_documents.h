#ifndef PERRON_SERVER_MATCH_DOCUMENTS_H_
#define PERRON_SERVER_MATCH_DOCUMENTS_H_

#include <cstdint>
#include <string_view>

#include "index/documents.h"
#include "index/postcodes.h"
#include "index/taxonomy_version.h"
#include "matching/occupation_family.h"
#include "perron/v1/candidate_service.pb.h"
#include "perron/v1/training_service.pb.h"
#include "perron/v1/vacancy_service.pb.h"

namespace perron {

// From resources, as stored or as sent inline, to what the index holds. The resources were validated and their
// references resolved to URIs; a URI that the taxonomy does not know is counted in `unresolved` and left out.

// What conversion looks things up in. All must outlive it.
struct DocumentContext {
  const TaxonomyVersion& taxonomy;
  const OccupationFamilies& families;  // of `taxonomy`
  const Postcodes& postcodes;
};

// `undated`: the day that evidence without a date counts as assessed on; kUnknownDay for stored profiles.
PersonDocument ToPersonDocument(const v1::Candidate& candidate, const DocumentContext& context,
                                Day undated = kUnknownDay);

// A vacancy without requirements takes those of its occupation. With an occupation it also carries what that one and
// its family often ask.
WorkDocument ToWorkDocument(const v1::Vacancy& vacancy, const DocumentContext& context);

// A training asks what it builds on, and, somewhat, what it teaches: near is what one can enter and follow.
WorkDocument ToWorkDocument(const v1::Training& training, const DocumentContext& context);

// An occupation asks its essential competencies fully and its optional ones somewhat, and carries what its family often
// asks.
WorkDocument ToWorkDocument(std::uint32_t occupation, const DocumentContext& context);

}  // namespace perron

#endif  // PERRON_SERVER_MATCH_DOCUMENTS_H_
