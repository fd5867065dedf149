#include "index/exact/packed_profile.h"

#include <gtest/gtest.h>

#include <limits>

#include "tests/support/worlds.h"

namespace perron {
namespace {

constexpr Day kEarliest = kUnknownDay + 1;
constexpr Day kLatest = std::numeric_limits<Day>::max();
constexpr std::size_t kNumbers = std::size_t{1} << 32U;  // as many competencies as there are numbers

using Bytes = std::vector<std::uint8_t>;

Bytes Packed(const CandidateProfile& person, std::uint32_t unresolved = 0) {
  Bytes bytes;
  PackPerson(person, unresolved, bytes);
  return bytes;
}

Bytes Packed(const WorkProfile& work, const std::vector<TaughtCompetency>& teaches = {}, std::uint32_t unresolved = 0) {
  Bytes bytes;
  PackWork(work, teaches, unresolved, bytes);
  return bytes;
}

// Equality by what counts, written out so that a forgotten field shows.
void ExpectSame(const CandidateProfile& actual, const CandidateProfile& wanted) {
  ASSERT_EQ(actual.competencies.size(), wanted.competencies.size());
  for (std::size_t i = 0; i < wanted.competencies.size(); ++i) {
    const HeldCompetency& a = actual.competencies[i];
    const HeldCompetency& w = wanted.competencies[i];
    EXPECT_EQ(a.competency, w.competency);
    EXPECT_EQ(a.denied, w.denied);
    ASSERT_EQ(a.evidence.size(), w.evidence.size());
    for (std::size_t k = 0; k < w.evidence.size(); ++k) {
      EXPECT_EQ(a.evidence[k].kind, w.evidence[k].kind);
      EXPECT_EQ(a.evidence[k].level, w.evidence[k].level);
      EXPECT_EQ(a.evidence[k].assessed, w.evidence[k].assessed);
      EXPECT_EQ(a.evidence[k].valid_until, w.evidence[k].valid_until);
    }
  }
}

void ExpectSame(const WorkProfile& actual, const WorkProfile& wanted) {
  ASSERT_EQ(actual.requirements.size(), wanted.requirements.size());
  for (std::size_t i = 0; i < wanted.requirements.size(); ++i) {
    EXPECT_EQ(actual.requirements[i].competency, wanted.requirements[i].competency);
    EXPECT_EQ(actual.requirements[i].importance, wanted.requirements[i].importance);
    EXPECT_EQ(actual.requirements[i].level, wanted.requirements[i].level);
    EXPECT_EQ(actual.requirements[i].share, wanted.requirements[i].share);
  }
}

void ExpectSame(const std::vector<TaughtCompetency>& actual, const std::vector<TaughtCompetency>& wanted) {
  ASSERT_EQ(actual.size(), wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    EXPECT_EQ(actual[i].competency, wanted[i].competency);
    EXPECT_EQ(actual[i].level, wanted[i].level);
  }
}

void ExpectSurvives(const CandidateProfile& person, std::uint32_t unresolved) {
  const Bytes bytes = Packed(person, unresolved);
  const UnpackedPerson unpacked = UnpackPerson(bytes.data());
  ExpectSame(unpacked.profile, person);
  EXPECT_EQ(unpacked.unresolved, unresolved);
  const auto parsed = ParsePerson(bytes, kNumbers);
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  ExpectSame(parsed->profile, person);
  EXPECT_EQ(parsed->unresolved, unresolved);
}

void ExpectSurvives(const WorkProfile& work, const std::vector<TaughtCompetency>& teaches, std::uint32_t unresolved) {
  const Bytes bytes = Packed(work, teaches, unresolved);
  const UnpackedWork unpacked = UnpackWork(bytes.data());
  ExpectSame(unpacked.profile, work);
  ExpectSame(unpacked.teaches, teaches);
  EXPECT_EQ(unpacked.unresolved, unresolved);
  const auto parsed = ParseWork(bytes, kNumbers);
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  ExpectSame(parsed->profile, work);
  ExpectSame(parsed->teaches, teaches);
  EXPECT_EQ(parsed->unresolved, unresolved);
}

TEST(PackedProfileTest, RandomPeopleSurvive) {
  Random random(1);
  for (int i = 0; i < 3000; ++i) {
    const World world = MakeWorld(random, 1 + random.Below(60));
    const auto unresolved = static_cast<std::uint32_t>(random.Chance(0.5) ? 0 : random.Below(1000));
    ExpectSurvives(MakePerson(random, world, random.Below(70)), unresolved);
  }
}

TEST(PackedProfileTest, RandomWorkSurvives) {
  Random random(2);
  for (int i = 0; i < 3000; ++i) {
    const World world = MakeWorld(random, 1 + random.Below(60));
    std::vector<TaughtCompetency> teaches;
    while (random.Chance(0.7)) {
      teaches.push_back({static_cast<CompetencyId>(random.Below(60)), static_cast<Level>(random.Between(0, 5))});
    }
    ExpectSurvives(MakeWork(random, world, random.Below(70)), teaches, static_cast<std::uint32_t>(random.Below(3)));
  }
}

TEST(PackedProfileTest, EveryKindAndLevelSurvivesWithAndWithoutDays) {
  for (const Day assessed : {kUnknownDay, kEarliest, -1, 0, 20000, 20001, kLatest}) {
    for (const Day until : {kUnknownDay, kEarliest, 0, 20000, kLatest}) {
      CandidateProfile person;
      for (int kind = 1; kind <= 9; ++kind) {
        HeldCompetency held{static_cast<CompetencyId>(kind), false, {}};
        for (Level level = 0; level <= kMaxLevel; ++level) {
          held.evidence.push_back({static_cast<EvidenceKind>(kind), level, assessed, until});
        }
        person.competencies.push_back(held);
      }
      ExpectSurvives(person, 0);
    }
  }
}

TEST(PackedProfileTest, DaysFarApartSurvive) {
  ExpectSurvives({{Held(0, {{EvidenceKind::kTest, 1, kEarliest, kLatest},
                            {EvidenceKind::kTest, 2, kLatest, kEarliest},
                            {EvidenceKind::kTest, 3, kLatest},
                            {EvidenceKind::kTest, 4, kUnknownDay, kEarliest}})}},
                 0);
}

TEST(PackedProfileTest, NumbersFarApartSurvive) {
  const EvidenceRecord record{EvidenceKind::kTest, 3};
  for (const std::uint32_t first : {0U, 65534U, 65535U, 65536U, 0xFFFFFFFEU}) {
    ExpectSurvives({{Held(first, {record}), Held(0xFFFFFFFF, {record})}}, 0xFFFFFFFF);
    ExpectSurvives({{Asked(first), Asked(0xFFFFFFFF)}}, {{CompetencyId{0xFFFFFFFF}, 5}, {CompetencyId{first}, 0}},
                   0xFFFFFFFF);
  }
  ExpectSurvives({{Held(0, {record}), Held(65535, {record}), Held(131072, {record})}}, 0);
}

TEST(PackedProfileTest, EveryImportanceLevelAndShareSurvives) {
  WorkProfile work;
  for (int importance = 1; importance <= 4; ++importance) {
    for (Level level = 0; level <= kMaxLevel; ++level) {
      for (const float share : {1.0F, 0.5F, 0x1p-149F, 0.99999994F}) {
        const auto id = static_cast<CompetencyId>(work.requirements.size());
        work.requirements.push_back({id, static_cast<Importance>(importance), level, share});
      }
    }
  }
  ExpectSurvives(work, {}, 0);
}

TEST(PackedProfileTest, TheOrdinaryCompetencyTakesThreeBytes) {
  CandidateProfile person;
  WorkProfile work;
  for (std::uint32_t i = 0; i < 27; ++i) {
    person.competencies.push_back(Held(i * 500, {{EvidenceKind::kDiploma, 5}}));
    work.requirements.push_back(Asked(i * 500, 3));
  }
  EXPECT_EQ(Packed(person).size(), 1U + 27 * 3);
  EXPECT_EQ(Packed(work).size(), 1U + 27 * 3 + 1);
}

TEST(PackedProfileTest, RecordsOfOneDayTellItOnce) {
  CandidateProfile person;
  for (std::uint32_t i = 0; i < 27; ++i) person.competencies.push_back(Held(i, {{EvidenceKind::kTest, 2, 20700}}));
  EXPECT_EQ(Packed(person).size(), 1U + 27 * 4 + 2);
}

TEST(PackedProfileTest, ProfilesLieOneAfterTheOther) {
  Bytes arena;
  PackPerson({{Held(3, {{EvidenceKind::kTest, 2}})}}, 0, arena);
  const std::size_t second = arena.size();
  PackPerson({{Denied(7)}}, 5, arena);
  ExpectSame(UnpackPerson(arena.data()).profile, {{Held(3, {{EvidenceKind::kTest, 2}})}});
  ExpectSame(UnpackPerson(arena.data() + second).profile, {{Denied(7)}});
}

TEST(PackedProfileTest, ACutProfileIsDataLoss) {
  Random random(3);
  const World world = MakeWorld(random, 40);
  for (int i = 0; i < 100; ++i) {
    const Bytes person = Packed(MakePerson(random, world, 20), 1);
    const Bytes work = Packed(MakeWork(random, world, 20), {{CompetencyId{3}, 2}}, 1);
    for (std::size_t length = 0; length < person.size(); ++length) {
      EXPECT_EQ(ParsePerson({person.data(), length}, 40).status().code(), absl::StatusCode::kDataLoss);
    }
    for (std::size_t length = 0; length < work.size(); ++length) {
      EXPECT_EQ(ParseWork({work.data(), length}, 40).status().code(), absl::StatusCode::kDataLoss);
    }
  }
}

TEST(PackedProfileTest, AnUnknownCompetencyIsDataLoss) {
  const Bytes person = Packed({{Denied(7)}});
  EXPECT_TRUE(ParsePerson(person, 8).ok());
  EXPECT_EQ(ParsePerson(person, 7).status().code(), absl::StatusCode::kDataLoss);
  const Bytes work = Packed({{Asked(3)}}, {{CompetencyId{7}, 1}});
  EXPECT_TRUE(ParseWork(work, 8).ok());
  EXPECT_EQ(ParseWork(work, 7).status().code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(ParseWork({{1 << 1, 3, 0, 1, 1, 1, 0}}, 8).status().code(), absl::StatusCode::kDataLoss);  // taught: -1
}

// There is one form for every profile: whatever parses packs to the same bytes again, so nothing that was damaged
// passes for something else than it says, and no value outside the invariants comes in.
template <typename Make, typename Again>
void ExpectOneForm(std::uint64_t seed, const Make& make, const Again& again) {
  Random random(seed);
  int parsed = 0;
  for (int i = 0; i < 2000; ++i) {
    Bytes bytes = make(random);
    for (int changes = random.Between(1, 3); changes > 0; --changes) {
      const std::size_t at = random.Below(bytes.size());
      if (random.Chance(0.5)) bytes[at] = static_cast<std::uint8_t>(bytes[at] ^ 1U << random.Below(8));
      if (random.Chance(0.3)) bytes[at] = static_cast<std::uint8_t>(random.Below(256));
      if (random.Chance(0.2)) bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(at), 0x80);
      if (random.Chance(0.2) && bytes.size() > 1) bytes.erase(bytes.begin() + static_cast<std::ptrdiff_t>(at));
    }
    // A copy of its own size, so that a sanitizer sees a read past the end.
    if (again(Bytes(bytes.begin(), bytes.end()))) ++parsed;
  }
  EXPECT_GT(parsed, 100);
  EXPECT_LT(parsed, 1900);
}

TEST(PackedProfileTest, ADamagedPersonIsRefusedOrIsAnotherPerson) {
  Random random(4);
  const World world = MakeWorld(random, 300);
  ExpectOneForm(
      5,
      [&](Random& r) { return Packed(MakePerson(r, world, 1 + r.Below(5)), static_cast<std::uint32_t>(r.Below(2))); },
      [](const Bytes& bytes) {
        const auto parsed = ParsePerson(bytes, 300);
        if (!parsed.ok()) return false;
        EXPECT_EQ(Packed(parsed->profile, parsed->unresolved), bytes);
        for (const HeldCompetency& held : parsed->profile.competencies) {
          EXPECT_EQ(held.denied, held.evidence.empty());
          for (const EvidenceRecord& record : held.evidence) {
            EXPECT_GE(record.kind, EvidenceKind::kSelfReported);
            EXPECT_LE(record.kind, EvidenceKind::kInferred);
            EXPECT_LE(record.level, kMaxLevel);
          }
        }
        return true;
      });
}

TEST(PackedProfileTest, DamagedWorkIsRefusedOrIsOtherWork) {
  Random random(6);
  const World world = MakeWorld(random, 300);
  ExpectOneForm(
      7,
      [&](Random& r) {
        return Packed(MakeWork(r, world, 1 + r.Below(5)), {{CompetencyId{9}, 2}});
      },
      [](const Bytes& bytes) {
        const auto parsed = ParseWork(bytes, 300);
        if (!parsed.ok()) return false;
        EXPECT_EQ(Packed(parsed->profile, parsed->teaches, parsed->unresolved), bytes);
        for (const Requirement& requirement : parsed->profile.requirements) {
          EXPECT_GE(requirement.importance, Importance::kEssential);
          EXPECT_LE(requirement.importance, Importance::kOftenAsked);
          EXPECT_LE(requirement.level, kMaxLevel);
          EXPECT_GT(requirement.share, 0);
          EXPECT_LE(requirement.share, 1);
        }
        return true;
      });
}

TEST(PackedProfileTest, ShortStringsOfBytesHaveOneFormOrAreRefused) {
  int people = 0;
  for (unsigned i = 0; i < 1U << 24U; i += 7) {  // 7 divides no power of 2: each byte takes every value
    const Bytes bytes = {2, static_cast<std::uint8_t>(i), 0, static_cast<std::uint8_t>(i >> 8U),
                         static_cast<std::uint8_t>(i >> 16U)};
    if (const auto person = ParsePerson(bytes, 256); person.ok()) {
      ++people;
      ASSERT_EQ(Packed(person->profile, person->unresolved), bytes);
    }
  }
  EXPECT_GT(people, 0);
}

}  // namespace
}  // namespace perron
