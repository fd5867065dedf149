#include "index/onet_interests.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "index/esco_package.h"
#include "index/esco_relations.h"
#include "tests/index/package_builder.h"

namespace perron {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr char kHeader[] =
    "O*NET-SOC Code\tTitle\tElement ID\tElement Name\tScale ID\tScale Name\tData Value\tDate\tDomain Source\r\n";
constexpr char kPreamble[] =
    "\xEF\xBB\xBFMapping project name,ESCO-O*NET Crosswalk,,,,,\n,,,,,,\n\n"
    "O*NET Id,O*NET Title,O*NET Description,ESCO or ISCO URI,ESCO or ISCO Title,ESCO or ISCO Description,Type of "
    "Match\n";

std::string Row(const std::string& code, const std::string& type, const std::string& value,
                const std::string& scale = "OI") {
  return code + "\tCooks\t1.B.1.a\t" + type + "\t" + scale + "\tOccupational Interests\t" + value +
         "\t11/2023\tMachine Learning\r\n";
}

// Six rows: `first` for Realistic, 1 for the others.
std::string Rows(const std::string& code, const std::string& first) {
  std::string rows = Row(code, "Realistic", first);
  for (const char* type : {"Investigative", "Artistic", "Social", "Enterprising", "Conventional"}) {
    rows += Row(code, type, "1");
  }
  return rows;
}

std::string Map(const std::string& code, const std::string& uri, const std::string& match) {
  return code + ",Cooks,\"Prepare,\nseason\"," + uri + ",cook,Cooks.," + match + "\n";
}

TEST(OnetInterestsTest, ReadsTheSixScoresOfACode) {
  const auto interests = ReadOnetInterests(
      "Interests.txt", std::string(kHeader) + Rows("35-2014.00", "5.5") +
                           Row("35-2014.00", "First Interest High-Point", "1", "IH") + Rows("11-1011.00", "7"));
  ASSERT_TRUE(interests.ok()) << interests.status();
  ASSERT_EQ(interests->size(), 2);
  EXPECT_THAT(interests->at("35-2014.00"), ElementsAre(5.5F, 1, 1, 1, 1, 1));
  EXPECT_EQ(interests->at("11-1011.00")[0], 7);
}

TEST(OnetInterestsTest, SaysWhereAScoreIsWrong) {
  const auto error = [](const std::string& rows) {
    return std::string(ReadOnetInterests("Interests.txt", std::string(kHeader) + rows).status().message());
  };
  EXPECT_THAT(error(Row("35-2014.00", "Realistic", "1") + Row("35-2014.00", "Social", "7.1")),
              HasSubstr("Interests.txt:3: column Data Value: is not an interest score, want a number from 1 to 7"));
  EXPECT_THAT(error(Row("35-2014.00", "Heroic", "1")), HasSubstr("Interests.txt:2: column Element Name:"));
  EXPECT_THAT(error(Row("cook", "Social", "1")), HasSubstr("Interests.txt:2: column O*NET-SOC Code:"));
  EXPECT_THAT(error(Row("35-2014.00", "Social", "1") + Row("35-2014.00", "Social", "2")),
              HasSubstr("Interests.txt:3: column Element Name: is there already"));
  EXPECT_THAT(error(Rows("11-1011.00", "3") + Row("35-2014.00", "Social", "1")),
              HasSubstr("Interests.txt:8: column Element Name: 35-2014.00 has 1 interests, want all six"));
  EXPECT_THAT(std::string(ReadOnetInterests("Interests.txt", "a\tb\n").status().message()),
              HasSubstr("column O*NET-SOC Code: is missing"));
}

TEST(OnetInterestsTest, ReadsTheCrosswalkBelowItsPreamble) {
  const auto rows = ReadCrosswalk("onet_esco_crosswalk.csv",
                                  kPreamble + Map("35-2014.00", "urn:o/z", "exactMatch") +
                                      Map("35-2014.00", "http://data.europa.eu/esco/isco/C5120", "exactISCO"));
  ASSERT_TRUE(rows.ok()) << rows.status();
  ASSERT_EQ(rows->size(), 2);
  EXPECT_EQ(rows->at(0).code, "35-2014.00");
  EXPECT_EQ(rows->at(0).uri, "urn:o/z");
  EXPECT_EQ(rows->at(0).line, 5) << "lines of the file, preamble included";
  EXPECT_EQ(rows->at(1).line, 7);
  EXPECT_GT(rows->at(0).weight, rows->at(1).weight);
}

TEST(OnetInterestsTest, SaysWhereTheCrosswalkIsWrong) {
  const auto error = [](const std::string& content) {
    return std::string(ReadCrosswalk("c.csv", content).status().message());
  };
  EXPECT_THAT(error("a,b\nc,d\n"), HasSubstr("c.csv:1: has no table"));
  EXPECT_THAT(error(""), HasSubstr("c.csv:1: has no table"));
  EXPECT_THAT(error(kPreamble + Map("35-2014.00", "urn:o/z", "nearMatch")),
              HasSubstr("c.csv:5: column Type of Match: is unknown"));
  EXPECT_THAT(error(kPreamble + Map("35-2014", "urn:o/z", "exactMatch")), HasSubstr("c.csv:5: column O*NET Id:"));
  EXPECT_THAT(error(kPreamble + Map("35-2014.00", "", "exactMatch")), HasSubstr("c.csv:5: column ESCO or ISCO URI:"));
  EXPECT_THAT(error("O*NET Id,x\n"), HasSubstr("column ESCO or ISCO URI: is missing"));
}

// Two occupations, of ISCO 5120 and 9412.
class AddOnetInterestsTest : public testing::Test {
 protected:
  AddOnetInterestsTest() {
    taxonomy_.occupations.resize(2);
    taxonomy_.occupations[0].uri = "urn:o/y";
    taxonomy_.occupations[0].isco_code = "9412";
    taxonomy_.occupations[1].uri = "urn:o/z";
    taxonomy_.occupations[1].isco_code = "5120";
    scores_ = {
        {"11-0000.01", {1, 1, 1, 1, 1, 1}}, {"11-0000.02", {4, 2, 2, 2, 2, 2}}, {"35-2014.00", {7, 1, 1, 1, 1, 1}}};
  }

