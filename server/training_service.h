#ifndef PERRON_SERVER_TRAINING_SERVICE_H_
#define PERRON_SERVER_TRAINING_SERVICE_H_

#include <memory>

#include "server/resource_records.h"

namespace grpc {
class Service;
}  // namespace grpc

namespace perron {

class HandlerGuard;

// The handlers of perron.v1.TrainingService. Thread-safe. *guard and what is in `environment` must outlive the service.
std::unique_ptr<grpc::Service> MakeTrainingService(HandlerGuard& guard, ResourceEnvironment environment);

}  // namespace perron

#endif  // PERRON_SERVER_TRAINING_SERVICE_H_
