// Real profiles, edited a little: the score moves a little, and proof weighs more than a long list of claims.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "index/document_list.h"
#include "index/flat_index.h"
#include "matching/explanation.h"
#include "matching/pair_score.h"
#include "tests/esco/occupation_matches.h"
#include "tests/support/esco_data.h"
#include "tests/support/worlds.h"

namespace perron {
namespace {

class EscoEvidenceTest : public testing::Test {
 protected:
  void SetUp() override {
    if (world == nullptr) GTEST_SKIP() << kNoEsco;
  }

  const std::vector<Occupation>& occupations() const { return world->taxonomy->taxonomy().occupations; }
  const CompetencySpace& space() const { return world->taxonomy->space(); }
  PairScore Score(const CandidateProfile& person, const WorkProfile& work) const {
    return ScorePair(person, work, space(), {model, kToday});
  }

  // Somebody who has most of what an occupation asks, at any level and on any evidence that counts today.
  CandidateProfile MakeWorker(const Occupation& occupation, Random& random) const {
    std::set<CompetencyId> ids(occupation.essential.begin(), occupation.essential.end());
    for (const CompetencyId id : occupation.optional) {
      if (random.Chance(0.3)) ids.insert(id);
    }
    CandidateProfile person;
    for (const CompetencyId id : ids) {
      if (!random.Chance(0.9)) continue;
      EvidenceRecord record = MakeEvidence(random);
      record.valid_until = kUnknownDay;
      person.competencies.push_back({id, false, {record}});
    }
    return person;
  }

  // The weight that utilisation divides by.
  double Denominator(const CandidateProfile& person, const WorkProfile& work) const {
    double denominator = 0;
    for (const UtilisationExplanation& use : ExplainPair(person, work, space(), model, kToday).held) {
      if (!use.left_out) denominator += use.weight;
    }
    return denominator;
  }

  // `more` has the competency besides what `less` has: the removal bounds of docs/scoring.md, and coverage.
  void ExpectRemovalBounds(const CandidateProfile& more, const CandidateProfile& less, CompetencyId id,
                           const WorkProfile& work) const {
    const PairScore with = Score(more, work);
    const PairScore without = Score(less, work);
    const double w = space().weights[IndexOf(id)].weight;
    const double rest = Denominator(more, work) - w;
    const double d_coverage = std::abs(with.coverage - without.coverage);
    const double d_utilisation = std::abs(with.utilisation - without.utilisation);
    EXPECT_GE(with.coverage, without.coverage);
    if (rest > 1e-9) {
      EXPECT_LE(d_utilisation, w / rest + 1e-12);
    }
    EXPECT_LE(std::abs(*with.fit - *without.fit), 2 * (d_coverage + d_utilisation) + 1e-12);
  }

  // `better` has one record that is at least as strong: coverage cannot fall, and what is used stays what it is.
  void ExpectStronger(const CandidateProfile& better, const CandidateProfile& worse, const WorkProfile& work) const {
    const PairScore high = Score(better, work);
    const PairScore low = Score(worse, work);
    EXPECT_GE(high.coverage, low.coverage);
    EXPECT_EQ(high.utilisation, low.utilisation);
    EXPECT_LE(std::abs(*high.fit - *low.fit), 2 * (high.coverage - low.coverage) + 1e-12);
  }

