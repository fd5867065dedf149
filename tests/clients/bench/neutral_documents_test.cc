#include "clients/bench/neutral_documents.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "clients/bench/neutral_brute_force.h"
#include "index/flat_index.h"
#include "matching/pair_score.h"
#include "tests/clients/bench/neutral_sets.h"

namespace perron {
namespace {

TEST(NeutralDocumentsTest, KeepsTheInvariantsOfTheProduct) {
  const NeutralSet set = ThreeCompetencies();
  const auto person = PersonOf(set, 1);
  EXPECT_EQ(person->id, "0000000001");
  EXPECT_EQ(NumberOf(*person), 1U);
  EXPECT_EQ(person->circumstances.area, "2");
  ASSERT_EQ(person->profile.competencies.size(), 2U);
  EXPECT_LT(person->profile.competencies[0].competency, person->profile.competencies[1].competency);
  const WorkProfile work = WorkOf(set, 0);
  ASSERT_EQ(work.requirements.size(), 2U);
  EXPECT_LT(work.requirements[0].competency, work.requirements[1].competency);
  for (const Requirement& requirement : work.requirements) {
    EXPECT_GT(requirement.share, 0);
    EXPECT_LE(requirement.share, 1);
  }
  EXPECT_EQ(work.requirements[0].share, 3 * work.requirements[1].share);
  EXPECT_EQ(SpaceOf(set).transfer.edge_count(), 4U);
}

TEST(NeutralDocumentsTest, ATopicIsWhatBringsACompetencyAlong) {
  Random random(8);
  const NeutralSet set = RandomNeutralSet(random, 10, 1, 1);
  const Taxonomy topics = TopicsOf(set);
  ASSERT_EQ(topics.occupations.size(), 3U);
  for (const std::uint32_t asked : {0U, 4U, 8U}) {
    const std::vector<CompetencyId>& topic = topics.occupations[asked / 4].essential;
    EXPECT_EQ(topic.size(), set.transfer_off[asked + 1] - set.transfer_off[asked]);
    EXPECT_TRUE(std::is_sorted(topic.begin(), topic.end()));
    EXPECT_TRUE(std::binary_search(topic.begin(), topic.end(), CompetencyId{asked}));
  }
}

TEST(NeutralDocumentsTest, NumbersSortAsTheirIds) {
  NeutralSet set;
  for (int i = 0; i < 11; ++i) AddRow(set.profiles, {}, 1);
  EXPECT_LT(PersonOf(set, 9)->id, PersonOf(set, 10)->id);
}

// The same ids in the same order with the same bits as the brute force, which knows nothing of the product.
TEST(NeutralDocumentsTest, TheProductsCoverageIsThatOfTheSet) {
  Random random(3);
  const ScoringModel model;
  for (int round = 0; round < 20; ++round) {
    const NeutralSet set = RandomNeutralSet(random, 30, 80, 8);
    NeutralBruteForce brute_force(set);
    DocumentListBuilder<PersonDocument> people;
    for (std::uint32_t p = 0; p < set.profiles.size(); ++p) people.Put(PersonOf(set, p));
    const FlatPeopleIndex index(people.Publish(), std::make_shared<const CompetencySpace>(SpaceOf(set)), model);
    for (std::uint32_t v = 0; v < set.vacancies.size(); ++v) {
      const bool in_region = random.Chance(0.5);
      const std::vector<NeutralHit> want = brute_force.Find(v, in_region);
      const auto got = index.Search(WorkOf(set, v), {}, RequestOf(set, v, in_region));
      ASSERT_EQ(got.hits.size(), want.size());
      for (std::size_t i = 0; i < want.size(); ++i) {
        EXPECT_EQ(NumberOf(*got.hits[i].document), want[i].profile) << "round " << round << " vacancy " << v;
        EXPECT_EQ(got.hits[i].score.coverage, want[i].coverage);
      }
    }
  }
}

}  // namespace
}  // namespace perron
