#include "server/taxonomy_convert.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/taxonomy_fixture.h"

namespace perron {
namespace {

using testing::ElementsAre;

class TaxonomyConvertTest : public testing::Test {
 protected:
  CompetencyId Competency(const std::string& word) const { return *version_->FindCompetency(TinyCompetency(word)); }
  std::uint32_t Occupation(const std::string& word) const { return *version_->FindOccupation(TinyOccupation(word)); }

  const std::unique_ptr<const TaxonomyVersion> version_ = MakeTinyTaxonomy();
};

TEST_F(TaxonomyConvertTest, CompetencyInFull) {
  const v1::Competency proto = ToProto(*version_, Competency("prepare-vegetables"), "nl", ConceptDetail::kFull);
  EXPECT_EQ(proto.name(), "competencies/prepare-vegetables");
  EXPECT_EQ(proto.uri(), TinyCompetency("prepare-vegetables"));
  EXPECT_EQ(proto.label(), "groenten snijden");
  ASSERT_EQ(proto.labels_size(), 2);
  EXPECT_EQ(proto.labels(0).language(), "en");
  EXPECT_EQ(proto.labels(0).preferred(), "prepare vegetables");
  EXPECT_EQ(proto.labels(1).language(), "nl");
  EXPECT_EQ(proto.skill_type(), v1::SKILL_TYPE_SKILL);
  EXPECT_EQ(proto.reuse_level(), v1::REUSE_LEVEL_OCCUPATION_SPECIFIC);
  EXPECT_THAT(proto.broader(), ElementsAre(TinyCompetency("prepare-food")));
  EXPECT_EQ(proto.occupation_count(), 1);
  EXPECT_GT(proto.idf(), 0);
  EXPECT_GT(proto.weight(), 0);
}

TEST_F(TaxonomyConvertTest, AHitHasOnlyTheAskedLanguage) {
  const v1::Competency proto = ToProto(*version_, Competency("food-hygiene"), "en", ConceptDetail::kHit);
  ASSERT_EQ(proto.labels_size(), 1);
  EXPECT_EQ(proto.labels(0).language(), "en");
  EXPECT_EQ(proto.skill_type(), v1::SKILL_TYPE_KNOWLEDGE);
}

TEST_F(TaxonomyConvertTest, AnUnknownLanguageFallsBackToEnglish) {
  EXPECT_EQ(ToProto(*version_, Competency("stack-shelves"), "fr", ConceptDetail::kHit).label(), "stack shelves");
  EXPECT_EQ(OccupationToProto(*version_, Occupation("cook"), "fr", ConceptDetail::kHit).label(), "cook");
}

TEST_F(TaxonomyConvertTest, OccupationAsksEssentialThenOptional) {
  const v1::Occupation proto = OccupationToProto(*version_, Occupation("order-picker"), "nl", ConceptDetail::kFull);
  EXPECT_EQ(proto.name(), "occupations/order-picker");
  EXPECT_EQ(proto.label(), "orderverzamelaar");
  EXPECT_EQ(proto.isco_code(), "9333");
  ASSERT_EQ(proto.requirements_size(), 5);
  EXPECT_EQ(proto.requirements(0).competency(), TinyCompetency("load-cargo"));
  EXPECT_EQ(proto.requirements(0).label(), "lading laden");
  EXPECT_EQ(proto.requirements(0).importance(), v1::IMPORTANCE_ESSENTIAL);
  EXPECT_EQ(proto.requirements(4).competency(), TinyCompetency("work-in-teams"));
  EXPECT_EQ(proto.requirements(4).importance(), v1::IMPORTANCE_SOMEWHAT);
  EXPECT_FALSE(proto.has_interests());
}

TEST_F(TaxonomyConvertTest, AnOccupationHitHasNoRequirements) {
  EXPECT_EQ(OccupationToProto(*version_, Occupation("cook"), "nl", ConceptDetail::kHit).requirements_size(), 0);
}

TEST_F(TaxonomyConvertTest, VersionHasCounts) {
  const v1::TaxonomyVersion proto = ToProto(*version_);
  EXPECT_EQ(proto.version().size(), 16U);
  EXPECT_EQ(proto.import_time().seconds(), 1000);
  EXPECT_EQ(proto.competency_count(), 9);
  EXPECT_EQ(proto.occupation_count(), 4);
  EXPECT_EQ(proto.occupation_with_interests_count(), 0);
  EXPECT_EQ(proto.relation_count(), 15);
  EXPECT_GT(proto.transfer_count(), 0);
  EXPECT_THAT(proto.languages(), ElementsAre("en", "nl"));
  EXPECT_FALSE(proto.model().empty());
}

TEST(TimestampTest, KeepsMicrosecondsBeforeAndAfter1970) {
  EXPECT_EQ(ToProto(absl::FromUnixMicros(1'500'001)).seconds(), 1);
  EXPECT_EQ(ToProto(absl::FromUnixMicros(1'500'001)).nanos(), 500'001'000);
  EXPECT_EQ(ToProto(absl::FromUnixMicros(-1)).seconds(), -1);
  EXPECT_EQ(ToProto(absl::FromUnixMicros(-1)).nanos(), 999'999'000);
}

}  // namespace
}  // namespace perron
