#include "clients/cli/item_cells.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "perron/v1/training_service.pb.h"
#include "perron/v1/vacancy_service.pb.h"

namespace perron {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::optional<CellProblem> Add(google::protobuf::Message* resource, const char* field, const std::string& item) {
  return AddItem(resource, resource->GetDescriptor()->FindFieldByName(field), item);
}

TEST(ItemCellsTest, SplitsListsAndKeepsWhatIsEscaped) {
  EXPECT_THAT(SplitList(" a | b||c "), ElementsAre("a", "b", "c"));
  EXPECT_THAT(SplitList("a\\|b|c"), ElementsAre("a\\|b", "c"));
  EXPECT_EQ(Unescape(" a\\|b\\=c\\\\ "), "a|b=c\\");
}

TEST(ItemCellsTest, HeldCompetencyWithLevelOnly) {
  v1::Candidate candidate;
  ASSERT_FALSE(Add(&candidate, "competencies", "heftruck besturen=4"));
  EXPECT_EQ(candidate.competencies(0).competency(), "heftruck besturen");
  EXPECT_EQ(candidate.competencies(0).level(), 4);
  EXPECT_TRUE(candidate.competencies(0).evidence().empty());
}

TEST(ItemCellsTest, HeldCompetencyWithEvidence) {
  v1::Candidate candidate;
  ASSERT_FALSE(Add(&candidate, "competencies", "http://data/skill/x=4@praktijkverklaring:2025-03-01:2030-03-01"));
  const v1::HeldCompetency& held = candidate.competencies(0);
  EXPECT_EQ(held.competency(), "http://data/skill/x");
  EXPECT_EQ(held.level(), 0);
  EXPECT_EQ(held.evidence(0).kind(), v1::EVIDENCE_KIND_PRAKTIJKVERKLARING);
  EXPECT_EQ(held.evidence(0).level(), 4);
  EXPECT_EQ(held.evidence(0).assessed_date(), "2025-03-01");
  EXPECT_EQ(held.evidence(0).valid_until(), "2030-03-01");
}

TEST(ItemCellsTest, TheSameCompetencyAgainAddsEvidence) {
  v1::Candidate candidate;
  ASSERT_FALSE(Add(&candidate, "competencies", "koken=2"));
  ASSERT_FALSE(Add(&candidate, "competencies", "koken=3@TEST"));
  ASSERT_EQ(candidate.competencies_size(), 1);
  const v1::HeldCompetency& held = candidate.competencies(0);
  EXPECT_EQ(held.level(), 0);
  ASSERT_EQ(held.evidence_size(), 2);
  EXPECT_EQ(held.evidence(0).kind(), v1::EVIDENCE_KIND_SELF_REPORTED);
  EXPECT_EQ(held.evidence(0).level(), 2);
  EXPECT_EQ(held.evidence(1).kind(), v1::EVIDENCE_KIND_TEST);
}

TEST(ItemCellsTest, AnEscapedSignBelongsToTheName) {
  v1::Candidate candidate;
  ASSERT_FALSE(Add(&candidate, "competencies", "E\\=mc2\\@school=3"));
  EXPECT_EQ(candidate.competencies(0).competency(), "E=mc2@school");
  EXPECT_EQ(candidate.competencies(0).level(), 3);
}

TEST(ItemCellsTest, RequirementTaughtAndDenied) {
  v1::Vacancy vacancy;
  ASSERT_FALSE(Add(&vacancy, "requirements", "koken=3!important"));
  EXPECT_EQ(vacancy.requirements(0).competency(), "koken");
  EXPECT_EQ(vacancy.requirements(0).level(), 3);
  EXPECT_EQ(vacancy.requirements(0).importance(), v1::IMPORTANCE_IMPORTANT);
  v1::Training training;
  ASSERT_FALSE(Add(&training, "teaches", "lassen=2"));
  EXPECT_EQ(training.teaches(0).level(), 2);
  v1::Candidate candidate;
  AddDeniedItem(&candidate, "zwemmen");
  EXPECT_TRUE(candidate.competencies(0).denied());
}

TEST(ItemCellsTest, TasksLanguagesWishesAndLadder) {
  v1::Vacancy vacancy;
  ASSERT_FALSE(Add(&vacancy, "tasks", "orders picken: dag en nacht=40%@heftruck besturen & voorraad tellen"));
  EXPECT_EQ(vacancy.tasks(0).title(), "orders picken: dag en nacht");
  EXPECT_DOUBLE_EQ(vacancy.tasks(0).share_of_time(), 0.4);
  EXPECT_THAT(vacancy.tasks(0).competencies(), ElementsAre("heftruck besturen", "voorraad tellen"));
  v1::Candidate candidate;
  ASSERT_FALSE(Add(&candidate, "languages", "nld=b1"));
  EXPECT_EQ(candidate.languages(0).level(), v1::LANGUAGE_LEVEL_B1);
  ASSERT_FALSE(Add(&candidate, "wishes", "iets met dieren"));
  ASSERT_FALSE(Add(&candidate, "wishes", "occupations/kok"));
  EXPECT_EQ(candidate.wishes(0).text(), "iets met dieren");
  EXPECT_EQ(candidate.wishes(1).occupation(), "occupations/kok");
  ASSERT_FALSE(Add(&candidate, "ladder_events", "3:2025-09-01"));
  EXPECT_EQ(candidate.ladder_events(0).rung(), 3);
  EXPECT_EQ(candidate.ladder_events(0).date(), "2025-09-01");
}

TEST(ItemCellsTest, SaysWhatWasWanted) {
  const struct {
    const char* field;
    const char* item;
    const char* wanted;
  } cases[] = {
      {"competencies", "koken=9", "a level from 1 to 5"},
      {"competencies", "koken=goed", "a level from 1 to 5"},
      {"competencies", "=3", "a label or URI"},
      {"competencies", "koken@GERUCHT", "PRAKTIJKVERKLARING"},
      {"competencies", "koken@TEST:2025-01-01:2026-01-01:x", "@KIND:day"},
      {"languages", "nld=vloeiend", "A1, A2, B1"},
      {"ladder_events", "9:2025-01-01", "a rung from 1 to 6"},
      {"ladder_events", "2025-01-01", "rung:day"},
  };
  for (const auto& each : cases) {
    v1::Candidate candidate;
    const auto problem = Add(&candidate, each.field, each.item);
    ASSERT_TRUE(problem) << each.item;
    EXPECT_THAT(problem->wanted, HasSubstr(each.wanted)) << each.item;
    EXPECT_FALSE(problem->value.empty());
  }
  v1::Vacancy vacancy;
  EXPECT_THAT(Add(&vacancy, "requirements", "koken!MUST")->wanted, HasSubstr("ESSENTIAL, IMPORTANT, SOMEWHAT"));
  EXPECT_THAT(Add(&vacancy, "tasks", "vegen=veel")->wanted, HasSubstr("0.4 or 40%"));
  EXPECT_THAT(Add(&vacancy, "tasks", "=0.4")->wanted, HasSubstr("title of the task"));
}

}  // namespace
}  // namespace perron
