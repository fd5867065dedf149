#include "server/resource_import.h"

#include "absl/strings/str_format.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/server/error_details.h"
#include "tests/server/resource_world.h"

namespace perron {
namespace {

using Result = v1::ImportItemResult;
using testing::ElementsAre;
using testing::HasSubstr;

class ResourceImportTest : public testing::Test {
 protected:
  // A row of its own request id.
  static v1::ImportCandidatesRequest Row(int row, const std::string& name, const std::string& competency) {
    v1::ImportCandidatesRequest message;
    message.mutable_item()->set_row(row);
    message.mutable_item()->set_request_id(absl::StrFormat("123e4567-e89b-42d3-a456-%012d", row));
    message.mutable_item()->mutable_candidate()->set_name(name);
    message.mutable_item()->mutable_candidate()->add_competencies()->set_competency(competency);
    return message;
  }
  v1::ImportCandidatesResponse Import(const std::vector<v1::ImportCandidatesRequest>& messages) {
    ResourceImport<CandidateTraits> import(records_, world_.call);
    for (auto message : messages) EXPECT_TRUE(import.Add(message).ok());
    auto answer = import.Finish();
    EXPECT_TRUE(answer.ok()) << answer.status();
    return answer.ok() ? *answer : v1::ImportCandidatesResponse();
  }
  static std::vector<Result::Outcome> Outcomes(const v1::ImportCandidatesResponse& answer) {
    std::vector<Result::Outcome> outcomes;
    for (const Result& result : answer.results()) outcomes.push_back(result.outcome());
    return outcomes;
  }
  std::uint64_t Written() { return world_.kept.store.last_sequence(); }

