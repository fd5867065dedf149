#include "clients/bench/packed_profiles.h"

#include <gmock/gmock.h>

#include "tests/clients/bench/baseline_town.h"

namespace perron {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

CompetencySpace SpaceOfWeights(const std::vector<double>& weights) {
  NaiveSpace naive;
  naive.weights = weights;
  return SpaceOf(naive);
}

TEST(PackedProfilesTest, RowsBeginWithTheHeaviest) {
  const CompetencySpace space = SpaceOfWeights({1, 5, 3, 5});
  PackedProfiles profiles(space, kToday);
  PersonDocument person;
  person.profile.competencies = {Held(0, {{EvidenceKind::kDiploma, 4}}),
                                 Held(1, {{EvidenceKind::kTest, 0}, {EvidenceKind::kInferred, 5}}), Denied(2),
                                 Held(3, {{EvidenceKind::kDiploma, 1}})};
  profiles.Add(person);
  profiles.Add({});
  ASSERT_EQ(profiles.size(), 2U);
  EXPECT_THAT(profiles.CompetenciesOf(0), ElementsAre(1, 1, 3, 0));
  EXPECT_EQ(PackedProfiles::LevelOf(profiles.CodesOf(0)[1]), 5);
  EXPECT_EQ(PackedProfiles::KindOf(profiles.CodesOf(0)[1]), EvidenceKind::kInferred);
  EXPECT_TRUE(profiles.CompetenciesOf(1).empty());
  EXPECT_EQ(profiles.entry_count(), 4U);
}

TEST(PackedProfilesTest, EveryCodeIsToldApart) {
  for (unsigned kind = 1; kind < kEvidenceKindCount; ++kind) {
    for (Level level = 0; level <= kMaxLevel; ++level) {
      const PackedProfiles::Code code = PackedProfiles::CodeOf(static_cast<EvidenceKind>(kind), level);
      EXPECT_LT(code, PackedProfiles::kCodes);
      EXPECT_EQ(PackedProfiles::KindOf(code), static_cast<EvidenceKind>(kind));
      EXPECT_EQ(PackedProfiles::LevelOf(code), level);
    }
  }
}

TEST(PackedProfilesTest, UnpacksWhatCounts) {
  BaselineTown town(3);
  CandidateProfile unpacked;
  for (std::size_t i = 0; i < town.people.size(); ++i) {
    CandidateProfile expected;
    for (const HeldCompetency& held : town.people[i].profile.competencies) {
      HeldCompetency counts{held.competency, false, {}};
      for (const EvidenceRecord& record : held.evidence) {
        if (record.valid_until == kUnknownDay || record.valid_until >= kToday) counts.evidence.push_back(record);
      }
      if (!counts.evidence.empty()) expected.competencies.push_back(counts);
    }
    town.profiles.Unpack(i, &unpacked);
    ASSERT_EQ(unpacked.competencies.size(), expected.competencies.size());
    for (std::size_t c = 0; c < unpacked.competencies.size(); ++c) {
      const HeldCompetency& held = unpacked.competencies[c];
      ASSERT_EQ(held.competency, expected.competencies[c].competency);
      ASSERT_EQ(held.evidence.size(), expected.competencies[c].evidence.size());
      for (std::size_t e = 0; e < held.evidence.size(); ++e) {
        EXPECT_EQ(held.evidence[e].kind, expected.competencies[c].evidence[e].kind);
        EXPECT_EQ(held.evidence[e].level, expected.competencies[c].evidence[e].level);
      }
    }
    EXPECT_EQ(town.profiles.LastProposed(i), town.people[i].last_proposed);
  }
}

TEST(PackedProfilesTest, AreasAreAllowedByName) {
  const CompetencySpace space = SpaceOfWeights({1});
  PackedProfiles profiles(space, kToday);
  for (const char* area : {"north", "", "south", "north"}) {
    PersonDocument person;
    person.circumstances.area = area;
    profiles.Add(person);
  }
  const auto kept = [&](const std::vector<std::string>& areas) {
    const std::vector<std::uint8_t> allowed = profiles.AllowedAreas(areas);
    std::vector<int> people;
    for (const std::uint16_t area : profiles.areas()) people.push_back(allowed[area]);
    return people;
  };
  EXPECT_THAT(kept({}), ElementsAre(1, 1, 1, 1));
  EXPECT_THAT(kept({"north", "west"}), ElementsAre(1, 1, 0, 1)) << "unknown counts as met";
  EXPECT_THAT(kept({"west"}), ElementsAre(0, 1, 0, 0));
}

TEST(PackedProfilesTest, RefusesMoreCompetenciesThanTwoBytesTellApart) {
  CompetencySpace space;
  space.weights.resize(65'535);
  EXPECT_TRUE(PackedProfiles::Check(space).ok());
  space.weights.resize(65'536);
  EXPECT_THAT(PackedProfiles::Check(space).message(), HasSubstr("65536 competencies, want at most 65535"));
}

TEST(PackedProfilesTest, TakesThreeBytesAnEntry) {
  BaselineTown town(4, 4096);
  const std::size_t least = 3 * town.profiles.entry_count() + 10 * town.profiles.size();
  EXPECT_GE(town.profiles.MemoryBytes(), least);
  EXPECT_LE(town.profiles.MemoryBytes(), 2 * least + 100) << "room to grow";
}

}  // namespace
}  // namespace perron
