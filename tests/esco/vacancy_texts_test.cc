// What Perron reads out of real kinds of texts on the whole of ESCO: the judged requirements of docs/vacancy_texts,
// short sentences of residents, and how long a long text takes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "index/taxonomy_import.h"
#include "index/taxonomy_version.h"
#include "tests/support/esco_data.h"

namespace perron {
namespace {

const std::filesystem::path kTexts = std::filesystem::path(PERRON_SOURCE_DIR) / "docs" / "vacancy_texts";

std::string ReadAll(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

class VacancyTextsTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const std::optional<PackageFiles> files = EscoPackageFiles();
    if (!files) return;
    absl::StatusOr<ImportedTaxonomy> esco = ImportTaxonomy(*files);
    ASSERT_TRUE(esco.ok()) << esco.status();
    taxonomy = new TaxonomyVersion(std::move(esco->version), absl::Time(), std::move(esco->taxonomy),
                                   std::move(esco->space), std::move(esco->lexicon));
  }
  static void TearDownTestSuite() { delete taxonomy; }

  void SetUp() override {
    if (taxonomy == nullptr) GTEST_SKIP() << kNoEsco;
  }

  static std::string LabelOf(std::uint32_t competency) {
    return std::string(taxonomy->CompetencyLabel(CompetencyId{competency}, "nl"));
  }

  // Labels of what a resident's words say.
  static std::set<std::string> Said(const std::string& text) {
    std::set<std::string> labels;
    for (const SuggestedCompetency& one : taxonomy->text_suggester().SuggestCompetencies(text, 20)) {
      labels.insert(LabelOf(one.competency));
    }
    return labels;
  }

  static inline TaxonomyVersion* taxonomy = nullptr;
};

TEST_F(VacancyTextsTest, WhatWasSignedKeepsAppearingAndWhatWasNotStaysFew) {
  std::map<std::string, std::set<std::string>> signed_of;  // text -> URIs
  std::istringstream judgement(ReadAll(kTexts / "judgement.tsv"));
  std::string line;
  std::getline(judgement, line);
  std::size_t signed_count = 0;
  while (std::getline(judgement, line)) {
    std::vector<std::string> cells(1);
    for (const char c : line) {
      if (c == '\t') {
        cells.emplace_back();
      } else {
        cells.back() += c;
      }
    }
    ASSERT_EQ(cells.size(), 6U) << line;
    if (cells[5] == "sign" && signed_of[cells[0]].insert(cells[2]).second) ++signed_count;
  }
  std::size_t shown = 0;
  std::size_t good = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kTexts)) {
    if (entry.path().extension() != ".txt") continue;
    const std::string all = ReadAll(entry.path());
    const std::size_t end = all.find('\n');
    const SuggestedWork work =
        taxonomy->text_suggester().SuggestWork(all.substr(0, end), all.substr(end + 1), std::nullopt);
    EXPECT_GE(work.competencies.size(), 3U) << entry.path();
    for (const SuggestedCompetency& one : work.competencies) {
      ++shown;
      const std::string& uri = taxonomy->taxonomy().competencies[one.competency].uri;
      if (signed_of[entry.path().stem().string()].count(uri) > 0) {
        ++good;
      } else {
        std::printf("%s: %s is not signed\n", entry.path().stem().c_str(), LabelOf(one.competency).c_str());
      }
    }
  }
  std::printf("%zu of the %zu shown are signed; %zu were signed in all\n", good, shown, signed_count);
  ASSERT_GT(signed_count, 50U);
  // What is new since the judgement counts as wrong, so this asks a little less than the page shows.
  EXPECT_GE(good * 100, signed_count * 90);
  EXPECT_GE(good * 100, shown * 80);
}

TEST_F(VacancyTextsTest, WhatResidentsSay) {
  const std::pair<const char*, const char*> kCases[] = {
      {"ik heb tien jaar op de heftruck gereden en help graag mensen", "heftrucks bedienen"},
      {"Ik heb jaren bloemen en planten verzorgd", "planten verzorgen"},
      {"Ik repareer fietsen en brommers", "fietsen repareren"},
      {"Ik maak huizen schoon en strijk ook", "stoffen strijken"},
      {"Ik kan metselen en tegels leggen", "tegels leggen"},
      {"Ik spreek Arabisch en help buren met formulieren invullen", "formulieren invullen"},
      {"Ik heb achter de kassa gestaan in een supermarkt", "kassa beheren"},
      {"Ik heb geverfd en behangen in huizen", "behangen"},
      {"I can repair cars and change tyres", "banden wisselen"},
      {"Ik werk graag zelfstandig maar ook in een team", "zelfstandig werken"},
  };
  for (const auto& [text, label] : kCases) EXPECT_THAT(Said(text), testing::Contains(label)) << text;
}

TEST_F(VacancyTextsTest, WhatResidentsDenyOrSpeakOfOtherwise) {
  EXPECT_THAT(Said("Ik kan niet zwaar tillen"), testing::Not(testing::Contains("zware gewichten tillen")));
  EXPECT_THAT(Said("Ik heb geen heftruck gereden"), testing::Not(testing::Contains("heftrucks bedienen")));
  EXPECT_THAT(Said("Let op: morgen is er geen bus, dat staat op de site."), testing::IsEmpty());
}

TEST_F(VacancyTextsTest, ALongTextTakesMilliseconds) {
  std::string text;
  for (const auto& entry : std::filesystem::directory_iterator(kTexts)) {
    if (entry.path().extension() == ".txt" && text.size() < 5000) text += ReadAll(entry.path()) + "\n\n";
  }
  text.resize(5000);
  std::vector<double> milliseconds;
  for (int round = 0; round < 21; ++round) {
    const std::clock_t begin = std::clock();  // of this process: others may be using the machine
    EXPECT_FALSE(taxonomy->text_suggester().SuggestWork("Magazijnmedewerker", text, std::nullopt).competencies.empty());
    milliseconds.push_back(1e3 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  std::sort(milliseconds.begin(), milliseconds.end());
  std::printf("5,000 characters: fastest %.1f ms, median %.1f ms\n", milliseconds.front(), milliseconds[10]);
  EXPECT_LT(milliseconds.front(), 50);
}

}  // namespace
}  // namespace perron
