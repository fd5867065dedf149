#include "server/taxonomy_service.h"

#include <gmock/gmock.h>
#include <grpcpp/client_context.h>
#include <gtest/gtest.h>

#include <chrono>

#include "tests/support/test_server.h"
#include "tests/support/tiny_taxonomy.h"

namespace perron {
namespace {

using testing::HasSubstr;

// ImportTaxonomy into a running server: the swap, and everything that must leave the old taxonomy serving. What the
// queries answer is in taxonomy_queries_test.cc.
class ImportTaxonomyTest : public testing::Test {
 protected:
  v1::TaxonomyVersion Version() {
    grpc::ClientContext context;
    v1::TaxonomyVersion version;
    EXPECT_TRUE(server_.taxonomy().GetTaxonomyVersion(&context, {}, &version).ok());
    return version;
  }

  grpc::Status Import(const std::map<std::string, std::string>& files, bool validate_only = false) {
    return ImportPackage(server_.taxonomy(), files, validate_only, &answer_, 100);
  }

  // Opens an import that holds the turn, and comes back when it does.
  void HoldTurn(grpc::ClientContext& context, v1::ImportTaxonomyResponse& answer,
                std::unique_ptr<grpc::ClientWriter<v1::ImportTaxonomyRequest>>& writer) {
    writer = server_.taxonomy().ImportTaxonomy(&context, &answer);
    v1::ImportTaxonomyRequest first;
    first.set_file_name("skills_en.csv");
    ASSERT_TRUE(writer->Write(first));
    while (ImportPackage(server_.taxonomy(), {}, true, &answer_).error_code() != grpc::StatusCode::ABORTED) {
    }
  }

  TestServer server_;
  v1::ImportTaxonomyResponse answer_;
};

TEST_F(ImportTaxonomyTest, WithoutOneQueriesSayWhatToDo) {
  EXPECT_EQ(Version().version(), "");
  grpc::ClientContext context;
  v1::ListCompetenciesResponse list;
  const grpc::Status status = server_.taxonomy().ListCompetencies(&context, {}, &list);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_EQ(ReasonOf(status), "NO_TAXONOMY");
  EXPECT_THAT(status.error_message(), HasSubstr("perron taxonomy import"));
}

TEST_F(ImportTaxonomyTest, AGoodPackageServesAtOnce) {
  const grpc::Status status = Import(TinyTaxonomyPackage());
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_TRUE(answer_.changed());
  EXPECT_EQ(answer_.version().competency_count(), 9);
  EXPECT_EQ(answer_.warning_count(), 0);
  EXPECT_EQ(Version().version(), answer_.version().version());
  grpc::ClientContext context;
  v1::GetOccupationRequest request;
  v1::Occupation occupation;
  request.set_name("occupations/cook");
  ASSERT_TRUE(server_.taxonomy().GetOccupation(&context, request, &occupation).ok());
  EXPECT_EQ(occupation.label(), "kok");
}

TEST_F(ImportTaxonomyTest, TheSamePackageTwiceChangesNothing) {
  ASSERT_TRUE(Import(TinyTaxonomyPackage()).ok());
  const v1::TaxonomyVersion first = Version();
  server_.clock().Advance(absl::Hours(1));
  ASSERT_TRUE(Import(TinyTaxonomyPackage()).ok());
  EXPECT_FALSE(answer_.changed());
  EXPECT_EQ(Version().SerializeAsString(), first.SerializeAsString());
}

TEST_F(ImportTaxonomyTest, AnotherPackageReplacesIt) {
  ASSERT_TRUE(Import(TinyTaxonomyPackage()).ok());
  const std::string first = Version().version();
  auto files = TinyTaxonomyPackage();
  files.erase("skills_nl.csv");
  files.erase("occupations_nl.csv");
  ASSERT_TRUE(Import(files).ok());
  EXPECT_TRUE(answer_.changed());
  EXPECT_NE(Version().version(), first);
  EXPECT_THAT(Version().languages(), testing::ElementsAre("en"));
}

TEST_F(ImportTaxonomyTest, ItSurvivesARestart) {
  ASSERT_TRUE(Import(TinyTaxonomyPackage()).ok());
  const v1::TaxonomyVersion before = Version();
  server_.clock().Advance(absl::Hours(1));
  server_.Restart();
  EXPECT_EQ(Version().SerializeAsString(), before.SerializeAsString());
}

TEST_F(ImportTaxonomyTest, ABrokenPackageLeavesTheOldOneAndSaysWhere) {
  ASSERT_TRUE(Import(TinyTaxonomyPackage()).ok());
  const v1::TaxonomyVersion before = Version();
  auto files = TinyTaxonomyPackage();
  files["occupationSkillRelations.csv"] = "occupationUri,relationType\nx,y\n";
  const grpc::Status status = Import(files);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(ReasonOf(status), "BROKEN_PACKAGE");
  EXPECT_THAT(status.error_message(), HasSubstr("occupationSkillRelations.csv:1"));
  EXPECT_EQ(Version().SerializeAsString(), before.SerializeAsString());
}

TEST_F(ImportTaxonomyTest, ValidateOnlySwapsNothing) {
  ASSERT_TRUE(Import(TinyTaxonomyPackage(), /*validate_only=*/true).ok());
  EXPECT_TRUE(answer_.changed());
  EXPECT_EQ(answer_.version().occupation_count(), 4);
  EXPECT_EQ(Version().version(), "");
}

TEST_F(ImportTaxonomyTest, NothingSentIsRefused) {
  const grpc::Status status = Import({});
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_THAT(status.error_message(), HasSubstr("no files"));
}

TEST_F(ImportTaxonomyTest, ASecondImportAtTheSameTimeIsToldToWait) {
  grpc::ClientContext context;
  v1::ImportTaxonomyResponse answer;
  std::unique_ptr<grpc::ClientWriter<v1::ImportTaxonomyRequest>> first;
  HoldTurn(context, answer, first);
  const grpc::Status second = Import(TinyTaxonomyPackage());
  EXPECT_EQ(second.error_code(), grpc::StatusCode::ABORTED);
  EXPECT_EQ(ReasonOf(second), "IMPORT_RUNNING");

  first->WritesDone();
  first->Finish();
  EXPECT_TRUE(Import(TinyTaxonomyPackage()).ok());
}

TEST_F(ImportTaxonomyTest, ACallerThatBreaksOffStoresNothingAndGivesTheTurnBack) {
  grpc::ClientContext context;
  v1::ImportTaxonomyResponse answer;
  std::unique_ptr<grpc::ClientWriter<v1::ImportTaxonomyRequest>> first;
  HoldTurn(context, answer, first);
  context.TryCancel();
  EXPECT_EQ(first->Finish().error_code(), grpc::StatusCode::CANCELLED);
  grpc::Status next;
  do {
    next = Import(TinyTaxonomyPackage(), /*validate_only=*/true);
  } while (next.error_code() == grpc::StatusCode::ABORTED);
  EXPECT_TRUE(next.ok()) << next.error_message();
  EXPECT_EQ(Version().version(), "");
}

TEST_F(ImportTaxonomyTest, ADeadlineStoresNothing) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::milliseconds(300));
  v1::ImportTaxonomyResponse answer;
  const auto writer = server_.taxonomy().ImportTaxonomy(&context, &answer);
  v1::ImportTaxonomyRequest message;
  for (const auto& [name, content] : TinyTaxonomyPackage()) {
    message.set_file_name(name);
    message.set_chunk(content);
    writer->Write(message);
  }
  // Complete but for the end of the stream, which never comes.
  EXPECT_EQ(writer->Finish().error_code(), grpc::StatusCode::DEADLINE_EXCEEDED);
  EXPECT_EQ(Version().version(), "");
}

