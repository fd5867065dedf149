#include "server/match_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace perron {
namespace {

constexpr ReasonKind kKinds[] = {
    ReasonKind::kDistance,  ReasonKind::kHours,   ReasonKind::kStart,    ReasonKind::kWorkForm, ReasonKind::kSector,
    ReasonKind::kInterests, ReasonKind::kLicence, ReasonKind::kLanguage, ReasonKind::kArea,     ReasonKind::kProgramme};

Reason Make(ReasonKind kind, bool unknown, bool met, double value = 0, double limit = 0) {
  Reason reason;
  reason.kind = kind;
  reason.unknown = unknown;
  reason.met = met;
  reason.value = value;
  reason.limit = limit;
  return reason;
}

TEST(MatchWordsTest, EveryReasonHasATextInBothLanguages) {
  for (const ReasonKind kind : kKinds) {
    for (const bool unknown : {false, true}) {
      for (const bool met : {false, true}) {
        const Reason reason = Make(kind, unknown, met, 3, 10);
        const std::string dutch = ReasonText(reason, "nl");
        const std::string english = ReasonText(reason, "en");
        EXPECT_NE(dutch, "") << static_cast<int>(kind) << unknown << met;
        EXPECT_NE(english, "") << static_cast<int>(kind) << unknown << met;
        EXPECT_NE(dutch, english);
        EXPECT_EQ(ReasonText(reason, "de"), english);
      }
    }
  }
}

TEST(MatchWordsTest, MetAndNotMetAndUnknownAreToldApart) {
  for (const ReasonKind kind : kKinds) {
    for (const char* language : {"nl", "en"}) {
      // Interests are a degree, not met or unmet.
      const double unmet_value = kind == ReasonKind::kInterests ? -1 : 40;
      const std::set<std::string> texts = {ReasonText(Make(kind, false, true, 0, 30), language),
                                           ReasonText(Make(kind, false, false, unmet_value, 30), language),
                                           ReasonText(Make(kind, true, true), language)};
      EXPECT_EQ(texts.size(), 3U) << static_cast<int>(kind) << language;
    }
  }
}

TEST(MatchWordsTest, ReasonsSayTheirNumbers) {
  EXPECT_EQ(ReasonText(Make(ReasonKind::kDistance, false, true, 12.34, 20), "nl"), "12,3 km, past binnen 20 km");
  EXPECT_EQ(ReasonText(Make(ReasonKind::kDistance, false, false, 25, 20), "en"), "25.0 km, farther than 20 km");
  EXPECT_EQ(ReasonText(Make(ReasonKind::kHours, false, false, 8), "nl"), "8 uur per week verschil");
  EXPECT_EQ(ReasonText(Make(ReasonKind::kStart, false, false, 30), "en"), "30 days later than asked");
}

TEST(MatchWordsTest, ASummaryTellsWhatIsThereBeforeWhatIsNot) {
  SummaryParts parts;
  parts.own = {"koken"};
  parts.missing = {"rijden", "laden"};
  parts.not_asked = {"tillen"};
  EXPECT_EQ(SummaryText(parts, "nl"),
            "Dit breng je mee: koken. Dit ontbreekt nog: rijden en laden. Dit is nog niet aan je gevraagd: tillen.");
  EXPECT_EQ(SummaryText(parts, "en"),
            "You bring this: koken. This is still missing: rijden and laden. You have not been asked about this yet: "
            "tillen.");
}

TEST(MatchWordsTest, ALongListIsCutAndTheRestCounted) {
  SummaryParts parts;
  parts.related = {"a", "b", "c", "d"};
  EXPECT_EQ(SummaryText(parts, "nl"), "Dit komt in de buurt: a, b, c en d.");
  parts.related = {"a", "b", "c", "d", "e", "f", "g"};
  EXPECT_EQ(SummaryText(parts, "nl"), "Dit komt in de buurt: a, b, c, d, en nog 3.");
  EXPECT_EQ(SummaryText(parts, "en"), "This comes near: a, b, c, d, and another 3.");
}

TEST(MatchWordsTest, EveryPartOfASummaryIsTold) {
  const SummaryParts parts{{"one"}, {"two"}, {"three"}, {"four"}, {"five"}, {"six"}, {"seven"}};
  for (const char* language : {"nl", "en"}) {
    const std::string text = SummaryText(parts, language);
    for (const char* label : {"one", "two", "three", "four", "five", "six", "seven"})
      EXPECT_THAT(text, testing::HasSubstr(label));
  }
}

TEST(MatchWordsTest, WorkThatAsksNothingSaysSo) {
  EXPECT_EQ(SummaryText({}, "nl"), "Er is nog niet bekend wat dit werk vraagt.");
  EXPECT_EQ(SummaryText({}, "en"), "It is not known yet what this work asks.");
}

}  // namespace
}  // namespace perron
