#include "server/match_subject.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/dates.h"
#include "tests/server/error_details.h"
#include "tests/server/match_world.h"

namespace perron {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Key;
using testing::SizeIs;

class MatchSubjectTest : public testing::Test {
 protected:
  MatchSubjectTest() {
    world_.Put("c-1", TinyCandidate({"cook-dishes"}));
    world_.Put("v-1", TinyVacancy("Kok", {"cook-dishes"}));
    world_.Put("t-1", TinyTraining("Koken", {"cook-dishes"}));
  }

  MatchWorld world_;
  const std::shared_ptr<const Snapshot> snapshot_ = world_.snapshot();
  const MatchScope scope_{world_.store, world_.postcodes, *snapshot_, MatchWorld::kTenant};
};

TEST_F(MatchSubjectTest, StoredOnesAreReadByName) {
  const auto person = StoredPerson(scope_, "candidates/c-1", "candidate");
  ASSERT_TRUE(person.ok()) << person.status();
  EXPECT_EQ(person->document.id, "c-1");
  EXPECT_EQ(person->candidate.name(), "candidates/c-1");
  const auto work = StoredVacancy(scope_, "vacancies/v-1", "vacancy");
  ASSERT_TRUE(work.ok()) << work.status();
  EXPECT_EQ(work->title, "Kok");
  EXPECT_THAT(work->document.profile.requirements, SizeIs(1));
  EXPECT_EQ(ReadTraining(scope_, "trainings/t-1", "name")->title(), "Koken");
}

TEST_F(MatchSubjectTest, AbsentOnesAreNotFoundAndWrongNamesAreNamed) {
  EXPECT_EQ(StoredPerson(scope_, "candidates/nobody", "candidate").status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(StoredVacancy(scope_, "vacancies/none", "vacancy").status().code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(ViolationsOf(StoredPerson(scope_, "vacancies/v-1", "candidate").status()), ElementsAre(Key("candidate")));
  EXPECT_THAT(ViolationsOf(StoredVacancy(scope_, "", "vacancy").status()), ElementsAre(Key("vacancy")));
}

TEST_F(MatchSubjectTest, AnotherTenantSeesNothing) {
  const MatchScope other{world_.store, world_.postcodes, *snapshot_, "elsewhere"};
  EXPECT_EQ(StoredPerson(other, "candidates/c-1", "candidate").status().code(), absl::StatusCode::kNotFound);
}

TEST_F(MatchSubjectTest, ARecordThatCannotBeReadIsDataLoss) {
  world_.store
      .Apply({{{MatchWorld::kTenant, RecordKind::kCandidate, "bad"}, "\xff\xff\xff", world_.store.last_sequence() + 1}})
      .IgnoreError();
  const absl::Status status = StoredPerson(scope_, "candidates/bad", "candidate").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss);
  EXPECT_THAT(std::string(status.message()), HasSubstr("candidates/bad"));
}

TEST_F(MatchSubjectTest, AnInlinePersonMayNameCompetenciesByLabel) {
  v1::Candidate candidate;
  candidate.add_competencies()->set_competency("gerechten koken");
  candidate.add_wishes()->set_occupation("occupations/cook");
  Violations violations;
  const auto person = InlinePerson(scope_, candidate, 20000, violations);
  ASSERT_TRUE(person.ok()) << person.status();
  EXPECT_THAT(ViolationsOf(violations), IsEmpty());
  ASSERT_THAT(person->document.profile.competencies, SizeIs(1));
  EXPECT_EQ(person->document.profile.competencies[0].evidence[0].assessed, 20000);
  EXPECT_EQ(person->candidate.wishes(0).occupation(), TinyOccupation("cook"));
}

TEST_F(MatchSubjectTest, WhatIsWrongWithAnInlineOneIsAddedToTheOtherViolations) {
  v1::Candidate candidate = TinyCandidate({"no-such"});
  candidate.mutable_hours()->set_min(99);
  candidate.mutable_mobility()->set_postcode("9711");
  Violations violations;
  violations.Add("options.page_size", "-1");
  const auto person = InlinePerson(scope_, candidate, 20000, violations);
  ASSERT_TRUE(person.ok()) << person.status();
  EXPECT_THAT(ViolationsOf(violations),
              AllOf(SizeIs(3), Contains(Key("options.page_size")), Contains(Key("inline_candidate.hours.min")),
                    Contains(Key("inline_candidate.competencies[0].competency"))));
  EXPECT_TRUE(person->document.circumstances.home);  // so that a filter is not refused for the lack of it
}

TEST_F(MatchSubjectTest, AnInlineVacancyNeedsNoTitleAndKeepsNoName) {
  v1::Vacancy vacancy = TinyVacancy("", {"cook-dishes"});
  vacancy.set_name("vacancies/v-1");
  Violations violations;
  const auto work = InlineVacancy(scope_, vacancy, violations);
  ASSERT_TRUE(work.ok()) << work.status();
  EXPECT_THAT(ViolationsOf(violations), IsEmpty());
  EXPECT_EQ(work->name, "");
  EXPECT_THAT(work->document.profile.requirements, SizeIs(1));
  vacancy.set_closing_date("never");
  ASSERT_TRUE(InlineVacancy(scope_, vacancy, violations).ok());
  EXPECT_THAT(ViolationsOf(violations), ElementsAre(Key("inline_vacancy.closing_date")));
}

TEST_F(MatchSubjectTest, WorkOfEveryKindIsFoundByName) {
  EXPECT_EQ(WorkByName(scope_, "vacancies/v-1", "name", "nl")->title, "Kok");
  EXPECT_EQ(WorkByName(scope_, "trainings/t-1", "name", "nl")->title, "Koken");
  const auto by_name = WorkByName(scope_, "occupations/cook", "name", "nl");
  ASSERT_TRUE(by_name.ok());
  EXPECT_EQ(by_name->title, "kok");
  const auto by_uri = WorkByName(scope_, TinyOccupation("cook"), "name", "en");
  ASSERT_TRUE(by_uri.ok());
  EXPECT_EQ(by_uri->title, "cook");
  EXPECT_EQ(by_uri->name, "occupations/cook");
  for (const char* absent : {"vacancies/no", "trainings/no", "occupations/no", "http://example.org/no"}) {
    EXPECT_EQ(WorkByName(scope_, absent, "name", "nl").status().code(), absl::StatusCode::kNotFound) << absent;
  }
  for (const char* wrong : {"", "cook", "candidates/c-1"}) {
    EXPECT_THAT(ViolationsOf(WorkByName(scope_, wrong, "name", "nl").status()), ElementsAre(Key("name"))) << wrong;
  }
}

}  // namespace
}  // namespace perron
