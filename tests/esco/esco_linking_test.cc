#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <time.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "clients/bench/held_out_labels.h"
#include "clients/bench/linking_file.h"
#include "clients/bench/linking_quality.h"
#include "index/esco_package.h"
#include "index/package_files.h"
#include "index/text/concept_linker.h"
#include "index/text/lexicon_learner.h"
#include "tests/support/esco_data.h"

// Linking on the real ESCO: floors under its quality, its time and what it answers to everyday texts.
namespace perron {
namespace {

// Processor time of this thread, in seconds.
double Now() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

class EscoLinkingTest : public testing::Test {
 protected:
  // Learned once for all cases: it takes seconds.
  static void SetUpTestSuite() {
    const std::optional<PackageFiles> files = EscoPackageFiles();
    if (!files) return;
    taxonomy = new Taxonomy(std::move(ReadEscoPackage(*files)->taxonomy));
    dictionaries = new Dictionaries(ReadDictionaries());
    const double begin = Now();
    lexicon = new Lexicon(LearnLexicon(*taxonomy, *dictionaries));
    const double learned = Now();
    competencies = MakeCompetencyLinker(*taxonomy, *lexicon).release();
    occupations = MakeOccupationLinker(*taxonomy, *lexicon).release();
    std::cout << "learned in " << learned - begin << " s, linkers in " << Now() - learned << " s, "
              << competencies->memory_bytes() / 1000000 << " and " << occupations->memory_bytes() / 1000000 << " MB\n";
  }
  static void TearDownTestSuite() {
    delete occupations;
    delete competencies;
    delete lexicon;
    delete dictionaries;
    delete taxonomy;
  }
  void SetUp() override {
    if (taxonomy == nullptr) GTEST_SKIP() << kNoEsco;
    if (!dictionaries->missing.empty()) GTEST_SKIP() << dictionaries->missing.front() << " is missing";
  }

  // The Dutch labels of the first three.
  static std::string Found(const ConceptLinker& linker, std::string_view text) {
    std::string found;
    for (const ConceptLinker::Hit& hit : linker.Link(text, 3)) {
      const std::uint32_t i = hit.concept_number;
      found += (&linker == occupations ? taxonomy->occupations[i].labels : taxonomy->competencies[i].labels)
                   .back()
                   .preferred +
               "; ";
    }
    return found;
  }

  static inline Taxonomy* taxonomy = nullptr;
  static inline Dictionaries* dictionaries = nullptr;
  static inline Lexicon* lexicon = nullptr;
  static inline const ConceptLinker* competencies = nullptr;
  static inline const ConceptLinker* occupations = nullptr;
};

TEST_F(EscoLinkingTest, LinksTheDevelopmentHalfOfTheBenchmark) {
  PackageFiles file;
  std::ifstream in(SharedDataFolder() + "/quality/competency_linking_dev.tsv.gz", std::ios::binary);
  if (!in) GTEST_SKIP() << "the benchmark is not here";
  const std::string packed((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  ASSERT_TRUE(file.Add("linking.tsv.gz", packed).ok());
  const auto queries = ReadLinkingFile("linking.tsv", file.files().begin()->second, *taxonomy);
  ASSERT_TRUE(queries.ok()) << queries.status();
  const double begin = Now();
  const RankingQuality quality =
      MeasureRanking(*queries, [](std::string_view text) { return RankByLinker(*competencies, text, 100); });
  const double each = 1000 * (Now() - begin) / static_cast<double>(quality.queries);
  std::cout << "MRR " << quality.mrr << ", hit@1 " << quality.hit1 << ", hit@10 " << quality.hit10 << ", " << each
            << " ms each\n";
  EXPECT_GT(quality.mrr, 0.35);
  EXPECT_GT(quality.hit10, 0.525);
  EXPECT_LT(each, 1.0) << "0.2 ms when nothing else runs";
}

TEST_F(EscoLinkingTest, LinksTitlesThatWereTakenOut) {
  Taxonomy fewer = *taxonomy;
  const std::vector<JudgedQuery> queries = HoldOutOccupationLabels(HeldOut::kAll, 7, &fewer);
  const auto linker = MakeOccupationLinker(fewer, LearnLexicon(fewer, *dictionaries));
  const RankingQuality quality =
      MeasureRanking(queries, [&](std::string_view text) { return RankByLinker(*linker, text, 100); });
  EXPECT_GT(quality.mrr, 0.6);
  EXPECT_GT(quality.hit10, 0.78);
}

TEST_F(EscoLinkingTest, WorksWithLessWithoutDictionaries) {
  const auto linker = MakeCompetencyLinker(*taxonomy, LearnLexicon(*taxonomy, Dictionaries()));
  EXPECT_THAT(Found(*linker, "heftruck besturen"), testing::HasSubstr("heftrucks bedienen"));
}

TEST_F(EscoLinkingTest, AnswersEverydayTexts) {
  EXPECT_THAT(Found(*competencies, "heftruk besturen"), testing::HasSubstr("heftrucks bedienen"));
  EXPECT_THAT(Found(*competencies, "lassen met TIG"), testing::StartsWith("TIG-lassen"));
  EXPECT_THAT(Found(*competencies, "kitchen cleaning"), testing::HasSubstr("keukenmateriaal reinigen"));
  EXPECT_EQ(Found(*competencies, "zzzz"), "");
  EXPECT_THAT(Found(*occupations, "schoonmaakster"), testing::StartsWith("schoonmaker gebouwen"));
  EXPECT_THAT(Found(*occupations, "accountmanager binnendienst"), testing::StartsWith("accountmanager"));
  EXPECT_THAT(Found(*occupations, "chauffeur CE"), testing::HasSubstr("vrachtwagenchauffeur"));
}

}  // namespace
}  // namespace perron
