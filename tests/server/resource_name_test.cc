#include "server/resource_name.h"

#include <set>

#include "gtest/gtest.h"
#include "tests/server/error_details.h"

namespace perron {
namespace {

TEST(ResourceNameTest, IdsAreLowerCaseLettersDigitsAndHyphensInside) {
  for (const char* id : {"a", "0", "c-1", "a--b", "0123456789"}) EXPECT_TRUE(IsResourceId(id)) << id;
  for (const char* id : {"", "-a", "a-", "A", "a_b", "a/b", "a b", "jan@example.nl", "é"}) {
    EXPECT_FALSE(IsResourceId(id)) << id;
  }
  EXPECT_TRUE(IsResourceId(std::string(63, 'a')));
  EXPECT_FALSE(IsResourceId(std::string(64, 'a')));
}

TEST(ResourceNameTest, NamesComeApartAsTheyWerePutTogether) {
  EXPECT_EQ(ParseResourceName(kCandidates, ResourceName(kCandidates, "c-1")), "c-1");
  for (const char* name : {"", "candidates", "candidates/", "candidates/-", "vacancies/c-1", "candidatesx/c-1",
                           "candidates/a/b", "//", "Candidates/a"}) {
    EXPECT_FALSE(ParseResourceName(kCandidates, name).has_value()) << name;
  }
}

TEST(ResourceNameTest, WrongNameIsAViolationThatSaysWhatWasWanted) {
  Violations violations;
  EXPECT_EQ(ReadResourceName(kVacancies, "vacancies/v-1", "name", violations), "v-1");
  EXPECT_TRUE(violations.empty());
  EXPECT_EQ(ReadResourceName(kVacancies, "candidates/v-1", "vacancy.name", violations), "");
  EXPECT_NE(ViolationsOf(violations)["vacancy.name"].find("\"candidates/v-1\", want \"vacancies/\""),
            std::string::npos);
}

TEST(ResourceNameTest, NewIdsAreValidAndDifferent) {
  std::set<std::string> ids;
  for (int i = 0; i < 1000; ++i) ids.insert(NewResourceId(kTrainings));
  EXPECT_EQ(ids.size(), 1000u);
  for (const std::string& id : ids) {
    EXPECT_TRUE(IsResourceId(id));
    EXPECT_EQ(id.substr(0, 2), "t-");
  }
}

}  // namespace
}  // namespace perron
