#include "index/label_search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "tests/support/worlds.h"

namespace perron {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::unique_ptr<LabelSearch> Build(const std::vector<std::pair<std::uint32_t, std::string>>& labels) {
  std::vector<LabelSearch::Entry> entries;
  for (const auto& [number, label] : labels) entries.push_back({number, label});
  return LabelSearch::Build(entries);
}

std::vector<std::string> Labels(const LabelSearch& search, std::string_view query, std::size_t limit = 10) {
  std::vector<std::string> labels;
  for (const auto& hit : search.Search(query, limit)) labels.push_back(hit.matched_label);
  return labels;
}

TEST(LabelSearchTest, ExactLabelsComeFirstThenBeginningsThenWordsInBetween) {
  const auto search = Build({{1, "meester-kok"}, {2, "kok in een ziekenhuis"}, {3, "Kok"}, {4, "kokkin"}});
  EXPECT_THAT(Labels(*search, "kok"), ElementsAre("Kok", "kokkin", "kok in een ziekenhuis", "meester-kok"));
  const auto hits = search->Search("KOK", 10);
  EXPECT_EQ(hits[0].score, 1);
  for (std::size_t i = 1; i < hits.size(); ++i) EXPECT_LT(hits[i].score, hits[i - 1].score);
}

TEST(LabelSearchTest, FindsWordsInAnyOrderAndUnfinished) {
  const auto search = Build({{1, "drive forklift"}, {2, "drive trucks"}, {3, "repair forklifts"}});
  EXPECT_EQ(Labels(*search, "forklift dri").front(), "drive forklift");
  EXPECT_EQ(Labels(*search, "drive tr").front(), "drive trucks");
  EXPECT_THAT(Labels(*search, "dri"), ElementsAre("drive trucks", "drive forklift"));
}

TEST(LabelSearchTest, ForgivesTypingErrorsAfterWhatIsTypedWell) {
  const auto search = Build({{1, "verzorgende"}, {2, "lassen"}, {3, "lossen"}, {4, "heftruckchauffeur"}});
  EXPECT_THAT(Labels(*search, "verzrogende"), ElementsAre("verzorgende"));
  EXPECT_THAT(Labels(*search, "heftrukchaufeur"), ElementsAre("heftruckchauffeur"));
  EXPECT_EQ(Labels(*search, "lassen").front(), "lassen");
  EXPECT_THAT(Labels(*search, "lesen"), IsEmpty()) << "two errors in five letters";
}

TEST(LabelSearchTest, ToleratesAWordThatNoLabelHas) {
  const auto search = Build({{1, "work in teams"}, {2, "teams"}, {3, "lead choirs"}});
  EXPECT_THAT(Labels(*search, "teams xyzxyz"), testing::Contains("teams"));
  EXPECT_THAT(Labels(*search, "xyzxyz"), IsEmpty());
  EXPECT_THAT(Labels(*search, ""), IsEmpty());
  EXPECT_THAT(Labels(*search, " ?! "), IsEmpty());
  EXPECT_THAT(Labels(*search, "teams", 0), IsEmpty());
}

TEST(LabelSearchTest, GivesEachConceptOnceAndEqualOnesByNumber) {
  const auto search = Build({{7, "welder"}, {5, "welder"}, {5, "welder, fitter"}, {7, "Welder"}});
  const auto hits = search->Search("welder", 10);
  ASSERT_EQ(hits.size(), 2U);
  EXPECT_EQ(hits[0].concept_number, 5U);
  EXPECT_EQ(hits[1].concept_number, 7U);
  EXPECT_EQ(search->Search("welder", 1).size(), 1U);
}

// A regression: "metselaar" found the foreman first, who has the word as an alternative label and the lower number.
TEST(LabelSearchTest, WhoseOwnNameItIsComesBeforeWhoseOtherNameItIs) {
  const auto search =
      LabelSearch::Build({{1, "voorman metselaar", true}, {1, "metselaar", false}, {2, "metselaar", true}});
  const std::vector<LabelSearch::Hit> hits = search->Search("metselaar", 10);
  ASSERT_EQ(hits.size(), 2U);
  EXPECT_EQ(hits[0].concept_number, 2U);
  EXPECT_EQ(hits[0].score, hits[1].score);
}

TEST(LabelSearchTest, FindsExactLabelsAfterFolding) {
  const auto search = Build({{7, "Welder"}, {5, "welder!"}, {6, "welders"}});
  EXPECT_THAT(search->FindExact("WELDER"), ElementsAre(5U, 7U));
  EXPECT_THAT(search->FindExact("weld"), IsEmpty());
  EXPECT_THAT(search->FindExact(""), IsEmpty());
}

TEST(LabelSearchTest, WorksWithoutLabels) {
  const auto search = Build({{1, ""}});
  EXPECT_THAT(Labels(*search, "x"), IsEmpty());
  EXPECT_THAT(search->FindExact("x"), IsEmpty());
  EXPECT_GT(search->memory_bytes(), 0U);
}

TEST(LabelSearchTest, StandsAnyInput) {
  const auto search = Build({{1, "drive a forklift"}, {2, "caf\xC3\xA9"}});
  Random random(11);
  for (int i = 0; i < 2000; ++i) {
    std::string query;
    for (std::size_t size = random.Below(200); query.size() < size;) query += static_cast<char>(random.Below(256));
    for (const auto& hit : search->Search(query, 5)) {
      EXPECT_GT(hit.score, 0);
      EXPECT_LE(hit.score, 1);
    }
  }
  Labels(*search, std::string(1000000, 'x'));
}

TEST(LabelSearchTest, EveryLabelFindsItsConceptFirst) {
  Random random(5);
  const std::vector<std::string> words = {"drive", "forklift", "weld", "metal", "clean", "office", "care", "elderly"};
  std::vector<std::pair<std::uint32_t, std::string>> labels;
  std::set<std::string> used;
  while (labels.size() < 200) {
    std::string label = random.OneOf(words);
    for (std::size_t more = random.Below(3); more > 0; --more) label += " " + random.OneOf(words);
    if (used.insert(label).second) labels.emplace_back(static_cast<std::uint32_t>(labels.size()), label);
  }
  const auto search = Build(labels);
  for (const auto& [number, label] : labels) {
    const auto hits = search->Search(label, 3);
    ASSERT_FALSE(hits.empty());
    EXPECT_EQ(hits[0].concept_number, number);
    EXPECT_EQ(hits[0].score, 1);
  }
}

}  // namespace
}  // namespace perron
