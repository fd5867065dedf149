#include "index/exact/section_directory.h"

#include <gtest/gtest.h>

#include <cstring>
#include <vector>

namespace perron {
namespace {

std::span<const std::byte> BytesOf(const std::string& text) { return std::as_bytes(std::span(text)); }

// A file whose sections hold nothing but zeros.
std::string FileOf(const SectionDirectory& directory, std::uint64_t directory_offset) {
  const std::string encoded = EncodeDirectory(directory);
  const auto header = EncodeSectionHeader(directory_offset, BytesOf(encoded));
  std::string file(reinterpret_cast<const char*>(header.data()), header.size());
  file.resize(directory_offset);
  return file + encoded;
}

absl::StatusCode CodeOf(const SectionDirectory& directory, std::uint64_t directory_offset) {
  return ParseSectionFile(BytesOf(FileOf(directory, directory_offset))).status().code();
}

TEST(SectionDirectoryTest, SurvivesWithItsMetadata) {
  const SectionDirectory written{{{"kind", "people"}, {"", std::string("a\0b", 3)}},
                                 {{"one", 64, 65, 7}, {"", 192, 0, 8}, {"three", 192, 64, 9}}};
  const std::string file = FileOf(written, 256);
  const auto read = ParseSectionFile(BytesOf(file));
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->metadata, written.metadata);
  ASSERT_EQ(read->sections.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(read->sections[i].name, written.sections[i].name);
    EXPECT_EQ(read->sections[i].offset, written.sections[i].offset);
    EXPECT_EQ(read->sections[i].length, written.sections[i].length);
    EXPECT_EQ(read->sections[i].checksum, written.sections[i].checksum);
  }
}

// The first bytes of every version, and the checksum, must never change: this is what a file of version 1 begins with.
TEST(SectionDirectoryTest, VersionOneIsWrittenAsItAlwaysWas) {
  const std::string file = FileOf({}, 64);
  EXPECT_EQ(file.substr(0, 16), std::string("PerronSF\1\0\0\0\0\0\0\0", 16));
  EXPECT_EQ(file.size(), 64U + 8);
  EXPECT_EQ(SectionChecksum({}), 0x2D06800538D394C2U);
  EXPECT_EQ(SectionChecksum(BytesOf("Perron")), 0x44DD45D23E2CC27FU);
  EXPECT_EQ(SectionChecksum(BytesOf(std::string(1000, 'x'))), 0xC0A4877B962CBA82U);
}

TEST(SectionDirectoryTest, SectionsThatDoNotLieOneAfterTheOtherAreDataLoss) {
  const auto one = [](std::uint64_t offset, std::uint64_t length) { return SectionEntry{"one", offset, length, 0}; };
  const auto two = [](std::uint64_t offset, std::uint64_t length) { return SectionEntry{"two", offset, length, 0}; };
  EXPECT_EQ(CodeOf({{}, {one(64, 64), two(128, 64)}}, 192), absl::StatusCode::kOk);
  EXPECT_EQ(CodeOf({{}, {one(64, 64), two(64, 64)}}, 192), absl::StatusCode::kDataLoss);    // one over the other
  EXPECT_EQ(CodeOf({{}, {one(128, 64), two(64, 64)}}, 192), absl::StatusCode::kDataLoss);   // the wrong way round
  EXPECT_EQ(CodeOf({{}, {one(64, 64), two(128, 65)}}, 192), absl::StatusCode::kDataLoss);   // into the directory
  EXPECT_EQ(CodeOf({{}, {one(64, 64)}}, 192), absl::StatusCode::kDataLoss);                 // a hole
  EXPECT_EQ(CodeOf({{}, {one(0, 64)}}, 64), absl::StatusCode::kDataLoss);                   // over the header
  EXPECT_EQ(CodeOf({{}, {one(64, ~std::uint64_t{0})}}, 64), absl::StatusCode::kDataLoss);   // round the corner
  EXPECT_EQ(CodeOf({{}, {one(64, ~std::uint64_t{63})}}, 64), absl::StatusCode::kDataLoss);  // and back to the header
  EXPECT_EQ(CodeOf({{}, {one(64, 64), one(128, 64)}}, 192), absl::StatusCode::kDataLoss);   // of one name
}

TEST(SectionDirectoryTest, AnotherVersionIsRefusedBeforeAnythingElseIsLookedAt) {
  std::string file = FileOf({}, 64);
  file[8] = 2;
  for (const std::size_t length : {std::size_t{12}, file.size()}) {
    const absl::Status status = ParseSectionFile(BytesOf(file.substr(0, length))).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
    EXPECT_NE(std::string(status.message()).find("version 2"), std::string::npos) << status;
  }
}

TEST(SectionDirectoryTest, SomethingElseIsRefused) {
  const std::string text(200, 'x');
  EXPECT_EQ(ParseSectionFile(BytesOf(text)).status().code(), absl::StatusCode::kFailedPrecondition);
}

}  // namespace
}  // namespace perron
