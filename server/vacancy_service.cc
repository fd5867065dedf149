#include "server/vacancy_service.h"

#include <utility>

#include "perron/v1/vacancy_service.grpc.pb.h"
#include "server/errors.h"
#include "server/handler_guard.h"
#include "server/import_stream.h"
#include "server/resource_service.h"
#include "server/text_suggestions.h"

namespace perron {
namespace {

using google::protobuf::Empty;
using grpc::ServerContext;

class VacancyService final : public v1::VacancyService::Service {
 public:
  VacancyService(HandlerGuard& guard, ResourceEnvironment environment)
      : guard_(guard), vacancies_(std::move(environment)) {}

  grpc::Status CreateVacancy(ServerContext* context, const v1::CreateVacancyRequest* request,
                             v1::Vacancy* answer) override {
    return guard_.Run(*context, "VacancyService/CreateVacancy",
                      [&](const Call& call) { return vacancies_.Create(call, *request, *answer); });
  }

  grpc::Status GetVacancy(ServerContext* context, const v1::GetVacancyRequest* request, v1::Vacancy* answer) override {
    return guard_.Run(*context, "VacancyService/GetVacancy",
                      [&](const Call& call) { return vacancies_.Get(call, *request, *answer); });
  }

  grpc::Status ListVacancies(ServerContext* context, const v1::ListVacanciesRequest* request,
                             v1::ListVacanciesResponse* answer) override {
    return guard_.Run(*context, "VacancyService/ListVacancies",
                      [&](const Call& call) { return vacancies_.List(call, *request, *answer); });
  }

  grpc::Status UpdateVacancy(ServerContext* context, const v1::UpdateVacancyRequest* request,
                             v1::Vacancy* answer) override {
    return guard_.Run(*context, "VacancyService/UpdateVacancy",
                      [&](const Call& call) { return vacancies_.Update(call, *request, *answer); });
  }

  grpc::Status DeleteVacancy(ServerContext* context, const v1::DeleteVacancyRequest* request, Empty*) override {
    return guard_.Run(*context, "VacancyService/DeleteVacancy",
                      [&](const Call& call) { return vacancies_.Delete(call, *request); });
  }

  grpc::Status ImportVacancies(ServerContext* context, grpc::ServerReader<v1::ImportVacanciesRequest>* reader,
                               v1::ImportVacanciesResponse* answer) override {
    return guard_.Run(*context, "VacancyService/ImportVacancies", [&](const Call& call) {
      return ImportStream<VacancyTraits>(vacancies_.records(), call, *reader, *answer);
    });
  }

  grpc::Status SuggestRequirements(ServerContext* context, const v1::SuggestRequirementsRequest* request,
                                   v1::SuggestRequirementsResponse* answer) override {
    return guard_.Run(*context, "VacancyService/SuggestRequirements", [&](const Call&) {
      const auto taxonomy = vacancies_.records().taxonomy();
      return taxonomy == nullptr ? NoTaxonomyError() : perron::SuggestRequirements(*taxonomy, *request, *answer);
    });
  }

 private:
  HandlerGuard& guard_;
  const ResourceService<VacancyTraits> vacancies_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeVacancyService(HandlerGuard& guard, ResourceEnvironment environment) {
  return std::make_unique<VacancyService>(guard, std::move(environment));
}

}  // namespace perron
