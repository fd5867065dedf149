#include "index/taxonomy_version.h"

#include <gtest/gtest.h>

#include "index/content_hash.h"

namespace perron {
namespace {

Taxonomy Sample() {
  Taxonomy taxonomy;
  taxonomy.languages = {"de", "en", "nl"};
  const auto add = [&](const std::string& uri, std::vector<ConceptLabels> labels) {
    Competency& competency = taxonomy.competencies.emplace_back();
    competency.uri = uri;
    competency.labels = std::move(labels);
  };
  add("http://x/a/cook", {{1, "cook", {"fry"}, ""}, {2, "koken", {}, ""}});
  add("http://x/a/same", {{0, "backen", {}, ""}, {1, "", {"fry"}, ""}});
  add("http://x/b/same", {{1, "fry fish", {"cook"}, ""}});
  add("http://x/c/With_Capitals", {});
  taxonomy.occupations.push_back({"http://x/o/cook", {{2, "kok", {}, ""}}, "5120", {}, {}, {}});
  return taxonomy;
}

class TaxonomyVersionTest : public testing::Test {
 protected:
  TaxonomyVersion version_{"0123456789abcdef", absl::UnixEpoch(), Sample(), LearnCompetencySpace(Sample())};
};

TEST_F(TaxonomyVersionTest, FindsByUriAndByResourceName) {
  EXPECT_EQ(version_.FindCompetency("http://x/a/cook"), static_cast<CompetencyId>(0));
  EXPECT_EQ(version_.FindCompetency("competencies/cook"), static_cast<CompetencyId>(0));
  EXPECT_EQ(version_.FindCompetency("occupations/cook"), std::nullopt);
  EXPECT_EQ(version_.FindCompetency("cook"), std::nullopt);
  EXPECT_EQ(version_.FindOccupation("occupations/cook"), 0U);
  EXPECT_EQ(version_.FindOccupation("http://x/o/cook"), 0U);
  EXPECT_EQ(version_.FindOccupation("http://x/a/cook"), std::nullopt);
}

TEST_F(TaxonomyVersionTest, MakesIdsWhereTheLastPartWillNotDo) {
  EXPECT_EQ(version_.CompetencyResourceId(static_cast<CompetencyId>(0)), "cook");
  EXPECT_EQ(version_.CompetencyResourceId(static_cast<CompetencyId>(1)), "x" + ContentHash("http://x/a/same"));
  EXPECT_EQ(version_.CompetencyResourceId(static_cast<CompetencyId>(3)), "x" + ContentHash("http://x/c/With_Capitals"));
  for (std::uint32_t i = 0; i < 4; ++i) {
    const auto id = static_cast<CompetencyId>(i);
    EXPECT_EQ(version_.FindCompetency("competencies/" + version_.CompetencyResourceId(id)), id);
  }
}

TEST_F(TaxonomyVersionTest, FindsByLabelWhenOnlyOneIsMeant) {
  EXPECT_EQ(version_.FindCompetencyByLabel("KOKEN"), static_cast<CompetencyId>(0));
  EXPECT_EQ(version_.FindCompetencyByLabel("cook"), static_cast<CompetencyId>(0)) << "preferred before alternative";
  EXPECT_EQ(version_.FindCompetencyByLabel("fry"), std::nullopt) << "two have it";
  EXPECT_EQ(version_.FindCompetencyByLabel("fry fish"), static_cast<CompetencyId>(2));
  EXPECT_EQ(version_.FindCompetencyByLabel("swim"), std::nullopt);
  EXPECT_EQ(version_.FindCompetencyByLabel(""), std::nullopt);
}

TEST_F(TaxonomyVersionTest, FallsBackToEnglishThenToAnyThenToTheUri) {
  EXPECT_EQ(version_.CompetencyLabel(static_cast<CompetencyId>(0), "nl"), "koken");
  EXPECT_EQ(version_.CompetencyLabel(static_cast<CompetencyId>(0), "fr"), "cook");
  EXPECT_EQ(version_.CompetencyLabel(static_cast<CompetencyId>(1), "nl"), "backen");
  EXPECT_EQ(version_.CompetencyLabel(static_cast<CompetencyId>(3), "nl"), "http://x/c/With_Capitals");
  EXPECT_EQ(version_.OccupationLabel(0, "en"), "kok");
}

TEST_F(TaxonomyVersionTest, SearchesBothKinds) {
  EXPECT_EQ(version_.competency_search().Search("kok", 5).front().matched_label, "koken");
  EXPECT_EQ(version_.occupation_search().Search("kok", 5).front().score, 1);
  EXPECT_EQ(version_.version(), "0123456789abcdef");
}

}  // namespace
}  // namespace perron