TEST_F(ImportTaxonomyTest, ATenMegabyteQueryIsRefusedByItsField) {
  ASSERT_TRUE(Import(TinyTaxonomyPackage()).ok());
  grpc::ClientContext context;
  v1::SearchCompetenciesRequest request;
  v1::SearchCompetenciesResponse answer;
  request.set_query(std::string(10 << 20, 'x'));
  const grpc::Status status = server_.taxonomy().SearchCompetencies(&context, request, &answer);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  ASSERT_EQ(BadRequestOf(status).field_violations_size(), 1);
  EXPECT_EQ(BadRequestOf(status).field_violations(0).field(), "query");
}

TEST_F(ImportTaxonomyTest, ARequestAboveTheLimitIsResourceExhausted) {
  grpc::ClientContext context;
  v1::SearchCompetenciesRequest request;
  v1::SearchCompetenciesResponse answer;
  request.set_query(std::string(17 << 20, 'x'));
  EXPECT_EQ(server_.taxonomy().SearchCompetencies(&context, request, &answer).error_code(),
            grpc::StatusCode::RESOURCE_EXHAUSTED);
}

TEST_F(ImportTaxonomyTest, TextsAreReadThroughThePortAndNotLogged) {
  v1::SuggestCompetenciesRequest request;
  request.set_text("mijn buurman Zebedeus kan heftruck rijden");
  v1::SuggestCompetenciesResponse answer;
  {
    grpc::ClientContext context;
    const grpc::Status status = server_.taxonomy().SuggestCompetencies(&context, request, &answer);
    EXPECT_EQ(ReasonOf(status), "NO_TAXONOMY");
  }
  ASSERT_TRUE(Import(TinyTaxonomyPackage()).ok());
  grpc::ClientContext context;
  ASSERT_TRUE(server_.taxonomy().SuggestCompetencies(&context, request, &answer).ok());
  ASSERT_EQ(answer.suggestions_size(), 1);
  EXPECT_EQ(answer.suggestions(0).competency(), TinyCompetency("drive-forklift"));
  EXPECT_EQ(answer.suggestions(0).words(), "heftruck rijden");
  EXPECT_THAT(server_.log(), HasSubstr("SuggestCompetencies"));
  EXPECT_THAT(server_.log(), testing::Not(HasSubstr("Zebedeus")));
}

}  // namespace
}  // namespace perron
