#include "server/similar_finder.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/status_macros.h"
#include "index/similar_indexes.h"
#include "matching/pooled_vector.h"
#include "server/errors.h"
#include "server/language.h"
#include "server/page_token.h"
#include "server/resource_name.h"

namespace perron {
namespace {

using Target = v1::FindSimilarRequest::Target;

constexpr int kDefaultSize = 10;
constexpr int kMostSize = 100;
constexpr std::string_view kOccupations = "occupations";
constexpr std::string_view kCompetencies = "competencies";

// What is asked about: its kind, its id there, and its direction in the competency space.
struct Asked {
  Target kind = v1::FindSimilarRequest::TARGET_UNSPECIFIED;
  std::string id;
  std::vector<float> vector;
};

absl::StatusOr<Asked> ReadAsked(const MatchScope& scope, const ScoringModel& model, const std::string& name) {
  const TaxonomyVersion& taxonomy = *scope.snapshot.taxonomy;
  const CompetencySpace& space = taxonomy.space();
  if (const auto id = ParseResourceName(kCandidates, name)) {
    PERRON_ASSIGN_OR_RETURN(const PersonSubject person, StoredPerson(scope, name, "name"));
    return Asked{v1::FindSimilarRequest::TARGET_CANDIDATES, *id, PooledVector(person.document.profile, space)};
  }
  if (const auto id = taxonomy.FindCompetency(name)) {
    const std::span<const float> vector = space.Vector(*id);
    return Asked{v1::FindSimilarRequest::TARGET_COMPETENCIES,
                 taxonomy.CompetencyResourceId(*id),
                 {vector.begin(), vector.end()}};
  }
  if (name.rfind(std::string(kCompetencies) + "/", 0) == 0) {
    return MakeError(absl::StatusCode::kNotFound, reason::kNotFound, name + " does not exist");
  }
  PERRON_ASSIGN_OR_RETURN(const WorkSubject work, WorkByName(scope, name, "name", kDefaultLanguage));
  Asked asked{v1::FindSimilarRequest::TARGET_OCCUPATIONS, work.document.id,
              PooledVector(work.document.profile, space, model)};
  if (ParseResourceName(kVacancies, name)) asked.kind = v1::FindSimilarRequest::TARGET_VACANCIES;
  if (ParseResourceName(kTrainings, name)) asked.kind = v1::FindSimilarRequest::TARGET_TRAININGS;
  return asked;
}

// The index to look in; null when there is nothing in it.
const FaissIndex* IndexOf(const MatchScope& scope, Target target) {
  const TaxonomySimilar& taxonomy = *scope.snapshot.similar;
  if (target == v1::FindSimilarRequest::TARGET_OCCUPATIONS) return &taxonomy.occupations;
  if (target == v1::FindSimilarRequest::TARGET_COMPETENCIES) return &taxonomy.competencies;
  const auto tenant = scope.snapshot.tenants.find(scope.tenant);
  if (tenant == scope.snapshot.tenants.end()) return nullptr;
  const TenantSimilar& similar = *tenant->second.similar;
  if (target == v1::FindSimilarRequest::TARGET_CANDIDATES) return &similar.candidates;
  return target == v1::FindSimilarRequest::TARGET_VACANCIES ? &similar.vacancies : &similar.trainings;
}

absl::Status WriteHead(const MatchScope& scope, Target target, const std::string& id, const std::string& language,
                       v1::SimilarResource& out) {
  const TaxonomyVersion& taxonomy = *scope.snapshot.taxonomy;
  const auto name = [&](std::string_view collection) { out.set_name(ResourceName(collection, id)); };
  const auto stored_title = [&](RecordKind kind) -> absl::Status {
    PERRON_ASSIGN_OR_RETURN(RowHead head, ReadRowHead(scope, kind, id));
    out.set_title(std::move(head.title));
    return absl::OkStatus();
  };
  switch (target) {
    case v1::FindSimilarRequest::TARGET_CANDIDATES:
      name(kCandidates);
      return stored_title(RecordKind::kCandidate);
    case v1::FindSimilarRequest::TARGET_VACANCIES:
      name(kVacancies);
      return stored_title(RecordKind::kVacancy);
    case v1::FindSimilarRequest::TARGET_TRAININGS:
      name(kTrainings);
      return stored_title(RecordKind::kTraining);
    case v1::FindSimilarRequest::TARGET_COMPETENCIES:
      name(kCompetencies);
      if (const auto competency = taxonomy.FindCompetency(out.name())) {
        out.set_title(std::string(taxonomy.CompetencyLabel(*competency, language)));
      }
      return absl::OkStatus();
    default:
      break;
  }
  name(kOccupations);
  if (const auto occupation = taxonomy.FindOccupation(out.name())) {
    out.set_title(std::string(taxonomy.OccupationLabel(*occupation, language)));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status FindSimilar(const MatchScope& scope, const ScoringModel& model, const v1::FindSimilarRequest& request,
                         v1::FindSimilarResponse& response) {
  Violations violations;
  const std::string language = ReadLanguage(request.language(), violations);
  const int size = ReadPageSize(request.page_size(), kDefaultSize, kMostSize, "page_size", violations);
  if (!v1::FindSimilarRequest::Target_IsValid(request.target())) {
    violations.Add("target", std::to_string(request.target()) + ", want a Target");
  }
  PERRON_RETURN_IF_ERROR(violations.ToStatus());
  PERRON_ASSIGN_OR_RETURN(const Asked asked, ReadAsked(scope, model, request.name()));
  const Target target = request.target() == v1::FindSimilarRequest::TARGET_UNSPECIFIED ? asked.kind : request.target();
  const FaissIndex* index = IndexOf(scope, target);
  const bool nothing_known = std::all_of(asked.vector.begin(), asked.vector.end(), [](float x) { return x == 0; });
  if (index == nullptr || nothing_known) return absl::OkStatus();
  PERRON_ASSIGN_OR_RETURN(
      const std::vector<FaissIndex::Hit> hits,
      index->Search(asked.vector, static_cast<std::size_t>(size), target == asked.kind ? asked.id : std::string()));
  for (const FaissIndex::Hit& hit : hits) {
    v1::SimilarResource similar;
    const absl::Status written = WriteHead(scope, target, hit.id, language, similar);
    if (absl::IsNotFound(written)) continue;  // removed since
    PERRON_RETURN_IF_ERROR(written);
    similar.set_similarity(hit.similarity);
    *response.add_similar() = std::move(similar);
  }
  return absl::OkStatus();
}

}  // namespace perron
