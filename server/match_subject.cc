#include "server/match_subject.h"

#include <optional>
#include <utility>

#include "base/status_macros.h"
#include "server/competency_resolver.h"
#include "server/errors.h"
#include "server/match_documents.h"
#include "server/record_fields.h"
#include "server/resource_name.h"
#include "server/validate_candidate.h"
#include "server/validate_vacancy.h"

namespace perron {
namespace {

absl::Status Absent(const std::string& name) {
  return MakeError(absl::StatusCode::kNotFound, reason::kNotFound, name + " does not exist");
}

absl::Status Undecodable(const std::string& name) {
  return absl::DataLossError(name + ": the stored record cannot be decoded, want a backup restored");
}

template <typename Resource>
absl::StatusOr<Resource> Read(const MatchScope& scope, std::string_view collection, RecordKind kind,
                              const std::string& name, std::string_view field) {
  Violations violations;
  const std::string id = ReadResourceName(collection, name, field, violations);
  PERRON_RETURN_IF_ERROR(violations.ToStatus());
  PERRON_ASSIGN_OR_RETURN(const std::optional<Record> record, scope.store.Get({scope.tenant, kind, id}));
  if (!record) return Absent(name);
  Resource resource;
  if (!resource.ParseFromString(record->payload)) return Undecodable(name);
  resource.set_name(name);
  return resource;
}

DocumentContext ContextOf(const MatchScope& scope) {
  return {*scope.snapshot.taxonomy, *scope.snapshot.families, scope.postcodes};
}

WorkSubject ToSubject(const MatchScope& scope, const v1::Vacancy& vacancy) {
  return {vacancy.name(), vacancy.title(), vacancy.occupation(), ToWorkDocument(vacancy, ContextOf(scope))};
}

// Checks a resource of a request and turns its references into URIs. Whether nothing is wrong with it.
template <typename Resource>
absl::StatusOr<bool> CheckInline(const MatchScope& scope, const char* path, Resource& resource,
                                 Violations& violations) {
  Violations own;
  Validate(resource, path, own);
  CompetencyResolver resolver(scope.snapshot.taxonomy.get(), CompetencyResolver::References::kByUriOrByLabel);
  PERRON_RETURN_IF_ERROR(resolver.Resolve(resource, path, own));
  violations.AddAll(own);
  return own.empty();
}

}  // namespace

absl::StatusOr<v1::Candidate> ReadCandidate(const MatchScope& scope, const std::string& name, std::string_view field) {
  return Read<v1::Candidate>(scope, kCandidates, RecordKind::kCandidate, name, field);
}

absl::StatusOr<v1::Vacancy> ReadVacancy(const MatchScope& scope, const std::string& name, std::string_view field) {
  return Read<v1::Vacancy>(scope, kVacancies, RecordKind::kVacancy, name, field);
}

absl::StatusOr<v1::Training> ReadTraining(const MatchScope& scope, const std::string& name, std::string_view field) {
  return Read<v1::Training>(scope, kTrainings, RecordKind::kTraining, name, field);
}

absl::StatusOr<RowHead> ReadRowHead(const MatchScope& scope, RecordKind kind, const std::string& id) {
  PERRON_ASSIGN_OR_RETURN(const std::optional<Record> record, scope.store.Get({scope.tenant, kind, id}));
  if (!record) return Absent(id);
  const auto read = [&](int number) { return ReadStringField(record->payload, number); };
  std::optional<std::string> title;
  std::optional<std::string> occupation = "";
  if (kind == RecordKind::kCandidate) {
    title = read(v1::Candidate::kDisplayNameFieldNumber);
  } else if (kind == RecordKind::kTraining) {
    title = read(v1::Training::kTitleFieldNumber);
  } else {
    title = read(v1::Vacancy::kTitleFieldNumber);
    occupation = read(v1::Vacancy::kOccupationFieldNumber);
  }
  if (!title || !occupation) return Undecodable(id);
  return RowHead{*std::move(title), *std::move(occupation)};
}

absl::StatusOr<PersonSubject> StoredPerson(const MatchScope& scope, const std::string& name, std::string_view field) {
  PERRON_ASSIGN_OR_RETURN(v1::Candidate candidate, ReadCandidate(scope, name, field));
  PersonDocument document = ToPersonDocument(candidate, ContextOf(scope));
  return PersonSubject{std::move(candidate), std::move(document)};
}

absl::StatusOr<WorkSubject> StoredVacancy(const MatchScope& scope, const std::string& name, std::string_view field) {
  PERRON_ASSIGN_OR_RETURN(const v1::Vacancy vacancy, ReadVacancy(scope, name, field));
  return ToSubject(scope, vacancy);
}

absl::StatusOr<PersonSubject> InlinePerson(const MatchScope& scope, const v1::Candidate& candidate, Day as_of,
                                           Violations& violations) {
  PersonSubject person;
  person.candidate = candidate;
  PERRON_ASSIGN_OR_RETURN(const bool valid, CheckInline(scope, "inline_candidate", person.candidate, violations));
  if (valid) {
    person.document = ToPersonDocument(person.candidate, ContextOf(scope), as_of);
  } else {
    person.document.circumstances.home = scope.postcodes.Find(candidate.mobility().postcode());
  }
  return person;
}

absl::StatusOr<WorkSubject> InlineVacancy(const MatchScope& scope, const v1::Vacancy& vacancy, Violations& violations) {
  v1::Vacancy checked = vacancy;
  if (checked.title().empty()) checked.set_title("-");  // a title is for reading; here nobody does
  PERRON_ASSIGN_OR_RETURN(const bool valid, CheckInline(scope, "inline_vacancy", checked, violations));
  checked.clear_name();
  if (valid) return ToSubject(scope, checked);
  WorkSubject work;
  work.document.circumstances.place = scope.postcodes.Find(vacancy.place().postcode());
  return work;
}

absl::StatusOr<WorkSubject> WorkByName(const MatchScope& scope, const std::string& name, std::string_view field,
                                       std::string_view language) {
  if (ParseResourceName(kVacancies, name)) return StoredVacancy(scope, name, field);
  if (ParseResourceName(kTrainings, name)) {
    PERRON_ASSIGN_OR_RETURN(const v1::Training training, ReadTraining(scope, name, field));
    return WorkSubject{name, training.title(), "", ToWorkDocument(training, ContextOf(scope))};
  }
  const TaxonomyVersion& taxonomy = *scope.snapshot.taxonomy;
  if (const auto occupation = taxonomy.FindOccupation(name)) {
    return WorkSubject{"occupations/" + taxonomy.OccupationResourceId(*occupation),
                       std::string(taxonomy.OccupationLabel(*occupation, language)),
                       taxonomy.taxonomy().occupations[*occupation].uri, ToWorkDocument(*occupation, ContextOf(scope))};
  }
  if (name.rfind("occupations/", 0) == 0 || name.find("://") != std::string::npos) return Absent(name);
  Violations violations;
  violations.Add(field, "\"" + name + "\", want vacancies/..., trainings/..., occupations/... or an occupation's URI");
  return violations.ToStatus();
}

}  // namespace perron
