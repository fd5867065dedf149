#include "index/text/concept_linker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <thread>

#include "index/text/lexicon_learner.h"
#include "tests/index/text/text_world.h"

namespace perron {
namespace {

using testing::IsEmpty;

std::unique_ptr<const ConceptLinker> Competencies(const Taxonomy& taxonomy) {
  return MakeCompetencyLinker(taxonomy, LearnLexicon(taxonomy, Dictionaries()));
}

std::uint32_t First(const ConceptLinker& linker, std::string_view text) {
  const std::vector<ConceptLinker::Hit> hits = linker.Link(text, 10);
  return hits.empty() ? 99 : hits.front().concept_number;
}

TEST(ConceptLinkerTest, ALabelOfTheConceptScoresOneAndNothingElseDoes) {
  const auto linker = Competencies(TextWorld());
  for (const char* label :
       {"vorkheftruck bedienen", "Vorkheftruck  BEDIENEN!", "drive a forklift", "operate a lift truck"}) {
    const std::vector<ConceptLinker::Hit> hits = linker->Link(label, 10);
    ASSERT_FALSE(hits.empty()) << label;
    EXPECT_EQ(hits[0].concept_number, 2U) << label;
    EXPECT_EQ(hits[0].score, 1) << label;
    for (std::size_t i = 1; i < hits.size(); ++i) EXPECT_LT(hits[i].score, 1);
  }
  EXPECT_LT(linker->Link("vorkheftruck bedienen kunnen", 1).at(0).score, 1);
}

TEST(ConceptLinkerTest, FindsWithoutAnyWordOfALabel) {
  const auto linker = Competencies(TextWorld());
  EXPECT_EQ(First(*linker, "vorkheftruk"), 2U) << "letters";
  EXPECT_EQ(First(*linker, "de keuken"), 4U) << "letters of another form";
  EXPECT_EQ(First(*linker, "room cleaning"), 3U) << "English stems";
  EXPECT_EQ(First(*linker, "welding"), 0U) << "an English stem in a text of one word";
}

TEST(ConceptLinkerTest, TranslatesWhatHasNoDutchLabel) {
  Taxonomy taxonomy = TextWorld();
  taxonomy.competencies[0].labels.pop_back();  // "weld metal" alone
  taxonomy.competencies[5].labels.pop_back();
  taxonomy.occupations[1].labels[1].alternatives = {"metaal"};  // what is left to learn "metaal" from
  taxonomy.occupations[1].labels[0].preferred = "metal";
  const auto linker = Competencies(taxonomy);
  const std::vector<ConceptLinker::Hit> hits = linker->Link("metaal", 2);
  ASSERT_EQ(hits.size(), 2U);
  EXPECT_EQ((std::set<std::uint32_t>{hits[0].concept_number, hits[1].concept_number}), (std::set<std::uint32_t>{0, 5}));
}

TEST(ConceptLinkerTest, OrdersByScoreOnceEachAndHonoursTheLimit) {
  const auto linker = Competencies(TextWorld());
  const std::vector<ConceptLinker::Hit> all = linker->Link("metaal repareren en schoonmaken", 10);
  std::set<std::uint32_t> seen;
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_TRUE(seen.insert(all[i].concept_number).second);
    EXPECT_GT(all[i].score, 0);
    EXPECT_LE(all[i].score, 1);
    EXPECT_LE(all[i].score, all[i == 0 ? 0 : i - 1].score);
  }
  ASSERT_GT(all.size(), 2U);
  const std::vector<ConceptLinker::Hit> two = linker->Link("metaal repareren en schoonmaken", 2);
  ASSERT_EQ(two.size(), 2U);
  EXPECT_EQ(two[1].concept_number, all[1].concept_number);
  EXPECT_EQ(two[1].score, all[1].score);
}

TEST(ConceptLinkerTest, OfNothingFindsNothing) {
  const auto linker = Competencies(TextWorld());
  for (const char* text : {"", " ?! ", "qqqqq", "\xFF\xFE"}) EXPECT_THAT(linker->Link(text, 10), IsEmpty()) << text;
  EXPECT_THAT(linker->Link("metaal lassen", 0), IsEmpty());
  EXPECT_THAT(MakeCompetencyLinker(Taxonomy(), Lexicon())->Link("lassen", 5), IsEmpty());
  EXPECT_THAT(MakeOccupationLinker(Taxonomy(), Lexicon())->Link("lasser", 5), IsEmpty());
}

TEST(ConceptLinkerTest, WorksWithOneLanguageOrWithoutALexicon) {
  for (const std::size_t kept : {0U, 1U}) {
    Taxonomy taxonomy = TextWorld();
    for (Competency& one : taxonomy.competencies) one.labels = {one.labels[kept]};
    const auto linker = Competencies(taxonomy);
    EXPECT_EQ(First(*linker, kept == 0 ? "driving forklifts" : "vorkheftrucks bediend"), 2U);
  }
  Taxonomy german;
  german.languages = {"de"};
  german.competencies.resize(1);
  german.competencies[0].labels = {{0, "Metall schweissen", {}, ""}};
  EXPECT_EQ(First(*MakeCompetencyLinker(german, Lexicon()), "metalle"), 0U);
  EXPECT_EQ(First(*MakeCompetencyLinker(TextWorld(), Lexicon()), "metaal lassen"), 0U);
}

TEST(ConceptLinkerTest, LinksTitlesToOccupations) {
  const Taxonomy taxonomy = TextWorld();
  const auto linker = MakeOccupationLinker(taxonomy, LearnLexicon(taxonomy, Dictionaries()));
  EXPECT_EQ(First(*linker, "schoonmaakster"), 0U);
  EXPECT_EQ(First(*linker, "poetsvrouw"), 0U);
  EXPECT_EQ(First(*linker, "housekeeper"), 0U);
  EXPECT_EQ(First(*linker, "lasser mig/mag"), 1U);
}

TEST(ConceptLinkerTest, AnOccupationThatUsesItSpeaksForACompetency) {
  Taxonomy taxonomy = TextWorld();
  const std::vector<ConceptLinker::Hit> hits = Competencies(taxonomy)->Link("repareren voor de poetsvrouw", 10);
  taxonomy.occupations[0].essential = {CompetencyId{1}, CompetencyId{3}, CompetencyId{4}};
  const std::vector<ConceptLinker::Hit> more = Competencies(taxonomy)->Link("repareren voor de poetsvrouw", 10);
  const auto score_of = [](const std::vector<ConceptLinker::Hit>& all, std::uint32_t number) {
    for (const ConceptLinker::Hit& hit : all) {
      if (hit.concept_number == number) return hit.score;
    }
    return 0.0;
  };
  EXPECT_GT(score_of(more, 1), score_of(hits, 1));
}

TEST(ConceptLinkerTest, AnswersTheSameFromEveryThread) {
  const auto linker = Competencies(TextWorld());
  const auto ask = [&] {
    std::vector<double> scores;
    for (int i = 0; i < 200; ++i) {
      for (const ConceptLinker::Hit& hit : linker->Link("vorkheftruk repareren", 10)) scores.push_back(hit.score);
    }
    return scores;
  };
  const std::vector<double> alone = ask();
  std::vector<double> first, second;
  std::thread one([&] { first = ask(); });
  std::thread two([&] { second = ask(); });
  one.join();
  two.join();
  EXPECT_EQ(first, alone);
  EXPECT_EQ(second, alone);
}

}  // namespace
}  // namespace perron
