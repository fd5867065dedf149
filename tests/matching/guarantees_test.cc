// The guarantees of docs/scoring.md, on random cases. A failed case prints its seed; Random(seed) makes it again.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <thread>
#include <utility>
#include <vector>

#include "matching/explanation.h"
#include "matching/interval.h"
#include "matching/pair_score.h"
#include "matching/preference.h"
#include "tests/support/worlds.h"

namespace perron {
namespace {

const ScoringModel kModel;

PairScore Score(const CandidateProfile& person, const WorkProfile& work, const World& world) {
  return ScorePair(person, work, world.space, {kModel, kToday});
}

// A random world with a person and work in it. Half of the people have far more than the 20 unused competencies that
// count, some have none; half of the works ask little.
struct Case {
  World world;
  CandidateProfile person;
  WorkProfile work;
};

Case MakeCase(Random& random) {
  Case made{MakeWorld(random, 2 + random.Below(70)), {}, {}};
  made.person = MakePerson(random, made.world, random.Below(random.Chance(0.5) ? 8 : 70));
  made.work = MakeWork(random, made.world, random.Below(random.Chance(0.5) ? 6 : 64));
  return made;
}

// Runs `check` on many cases.
template <typename Check>
void ForManyCases(const Check& check) {
  for (std::uint64_t seed = 1; seed <= 4000; ++seed) {
    Random random(seed);
    const Case made = MakeCase(random);
    check(made, random);
    if (testing::Test::HasFailure()) {
      FAIL() << "seed " << seed << "\nperson: " << ToText(made.person) << "\nwork: " << ToText(made.work)
             << "\nworld: " << ToText(made.world.naive);
    }
  }
}

// Finds the person's entry, adding an empty one where there is none.
HeldCompetency& EntryOf(CandidateProfile& person, CompetencyId id) {
  const auto at =
      std::lower_bound(person.competencies.begin(), person.competencies.end(), id,
                       [](const HeldCompetency& held, CompetencyId wanted) { return held.competency < wanted; });
  if (at != person.competencies.end() && at->competency == id) return *at;
  return *person.competencies.insert(at, {id, false, {}});
}

CompetencyId AnyCompetency(const World& world, Random& random) {
  return static_cast<CompetencyId>(random.Below(world.naive.weights.size()));
}

TEST(GuaranteesTest, AnAddedCompetencyOrEvidenceNeverLowersCoverage) {
  ForManyCases([](const Case& made, Random& random) {
    CandidateProfile more = made.person;
    HeldCompetency& entry = EntryOf(more, AnyCompetency(made.world, random));
    entry.denied = false;  // an answer may become yes
    entry.evidence.insert(entry.evidence.begin() + static_cast<std::ptrdiff_t>(random.Below(entry.evidence.size() + 1)),
                          MakeEvidence(random));
    // To the last bit: rounding keeps the order of sums of terms that only grow.
    EXPECT_GE(Score(more, made.work, made.world).coverage, Score(made.person, made.work, made.world).coverage);
  });
}

TEST(GuaranteesTest, ARaisedLevelNeverLowersCoverage) {
  ForManyCases([](const Case& made, Random& random) {
    CandidateProfile raised = made.person;
    for (HeldCompetency& held : raised.competencies) {
      for (EvidenceRecord& record : held.evidence) {
        if (record.level == kMaxLevel || random.Chance(0.5)) continue;
        // An unknown level counts as 2, so only 2 and more is raised from there.
        record.level = static_cast<Level>(random.Between(record.level == 0 ? 2 : record.level + 1, kMaxLevel));
      }
    }
    EXPECT_GE(Score(raised, made.work, made.world).coverage, Score(made.person, made.work, made.world).coverage);
  });
}

TEST(GuaranteesTest, AMentionOfWhatWasNeverAskedNeverRaisesCoverageByItself) {
  ForManyCases([](const Case& made, Random& random) {
    CandidateProfile denied = made.person;
    HeldCompetency& entry = EntryOf(denied, AnyCompetency(made.world, random));
    if (!entry.evidence.empty()) return;  // was held
    entry.denied = true;
    EXPECT_EQ(Score(denied, made.work, made.world), Score(made.person, made.work, made.world));
  });
}

TEST(GuaranteesTest, TheIntervalHoldsTheScore) {
  ForManyCases([](const Case& made, Random&) {
    const PairScore score = Score(made.person, made.work, made.world);
    const PairInterval interval = ScoreIntervals(made.person, made.work, made.world.space, kModel, kToday);
    EXPECT_LE(0, interval.coverage.low);
    EXPECT_LE(interval.coverage.low, score.coverage);
    EXPECT_LE(score.coverage, interval.coverage.high);
    EXPECT_LE(interval.coverage.high, 1);
    EXPECT_LE(0, interval.fit.low);
    EXPECT_LE(interval.fit.low, score.fit.value_or(0));
    EXPECT_LE(score.fit.value_or(0), interval.fit.high);
    EXPECT_LE(interval.fit.high, 1);
  });
}

TEST(GuaranteesTest, WhateverOfTheNeverAskedTurnsOutToBeThereTheScoreStaysWithinTheInterval) {
  ForManyCases([](const Case& made, Random& random) {
    const PairInterval interval = ScoreIntervals(made.person, made.work, made.world.space, kModel, kToday);
    const double chance = random.Unit();
    CandidateProfile told = made.person;
    for (const Requirement& requirement : made.work.requirements) {
      HeldCompetency& entry = EntryOf(told, requirement.competency);
      if (entry.denied || !entry.evidence.empty()) continue;
      if (random.Chance(chance)) {
        entry.evidence.push_back({EvidenceKind::kDiploma, std::max<Level>(1, requirement.level), kToday});
      } else {
        entry.denied = true;
      }
    }
    const PairScore score = Score(told, made.work, made.world);
    EXPECT_LE(score.coverage, interval.coverage.high + 1e-12);
    EXPECT_LE(score.fit.value_or(0), interval.fit.high + 1e-12);
  });
}

TEST(GuaranteesTest, WhatTheFamilyOftenAsksNeverHidesHowMuchOfTheWorkItselfIsThere) {
  ForManyCases([](const Case& made, Random&) {
    // The coverage is a mean of that of the two groups, by their weights.
    const Explanation all = ExplainPair(made.person, made.work, made.world.space, kModel, kToday);
    const WorkProfile own = Keep(RequirementGroups::kOwn, made.work);
    double own_share = 0;
    for (const RequirementExplanation& requirement : all.requirements) {
      if (!requirement.requirement.often_asked()) own_share += requirement.weight_share;
    }
    EXPECT_NEAR(all.score.coverage, own_share * Score(made.person, own, made.world).coverage + all.often_asked, 1e-9);
  });
}

TEST(GuaranteesTest, ScoresAreSharesBetweenZeroAndOne) {
  ForManyCases([](const Case& made, Random&) {
    const PairScore score = Score(made.person, made.work, made.world);
    for (const double share : {score.coverage, score.utilisation, score.fit.value_or(0)}) {
      EXPECT_LE(0, share);
      EXPECT_LE(share, 1);
    }
    EXPECT_EQ(score.fit.has_value(), !made.work.requirements.empty());
  });
}

// The weight that utilisation divides by: everything used, and the 20 heaviest unused.
double Denominator(const CandidateProfile& person, const WorkProfile& work, const World& world) {
  double denominator = 0;
  for (const UtilisationExplanation& use : ExplainPair(person, work, world.space, kModel, kToday).held) {
    if (!use.left_out) denominator += use.weight;
  }
  return denominator;
}

TEST(GuaranteesTest, RemovingOneCompetencyMovesUtilisationByItsShareAndFitByTwiceBothChanges) {
  ForManyCases([](const Case& made, Random& random) {
    if (made.person.competencies.empty()) return;
    CandidateProfile less = made.person;
    const std::size_t gone = random.Below(less.competencies.size());
    const double w = made.world.naive.weights[IndexOf(less.competencies[gone].competency)];
    less.competencies.erase(less.competencies.begin() + static_cast<std::ptrdiff_t>(gone));
    const PairScore before = Score(made.person, made.work, made.world);
    const PairScore after = Score(less, made.work, made.world);
    const double d_coverage = std::abs(after.coverage - before.coverage);
    const double d_utilisation = std::abs(after.utilisation - before.utilisation);
    const double rest = Denominator(made.person, made.work, made.world) - w;
    if (rest > 1e-9) {
      EXPECT_LE(d_utilisation, w / rest + 1e-12);
    }
    EXPECT_LE(std::abs(after.fit.value_or(0) - before.fit.value_or(0)), 2 * (d_coverage + d_utilisation) + 1e-12);
  });
}

// Why W in |dU| <= w/(W-w) is the weight that counts, not the weight of everything held: of 1,000 unused competencies
// 20 count, so the one that is used makes up 1/21 of the utilisation and not 1/1001.
TEST(GuaranteesTest, TheRemovalBoundIsByTheWeightThatCounts) {
  NaiveSpace naive;
  CandidateProfile person;
  for (std::uint32_t i = 0; i < 1001; ++i) {
    naive.weights.push_back(1);
    person.competencies.push_back(Held(i, {{EvidenceKind::kDiploma, 5}}));
  }
  const World world{naive, SpaceOf(naive)};
  const WorkProfile work{{Asked(0)}};
  const double before = Score(person, work, world).utilisation;
  person.competencies.erase(person.competencies.begin());
  EXPECT_EQ(before - Score(person, work, world).utilisation, 1.0 / 21);
  EXPECT_LE(1.0 / 21, 1.0 / (21 - 1));    // holds with what counts
  EXPECT_GT(1.0 / 21, 1.0 / (1001 - 1));  // and would not with all that is held
}

TEST(GuaranteesTest, TellingMoreCostsLittle) {
  ForManyCases([](const Case& made, Random& random) {
    CandidateProfile more = made.person;
    HeldCompetency& entry = EntryOf(more, AnyCompetency(made.world, random));
    if (entry.denied || !entry.evidence.empty()) return;
    entry.evidence.push_back({EvidenceKind::kDiploma, 5, kToday});
    const double w = made.world.naive.weights[IndexOf(entry.competency)];
    const double counted = Denominator(made.person, made.work, made.world);
    const PairScore before = Score(made.person, made.work, made.world);
    const PairScore after = Score(more, made.work, made.world);
    EXPECT_GE(after.utilisation, before.utilisation * counted / (counted + w) - 1e-12);
  });
}

TEST(GuaranteesTest, AWiderRadiusOrASofterFilterKeepsWhoWasKept) {
  for (std::uint64_t seed = 1; seed <= 20000; ++seed) {
    Random random(seed);
    const PersonCircumstances person = MakePersonCircumstances(random);
    const WorkCircumstances work = MakeWorkCircumstances(random);
    const Criteria criteria = MakeCriteria(random, random.Chance(0.5));
    if (!JudgePreference(person, work, criteria, kModel).keep) continue;
    Criteria wider = criteria;
    if (wider.max_km > 0) wider.max_km += random.Between(1, 30);
    Criteria softer = criteria;
    softer.hard &= ~Criteria::Bit(static_cast<ReasonKind>(random.Between(1, 10)));
    Criteria fewer = criteria;
    fewer.eligible_for = 0;
    for (const Criteria& relaxed : {wider, softer, fewer}) {
      ASSERT_TRUE(JudgePreference(person, work, relaxed, kModel).keep) << "seed " << seed;
    }
    Criteria more_areas = criteria;
    if (!more_areas.areas.empty()) more_areas.areas.push_back("west");
    Criteria more_programmes = criteria;
    if (!more_programmes.programmes.empty()) more_programmes.programmes.push_back("nieuw");
    ASSERT_TRUE(JudgePreference(person, work, more_areas, kModel).keep) << "seed " << seed;
    ASSERT_TRUE(JudgePreference(person, work, more_programmes, kModel).keep) << "seed " << seed;
  }
}

TEST(GuaranteesTest, WiderWishesKeepWhoWasKept) {
  for (std::uint64_t seed = 1; seed <= 20000; ++seed) {
    Random random(seed);
    const PersonCircumstances person = MakePersonCircumstances(random);
    const WorkCircumstances work = MakeWorkCircumstances(random);
    const Criteria criteria = MakeCriteria(random, random.Chance(0.5));
    if (!JudgePreference(person, work, criteria, kModel).keep) continue;
    PersonCircumstances wider = person;
    if (wider.max_distance_km > 0) wider.max_distance_km += 5;
    if (wider.hours.min > 0) --wider.hours.min;  // 0 = open
    if (wider.hours.max > 0) wider.hours.max += 2;
    if (wider.available_from != kUnknownDay) wider.available_from -= 3;
    wider.licences |= LicenceSet{1} << random.Below(kLicenceNames.size());
    wider.languages.push_back({"nld", 6});
    if (wider.wished_work_forms != 0) wider.wished_work_forms |= WorkFormSet{1} << random.Below(11);
    if (!wider.sectors.empty()) wider.sectors.push_back("zorg");
    ASSERT_TRUE(JudgePreference(wider, work, criteria, kModel).keep) << "seed " << seed;
  }
}

bool SameBits(const Explanation& a, const Explanation& b) {
  if (a.score != b.score || a.own != b.own || a.related != b.related || a.line_of_work != b.line_of_work) return false;
  const auto same_requirement = [](const RequirementExplanation& x, const RequirementExplanation& y) {
    return x.status == y.status && x.met_by == y.met_by && x.relation == y.relation && x.have == y.have &&
           x.contribution == y.contribution && x.fit_contribution == y.fit_contribution;
  };
  const auto same_use = [](const UtilisationExplanation& x, const UtilisationExplanation& y) {
    return x.used_by == y.used_by && x.contribution == y.contribution && x.fit_contribution == y.fit_contribution &&
           x.left_out == y.left_out;
  };
  return std::equal(a.requirements.begin(), a.requirements.end(), b.requirements.begin(), b.requirements.end(),
                    same_requirement) &&
         std::equal(a.held.begin(), a.held.end(), b.held.begin(), b.held.end(), same_use);
}

TEST(GuaranteesTest, TheSameInputGivesTheSameBitsOnEveryThread) {
  Random random(99);
  std::vector<Case> cases;
  std::vector<Explanation> expected;
  for (int i = 0; i < 100; ++i) {
    cases.push_back(MakeCase(random));
    expected.push_back(ExplainPair(cases.back().person, cases.back().work, cases.back().world.space, kModel, kToday));
  }
  std::vector<int> wrong(4, 0);
  std::vector<std::thread> threads;
  for (int& mistakes : wrong) {
    threads.emplace_back([&cases, &expected, &mistakes] {
      for (int round = 0; round < 5; ++round) {
        for (std::size_t i = 0; i < cases.size(); ++i) {
          const Case& made = cases[i];
          if (!SameBits(ExplainPair(made.person, made.work, made.world.space, kModel, kToday), expected[i])) ++mistakes;
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

template <typename T>
void Shuffle(std::vector<T>& values, Random& random) {
  for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[random.Below(i)]);
}

TEST(GuaranteesTest, TheOrderInWhichThingsWereToldDoesNotMatter) {
  ForManyCases([](const Case& made, Random& random) {
    // Edges in another order, and the records of every competency.
    std::vector<std::vector<TransferEdge>> by_held(made.world.naive.weights.size());
    for (const auto& [pair, edge] : made.world.naive.transfer) {
      by_held[IndexOf(pair.first)].push_back({pair.second, edge.transfer, edge.relation});
    }
    for (std::vector<TransferEdge>& edges : by_held) Shuffle(edges, random);
    CompetencySpace shuffled = made.world.space;
    shuffled.transfer = TransferTable(by_held);
    EXPECT_TRUE(SameBits(ExplainPair(made.person, made.work, made.world.space, kModel, kToday),
                         ExplainPair(made.person, made.work, shuffled, kModel, kToday)));
    CandidateProfile reordered = made.person;
    for (HeldCompetency& held : reordered.competencies) Shuffle(held.evidence, random);
    EXPECT_EQ(Score(reordered, made.work, made.world), Score(made.person, made.work, made.world));
  });
}

}  // namespace
}  // namespace perron
