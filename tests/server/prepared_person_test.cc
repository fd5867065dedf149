#include "server/prepared_person.h"

#include "gtest/gtest.h"
#include "matching/pooled_vector.h"
#include "server/match_documents.h"
#include "tests/server/match_world.h"

namespace perron {
namespace {

v1::Candidate Cook() {
  v1::Candidate candidate = TinyCandidate({"cook-dishes", "prepare-sauces"});
  candidate.set_name("candidates/a");
  candidate.set_area("noord");
  return candidate;
}

TEST(PreparedPersonTest, IsWhatTheIndexWouldHaveMade) {
  const MatchWorld world;
  const auto snapshot = world.snapshot();
  const auto person = PreparePerson(Cook(), *snapshot, world.postcodes);
  ASSERT_NE(person, nullptr);
  const PersonDocument expected = ToPersonDocument(Cook(), {*snapshot->taxonomy, *snapshot->families, world.postcodes});
  EXPECT_EQ(person->taxonomy, world.taxonomy);
  EXPECT_EQ(person->document->id, "a");
  EXPECT_EQ(person->document->profile.competencies.size(), expected.profile.competencies.size());
  EXPECT_EQ(person->document->circumstances.area, "noord");
  EXPECT_EQ(person->pooled, PooledVector(expected.profile, world.taxonomy->space()));
}

TEST(PreparedPersonTest, NothingCanBePreparedWithoutATaxonomy) {
  const MatchWorld world(/*with_taxonomy=*/false);
  EXPECT_EQ(PreparePerson(Cook(), *world.snapshot(), world.postcodes), nullptr);
}

}  // namespace
}  // namespace perron