  ResourceWorld<InMemory> world_;
  ResourceRecords<CandidateTraits> records_{world_.environment()};
};

TEST_F(ResourceImportTest, EveryRowIsJudgedByItselfAndHasItsResultInOrder) {
  const auto answer = Import({Row(7, "candidates/a", "cook dishes"), Row(8, "candidates/b", "cook dihes"),
                              Row(9, "candidates/C", "cook dishes"), Row(10, "", "gerechten koken")});
  EXPECT_THAT(Outcomes(answer), ElementsAre(Result::OUTCOME_CREATED, Result::OUTCOME_FAILED, Result::OUTCOME_FAILED,
                                            Result::OUTCOME_CREATED));
  EXPECT_EQ(answer.results(0).row(), 7);
  EXPECT_EQ(answer.results(0).name(), "candidates/a");
  EXPECT_EQ(answer.results(1).name(), "candidates/b");
  EXPECT_EQ(answer.results(1).error().code(), static_cast<int>(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(answer.results(1).error().message(), HasSubstr(TinyCompetency("cook-dishes")));
  EXPECT_THAT(answer.results(2).error().message(), HasSubstr("candidate.name"));
  EXPECT_THAT(answer.results(3).name(), testing::StartsWith("candidates/c-"));
  EXPECT_EQ(answer.summary().created(), 2);
  EXPECT_EQ(answer.summary().failed(), 2);
  EXPECT_EQ(world_.changes.size(), 4u) << "two candidates and their remembered answers";
}

TEST_F(ResourceImportTest, SecondRunChangesNothing) {
  const std::vector<v1::ImportCandidatesRequest> rows = {Row(1, "candidates/a", "cook dishes"),
                                                         Row(2, "", "cook dishes")};
  const auto first = Import(rows);
  const std::uint64_t written = Written();
  const auto second = Import(rows);
  EXPECT_THAT(Outcomes(second), ElementsAre(Result::OUTCOME_UNCHANGED, Result::OUTCOME_UNCHANGED));
  EXPECT_EQ(second.results(1).name(), first.results(1).name());
  EXPECT_EQ(Written(), written);
}

TEST_F(ResourceImportTest, SameContentWithAnotherRequestIdIsUnchangedAndOtherContentUpdates) {
  Import({Row(1, "candidates/a", "cook dishes")});
  const std::uint64_t written = Written();
  EXPECT_THAT(Outcomes(Import({Row(2, "candidates/a", "competencies/cook-dishes")})),
              ElementsAre(Result::OUTCOME_UNCHANGED));
  EXPECT_EQ(Written(), written);
  EXPECT_THAT(Outcomes(Import({Row(3, "candidates/a", "food hygiene")})), ElementsAre(Result::OUTCOME_UPDATED));
}

TEST_F(ResourceImportTest, RequestIdOfAnotherRowFailsTheRow) {
  const auto answer = Import({Row(1, "candidates/a", "cook dishes"), Row(1, "candidates/b", "cook dishes"),
                              Row(1, "candidates/a", "cook dishes")});
  EXPECT_THAT(Outcomes(answer),
              ElementsAre(Result::OUTCOME_CREATED, Result::OUTCOME_FAILED, Result::OUTCOME_UNCHANGED));
  EXPECT_THAT(answer.results(1).error().message(), HasSubstr("was used for another request"));
}

TEST_F(ResourceImportTest, ValidateOnlyOfTheFirstMessageStoresNothing) {
  v1::ImportCandidatesRequest head;
  head.set_validate_only(true);
  const auto answer = Import({head, Row(1, "candidates/a", "cook dishes"), Row(2, "", "cook dishes"),
                              Row(3, "candidates/b", "nothing like it")});
  EXPECT_THAT(Outcomes(answer), ElementsAre(Result::OUTCOME_VALID, Result::OUTCOME_VALID, Result::OUTCOME_FAILED));
  EXPECT_EQ(answer.results(0).name(), "candidates/a");
  EXPECT_EQ(answer.results(1).name(), "") << "the id would be another one";
  EXPECT_EQ(answer.summary().valid(), 2);
  EXPECT_EQ(Written(), 0u);
}

TEST_F(ResourceImportTest, StoredReferenceThatTheTaxonomyLostIsNoObstacle) {
  Import({Row(1, "candidates/a", "cook dishes")});
  world_.taxonomy = nullptr;
  v1::ImportCandidatesRequest again = Row(2, "candidates/a", TinyCompetency("cook-dishes"));
  again.mutable_item()->mutable_candidate()->set_area("noord");
  EXPECT_THAT(Outcomes(Import({again, Row(3, "candidates/b", "cook dishes")})),
              ElementsAre(Result::OUTCOME_UPDATED, Result::OUTCOME_FAILED));
}

TEST_F(ResourceImportTest, OneItemTooManyEndsTheCallAndSaysToSplit) {
  ResourceImport<CandidateTraits> import(records_, world_.call);
  v1::ImportCandidatesRequest row;
  row.mutable_item();  // refused cheaply: it has no candidate
  for (std::size_t i = 0; i < kMostImportItems; ++i) ASSERT_TRUE(import.Add(row).ok());
  const absl::Status status = import.Add(row);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ReasonOf(status), "IMPORT_TOO_LARGE");
  EXPECT_THAT(std::string(status.message()), HasSubstr("split"));
}

// While one chunk is written the next one is judged: it must count all the same as if it came after.
TEST_F(ResourceImportTest, ARowSeesThoseBeforeItInAnyChunk) {
  std::vector<v1::ImportCandidatesRequest> messages;
  for (int i = 0; i < 1200; ++i) {
    messages.push_back(Row(i, absl::StrFormat("candidates/c%d", i % 300), "cook dishes"));
    messages.back().mutable_item()->mutable_candidate()->set_area(i < 900 ? "noord" : "zuid");
  }
  messages.push_back(messages.front());  // a replay
  const auto answer = Import(messages);
  EXPECT_EQ(answer.summary().created(), 300);
  EXPECT_EQ(answer.summary().unchanged(), 601);
  EXPECT_EQ(answer.summary().updated(), 300);
  for (int i = 0; i < 1200; ++i) {
    ASSERT_EQ(answer.results(i).row(), i);
    ASSERT_EQ(answer.results(i).name(), absl::StrFormat("candidates/c%d", i % 300));
    ASSERT_EQ(answer.results(i).outcome(), i < 300   ? Result::OUTCOME_CREATED
                                           : i < 900 ? Result::OUTCOME_UNCHANGED
                                                     : Result::OUTCOME_UPDATED);
  }
}

TEST_F(ResourceImportTest, AnImportThatIsGivenUpWaitsForWhatTheWriterHas) {
  {
    ResourceImport<CandidateTraits> import(records_, world_.call);
    for (int i = 0; i < 300; ++i) {
      v1::ImportCandidatesRequest row = Row(i, "", "cook dishes");
      ASSERT_TRUE(import.Add(row).ok());
    }
  }
  EXPECT_EQ(Written(), 512u) << "256 rows, each with its remembered answer";
}

TEST_F(ResourceImportTest, FailedCommitFailsItsRows) {
  world_.kept.store.FailApply(absl::ResourceExhaustedError("disk full"));
  const auto answer = Import({Row(1, "candidates/a", "cook dishes"), Row(2, "", "cook dishes")});
  EXPECT_THAT(Outcomes(answer), ElementsAre(Result::OUTCOME_FAILED, Result::OUTCOME_FAILED));
  EXPECT_EQ(answer.results(0).error().message(), "disk full");
  EXPECT_EQ(answer.results(1).name(), "");
}

TEST_F(ResourceImportTest, CallerThatIsGoneLeavesWholeChunksOnly) {
  bool gone = false;
  world_.call.interrupt = [&gone] { return gone ? StopReason::kCancelled : StopReason::kNone; };
  ResourceImport<CandidateTraits> import(records_, world_.call);
  for (int i = 0; i < 300; ++i) {
    v1::ImportCandidatesRequest row = Row(i, "", "cook dishes");
    ASSERT_TRUE(import.Add(row).ok());
  }
  gone = true;
  EXPECT_EQ(import.Finish().status().code(), absl::StatusCode::kCancelled);
  EXPECT_EQ(Written(), 512u) << "256 rows, each with its remembered answer";
}

}  // namespace
}  // namespace perron
