#ifndef PERRON_SERVER_VALIDATE_VACANCY_H_
#define PERRON_SERVER_VALIDATE_VACANCY_H_

#include <string>

#include "perron/v1/vacancy_service.pb.h"
#include "server/errors.h"

namespace perron {

// Adds everything that keeps this vacancy from being stored or matched, as the comments of the proto say. `path`, and
// what is not looked at: as for candidates (server/validate_candidate.h).
void Validate(const v1::Vacancy& vacancy, const FieldPath& path, Violations& violations);

}  // namespace perron

#endif  // PERRON_SERVER_VALIDATE_VACANCY_H_
