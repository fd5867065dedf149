#ifndef PERRON_CLIENTS_CLI_RESOURCES_H_
#define PERRON_CLIENTS_CLI_RESOURCES_H_

#include "perron/v1/candidate_service.grpc.pb.h"
#include "perron/v1/training_service.grpc.pb.h"
#include "perron/v1/vacancy_service.grpc.pb.h"

namespace perron {

// What the commands that are the same for candidates, vacancies and trainings must know of each: types, methods of the
// stub, and where the resource sits in a message.

struct CandidateKind {
  using Resource = v1::Candidate;
  using Stub = v1::CandidateService::Stub;
  using ImportRequest = v1::ImportCandidatesRequest;
  using ImportResponse = v1::ImportCandidatesResponse;
  using GetRequest = v1::GetCandidateRequest;
  using ListRequest = v1::ListCandidatesRequest;
  using ListResponse = v1::ListCandidatesResponse;
  using DeleteRequest = v1::DeleteCandidateRequest;
  static constexpr char kCollection[] = "candidates";
  static constexpr char kOne[] = "candidate";
  static constexpr auto kImport = &Stub::ImportCandidates;
  static constexpr auto kGet = &Stub::GetCandidate;
  static constexpr auto kList = &Stub::ListCandidates;
  static constexpr auto kDelete = &Stub::DeleteCandidate;
  static Resource* MutableResource(ImportRequest* request) { return request->mutable_item()->mutable_candidate(); }
  static auto* MutableRows(ListResponse* response) { return response->mutable_candidates(); }
};

struct VacancyKind {
  using Resource = v1::Vacancy;
  using Stub = v1::VacancyService::Stub;
  using ImportRequest = v1::ImportVacanciesRequest;
  using ImportResponse = v1::ImportVacanciesResponse;
  using GetRequest = v1::GetVacancyRequest;
  using ListRequest = v1::ListVacanciesRequest;
  using ListResponse = v1::ListVacanciesResponse;
  using DeleteRequest = v1::DeleteVacancyRequest;
  static constexpr char kCollection[] = "vacancies";
  static constexpr char kOne[] = "vacancy";
  static constexpr auto kImport = &Stub::ImportVacancies;
  static constexpr auto kGet = &Stub::GetVacancy;
  static constexpr auto kList = &Stub::ListVacancies;
  static constexpr auto kDelete = &Stub::DeleteVacancy;
  static Resource* MutableResource(ImportRequest* request) { return request->mutable_item()->mutable_vacancy(); }
  static auto* MutableRows(ListResponse* response) { return response->mutable_vacancies(); }
};

struct TrainingKind {
  using Resource = v1::Training;
  using Stub = v1::TrainingService::Stub;
  using ImportRequest = v1::ImportTrainingsRequest;
  using ImportResponse = v1::ImportTrainingsResponse;
  using GetRequest = v1::GetTrainingRequest;
  using ListRequest = v1::ListTrainingsRequest;
  using ListResponse = v1::ListTrainingsResponse;
  using DeleteRequest = v1::DeleteTrainingRequest;
  static constexpr char kCollection[] = "trainings";
  static constexpr char kOne[] = "training";
  static constexpr auto kImport = &Stub::ImportTrainings;
  static constexpr auto kGet = &Stub::GetTraining;
  static constexpr auto kList = &Stub::ListTrainings;
  static constexpr auto kDelete = &Stub::DeleteTraining;
  static Resource* MutableResource(ImportRequest* request) { return request->mutable_item()->mutable_training(); }
  static auto* MutableRows(ListResponse* response) { return response->mutable_trainings(); }
};

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_RESOURCES_H_
