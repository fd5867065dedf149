#include "server/resource_traits.h"

#include "gtest/gtest.h"
#include "index/staged_changes.h"
#include "tests/support/memory_store.h"

namespace perron {
namespace {

const RecordKey kKey = {.tenant = "t", .kind = RecordKind::kCandidate, .id = "a"};
const RecordKey kCounter = {.tenant = "t", .kind = RecordKind::kLedgerCounter, .id = "a"};

TEST(ResourceTraitsTest, LadderRungIsThatOfTheLatestEvent) {
  v1::Candidate candidate;
  candidate.set_ladder_rung(6);
  CandidateTraits::Complete(candidate);
  EXPECT_EQ(candidate.ladder_rung(), 0);
  candidate.add_ladder_events()->set_rung(2);
  candidate.add_ladder_events()->set_rung(4);
  CandidateTraits::Complete(candidate);
  EXPECT_EQ(candidate.ladder_rung(), 4);
}

TEST(ResourceTraitsTest, UnsaidImportanceAndWorkFormGetTheirDefaults) {
  v1::Vacancy vacancy;
  vacancy.add_requirements();
  vacancy.add_requirements()->set_importance(v1::IMPORTANCE_SOMEWHAT);
  VacancyTraits::Complete(vacancy);
  EXPECT_EQ(vacancy.work_form(), v1::WORK_FORM_REGULIER);
  EXPECT_EQ(vacancy.requirements(0).importance(), v1::IMPORTANCE_ESSENTIAL);
  EXPECT_EQ(vacancy.requirements(1).importance(), v1::IMPORTANCE_SOMEWHAT);
  v1::Training training;
  training.add_builds_on();
  TrainingTraits::Complete(training);
  EXPECT_EQ(training.builds_on(0).importance(), v1::IMPORTANCE_ESSENTIAL);
}

TEST(ResourceTraitsTest, LedgerCounterIsKeptOnlyOnceTheHighestRecordIsGone) {
  const MemoryStore store;
  StagedChanges view(store);
  v1::Candidate before;
  before.add_competencies()->add_evidence()->set_id(4);
  v1::Candidate next = before;
  ASSERT_TRUE(CandidateTraits::Number(view, kKey, &before, next).ok());
  EXPECT_FALSE(view.Get(kCounter)->has_value());
  next.clear_competencies();
  ASSERT_TRUE(CandidateTraits::Number(view, kKey, &before, next).ok());
  EXPECT_EQ((*view.Get(kCounter))->payload, "4");
  ASSERT_TRUE(CandidateTraits::Remove(view, kKey).ok());
  EXPECT_FALSE(view.Get(kCounter)->has_value());
}

TEST(ResourceTraitsTest, UnreadableLedgerCounterIsDataLoss) {
  const MemoryStore store;
  StagedChanges view(store);
  view.Put(kCounter, "four");
  const v1::Candidate before;
  v1::Candidate next;
  EXPECT_EQ(CandidateTraits::Number(view, kKey, &before, next).code(), absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace perron
