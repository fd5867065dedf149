#include "tests/bench/load/visibility.h"

#include <grpcpp/client_context.h>

#include <chrono>
#include <string>

#include "perron/v1/candidate_service.grpc.pb.h"
#include "perron/v1/match_service.grpc.pb.h"
#include "tests/bench/bench_server.h"

namespace perron {
namespace {

using Clock = Latencies::Clock;

// Changes the competencies, and the programmes that the search below asks for.
v1::UpdateCandidateRequest Teach(const std::string& candidate, const v1::Vacancy& vacancy,
                                 const std::string& programme) {
  v1::UpdateCandidateRequest request;
  request.mutable_candidate()->set_name(candidate);
  for (const v1::Requirement& requirement : vacancy.requirements()) {
    v1::HeldCompetency& held = *request.mutable_candidate()->add_competencies();
    held.set_competency(requirement.competency());
    held.add_evidence()->set_kind(v1::EVIDENCE_KIND_DIPLOMA);
    held.mutable_evidence(0)->set_level(5);
  }
  request.mutable_candidate()->add_programmes(programme);
  request.mutable_update_mask()->add_paths("competencies");
  request.mutable_update_mask()->add_paths("programmes");
  return request;
}

v1::MatchCandidatesRequest LookFor(const v1::Vacancy& vacancy, const std::string& programme) {
  v1::MatchCandidatesRequest request;
  request.set_vacancy(vacancy.name());
  request.mutable_options()->set_own_requirements_only(true);
  v1::ProgrammeCriterion& criterion = *request.mutable_options()->mutable_filter()->mutable_programme();
  criterion.add_programmes(programme);
  criterion.set_hard(true);
  return request;
}

bool Shows(const v1::MatchCandidatesResponse& answer, const std::string& candidate) {
  constexpr double kRounding = 1e-9;
  return answer.matches_size() == 1 && answer.matches(0).name() == candidate &&
         answer.matches(0).coverage().total() > 1 - kRounding;
}

}  // namespace

VisibilityOutcome MeasureVisibility(const std::shared_ptr<grpc::Channel>& connection, const LoadData& data,
                                    std::size_t count) {
  constexpr auto kPatience = std::chrono::seconds(1);
  const auto candidates = v1::CandidateService::NewStub(connection);
  const auto matches = v1::MatchService::NewStub(connection);
  VisibilityOutcome outcome;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string candidate = LoadData::CandidateName(i);
    const std::string programme = "seen-" + std::to_string(i);
    const v1::Vacancy vacancy = data.Vacancy(i);
    const v1::UpdateCandidateRequest update = Teach(candidate, vacancy, programme);
    const v1::MatchCandidatesRequest question = LookFor(vacancy, programme);

    const auto sent = Clock::now();
    grpc::ClientContext context;
    v1::Candidate written;
    Check(candidates->UpdateCandidate(&context, update, &written), "UpdateCandidate");
    const auto acknowledged = Clock::now();
    ++outcome.writes;
    outcome.acknowledged.Add(acknowledged - sent);
    for (bool first = true;; first = false) {
      grpc::ClientContext asking;
      v1::MatchCandidatesResponse answer;
      Check(matches->MatchCandidates(&asking, question, &answer), "MatchCandidates");
      const auto taken = Clock::now() - acknowledged;
      if (Shows(answer, candidate)) {
        outcome.in_next_answer += first ? 1 : 0;
        outcome.shown.Add(taken);
        break;
      }
      if (taken > kPatience) Fail(candidate + " is not shown to " + vacancy.name() + " a second after its update");
    }
  }
  return outcome;
}

}  // namespace perron