  void Add(const std::vector<CrosswalkRow>& rows) {
    AddOnetInterests(scores_, "c.csv", rows, EscoNumbers(taxonomy_).occupations, taxonomy_, warnings_);
  }

  Taxonomy taxonomy_;
  OnetInterests scores_;
  EscoWarnings warnings_;
};

TEST_F(AddOnetInterestsTest, SeveralCodesGiveTheirWeightedMean) {
  Add({{"11-0000.01", "urn:o/z", 4, 5}, {"35-2014.00", "urn:o/z", 2, 6}});
  ASSERT_TRUE(taxonomy_.occupations[1].interests);
  EXPECT_THAT(*taxonomy_.occupations[1].interests, ElementsAre(3, 1, 1, 1, 1, 1));
  EXPECT_FALSE(taxonomy_.occupations[0].interests);
  EXPECT_EQ(warnings_.count(), 0);
}

TEST_F(AddOnetInterestsTest, ACodeForAllOthersTakesTheMeanOfItsSubdivisions) {
  Add({{"11-0000.00", "urn:o/z", 1, 5}});
  EXPECT_THAT(*taxonomy_.occupations[1].interests, ElementsAre(2.5F, 1.5F, 1.5F, 1.5F, 1.5F, 1.5F));
}

TEST_F(AddOnetInterestsTest, AGroupSpeaksForOccupationsThatAreNotNamed) {
  const std::string isco = "http://data.europa.eu/esco/isco/C";
  Add({{"35-2014.00", isco + "94", 1, 5}, {"11-0000.02", isco + "5120", 1, 6}, {"11-0000.01", "urn:o/z", 1, 7}});
  EXPECT_EQ((*taxonomy_.occupations[0].interests)[0], 7) << "9412 is in 94";
  EXPECT_EQ((*taxonomy_.occupations[1].interests)[0], 1) << "is named itself";
  EXPECT_EQ(warnings_.count(), 0);
}

TEST_F(AddOnetInterestsTest, WhatThePackageSaysItselfGoesFirst) {
  taxonomy_.occupations[1].interests = Interests{2, 2, 2, 2, 2, 2};
  Add({{"35-2014.00", "urn:o/z", 4, 5}});
  EXPECT_EQ((*taxonomy_.occupations[1].interests)[0], 2);
}

TEST_F(AddOnetInterestsTest, RowsThatLeadNowhereAreWarnings) {
  Add({{"35-2014.00", "urn:o/none", 4, 5}, {"55-1011.00", "urn:o/z", 4, 9}});
  EXPECT_FALSE(taxonomy_.occupations[1].interests);
  EXPECT_THAT(warnings_.kept(),
              ElementsAre("c.csv:5: column ESCO or ISCO URI: urn:o/none is not in the package; row left out",
                          "c.csv:9: column O*NET Id: 55-1011.00 has no interests; row left out"));
}

TEST(OnetPackageTest, TheTwoFilesAreAPartOfAPackage) {
  auto package = SmallPackage();
  package["Interests.txt"] = kHeader + Rows("35-2014.00", "5.5");
  package["onet_esco_crosswalk.csv"] = kPreamble + Map("35-2014.00", "urn:o/z", "closeMatch");
  const auto read = ReadEscoPackage(ToFiles(package));
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_THAT(read->ignored_files, IsEmpty());
  EXPECT_FALSE(read->taxonomy.occupations[0].interests);
  EXPECT_THAT(*read->taxonomy.occupations[1].interests, ElementsAre(5.5F, 1, 1, 1, 1, 1));
}

TEST(OnetPackageTest, OneOfTheTwoIsNotEnough) {
  auto package = SmallPackage();
  package["Interests.txt"] = kHeader + Rows("35-2014.00", "5.5");
  EXPECT_THAT(std::string(ReadEscoPackage(ToFiles(package)).status().message()),
              HasSubstr("there is Interests.txt and no onet_esco_crosswalk.csv"));
  package.erase("Interests.txt");
  package["onet_esco_crosswalk.csv"] = kPreamble;
  EXPECT_THAT(std::string(ReadEscoPackage(ToFiles(package)).status().message()),
              HasSubstr("there is onet_esco_crosswalk.csv and no Interests.txt"));
}

}  // namespace
}  // namespace perron
