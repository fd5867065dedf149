#ifndef PERRON_SERVER_MATCH_SUBJECT_H_
#define PERRON_SERVER_MATCH_SUBJECT_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "index/documents.h"
#include "index/postcodes.h"
#include "index/snapshot.h"
#include "index/store.h"
#include "perron/v1/candidate_service.pb.h"
#include "perron/v1/training_service.pb.h"
#include "perron/v1/vacancy_service.pb.h"
#include "server/errors.h"

namespace perron {

// Where a call finds whom and what it is about: one tenant, one snapshot.
struct MatchScope {
  const Store& store;
  const Postcodes& postcodes;
  const Snapshot& snapshot;
  std::string tenant;
};

// A person with the resource that it was made from.
struct PersonSubject {
  v1::Candidate candidate;
  PersonDocument document;
};

// Work with its title.
struct WorkSubject {
  std::string name;            // resource name; empty for inline ones
  std::string title;           // title or label
  std::string occupation_uri;  // empty = none
  WorkDocument document;
};

// Reads a stored resource. `field` is where the name stood: INVALID_ARGUMENT names it. NOT_FOUND when it is absent.
absl::StatusOr<v1::Candidate> ReadCandidate(const MatchScope& scope, const std::string& name, std::string_view field);
absl::StatusOr<v1::Vacancy> ReadVacancy(const MatchScope& scope, const std::string& name, std::string_view field);
absl::StatusOr<v1::Training> ReadTraining(const MatchScope& scope, const std::string& name, std::string_view field);

// The title of a stored vacancy or training, or the display name of a candidate: without parsing the whole record, for
// the rows of a page. NOT_FOUND when it is absent, DATA_LOSS when it cannot be read.
struct RowHead {
  std::string title;
  std::string occupation_uri;  // of a vacancy; empty = none
};
absl::StatusOr<RowHead> ReadRowHead(const MatchScope& scope, RecordKind kind, const std::string& id);

// The same as subjects of a search.
absl::StatusOr<PersonSubject> StoredPerson(const MatchScope& scope, const std::string& name, std::string_view field);
absl::StatusOr<WorkSubject> StoredVacancy(const MatchScope& scope, const std::string& name, std::string_view field);

// Checks an inline resource as a write would, and makes it a subject without storing it. Evidence without a date counts
// as of `as_of`. What is wrong is added to `violations`; the subject is then only good for reading a filter.
absl::StatusOr<PersonSubject> InlinePerson(const MatchScope& scope, const v1::Candidate& candidate, Day as_of,
                                           Violations& violations);
absl::StatusOr<WorkSubject> InlineVacancy(const MatchScope& scope, const v1::Vacancy& vacancy, Violations& violations);

// Any work by name: "vacancies/...", "trainings/...", "occupations/..." or an occupation's URI.
absl::StatusOr<WorkSubject> WorkByName(const MatchScope& scope, const std::string& name, std::string_view field,
                                       std::string_view language);

}  // namespace perron

#endif  // PERRON_SERVER_MATCH_SUBJECT_H_
