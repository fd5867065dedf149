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

}  // namespace
}  // namespace perron
