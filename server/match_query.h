#ifndef PERRON_SERVER_MATCH_QUERY_H_
#define PERRON_SERVER_MATCH_QUERY_H_

#include <cstddef>
#include <string>

#include "index/match_index.h"
#include "perron/v1/match_service.pb.h"
#include "server/errors.h"

namespace perron {

// The options of a Match* request, checked, with their defaults filled in. Criteria, limit and interrupt of `request`
// are the caller's to fill.
struct MatchQuery {
  SearchRequest request;
  v1::MatchView view = v1::MATCH_VIEW_BASIC;
  std::string language = "nl";
  std::size_t page_size = 0;  // most matches in the answer
  bool allow_partial = false;
};

// `default_order` when the request names no order; `today` when it names no as_of. Fields of violations begin with
// `path`.
MatchQuery ReadMatchOptions(const v1::MatchOptions& options, MatchOrder default_order, Day today,
                            Violations& violations, const std::string& path = "options.");

// A day of a request, or `today` when empty. Adds a violation when it is no day.
Day ReadAsOf(const std::string& as_of, const std::string& field, Day today, Violations& violations);

}  // namespace perron

#endif  // PERRON_SERVER_MATCH_QUERY_H_
