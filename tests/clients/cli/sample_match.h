#ifndef PERRON_TESTS_CLIENTS_CLI_SAMPLE_MATCH_H_
#define PERRON_TESTS_CLIENTS_CLI_SAMPLE_MATCH_H_

#include "perron/v1/match_service.pb.h"

namespace perron {

// A match with one requirement of every status, for tests of what is shown.
v1::Match SampleMatch();

}  // namespace perron

#endif  // PERRON_TESTS_CLIENTS_CLI_SAMPLE_MATCH_H_
