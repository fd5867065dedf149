#include "index/exact/entry_code.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "matching/have.h"
#include "tests/support/worlds.h"

namespace perron {
namespace {

const ScoringModel kModel;

CompetencyId Id(unsigned id) { return static_cast<CompetencyId>(id); }

// Every kind with every level, and as old as can be.
std::vector<EvidenceRecord> AllRecords() {
  std::vector<EvidenceRecord> records;
  for (std::size_t kind = 1; kind < kEvidenceKindCount; ++kind) {
    for (Level level = 0; level <= kMaxLevel; ++level) {
      records.push_back({static_cast<EvidenceKind>(kind), level, kUnknownDay, kUnknownDay});
    }
  }
  return records;
}

// What the records are worth where the level is asked.
double WorthOf(const HeldCompetency& held, Level asked) {
  const EvidenceContext context{kModel, kToday};
  double worth = 0;
  for (const EvidenceRecord& record : held.evidence) {
    worth = std::max(worth, LevelFactor(record, asked, context) * Reliability(record, context));
  }
  return worth;
}

void ExpectStandsFor(const EntryCoding& coding, EntryCode code, const HeldCompetency& held) {
  ASSERT_GT(code, 0);
  ASSERT_LT(code, kEntryCodes);
  for (Level asked = 0; asked <= kMaxLevel; ++asked) {
    ASSERT_GE(coding.MostHave(code, asked), WorthOf(held, asked)) << "code " << int{code} << " asked " << int{asked};
    ASSERT_LE(coding.MostHave(code, asked), 1);
  }
}

TEST(EntryCodingTest, AHeldCodeIsWorthAtLeastWhatAnyPairOfRecordsIs) {
  const EntryCoding coding(kModel);
  const std::vector<EvidenceRecord> records = AllRecords();
  for (const EvidenceRecord& first : records) {
    const HeldCompetency alone = Held(3, {first});
    ASSERT_NO_FATAL_FAILURE(ExpectStandsFor(coding, coding.OfHeld(alone), alone));
    for (const EvidenceRecord& second : records) {
      const HeldCompetency both = Held(3, {first, second});
      ASSERT_NO_FATAL_FAILURE(ExpectStandsFor(coding, coding.OfHeld(both), both));
    }
  }
}

TEST(EntryCodingTest, AHeldCodeIsWorthAtLeastWhatManyRecordsAreOnAnyDay) {
  const EntryCoding coding(kModel);
  Random random(1);
  for (int i = 0; i < 5000; ++i) {
    HeldCompetency held = Held(3, {});
    for (int records = random.Between(1, 8); records > 0; --records) held.evidence.push_back(MakeEvidence(random));
    ASSERT_NO_FATAL_FAILURE(ExpectStandsFor(coding, coding.OfHeld(held), held));
  }
}

TEST(EntryCodingTest, OneRecordOfTheBestKindOfItsClassIsWorthWhatItsCodeSays) {
  const EntryCoding coding(kModel);
  for (const EvidenceKind kind : {EvidenceKind::kDiploma, EvidenceKind::kCoachObserved, EvidenceKind::kSelfReported}) {
    for (Level level = 1; level <= kMaxLevel; ++level) {
      const HeldCompetency held = Held(0, {{kind, level, kUnknownDay, kUnknownDay}});
      for (Level asked = 0; asked <= kMaxLevel; ++asked) {
        EXPECT_DOUBLE_EQ(coding.MostHave(coding.OfHeld(held), asked), WorthOf(held, asked));
      }
    }
  }
}

TEST(EntryCodingTest, WhatIsDeniedIsAbsentAndWorthNothing) {
  const EntryCoding coding(kModel);
  EXPECT_EQ(coding.OfHeld(Denied(4)), 0);
  EXPECT_EQ(coding.OfHeld(Held(4, {})), 0);
  for (Level asked = 0; asked <= kMaxLevel; ++asked) EXPECT_EQ(coding.MostHave(0, asked), 0);
}

// Level 5 of hearsay has a higher number than level 4 of proof and is worth less: neither number stands for both.
TEST(EntryCodingTest, JoinStandsForBoth) {
  const EntryCoding coding(kModel);
  for (EntryCode a = 1; a < kEntryCodes; ++a) {
    for (EntryCode b = 1; b < kEntryCodes; ++b) {
      const EntryCode both = EntryCoding::Join(a, b);
      ASSERT_LT(both, kEntryCodes);
      ASSERT_EQ(both, EntryCoding::Join(b, a));
      for (Level asked = 0; asked <= kMaxLevel; ++asked) {
        ASSERT_GE(coding.MostHave(both, asked), coding.MostHave(a, asked)) << int{a} << " " << int{b};
        ASSERT_GE(coding.MostHave(both, asked), coding.MostHave(b, asked)) << int{a} << " " << int{b};
      }
    }
    EXPECT_EQ(EntryCoding::Join(a, a), a);
  }
}

// Level one takes the worth of the highest code for the highest worth.
TEST(EntryCodingTest, NoCodeIsWorthMoreThanTheHighest) {
  const EntryCoding coding(kModel);
  for (EntryCode code = 0; code < kEntryCodes; ++code) {
    for (Level asked = 0; asked <= kMaxLevel; ++asked) {
      EXPECT_LE(coding.MostHave(code, asked), coding.MostHave(kEntryCodes - 1, asked));
    }
  }
}

TEST(EntryCodingTest, AnAskedCodeKeepsTheLevelAndIsAtLeastAsImportant) {
  const EntryCoding coding(kModel);
  std::vector<float> shares = {1, 0.5F, 0.6F, 0.60001F, 0.2F, 1e-30F};
  Random random(2);
  for (int i = 0; i < 200; ++i) shares.push_back(static_cast<float>(1 - random.Unit()));
  for (std::size_t importance = 1; importance < kImportanceCount; ++importance) {
    for (Level level = 0; level <= kMaxLevel; ++level) {
      for (const float share : shares) {
        const Requirement asked = {Id(1), static_cast<Importance>(importance), level, share};
        const EntryCode code = coding.OfAsked(asked, kModel);
        ASSERT_GT(code, 0);
        ASSERT_LT(code, kEntryCodes);
        ASSERT_EQ(EntryCoding::LevelAsked(code), std::max<Level>(level, 1));
        ASSERT_GE(coding.MostImportance(code), kModel.importance[importance] * static_cast<double>(share));
      }
    }
  }
}

TEST(EntryCodingTest, WhatWorkItselfAsksHasItsOwnImportance) {
  const EntryCoding coding(kModel);
  for (const Importance importance : {Importance::kEssential, Importance::kImportant, Importance::kSomewhat}) {
    EXPECT_EQ(coding.MostImportance(coding.OfAsked(Asked(0, 3, importance), kModel)),
              kModel.importance[static_cast<std::size_t>(importance)]);
  }
  EXPECT_EQ(coding.MostImportance(coding.OfAsked(OftenAsked(0, 0.5F), kModel)), 0.3) << "half of 0.5";
}

}  // namespace
}  // namespace perron
