#include "index/text/lexicon.h"

#include <gtest/gtest.h>

namespace perron {
namespace {

Lexicon Good() {
  Lexicon lexicon;
  lexicon.dutch = {"kok", "las"};
  lexicon.english = {"cook", "weld"};
  lexicon.ends = {1, 2};
  lexicon.translations = {{0, 1, 0.5F}, {1, 1, 1}};
  lexicon.parts = {{"kok", 2}, {"las", 3}};
  return lexicon;
}

TEST(LexiconTest, AGoodOneHasNoFault) {
  EXPECT_EQ(LexiconFault(Good()), "");
  EXPECT_EQ(LexiconFault(Lexicon()), "");
}

TEST(LexiconTest, NamesEachFault) {
  Lexicon lexicon = Good();
  lexicon.dutch = {"las", "kok"};
  EXPECT_EQ(LexiconFault(lexicon), "its words are not in order");
  lexicon = Good();
  lexicon.parts[1].word = "kok";
  EXPECT_EQ(LexiconFault(lexicon), "its parts of compounds are not in order");
  lexicon = Good();
  lexicon.ends = {2, 1};
  EXPECT_EQ(LexiconFault(lexicon), "its translations do not fit its words");
  lexicon = Good();
  lexicon.translations.pop_back();
  EXPECT_EQ(LexiconFault(lexicon), "its translations do not fit its words");
  lexicon = Good();
  lexicon.translations[0].english = 2;
  EXPECT_EQ(LexiconFault(lexicon), "a translation points outside");
}

}  // namespace
}  // namespace perron
