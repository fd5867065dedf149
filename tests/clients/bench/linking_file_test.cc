#include "clients/bench/linking_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace perron {
namespace {

using testing::ElementsAre;

Taxonomy TwoCompetencies() {
  Taxonomy taxonomy;
  taxonomy.competencies.resize(2);
  taxonomy.competencies[0].uri = "http://a";
  taxonomy.competencies[1].uri = "http://b";
  return taxonomy;
}

TEST(LinkingFileTest, ReadsTextsAndWhatTheyMean) {
  const auto queries =
      ReadLinkingFile("f", "competency\tskills\tkinds\nlassen, en zo\thttp://b http://a\tx y\r\n\nkoken\thttp://gone\n",
                      TwoCompetencies());
  ASSERT_TRUE(queries.ok()) << queries.status();
  ASSERT_EQ(queries->size(), 2U);
  EXPECT_EQ(queries->at(0).text, "lassen, en zo");
  EXPECT_THAT(queries->at(0).right, ElementsAre(0, 1));
  EXPECT_TRUE(queries->at(1).right.empty());
}

TEST(LinkingFileTest, SaysWhereItIsWrong) {
  const auto message = [](std::string_view content) {
    return std::string(ReadLinkingFile("f.tsv", content, TwoCompetencies()).status().message());
  };
  EXPECT_EQ(message("head\nlassen\n"), "f.tsv:2: there is no tab, want a text, a tab and URIs");
  EXPECT_EQ(message("head\nx\thttp://a\n\thttp://a\n"), "f.tsv:3: the text is empty, want one before the tab");
  EXPECT_EQ(message("head\nx\t \n"), "f.tsv:2: there is no URI, want at least one after the tab");
  EXPECT_EQ(message("head\n"), "f.tsv: there is no line to use, want at least one");
}

TEST(LinkingFileTest, ReadsLinesOfTitles) {
  const auto lines = ReadTextLines("t", " schilder \r\n\nmedewerker bediening");
  ASSERT_TRUE(lines.ok());
  EXPECT_THAT(*lines, ElementsAre("schilder", "medewerker bediening"));
  EXPECT_EQ(ReadTextLines("t", "\n \n").status().message(), "t: there is no line to use, want at least one");
  EXPECT_EQ(ReadTextLines("t", "a\nb\tc\n").status().message(), "t:2: there is a tab, want one text a line");
}

}  // namespace
}  // namespace perron