  const ScoringModel model;
  const OccupationWorld* const world = EscoWorld();
};

TEST_F(EscoEvidenceTest, ASmallEditOfARealProfileMovesTheScoreALittle) {
  constexpr int kEdits = 1000;
  Random random(20261125);
  int edits = 0;
  double largest = 0;
  while (edits < kEdits) {
    const std::size_t o = random.Below(occupations().size());
    const CandidateProfile person = MakeWorker(occupations()[o], random);
    if (person.competencies.size() < 2) continue;
    // Their own work, or any other.
    const WorkProfile& work = world->works[random.Chance(0.5) ? o : random.Below(occupations().size())]->profile;
    if (work.requirements.empty()) continue;
    SCOPED_TRACE("edit " + std::to_string(edits) + " of a profile of " + occupations()[o].uri);
    CandidateProfile edited = person;
    const std::size_t place = random.Below(person.competencies.size());
    EvidenceRecord& record = edited.competencies[place].evidence[0];
    switch (edits % 4) {
      case 0:  // one less
        edited.competencies.erase(edited.competencies.begin() + static_cast<std::ptrdiff_t>(place));
        ExpectRemovalBounds(person, edited, person.competencies[place].competency, work);
        break;
      case 1: {  // one more
        const auto id = static_cast<CompetencyId>(random.Below(space().weights.size()));
        const auto at =
            std::lower_bound(edited.competencies.begin(), edited.competencies.end(), id,
                             [](const HeldCompetency& held, CompetencyId other) { return held.competency < other; });
        if (at != edited.competencies.end() && at->competency == id) continue;
        edited.competencies.insert(at, {id, false, {{MakeEvidence(random).kind, 3}}});
        ExpectRemovalBounds(edited, person, id, work);
        break;
      }
      case 2:  // a level up, from 2 when it was unknown, because unknown counts as that
        if (record.level == kMaxLevel) continue;
        record.level = static_cast<Level>(record.level == 0 ? 3 : record.level + 1);
        ExpectStronger(edited, person, work);
        break;
      default: {  // other evidence
        const double before = model.reliability[static_cast<std::size_t>(record.kind)];
        record.kind = MakeEvidence(random).kind;
        const bool stronger = model.reliability[static_cast<std::size_t>(record.kind)] >= before;
        ExpectStronger(stronger ? edited : person, stronger ? person : edited, work);
      }
    }
    largest = std::max(largest, std::abs(*Score(edited, work).fit - *Score(person, work).fit));
    if (HasFailure()) break;
    ++edits;
  }
  std::printf("%d edits of real profiles; the largest change of a fit is %.3f\n", edits, largest);
}

// Two people for an occupation: one has proven the essentials, the other only says so, and ticked 45 other competencies
// besides.
TEST_F(EscoEvidenceTest, ProofOfTheEssentialsOutranksALongListOfClaims) {
  constexpr std::size_t kOccupations = 200;
  constexpr std::size_t kTicked = 45;
  Random random(4);
  std::size_t compared = 0;
  double smallest = 1;
  const std::shared_ptr<const CompetencySpace> shared(world->taxonomy, &space());
  for (std::size_t i = 0; i < kOccupations; ++i) {
    const std::size_t o = i * occupations().size() / kOccupations;
    const std::vector<CompetencyId>& essential = occupations()[o].essential;
    if (essential.empty()) continue;
    auto proven = std::make_shared<PersonDocument>();
    auto claimed = std::make_shared<PersonDocument>();
    proven->id = "proven";
    claimed->id = "claimed";  // comes first when both are equal
    std::set<CompetencyId> ticked(essential.begin(), essential.end());
    while (ticked.size() < essential.size() + kTicked) {
      ticked.insert(static_cast<CompetencyId>(random.Below(space().weights.size())));
    }
    for (const CompetencyId id : essential) {
      proven->profile.competencies.push_back({id, false, {{EvidenceKind::kPraktijkverklaring, 3, kToday}}});
    }
    for (const CompetencyId id : ticked) {
      claimed->profile.competencies.push_back({id, false, {{EvidenceKind::kSelfReported, 3, kToday}}});
    }
    DocumentListBuilder<PersonDocument> people;
    people.Put(proven);
    people.Put(claimed);
    SearchRequest request;
    request.order = MatchOrder::kFit;
    request.as_of = kToday;
    const auto hits =
        FlatPeopleIndex(people.Publish(), shared, model).Search(world->works[o]->profile, {}, request).hits;
    ASSERT_EQ(hits.size(), 2U);
    EXPECT_EQ(hits[0].document->id, "proven") << occupations()[o].uri;
    smallest = std::min(smallest, *Score(proven->profile, world->works[o]->profile).fit -
                                      *Score(claimed->profile, world->works[o]->profile).fit);
    ++compared;
  }
  std::printf("%zu occupations; the smallest lead of proof is %.3f\n", compared, smallest);
  EXPECT_GE(compared, kOccupations * 95 / 100);
}

}  // namespace
}  // namespace perron
