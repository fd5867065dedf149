#ifndef PERRON_CLIENTS_CLI_RESOURCE_VIEWS_H_
#define PERRON_CLIENTS_CLI_RESOURCE_VIEWS_H_

#include <string>

#include "clients/cli/session.h"
#include "perron/v1/candidate_service.pb.h"
#include "perron/v1/training_service.pb.h"
#include "perron/v1/vacancy_service.pb.h"

namespace perron {

// Prints one resource with all that it holds, for people.
void PrintResource(const Session& session, const v1::Candidate& candidate);
void PrintResource(const Session& session, const v1::Vacancy& vacancy);
void PrintResource(const Session& session, const v1::Training& training);

// "32-40"; an open end is left out ("32-", "-40"); empty when both are open.
std::string HoursText(const v1::HoursRange& hours);

// What a label is called: the label, or the reference when there is none.
const std::string& LabelOr(const std::string& label, const std::string& reference);

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_RESOURCE_VIEWS_H_
