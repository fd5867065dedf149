#include "index/text/requirement_wording.h"

#include <gtest/gtest.h>

#include <string>

namespace perron {
namespace {

// How a sentence words its word `about`.
class Wording {
 public:
  Wording(const std::string& sentence, const std::string& about, TextSection section = TextSection::kDuties,
          const std::string& next = "")
      : words_(WordsOf(sentence, 0, sentence.size())),
        next_(WordsOf(next, 0, next.size())),
        wording_(words_, next_, section) {
    while (at_ < words_.size() && words_[at_].folded != about) ++at_;
    EXPECT_LT(at_, words_.size()) << about << " is not in: " << sentence;
  }

  Importance importance() const { return wording_.ImportanceOf(at_, at_); }
  int level() const { return wording_.LevelOf(at_, at_); }
  bool denied() const { return wording_.IsDenied(at_, at_); }

 private:
  const std::vector<TextWord> words_;
  const std::vector<TextWord> next_;
  const RequirementWording wording_;
  std::size_t at_ = 0;
};

TEST(RequirementWordingTest, NiceToHaveIsSomewhat) {
  for (const char* sentence :
       {"lassen is een pré", "bij voorkeur kun je lassen", "lassen is mooi meegenomen", "lassen is nice to have",
        "ervaring met lassen is een plus", "preferably you know lassen", "lassen is handig, maar geen must",
        "kennis van lassen (TIG) is een plus"}) {
    EXPECT_EQ(Wording(sentence, "lassen", TextSection::kDemands).importance(), Importance::kSomewhat) << sentence;
  }
}

TEST(RequirementWordingTest, WhatIsSaidOfTheNextThingIsNotSaidOfThis) {
  EXPECT_EQ(Wording("een lasdiploma, frezen is een pré", "lasdiploma", TextSection::kDemands).importance(),
            Importance::kEssential);
  EXPECT_EQ(Wording("een lasdiploma, frezen is een pré", "frezen", TextSection::kDemands).importance(),
            Importance::kSomewhat);
}

TEST(RequirementWordingTest, AnAfterthoughtInTheNextSentenceCounts) {
  EXPECT_EQ(Wording("Kun je lassen?", "lassen", TextSection::kDemands, "Dat is een pré!").importance(),
            Importance::kSomewhat);
  EXPECT_EQ(Wording("Je kunt lassen.", "lassen", TextSection::kDemands, "Dat is zwaar werk.").importance(),
            Importance::kEssential);
}

TEST(RequirementWordingTest, DemandsAreEssentialDutiesImportant) {
  EXPECT_EQ(Wording("lassen", "lassen", TextSection::kDemands).importance(), Importance::kEssential);
  EXPECT_EQ(Wording("lassen", "lassen", TextSection::kDuties).importance(), Importance::kImportant);
  EXPECT_EQ(Wording("lassen", "lassen", TextSection::kExtras).importance(), Importance::kSomewhat);
  EXPECT_EQ(Wording("lassen is vereist", "lassen").importance(), Importance::kEssential);
  EXPECT_EQ(Wording("you must know lassen", "lassen").importance(), Importance::kEssential);
}

TEST(RequirementWordingTest, LevelsAsTheWordsSay) {
  EXPECT_EQ(Wording("je last onder begeleiding", "last").level(), 1);
  EXPECT_EQ(Wording("basiskennis van lassen", "lassen").level(), 2);
  EXPECT_EQ(Wording("je last zelfstandig", "last").level(), 3);
  EXPECT_EQ(Wording("minimaal 1 jaar ervaring met lassen", "lassen").level(), 3);
  EXPECT_EQ(Wording("minimaal drie jaar ervaring met lassen", "lassen").level(), 4);
  EXPECT_EQ(Wording("ik heb tien jaar gelast", "gelast").level(), 4);
  EXPECT_EQ(Wording("uitgebreide kennis van lassen", "lassen").level(), 4);
  EXPECT_EQ(Wording("je leert collega's lassen", "lassen").level(), 5);
  EXPECT_EQ(Wording("je last buizen", "last").level(), 0);
}

TEST(RequirementWordingTest, DenialsAreHeardAndHarmlessOnesNot) {
  EXPECT_TRUE(Wording("ik kan niet lassen", "lassen").denied());
  EXPECT_TRUE(Wording("geen ervaring met lassen", "lassen").denied());
  EXPECT_TRUE(Wording("lassen kan niet", "lassen").denied());
  EXPECT_TRUE(Wording("I cannot weld", "weld").denied());
  EXPECT_FALSE(Wording("lassen is geen probleem", "lassen").denied());
  EXPECT_FALSE(Wording("niet alleen lassen", "lassen").denied());
  EXPECT_FALSE(Wording("geen vieze handen, wel lassen", "lassen").denied());
}

}  // namespace
}  // namespace perron
