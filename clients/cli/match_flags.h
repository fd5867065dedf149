#ifndef PERRON_CLIENTS_CLI_MATCH_FLAGS_H_
#define PERRON_CLIENTS_CLI_MATCH_FLAGS_H_

#include "perron/v1/match_service.pb.h"

namespace CLI {
class App;
}  // namespace CLI

namespace perron {

// Adds a flag for every criterion of a filter (--within, --hours, --licence, ...) and --hard, which names those that
// exclude. What the flags say is put in `filter`, which must outlive `app`.
void AddFilterFlags(CLI::App* app, v1::MatchFilter* filter);

// Adds --eligible-for and --purpose, for searches of candidates.
void AddEligibilityFlags(CLI::App* app, v1::MatchFilter* filter);

// Adds --order, put in `order`, which must outlive `app`.
void AddOrderFlag(CLI::App* app, v1::MatchOrder* order);

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_MATCH_FLAGS_H_
