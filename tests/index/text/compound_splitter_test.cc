#include "index/text/compound_splitter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace perron {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const CompoundSplitter& Splitter() {
  static const auto& splitter = *new CompoundSplitter({{"arbeid", 30},
                                                       {"chauffeur", 40},
                                                       {"heftruck", 20},
                                                       {"ker", 2},
                                                       {"las", 9},
                                                       {"leren", 50},
                                                       {"markt", 40},
                                                       {"meester", 10},
                                                       {"personeel", 90},
                                                       {"person", 3},
                                                       {"eel", 2},
                                                       {"rijder", 20},
                                                       {"truck", 15},
                                                       {"wer", 9}});
  return splitter;
}

TEST(CompoundSplitterTest, SplitsIntoKnownParts) {
  EXPECT_THAT(Splitter().Split("heftruckchauffeur"), ElementsAre("heftruck", "chauffeur"));
  EXPECT_THAT(Splitter().Split("heftruckrijdermeester"), ElementsAre("heftruck", "rijder", "meester"));
}

TEST(CompoundSplitterTest, LeavesALinkingSOut) {
  EXPECT_THAT(Splitter().Split("arbeidsmarkt"), ElementsAre("arbeid", "markt"));
}

TEST(CompoundSplitterTest, KeepsAWordThatIsUsedMoreThanItsParts) {
  EXPECT_THAT(Splitter().Split("personeel"), IsEmpty());
}

TEST(CompoundSplitterTest, WantsEveryLetterCovered) {
  EXPECT_THAT(Splitter().Split("heftruckxchauffeur"), IsEmpty());
  EXPECT_THAT(Splitter().Split("heftrucks"), IsEmpty());
  EXPECT_THAT(Splitter().Split("chauffeur"), IsEmpty());
  EXPECT_THAT(Splitter().Split(""), IsEmpty());
}

TEST(CompoundSplitterTest, ShortPartsMustBeCommon) {
  EXPECT_THAT(Splitter().Split("lasmeester"), ElementsAre("las", "meester"));
  EXPECT_THAT(Splitter().Split("kermeester"), IsEmpty()) << "ker is used twice only";
}

TEST(CompoundSplitterTest, KnowsNothingWithoutParts) { EXPECT_THAT(CompoundSplitter().Split("lasmeester"), IsEmpty()); }

}  // namespace
}  // namespace perron
