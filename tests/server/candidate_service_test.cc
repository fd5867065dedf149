#include "server/candidate_service.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/test_server.h"
#include "tests/support/tiny_taxonomy.h"

namespace perron {
namespace {

class CandidateServiceTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(server_.ImportTinyTaxonomy().ok()); }

  v1::Candidate Create(const std::string& id) {
    grpc::ClientContext context;
    v1::CreateCandidateRequest request;
    request.set_candidate_id(id);
    request.mutable_candidate()->add_competencies()->set_competency("competencies/cook-dishes");
    v1::Candidate answer;
    const grpc::Status status = server_.candidates().CreateCandidate(&context, request, &answer);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return answer;
  }

  TestServer server_;
};

TEST_F(CandidateServiceTest, EveryMethodAnswersThroughThePort) {
  const v1::Candidate created = Create("a");
  EXPECT_EQ(created.competencies(0).label(), "gerechten koken");
  v1::Candidate candidate;
  {
    grpc::ClientContext context;
    v1::GetCandidateRequest request;
    request.set_name("candidates/a");
    request.set_language("en");
    ASSERT_TRUE(server_.candidates().GetCandidate(&context, request, &candidate).ok());
    EXPECT_EQ(candidate.competencies(0).label(), "cook dishes");
  }
  {
    grpc::ClientContext context;
    v1::UpdateCandidateRequest request;
    request.mutable_candidate()->set_name("candidates/a");
    request.mutable_candidate()->set_etag(created.etag());
    request.mutable_candidate()->set_area("noord");
    ASSERT_TRUE(server_.candidates().UpdateCandidate(&context, request, &candidate).ok());
    EXPECT_EQ(candidate.area(), "noord");
  }
  {
    grpc::ClientContext context;
    v1::ListCandidatesResponse answer;
    ASSERT_TRUE(server_.candidates().ListCandidates(&context, {}, &answer).ok());
    EXPECT_EQ(answer.candidates_size(), 1);
  }
  {
    grpc::ClientContext context;
    v1::BatchGetCandidatesRequest request;
    request.add_names("candidates/a");
    v1::BatchGetCandidatesResponse answer;
    ASSERT_TRUE(server_.candidates().BatchGetCandidates(&context, request, &answer).ok());
    EXPECT_EQ(answer.candidates_size(), 1);
  }
  {
    grpc::ClientContext context;
    v1::RecordEvidenceRequest request;
    request.set_candidate("candidates/a");
    request.set_competency("competencies/cook-dishes");
    request.mutable_evidence()->set_kind(v1::EVIDENCE_KIND_TEST);
    v1::RecordEvidenceResponse answer;
    ASSERT_TRUE(server_.candidates().RecordEvidence(&context, request, &answer).ok());
    EXPECT_EQ(answer.evidence().id(), 2);
  }
  {
    grpc::ClientContext context;
    v1::ListEvidenceRequest request;
    request.set_candidate("candidates/a");
    v1::ListEvidenceResponse answer;
    ASSERT_TRUE(server_.candidates().ListEvidence(&context, request, &answer).ok());
    EXPECT_EQ(answer.entries_size(), 2);
  }
  {
    grpc::ClientContext context;
    v1::DeleteCandidateRequest request;
    request.set_name("candidates/a");
    google::protobuf::Empty answer;
    ASSERT_TRUE(server_.candidates().DeleteCandidate(&context, request, &answer).ok());
  }
}

TEST_F(CandidateServiceTest, ErrorsCarryTheirReasonAndEveryViolation) {
  grpc::ClientContext context;
  v1::CreateCandidateRequest request;
  request.mutable_candidate()->mutable_hours()->set_max(90);
  request.mutable_candidate()->add_competencies()->set_competency("competencies/cook-dish");
  v1::Candidate answer;
  const grpc::Status status = server_.candidates().CreateCandidate(&context, request, &answer);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(ReasonOf(status), "INVALID_FIELD");
  ASSERT_EQ(BadRequestOf(status).field_violations_size(), 2);
  EXPECT_THAT(status.error_message(), testing::HasSubstr("candidate.hours.max: 90, want 0 to 80"));
  EXPECT_THAT(status.error_message(), testing::HasSubstr(TinyCompetency("cook-dishes")));
}

TEST_F(CandidateServiceTest, ImportStreamsRowsAndASecondRunAfterARestartChangesNothing) {
  const auto import = [this] {
    grpc::ClientContext context;
    v1::ImportCandidatesResponse answer;
    const auto writer = server_.candidates().ImportCandidates(&context, &answer);
    for (int row = 1; row <= 300; ++row) {
      v1::ImportCandidatesRequest message;
      message.mutable_item()->set_row(row);
      std::string uuid = "123e4567-e89b-42d3-a456-426614174000";
      uuid.replace(uuid.size() - 3, 3, std::to_string(row + 100));
      message.mutable_item()->set_request_id(uuid);
      message.mutable_item()->mutable_candidate()->add_competencies()->set_competency(row % 100 == 0 ? "unknown thing"
                                                                                                     : "cook dishes");
      writer->Write(message);
    }
    writer->WritesDone();
    const grpc::Status status = writer->Finish();
    EXPECT_TRUE(status.ok()) << status.error_message();
    return answer;
  };
  const v1::ImportCandidatesResponse first = import();
  EXPECT_EQ(first.summary().created(), 297);
  EXPECT_EQ(first.summary().failed(), 3);
  ASSERT_EQ(first.results_size(), 300);
  EXPECT_EQ(first.results(99).outcome(), v1::ImportItemResult::OUTCOME_FAILED);
  server_.Restart();
  const v1::ImportCandidatesResponse second = import();
  EXPECT_EQ(second.summary().unchanged(), 297);
  EXPECT_EQ(second.results(0).name(), first.results(0).name());
}

TEST_F(CandidateServiceTest, PersonalDataStaysOutOfTheLog) {
  grpc::ClientContext context;
  v1::CreateCandidateRequest request;
  request.mutable_candidate()->set_display_name("Geheime Naam");
  request.mutable_candidate()->mutable_hours()->set_max(90);
  v1::Candidate answer;
  EXPECT_FALSE(server_.candidates().CreateCandidate(&context, request, &answer).ok());
  server_.Stop();
  EXPECT_THAT(server_.log(), testing::Not(testing::HasSubstr("Geheime")));
}

}  // namespace
}  // namespace perron
