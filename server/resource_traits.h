#ifndef PERRON_SERVER_RESOURCE_TRAITS_H_
#define PERRON_SERVER_RESOURCE_TRAITS_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "index/change_writer.h"
#include "index/store.h"
#include "perron/v1/candidate_service.pb.h"
#include "perron/v1/training_service.pb.h"
#include "perron/v1/vacancy_service.pb.h"
#include "server/resource_name.h"

namespace perron {

// What differs between candidates, vacancies and trainings; server/resource_service.h holds what they have in common.
//   kField       the field of requests and rows that holds the resource; paths of violations begin with it
//   kIdField     the field of Create requests that holds an id
//   Of, IdOf, Mutable   those fields
//   IsListed     whether a List request selects this resource
//   AddRow       adds an empty row to a List answer
//   Complete     fills in what is stored where the request says nothing
//   Number       gives parts of the resource their numbers; `before` is null for a new one
//   Remove       removes what was stored beside the resource

struct CandidateTraits {
  using Resource = v1::Candidate;
  using CreateRequest = v1::CreateCandidateRequest;
  using GetRequest = v1::GetCandidateRequest;
  using ListRequest = v1::ListCandidatesRequest;
  using ListResponse = v1::ListCandidatesResponse;
  using UpdateRequest = v1::UpdateCandidateRequest;
  using DeleteRequest = v1::DeleteCandidateRequest;
  using ImportRequest = v1::ImportCandidatesRequest;
  using ImportItem = v1::ImportCandidateItem;
  using ImportResponse = v1::ImportCandidatesResponse;

  static constexpr RecordKind kKind = RecordKind::kCandidate;
  static constexpr std::string_view kCollection = kCandidates;
  static constexpr char kField[] = "candidate";
  static constexpr char kIdField[] = "candidate_id";

  template <typename Message>
  static const Resource& Of(const Message& message) {
    return message.candidate();
  }
  template <typename Message>
  static bool Has(const Message& message) {
    return message.has_candidate();
  }
  static Resource& Mutable(ImportItem& item) { return *item.mutable_candidate(); }
  static const std::string& IdOf(const CreateRequest& request) { return request.candidate_id(); }
  static bool IsListed(const ListRequest& request, const Resource& candidate) {
    return (request.coach().empty() || request.coach() == candidate.coach()) &&
           (request.area().empty() || request.area() == candidate.area());
  }
  static Resource& AddRow(ListResponse& answer) { return *answer.add_candidates(); }

  static void Complete(Resource& candidate);
  static absl::Status Number(WriteView& view, const RecordKey& key, const Resource* before, Resource& next);
  static absl::Status Remove(WriteView& view, const RecordKey& key);
};

struct VacancyTraits {
  using Resource = v1::Vacancy;
  using CreateRequest = v1::CreateVacancyRequest;
  using GetRequest = v1::GetVacancyRequest;
  using ListRequest = v1::ListVacanciesRequest;
  using ListResponse = v1::ListVacanciesResponse;
  using UpdateRequest = v1::UpdateVacancyRequest;
  using DeleteRequest = v1::DeleteVacancyRequest;
  using ImportRequest = v1::ImportVacanciesRequest;
  using ImportItem = v1::ImportVacancyItem;
  using ImportResponse = v1::ImportVacanciesResponse;

  static constexpr RecordKind kKind = RecordKind::kVacancy;
  static constexpr std::string_view kCollection = kVacancies;
  static constexpr char kField[] = "vacancy";
  static constexpr char kIdField[] = "vacancy_id";

  template <typename Message>
  static const Resource& Of(const Message& message) {
    return message.vacancy();
  }
  template <typename Message>
  static bool Has(const Message& message) {
    return message.has_vacancy();
  }
  static Resource& Mutable(ImportItem& item) { return *item.mutable_vacancy(); }
  static const std::string& IdOf(const CreateRequest& request) { return request.vacancy_id(); }
  static bool IsListed(const ListRequest& request, const Resource& vacancy) {
    return request.employer().empty() || request.employer() == vacancy.employer().id();
  }
  static Resource& AddRow(ListResponse& answer) { return *answer.add_vacancies(); }

  static void Complete(Resource& vacancy);
  static absl::Status Number(WriteView&, const RecordKey&, const Resource*, Resource&) { return absl::OkStatus(); }
  static absl::Status Remove(WriteView&, const RecordKey&) { return absl::OkStatus(); }
};

struct TrainingTraits {
  using Resource = v1::Training;
  using CreateRequest = v1::CreateTrainingRequest;
  using GetRequest = v1::GetTrainingRequest;
  using ListRequest = v1::ListTrainingsRequest;
  using ListResponse = v1::ListTrainingsResponse;
  using UpdateRequest = v1::UpdateTrainingRequest;
  using DeleteRequest = v1::DeleteTrainingRequest;
  using ImportRequest = v1::ImportTrainingsRequest;
  using ImportItem = v1::ImportTrainingItem;
  using ImportResponse = v1::ImportTrainingsResponse;

  static constexpr RecordKind kKind = RecordKind::kTraining;
  static constexpr std::string_view kCollection = kTrainings;
  static constexpr char kField[] = "training";
  static constexpr char kIdField[] = "training_id";

  template <typename Message>
  static const Resource& Of(const Message& message) {
    return message.training();
  }
  template <typename Message>
  static bool Has(const Message& message) {
    return message.has_training();
  }
  static Resource& Mutable(ImportItem& item) { return *item.mutable_training(); }
  static const std::string& IdOf(const CreateRequest& request) { return request.training_id(); }
  static bool IsListed(const ListRequest&, const Resource&) { return true; }
  static Resource& AddRow(ListResponse& answer) { return *answer.add_trainings(); }

  static void Complete(Resource& training);
  static absl::Status Number(WriteView&, const RecordKey&, const Resource*, Resource&) { return absl::OkStatus(); }
  static absl::Status Remove(WriteView&, const RecordKey&) { return absl::OkStatus(); }
};

}  // namespace perron

#endif  // PERRON_SERVER_RESOURCE_TRAITS_H_
