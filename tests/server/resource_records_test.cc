#include "server/resource_records.h"

#include "gtest/gtest.h"
#include "server/resource_traits.h"
#include "tests/server/error_details.h"
#include "tests/server/resource_world.h"

namespace perron {
namespace {

using Records = ResourceRecords<CandidateTraits>;

TEST(ResourceRecordsTest, NotFoundNamesTheResource) {
  const absl::Status status = ResourceNotFound("candidates/a");
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(ReasonOf(status), "NOT_FOUND");
  EXPECT_EQ(status.message(), "candidates/a does not exist");
}

TEST(ResourceRecordsTest, RecordThatIsNoResourceIsDataLossThatNamesIt) {
  const absl::Status status = Records::Parse("a", {.payload = "\xff", .sequence = 1}).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss);
  EXPECT_NE(status.message().find("candidates/a"), absl::string_view::npos);
}

TEST(ResourceRecordsTest, EqualResourceIsNotStagedAgain) {
  ResourceWorld<InMemory> world;
  const Records records(world.environment());
  StagedChanges view(world.kept.store);
  const RecordKey key = Records::Key("t", "a");
  v1::Candidate candidate;
  candidate.set_area("noord");
  v1::Candidate first = candidate;
  EXPECT_TRUE(*records.Stage(view, key, nullptr, first));
  EXPECT_EQ(first.etag(), "\"1\"");
  const auto stored = Records::Get(view, key);
  ASSERT_TRUE(stored.ok());
  world.clock.Advance(absl::Hours(1));
  v1::Candidate second = candidate;
  EXPECT_FALSE(*records.Stage(view, key, &*stored, second));
  EXPECT_EQ(second.SerializeAsString(), first.SerializeAsString()) << "times and etag are those of the first write";
}

// Staging ahead of the turn and in the turn, with `meanwhile` done in between by somebody else.
class StagedAheadTest : public testing::Test {
 protected:
  static v1::Candidate In(const std::string& area) {
    v1::Candidate candidate;
    candidate.set_area(area);
    candidate.add_competencies()->set_competency(TinyCompetency("cook-dishes"));
    return candidate;
  }
  void Write(v1::Candidate candidate) {
    const auto staged = records_.StageAhead(key_, candidate);
    ASSERT_TRUE(staged.ok()) << staged.status();
    Turn(*staged);
  }
  Records::Turn Turn(Records::Staged staged) {
    Records::Turn turn;
    const absl::Status written = world_.writer->Submit([&](WriteView& view) -> absl::Status {
      PERRON_ASSIGN_OR_RETURN(turn, records_.StageInTurn(view, key_, std::move(staged)));
      return absl::OkStatus();
    });
    EXPECT_TRUE(written.ok()) << written;
    return turn;
  }
  void Remove() {
    ASSERT_TRUE(world_.writer
                    ->Submit([&](WriteView& view) {
                      view.Delete(key_);
                      return absl::OkStatus();
                    })
                    .ok());
  }
  v1::Candidate Stored() { return Records::Get(world_.kept.store, key_)->resource; }

  ResourceWorld<InMemory> world_;
  const Records records_{world_.environment()};
  const RecordKey key_ = Records::Key("t", "a");
};

TEST_F(StagedAheadTest, WithNothingInBetweenItIsWrittenAsStaged) {
  v1::Candidate next = In("noord");
  const auto staged = records_.StageAhead(key_, next);
  ASSERT_TRUE(staged.ok());
  world_.clock.Advance(absl::Hours(1));
  const auto turn = Turn(*staged);
  EXPECT_FALSE(turn.existed);
  EXPECT_TRUE(turn.changed);
  next.clear_etag();
  EXPECT_EQ(Stored().SerializeAsString(), next.SerializeAsString());
  EXPECT_EQ(Stored().competencies(0).evidence(0).id(), 1);
}

TEST_F(StagedAheadTest, WhatSomebodyElseCreatedMeanwhileIsReplacedAndKeepsItsCreateTimeAndNumbers) {
  v1::Candidate next = In("noord");
  const auto staged = records_.StageAhead(key_, next);
  ASSERT_TRUE(staged.ok());
  world_.clock.Advance(absl::Hours(1));
  Write(In("zuid"));
  const v1::Candidate meanwhile = Stored();
  const auto turn = Turn(*staged);
  EXPECT_TRUE(turn.existed);
  EXPECT_TRUE(turn.changed);
  EXPECT_EQ(Stored().area(), "noord");
  EXPECT_EQ(Stored().create_time().seconds(), meanwhile.create_time().seconds());
  EXPECT_EQ(Stored().competencies(0).evidence(0).id(), 1) << "the same record as before";
}

TEST_F(StagedAheadTest, WhatWasRemovedMeanwhileIsCreated) {
  Write(In("zuid"));
  v1::Candidate next = In("noord");
  const auto staged = records_.StageAhead(key_, next);
  ASSERT_TRUE(staged.ok());
  Remove();
  const auto turn = Turn(*staged);
  EXPECT_FALSE(turn.existed);
  EXPECT_TRUE(turn.changed);
  EXPECT_EQ(Stored().area(), "noord");
}

TEST_F(StagedAheadTest, EqualToWhatIsStoredChangesNothingUnlessThatChangesMeanwhile) {
  Write(In("noord"));
  v1::Candidate next = In("noord");
  const auto staged = records_.StageAhead(key_, next);
  ASSERT_TRUE(staged.ok());
  const std::uint64_t before = world_.kept.store.last_sequence();
  auto turn = Turn(*staged);
  EXPECT_TRUE(turn.existed);
  EXPECT_FALSE(turn.changed);
  EXPECT_EQ(world_.kept.store.last_sequence(), before);
  Write(In("zuid"));
  turn = Turn(*staged);
  EXPECT_TRUE(turn.changed);
  EXPECT_EQ(Stored().area(), "noord") << "the row said so, whatever was in between";
}

TEST_F(StagedAheadTest, WhatIsDerivedGoesAlongWithTheChange) {
  auto environment = world_.environment();
  const auto derived = std::make_shared<const Derived>();
  std::string seen;
  environment.derive = [&](const v1::Candidate& candidate) {
    seen = candidate.name();
    return derived;
  };
  const Records records(environment);
  v1::Candidate next = In("noord");
  const auto staged = records.StageAhead(key_, next);
  ASSERT_TRUE(staged.ok());
  Turn(*staged);
  EXPECT_EQ(seen, "candidates/a");
  ASSERT_EQ(world_.changes.size(), 1u);
  EXPECT_EQ(world_.changes[0].derived, derived);
}

}  // namespace
}  // namespace perron
