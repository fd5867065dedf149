#include "server/update_mask.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "perron/v1/candidate_service.pb.h"
#include "tests/server/error_details.h"

namespace perron {
namespace {

using google::protobuf::FieldMask;
using testing::ElementsAre;

FieldMask Mask(std::initializer_list<const char*> paths) {
  FieldMask mask;
  for (const char* path : paths) mask.add_paths(path);
  return mask;
}

TEST(UpdateMaskTest, EmptyMaskIsTheFieldsThatAreSet) {
  v1::Candidate given;
  given.set_area("noord");
  given.mutable_hours()->set_min(8);
  Violations violations;
  EXPECT_THAT(ReadUpdateMask({}, given, violations).paths(), ElementsAre("hours", "area"));
}

TEST(UpdateMaskTest, StarIsEveryField) {
  Violations violations;
  const FieldMask mask = ReadUpdateMask(Mask({"*"}), v1::Candidate(), violations);
  EXPECT_EQ(mask.paths_size(), v1::Candidate::descriptor()->field_count());
}

TEST(UpdateMaskTest, EveryUnknownPathIsAViolation) {
  Violations violations;
  ReadUpdateMask(Mask({"area", "hours.most", "nothing", "*", "competencies.level"}), v1::Candidate(), violations);
  const std::string message(violations.ToStatus().message());
  EXPECT_THAT(message, testing::HasSubstr("\"hours.most\" is no field of Candidate"));
  EXPECT_THAT(message, testing::HasSubstr("\"nothing\""));
  EXPECT_THAT(message, testing::HasSubstr("and 1 more"));
}

TEST(UpdateMaskTest, NamedFieldsAreReplacedWholeOrClearedAndOthersStay) {
  v1::Candidate stored;
  stored.set_area("noord");
  stored.set_coach("k-1");
  stored.add_sectors("zorg");
  stored.add_sectors("groen");
  stored.mutable_hours()->set_min(8);
  stored.mutable_hours()->set_max(24);
  v1::Candidate given;
  given.set_coach("ignored");
  given.add_sectors("horeca");
  given.mutable_hours()->set_max(32);
  Violations violations;
  ApplyUpdateMask(ReadUpdateMask(Mask({"area", "sectors", "hours.max"}), given, violations), given, stored);
  EXPECT_TRUE(violations.empty());
  EXPECT_EQ(stored.area(), "");
  EXPECT_EQ(stored.coach(), "k-1");
  EXPECT_THAT(stored.sectors(), ElementsAre("horeca"));
  EXPECT_EQ(stored.hours().min(), 8);
  EXPECT_EQ(stored.hours().max(), 32);
}

TEST(UpdateMaskTest, WholeMessageIsReplacedNotMerged) {
  v1::Candidate stored;
  stored.mutable_hours()->set_min(8);
  v1::Candidate given;
  given.mutable_hours()->set_max(32);
  Violations violations;
  ApplyUpdateMask(ReadUpdateMask({}, given, violations), given, stored);
  EXPECT_EQ(stored.hours().min(), 0);
  EXPECT_EQ(stored.hours().max(), 32);
}

}  // namespace
}  // namespace perron
