#ifndef PERRON_SERVER_VALIDATE_TRAINING_H_
#define PERRON_SERVER_VALIDATE_TRAINING_H_

#include <string>

#include "perron/v1/training_service.pb.h"
#include "server/errors.h"

namespace perron {

// Adds everything that keeps this training from being stored or matched, as the comments of the proto say. `path`, and
// what is not looked at: as for candidates (server/validate_candidate.h).
void Validate(const v1::Training& training, const FieldPath& path, Violations& violations);

}  // namespace perron

#endif  // PERRON_SERVER_VALIDATE_TRAINING_H_
