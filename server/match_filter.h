#ifndef PERRON_SERVER_MATCH_FILTER_H_
#define PERRON_SERVER_MATCH_FILTER_H_

#include <string>

#include "index/postcodes.h"
#include "matching/circumstances.h"
#include "matching/preference.h"
#include "perron/v1/match_service.pb.h"
#include "server/errors.h"

namespace perron {

// Reads a filter for the subject of a search. What the filter names in place of the subject's own is put into the
// subject's circumstances; what remains is returned. Violations are added under `path` ("options.filter").

// Work for a person.
Criteria ReadFilter(const v1::MatchFilter& filter, const std::string& path, const Postcodes& postcodes,
                    PersonCircumstances& person, Violations& violations);

// People for work.
Criteria ReadFilter(const v1::MatchFilter& filter, const std::string& path, const Postcodes& postcodes,
                    WorkCircumstances& work, Violations& violations);

}  // namespace perron

#endif  // PERRON_SERVER_MATCH_FILTER_H_
