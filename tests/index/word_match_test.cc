#include "index/word_match.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "tests/support/worlds.h"

namespace perron {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> Words(const Vocabulary& vocabulary, const std::vector<WordMatch>& matches) {
  std::vector<std::string> words;
  for (const WordMatch& match : matches) {
    words.push_back(std::string(vocabulary.word(match.word)) + (match.whole ? "" : "*") + std::to_string(match.errors));
  }
  return words;
}

// The textbook's table, whole.
std::size_t Distance(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        table[i][j] = i + j;
        continue;
      }
      table[i][j] =
          std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
      }
    }
  }
  return table[a.size()][b.size()];
}

TEST(WordMatchTest, FindsTheWordAndWhatBeginsWithIt) {
  const Vocabulary vocabulary({"kok", "koken", "kokkin", "las", "lassen"});
  EXPECT_THAT(Words(vocabulary, vocabulary.Find("kok", false)), ElementsAre("kok0"));
  EXPECT_THAT(Words(vocabulary, vocabulary.Find("kok", true)), ElementsAre("kok0", "koken*0", "kokkin*0"));
  EXPECT_THAT(vocabulary.Find("ko", false), IsEmpty());
  EXPECT_THAT(Words(vocabulary, vocabulary.Find("lasse", true)), ElementsAre("lassen*0"));
  EXPECT_THAT(vocabulary.Find("z", true), IsEmpty());
}

TEST(WordMatchTest, ForgivesOneErrorFromFourLettersAndTwoFromEight) {
  const Vocabulary vocabulary({"kok", "koks", "verzorgende"});
  EXPECT_THAT(vocabulary.FindSimilar("kak", false), IsEmpty());
  EXPECT_THAT(Words(vocabulary, vocabulary.FindSimilar("kkos", false)), ElementsAre("koks1"));
  EXPECT_THAT(Words(vocabulary, vocabulary.FindSimilar("verzrogende", false)), ElementsAre("verzorgende1"));
  EXPECT_THAT(Words(vocabulary, vocabulary.FindSimilar("verzrogede", false)), ElementsAre("verzorgende2"));
  EXPECT_THAT(vocabulary.FindSimilar("versrogede", false), IsEmpty());
}

TEST(WordMatchTest, ForgivesErrorsInABeginning) {
  const Vocabulary vocabulary({"heftruckchauffeur", "verzorgende"});
  EXPECT_THAT(Words(vocabulary, vocabulary.FindSimilar("heftrukc", true)), ElementsAre("heftruckchauffeur*1"));
}

TEST(WordMatchTest, CountsLettersNotBytes) {
  const Vocabulary vocabulary({"абвг"});
  EXPECT_THAT(Words(vocabulary, vocabulary.FindSimilar("абвд", false)), ElementsAre("абвг1"));
}

TEST(WordMatchTest, AgreesWithTheTextbookOnRandomWords) {
  Random random(3);
  for (int round = 0; round < 60; ++round) {
    std::set<std::string> made;
    while (made.size() < 150) {
      std::string word;
      for (std::size_t length = 2 + random.Below(11); word.size() < length;) {
        word += static_cast<char>('a' + random.Below(3));
      }
      made.insert(word);
    }
    const std::vector<std::string> words(made.begin(), made.end());
    const Vocabulary vocabulary(words);
    std::string typed = random.OneOf(words);
    typed[random.Below(typed.size())] = 'b';
    const std::size_t limit = ForgivenErrors(typed.size());
    std::vector<std::string> whole, beginnings;
    for (const std::string& word : words) {
      const std::size_t errors = Distance(typed, word);
      std::size_t best = errors;
      for (std::size_t size = 0; size <= word.size(); ++size)
        best = std::min(best, Distance(typed, word.substr(0, size)));
      if (limit > 0 && errors <= limit) whole.push_back(word + std::to_string(errors));
      if (limit > 0 && best <= limit) beginnings.push_back(word + (best < errors ? "*" : "") + std::to_string(best));
    }
    ASSERT_EQ(Words(vocabulary, vocabulary.FindSimilar(typed, false)), whole) << typed;
    ASSERT_EQ(Words(vocabulary, vocabulary.FindSimilar(typed, true)), beginnings) << typed;
  }
}

TEST(WordMatchTest, StandsLongAndEmptyWords) {
  const std::string is_long(200, 'a');
  const Vocabulary vocabulary({"a", is_long});
  EXPECT_THAT(vocabulary.FindSimilar(is_long, true), IsEmpty());
  EXPECT_THAT(vocabulary.FindSimilar("", true), IsEmpty());
  EXPECT_EQ(vocabulary.FindSimilar(std::string(60, 'a') + "b", true).size(), 1U);
  EXPECT_THAT(Vocabulary().Find("a", true), IsEmpty());
  EXPECT_THAT(Vocabulary().FindSimilar("abcd", true), IsEmpty());
}

}  // namespace
}  // namespace perron
