#include "server/training_service.h"

#include <utility>

#include "perron/v1/training_service.grpc.pb.h"
#include "server/handler_guard.h"
#include "server/import_stream.h"
#include "server/resource_service.h"

namespace perron {
namespace {

using google::protobuf::Empty;
using grpc::ServerContext;

class TrainingService final : public v1::TrainingService::Service {
 public:
  TrainingService(HandlerGuard& guard, ResourceEnvironment environment)
      : guard_(guard), trainings_(std::move(environment)) {}

  grpc::Status CreateTraining(ServerContext* context, const v1::CreateTrainingRequest* request,
                              v1::Training* answer) override {
    return guard_.Run(*context, "TrainingService/CreateTraining",
                      [&](const Call& call) { return trainings_.Create(call, *request, *answer); });
  }

  grpc::Status GetTraining(ServerContext* context, const v1::GetTrainingRequest* request,
                           v1::Training* answer) override {
    return guard_.Run(*context, "TrainingService/GetTraining",
                      [&](const Call& call) { return trainings_.Get(call, *request, *answer); });
  }

  grpc::Status ListTrainings(ServerContext* context, const v1::ListTrainingsRequest* request,
                             v1::ListTrainingsResponse* answer) override {
    return guard_.Run(*context, "TrainingService/ListTrainings",
                      [&](const Call& call) { return trainings_.List(call, *request, *answer); });
  }

  grpc::Status UpdateTraining(ServerContext* context, const v1::UpdateTrainingRequest* request,
                              v1::Training* answer) override {
    return guard_.Run(*context, "TrainingService/UpdateTraining",
                      [&](const Call& call) { return trainings_.Update(call, *request, *answer); });
  }

  grpc::Status DeleteTraining(ServerContext* context, const v1::DeleteTrainingRequest* request, Empty*) override {
    return guard_.Run(*context, "TrainingService/DeleteTraining",
                      [&](const Call& call) { return trainings_.Delete(call, *request); });
  }

  grpc::Status ImportTrainings(ServerContext* context, grpc::ServerReader<v1::ImportTrainingsRequest>* reader,
                               v1::ImportTrainingsResponse* answer) override {
    return guard_.Run(*context, "TrainingService/ImportTrainings", [&](const Call& call) {
      return ImportStream<TrainingTraits>(trainings_.records(), call, *reader, *answer);
    });
  }

 private:
  HandlerGuard& guard_;
  const ResourceService<TrainingTraits> trainings_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeTrainingService(HandlerGuard& guard, ResourceEnvironment environment) {
  return std::make_unique<TrainingService>(guard, std::move(environment));
}

}  // namespace perron
