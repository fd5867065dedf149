#include "clients/bench/related_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/matching/taxonomy_builder.h"

namespace perron {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Taxonomy ThreeOccupations() {
  Taxonomy taxonomy = MakeTaxonomy(1);
  for (int i = 0; i < 3; ++i) AddOccupation(taxonomy, {0});
  return taxonomy;
}

TEST(RelatedFileTest, ReadsQueriesWithWhatIsRightAndWhatToLeaveOut) {
  const auto queries = ReadRelatedFile(
      "dev.tsv", "q\tright\tout\nurn:o00\turn:o02 urn:unknown urn:o02\turn:o01 urn:o00\nurn:o01\turn:o00\r\n",
      ThreeOccupations());
  ASSERT_TRUE(queries.ok()) << queries.status();
  ASSERT_EQ(queries->size(), 2U);
  EXPECT_EQ((*queries)[0].occupation, 0U);
  EXPECT_THAT((*queries)[0].relevant, ElementsAre(2));
  EXPECT_EQ((*queries)[0].relevant_count, 2U) << "what the taxonomy lacks is never found";
  EXPECT_THAT((*queries)[0].excluded, ElementsAre(0, 1));
  EXPECT_THAT((*queries)[1].relevant, ElementsAre(0));
}

TEST(RelatedFileTest, SaysWhichLineIsWrong) {
  const Taxonomy taxonomy = ThreeOccupations();
  EXPECT_THAT(std::string(ReadRelatedFile("f", "h\nurn:x\turn:o01\n", taxonomy).status().message()),
              HasSubstr("f:2: \"urn:x\" is not an occupation"));
  EXPECT_THAT(std::string(ReadRelatedFile("f", "h\nurn:o00\t\n", taxonomy).status().message()),
              HasSubstr("f:2: there is no relevant URI"));
  EXPECT_THAT(std::string(ReadRelatedFile("f", "h\n", taxonomy).status().message()), HasSubstr("there is no query"));
  EXPECT_THAT(std::string(ReadRelatedCorpus("c", "urn:o01\nurn:y\n", taxonomy).status().message()),
              HasSubstr("c:2: \"urn:y\""));
  EXPECT_THAT(std::string(ReadRelatedCorpus("c", "\n", taxonomy).status().message()), HasSubstr("no occupation"));
}

TEST(RelatedFileTest, ReadsTheCorpusInOrderAndOnce) {
  const auto corpus = ReadRelatedCorpus("c", "urn:o02\n\nurn:o00\nurn:o02\n", ThreeOccupations());
  ASSERT_TRUE(corpus.ok());
  EXPECT_THAT(*corpus, ElementsAre(0, 2));
}

}  // namespace
}  // namespace perron
