#ifndef PERRON_CLIENTS_CLI_MATCH_TABLES_H_
#define PERRON_CLIENTS_CLI_MATCH_TABLES_H_

#include <google/protobuf/repeated_field.h>

#include <string>

#include "clients/cli/session.h"
#include "perron/v1/match_service.pb.h"

namespace perron {

// Prints matches as a table, best first: scores, and what in the circumstances does not suit.
void PrintMatches(const Session& session, const google::protobuf::RepeatedPtrField<v1::Match>& matches);

// Prints one match in full: scores with their parts, a table of what the work itself asks and one
// of what is often asked as well, what the work uses, what is missing.
void PrintMatchDetails(const Session& session, const v1::Match& match);

// "73 %", or that the work asks nothing.
std::string FitText(const Session& session, const v1::Match& match);

// The circumstances that lower the preference, in words; empty when none does. What is not known stands in the details.
std::string RemarksText(const Session& session, const v1::Match& match);

// Prints how complete a search was, with how many of its matches are shown.
void PrintCompleteness(const Session& session, const v1::SearchCompleteness& completeness, int shown);

// Prints with what versions an answer was made.
void PrintVersions(const Session& session, const v1::MatchVersions& versions);

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_MATCH_TABLES_H_
