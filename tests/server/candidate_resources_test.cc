#include "server/candidate_resources.h"

#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "tests/server/error_details.h"
#include "tests/server/resource_world.h"

namespace perron {
namespace {

using testing::HasSubstr;

template <typename Message>
Message Parse(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

class CandidateResourcesTest : public testing::Test {
 protected:
  CandidateResourcesTest() {
    const auto request = Parse<v1::CreateCandidateRequest>(R"pb(
      candidate_id: "a"
      candidate {
        competencies { competency: "competencies/food-hygiene" denied: true }
        competencies { competency: "competencies/cook-dishes" level: 3 }
      })pb");
    v1::Candidate answer;
    EXPECT_TRUE(service_.Create(world_.call, request, answer).ok());
  }
  absl::Status Record(const std::string& text) {
    recorded_.Clear();
    return service_.RecordEvidence(world_.call, Parse<v1::RecordEvidenceRequest>(text), recorded_);
  }
  v1::Candidate Get() {
    v1::Candidate answer;
    EXPECT_TRUE(service_.Get(world_.call, Parse<v1::GetCandidateRequest>(R"pb(name: "candidates/a")pb"), answer).ok());
    return answer;
  }

  ResourceWorld<InMemory> world_;
  CandidateResources service_{world_.environment()};
  v1::RecordEvidenceResponse recorded_;
};

TEST_F(CandidateResourcesTest, BatchGetAnswersInTheOrderAskedAndNamesAllAbsentOnes) {
  v1::BatchGetCandidatesResponse answer;
  const auto request = Parse<v1::BatchGetCandidatesRequest>(R"pb(names: "candidates/a" names: "candidates/a")pb");
  ASSERT_TRUE(service_.BatchGet(world_.call, request, answer).ok());
  EXPECT_EQ(answer.candidates_size(), 2);
  const absl::Status absent =
      service_.BatchGet(world_.call, Parse<v1::BatchGetCandidatesRequest>(R"pb(names: "candidates/x"
                                                                               names: "candidates/a"
                                                                               names: "candidates/y")pb"),
                        answer);
  EXPECT_EQ(absent.code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(absent.message()), HasSubstr("candidates/x, candidates/y"));
  EXPECT_EQ(ViolationsOf(service_.BatchGet(world_.call, {}, answer)).count("names"), 1u);
  v1::BatchGetCandidatesRequest many;
  for (int i = 0; i < 1001; ++i) many.add_names("candidates/a");
  EXPECT_EQ(ViolationsOf(service_.BatchGet(world_.call, many, answer)).count("names"), 1u);
}

TEST_F(CandidateResourcesTest, RecordedEvidenceIsAddedAndADenialWithdrawn) {
  ASSERT_TRUE(Record(R"pb(candidate: "candidates/a"
                          competency: "competencies/food-hygiene"
                          evidence { kind: EVIDENCE_KIND_TEST level: 4 })pb")
                  .ok());
  EXPECT_EQ(recorded_.evidence().id(), 2);
  EXPECT_EQ(recorded_.etag(), "\"2\"");
  ASSERT_TRUE(Record(R"pb(candidate: "candidates/a"
                          competency: "competencies/stack-shelves"
                          evidence { kind: EVIDENCE_KIND_COACH_OBSERVED })pb")
                  .ok());
  const v1::Candidate candidate = Get();
  EXPECT_EQ(candidate.competencies_size(), 3);
  EXPECT_FALSE(candidate.competencies(0).denied());
  EXPECT_EQ(candidate.competencies(0).evidence(0).level(), 4);
  EXPECT_EQ(candidate.competencies(2).competency(), TinyCompetency("stack-shelves"));
  EXPECT_EQ(candidate.etag(), recorded_.etag());
}

TEST_F(CandidateResourcesTest, WrongRecordsAreRefusedWithAllViolations) {
  const auto violations = ViolationsOf(Record(R"pb(candidate: "a"
                                                   competency: "competencies/no-such"
                                                   evidence { level: 9 assessed_date: "x" })pb"));
  EXPECT_THAT(violations, testing::UnorderedElementsAre(testing::Key("candidate"), testing::Key("competency"),
                                                        testing::Key("evidence.kind"), testing::Key("evidence.level"),
                                                        testing::Key("evidence.assessed_date")));
  EXPECT_EQ(ViolationsOf(Record("")).count("evidence"), 1u);
  const std::string good = R"pb(competency: "competencies/cook-dishes"
                                evidence { kind: EVIDENCE_KIND_TEST })pb";
  EXPECT_EQ(Record("candidate: 'candidates/x' " + good).code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(Record("candidate: 'candidates/a' etag: '\"9\"' " + good).code(), absl::StatusCode::kAborted);
}

TEST_F(CandidateResourcesTest, ReplayAndValidateOnlyAddNothing) {
  const std::string text = R"pb(candidate: "candidates/a"
                                competency: "competencies/cook-dishes"
                                request_id: "123e4567-e89b-42d3-a456-426614174000"
                                evidence { kind: EVIDENCE_KIND_TEST level: 4 })pb";
  ASSERT_TRUE(Record(text + " validate_only: true").ok());
  EXPECT_EQ(recorded_.etag(), "");
  ASSERT_TRUE(Record(text).ok());
  const std::string first = recorded_.SerializeAsString();
  ASSERT_TRUE(Record(text).ok());
  EXPECT_EQ(recorded_.SerializeAsString(), first);
  EXPECT_EQ(Get().competencies(1).evidence_size(), 2);
}

TEST_F(CandidateResourcesTest, LedgerIsListedByCompetencyThenNumberPageByPage) {
  const std::string cook = "candidate: 'candidates/a' competency: 'competencies/cook-dishes' ";
  const std::string load = "candidate: 'candidates/a' competency: 'competencies/load-cargo' ";
  const std::string test = "evidence { kind: EVIDENCE_KIND_TEST }";
  ASSERT_TRUE(Record(load + test).ok());
  ASSERT_TRUE(Record(cook + test).ok());
  auto request = Parse<v1::ListEvidenceRequest>(R"pb(candidate: "candidates/a" page_size: 2)pb");
  v1::ListEvidenceResponse first;
  ASSERT_TRUE(service_.ListEvidence(world_.call, request, first).ok());
  ASSERT_EQ(first.entries_size(), 2);
  EXPECT_EQ(first.entries(0).competency(), TinyCompetency("cook-dishes"));
  EXPECT_EQ(first.entries(0).label(), "gerechten koken");
  EXPECT_EQ(first.entries(0).evidence().id(), 1);
  EXPECT_EQ(first.entries(1).evidence().id(), 3);
  request.set_page_token(first.next_page_token());
  v1::ListEvidenceResponse second;
  ASSERT_TRUE(service_.ListEvidence(world_.call, request, second).ok());
  ASSERT_EQ(second.entries_size(), 1);
  EXPECT_EQ(second.entries(0).evidence().id(), 2);
  EXPECT_EQ(second.next_page_token(), "");
  ASSERT_TRUE(Record(cook + test).ok());
  const absl::Status changed = service_.ListEvidence(world_.call, request, second);
  EXPECT_EQ(changed.code(), absl::StatusCode::kAborted);
  EXPECT_EQ(ReasonOf(changed), "PAGE_TOKEN_EXPIRED");
}

}  // namespace
}  // namespace perron
