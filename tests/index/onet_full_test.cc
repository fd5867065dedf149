#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "index/esco_package.h"
#include "tests/support/esco_data.h"

// The real O*NET interests over the real crosswalk on the real ESCO.
namespace perron {
namespace {

enum Type { kRealistic, kInvestigative, kArtistic, kSocial, kEnterprising, kConventional };

class OnetFullTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    std::optional<PackageFiles> files = EscoPackageFiles();
    if (!files) return;
    const std::filesystem::path folder = std::filesystem::path(SharedDataFolder()) / "onet";
    for (const char* name : {"Interests.txt.gz", "onet_esco_crosswalk.csv.gz"}) {
      std::ifstream in(folder / name, std::ios::binary);
      if (!in) return;
      std::string content((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
      ASSERT_TRUE(files->Add(name, std::move(content)).ok());
    }
    auto read = ReadEscoPackage(*files);
    ASSERT_TRUE(read.ok()) << read.status();
    package = new EscoPackage(*std::move(read));
  }

  static void TearDownTestSuite() {
    delete package;
    package = nullptr;
  }

  void SetUp() override {
    if (package == nullptr) GTEST_SKIP() << kNoEsco << " and onet/";
  }

  static const Occupation* Find(const std::string& english) {
    const Taxonomy& taxonomy = package->taxonomy;
    for (const Occupation& occupation : taxonomy.occupations) {
      for (const ConceptLabels& labels : occupation.labels) {
        if (taxonomy.languages[labels.language] == "en" && labels.preferred == english) return &occupation;
      }
    }
    return nullptr;
  }

  static EscoPackage* package;
};

EscoPackage* OnetFullTest::package = nullptr;

TEST_F(OnetFullTest, MostOccupationsHaveInterests) {
  const auto& occupations = package->taxonomy.occupations;
  const auto with = std::count_if(occupations.begin(), occupations.end(),
                                  [](const Occupation& occupation) { return occupation.interests.has_value(); });
  std::cout << with << " of " << occupations.size() << " occupations have interests, " << package->warnings.count()
            << " warnings\n";
  EXPECT_GE(with, 2500);
  for (const Occupation& occupation : occupations) {
    if (!occupation.interests) continue;
    for (const float score : *occupation.interests) {
      EXPECT_GE(score, 1) << occupation.uri;
      EXPECT_LE(score, 7) << occupation.uri;
    }
  }
}

TEST_F(OnetFullTest, TheHighestInterestIsWhatOneWouldExpect) {
  const std::map<std::string, Type> expected = {
      {"nurse responsible for general care", kSocial},
      {"carpenter", kRealistic},
      {"forklift operator", kRealistic},
      {"youth worker", kSocial},
      {"primary school teacher", kSocial},
      {"accountant", kConventional},
      {"graphic designer", kArtistic},
      {"physicist", kInvestigative},
      {"real estate agent", kEnterprising},
  };
  for (const auto& [label, type] : expected) {
    const Occupation* occupation = Find(label);
    ASSERT_NE(occupation, nullptr) << label;
    ASSERT_TRUE(occupation->interests) << label;
    const auto highest = std::max_element(occupation->interests->begin(), occupation->interests->end());
    EXPECT_EQ(highest - occupation->interests->begin(), type)
        << label << ": " << testing::PrintToString(*occupation->interests);
  }
}

}  // namespace
}  // namespace perron
