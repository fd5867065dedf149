#include "clients/bench/neutral_set.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <limits>

#include "tests/clients/bench/neutral_sets.h"
#include "tests/support/temp_folder.h"

namespace perron {
namespace {

using testing::AllOf;
using testing::HasSubstr;

void ExpectSame(const NeutralRows& a, const NeutralRows& b) {
  EXPECT_EQ(a.off, b.off);
  EXPECT_EQ(a.comp, b.comp);
  EXPECT_EQ(a.level, b.level);
  EXPECT_EQ(a.meta, b.meta);
}

void ExpectSame(const NeutralSet& a, const NeutralSet& b) {
  EXPECT_EQ(a.transfer_off, b.transfer_off);
  EXPECT_EQ(a.transfer_comp, b.transfer_comp);
  EXPECT_EQ(a.transfer_t, b.transfer_t);
  ExpectSame(a.profiles, b.profiles);
  ExpectSame(a.vacancies, b.vacancies);
  EXPECT_EQ(a.weight, b.weight);
  EXPECT_EQ(a.vectors, b.vectors);
  EXPECT_EQ(a.dimensions, b.dimensions);
}

TEST(NeutralSetTest, ReadsWhatItWrote) {
  const TempFolder folder;
  Random random(1);
  NeutralSet set = RandomNeutralSet(random, 40, 30, 20);
  set.dimensions = 3;
  for (int i = 0; i < 40 * 3; ++i) set.vectors.push_back(static_cast<float>(random.Unit()));
  ASSERT_TRUE(WriteNeutralSet(set, folder.File("new/set")).ok());
  const auto read = ReadNeutralSet(folder.File("new/set"));
  ASSERT_TRUE(read.ok()) << read.status();
  ExpectSame(*read, set);
}

TEST(NeutralSetTest, VectorsOfAnEarlierSetDoNotStay) {
  const TempFolder folder;
  NeutralSet set = ThreeCompetencies();
  set.dimensions = 1;
  set.vectors = {1, 2, 3};
  ASSERT_TRUE(WriteNeutralSet(set, folder.path()).ok());
  ASSERT_TRUE(WriteNeutralSet(ThreeCompetencies(), folder.path()).ok());
  const auto read = ReadNeutralSet(folder.path());
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->dimensions, 0U);
}

TEST(NeutralSetTest, ReadsASetOfNothing) {
  const TempFolder folder;
  ASSERT_TRUE(WriteNeutralSet(NeutralSet(), folder.path()).ok());
  const auto read = ReadNeutralSet(folder.path());
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->profiles.size(), 0U);
  EXPECT_EQ(read->competencies(), 0U);
}

TEST(NeutralSetTest, ArraysAreLittleEndianWithoutAHeader) {
  const TempFolder folder;
  ASSERT_TRUE(WriteNeutralSet(ThreeCompetencies(), folder.path()).ok());
  std::ifstream in(folder.File("prof_meta.bin"), std::ios::binary);
  std::string first(4, ' ');
  in.read(first.data(), 4);
  EXPECT_EQ(first, std::string("\x01\x18\x0a\x00", 4));
  EXPECT_EQ(std::filesystem::file_size(folder.File("prof_off.u32")), 5 * 4U);
  EXPECT_EQ(std::filesystem::file_size(folder.File("vac_comp.u16")), 2 * 2U);
}

// What reading says of the set when `spoil` was done to it.
std::string FaultOf(const std::function<void(NeutralSet&)>& spoil) {
  const TempFolder folder;
  NeutralSet set = ThreeCompetencies();
  spoil(set);
  EXPECT_TRUE(WriteNeutralSet(set, folder.path()).ok());
  return std::string(ReadNeutralSet(folder.path()).status().message());
}

TEST(NeutralSetTest, NamesFilePositionValueAndWhatWasWanted) {
  EXPECT_THAT(FaultOf([](NeutralSet& set) { set.profiles.comp[3] = 3; }),
              HasSubstr("prof_comp.u16: position 3 is 3, want below 3"));
  EXPECT_THAT(FaultOf([](NeutralSet& set) { set.transfer_comp[1] = 9; }),
              HasSubstr("transfer_comp.u16: position 1 is 9, want below 3"));
  EXPECT_THAT(FaultOf([](NeutralSet& set) { set.profiles.level[2] = 0; }),
              HasSubstr("prof_level.u8: position 2 is 0, want 1 to 5"));
  EXPECT_THAT(FaultOf([](NeutralSet& set) { set.vacancies.level[1] = 6; }),
              HasSubstr("vac_level.u8: position 1 is 6, want 1 to 5"));
  EXPECT_THAT(FaultOf([](NeutralSet& set) { set.weight[1] = -1; }),
              HasSubstr("vac_weight.f32: position 1 is -1, want a number of at least 0"));
  EXPECT_THAT(FaultOf([](NeutralSet& set) { set.weight[0] = std::numeric_limits<float>::quiet_NaN(); }),
              HasSubstr("vac_weight.f32: position 0 is nan"));
  EXPECT_THAT(FaultOf([](NeutralSet& set) { set.transfer_t[1] = 1.5F; }),
              HasSubstr("transfer_t.f32: position 1 is 1.5, want above 0 and at most 1"));
  EXPECT_THAT(FaultOf([](NeutralSet& set) { set.transfer_t[1] = 0; }), HasSubstr("position 1 is 0, want above 0"));
}

TEST(NeutralSetTest, ChecksOffsets) {
  EXPECT_THAT(FaultOf([](NeutralSet& set) {
                set.profiles.off = {0, 1, 5, 3, 5};
              }),
              HasSubstr("prof_off.u32: position 3 is 3, want at least 5"));
  EXPECT_THAT(FaultOf([](NeutralSet& set) { set.profiles.off.back() = 4; }),
              HasSubstr("prof_off.u32: position 4 is 4, want at least 5"));
  EXPECT_THAT(FaultOf([](NeutralSet& set) {
                set.vacancies.off = {0, 9};
              }),
              HasSubstr("vac_off.u32: position 1 is 9, want 2, the number of values in vac_comp.u16"));
  EXPECT_THAT(FaultOf([](NeutralSet& set) { set.transfer_off[0] = 1; }),
              HasSubstr("transfer_off.u32: position 0 is 1, want 0"));
  EXPECT_THAT(FaultOf([](NeutralSet& set) { set.vacancies.off.clear(); }), HasSubstr("vac_off.u32: is empty"));
}

TEST(NeutralSetTest, ChecksSizes) {
  EXPECT_THAT(FaultOf([](NeutralSet& set) { set.profiles.level.pop_back(); }),
              HasSubstr("prof_level.u8: has 4 values, want 5"));
  EXPECT_THAT(FaultOf([](NeutralSet& set) { set.profiles.meta.push_back({}); }),
              HasSubstr("prof_meta.bin: has 5 values, want 4"));
  EXPECT_THAT(FaultOf([](NeutralSet& set) { set.weight.push_back(1); }),
              HasSubstr("vac_weight.f32: has 3 values, want 2"));
  EXPECT_THAT(FaultOf([](NeutralSet& set) { set.transfer_t.pop_back(); }),
              HasSubstr("transfer_t.f32: has 3 values, want 4"));
  EXPECT_THAT(FaultOf([](NeutralSet& set) {
                set.dimensions = 2;
                set.vectors = {1, 2, 3, 4};
              }),
              HasSubstr("comp_vec.f32: has 4 values, want a multiple of 3"));
}

TEST(NeutralSetTest, ChecksWhatTheDefinitionTakesForGranted) {
  EXPECT_THAT(FaultOf([](NeutralSet& set) {
                set.vacancies.comp = {2, 2};
              }),
              HasSubstr("vac_comp.u16: position 1 is 2, want each competency once in list 0"));
  EXPECT_THAT(FaultOf([](NeutralSet& set) { set.transfer_comp[1] = 0; }),
              HasSubstr("transfer_comp.u16: position 1 is 0, want each competency once"));
  EXPECT_THAT(FaultOf([](NeutralSet& set) { set.transfer_t[3] = 0.5F; }),
              HasSubstr("transfer_t.f32: position 3 is 0.5, want 1: it is from competency 2 to itself"));
  EXPECT_THAT(FaultOf([](NeutralSet& set) { set.transfer_comp[2] = 2; }), HasSubstr("do not name competency 1"));
}

TEST(NeutralSetTest, SaysWhatCannotBeRead) {
  const TempFolder folder;
  ASSERT_TRUE(WriteNeutralSet(ThreeCompetencies(), folder.path()).ok());
  std::ofstream(folder.File("prof_off.u32"), std::ios::app) << "x";
  EXPECT_THAT(std::string(ReadNeutralSet(folder.path()).status().message()),
              HasSubstr("prof_off.u32: is 21 bytes, want a multiple of 4"));
  std::filesystem::remove(folder.File("prof_off.u32"));
  const absl::Status status = ReadNeutralSet(folder.path()).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(status.message()), AllOf(HasSubstr("prof_off.u32"), HasSubstr("cannot be read")));
  EXPECT_EQ(ReadNeutralSet(folder.File("nowhere")).status().code(), absl::StatusCode::kNotFound);
}

TEST(NeutralSetTest, SaysWhatCannotBeWritten) {
  const TempFolder folder;
  std::ofstream(folder.File("file")) << "x";
  EXPECT_EQ(WriteNeutralSet(ThreeCompetencies(), folder.File("file/set")).code(), absl::StatusCode::kPermissionDenied);
  EXPECT_EQ(WriteNeutralAnswer(std::vector<std::uint32_t>{1}, folder.File("no/top.u32")).code(),
            absl::StatusCode::kPermissionDenied);
}

}  // namespace
}  // namespace perron
