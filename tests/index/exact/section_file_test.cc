#include "index/exact/section_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "index/exact/section_file_writer.h"
#include "tests/support/temp_folder.h"

namespace perron {
namespace {

using Sections = std::vector<std::pair<std::string, std::string>>;
using Metadata = std::map<std::string, std::string>;

void WriteSections(const std::string& path, const Sections& sections, const Metadata& metadata) {
  auto writer = SectionFileWriter::Create(path);
  ASSERT_TRUE(writer.ok()) << writer.status();
  for (const auto& [name, bytes] : sections) {
    ASSERT_TRUE((*writer)->Write(name, std::as_bytes(std::span(bytes))).ok());
  }
  ASSERT_TRUE((*writer)->Finish(metadata).ok());
}

std::string BytesOf(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void Overwrite(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

std::string Text(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

const Sections kSections = {
    {"ids", "abc"}, {"none", ""}, {"one line", std::string(64, 'x')}, {"more", std::string(65, 'y')}};
const Metadata kMetadata = {{"kind", "people"}, {"taxonomy", "1.2.0"}};

void ExpectHolds(const SectionFile& file, const Sections& sections, const Metadata& metadata) {
  EXPECT_EQ(file.metadata(), metadata);
  for (const auto& [name, bytes] : sections) {
    const auto section = file.Read(name);
    ASSERT_TRUE(section.ok()) << section.status();
    EXPECT_EQ(Text(*section), bytes);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(section->data()) % kSectionAlignment, 0U);
  }
}

TEST(SectionFileTest, GivesBackWhatWasWritten) {
  const TempFolder folder;
  WriteSections(folder.File("base"), kSections, kMetadata);
  const auto file = SectionFile::Open(folder.File("base"));
  ASSERT_TRUE(file.ok()) << file.status();
  ExpectHolds(*file, kSections, kMetadata);
  EXPECT_EQ(file->size(), BytesOf(folder.File("base")).size());
}

TEST(SectionFileTest, AFileWithoutSectionsOrMetadataIsAFile) {
  const TempFolder folder;
  WriteSections(folder.File("base"), {}, {});
  const auto file = SectionFile::Open(folder.File("base"));
  ASSERT_TRUE(file.ok()) << file.status();
  EXPECT_TRUE(file->metadata().empty());
}

TEST(SectionFileTest, TheSectionsOutliveTheFile) {
  const TempFolder folder;
  WriteSections(folder.File("base"), kSections, kMetadata);
  std::shared_ptr<const void> owner;
  std::span<const std::byte> section;
  {
    const auto file = SectionFile::Open(folder.File("base"));
    ASSERT_TRUE(file.ok());
    owner = file->owner();
    section = *file->Read("more");
  }
  std::filesystem::remove(folder.File("base"));
  EXPECT_EQ(Text(section), std::string(65, 'y'));
}

TEST(SectionFileTest, ASectionThatIsNotThereIsDataLossThatNamesIt) {
  const TempFolder folder;
  WriteSections(folder.File("base"), kSections, kMetadata);
  const auto file = SectionFile::Open(folder.File("base"));
  ASSERT_TRUE(file.ok());
  const absl::Status status = file->Read("idz").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss);
  EXPECT_NE(status.message().find("idz"), absl::string_view::npos);
  EXPECT_NE(status.message().find(folder.File("base")), absl::string_view::npos);
}

TEST(SectionFileTest, AFileThatIsNotThereIsNotFound) {
  const TempFolder folder;
  EXPECT_EQ(SectionFile::Open(folder.File("base")).status().code(), absl::StatusCode::kNotFound);
}

TEST(SectionFileTest, AFlippedBitInAnyByteIsFound) {
  const TempFolder folder;
  const std::string path = folder.File("base");
  WriteSections(path, kSections, kMetadata);
  const std::string whole = BytesOf(path);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ static_cast<char>(1U << at * 5 % 8));
    Overwrite(path, damaged);
    const absl::Status status = SectionFile::Open(path).status();
    // In magic and version it is the mark of another kind of file.
    const auto wanted = at < 12 ? absl::StatusCode::kFailedPrecondition : absl::StatusCode::kDataLoss;
    ASSERT_EQ(status.code(), wanted) << "byte " << at;
    ASSERT_NE(status.message().find(path), absl::string_view::npos) << status;
  }
}

TEST(SectionFileTest, TheDamagedSectionIsNamed) {
  const TempFolder folder;
  const std::string path = folder.File("base");
  WriteSections(path, kSections, kMetadata);
  std::string damaged = BytesOf(path);
  damaged[damaged.find('x')] = 'z';
  Overwrite(path, damaged);
  EXPECT_NE(SectionFile::Open(path).status().message().find("\"one line\""), absl::string_view::npos);
  damaged[damaged.find("abc")] = 'z';
  Overwrite(path, damaged);
  EXPECT_NE(SectionFile::Open(path).status().message().find("\"ids\""), absl::string_view::npos) << "the first of two";
}

TEST(SectionFileTest, AFileCutAnywhereOrWithSomethingBehindItIsDataLoss) {
  const TempFolder folder;
  const std::string path = folder.File("base");
  WriteSections(path, kSections, kMetadata);
  const std::string whole = BytesOf(path);
  for (std::size_t length = 0; length < whole.size(); ++length) {
    Overwrite(path, whole.substr(0, length));
    ASSERT_EQ(SectionFile::Open(path).status().code(), absl::StatusCode::kDataLoss) << length;
  }
  Overwrite(path, whole + '\0');
  EXPECT_EQ(SectionFile::Open(path).status().code(), absl::StatusCode::kDataLoss);
}

TEST(SectionFileTest, ManySectionsOfAllSizesAreChecked) {
  const TempFolder folder;
  const std::string path = folder.File("base");
  Sections sections;
  for (std::size_t i = 0; i < 100; ++i) {
    sections.emplace_back("section " + std::to_string(i), std::string(i * i * 10, static_cast<char>(i)));
  }
  WriteSections(path, sections, {});
  {
    const auto file = SectionFile::Open(path);
    ASSERT_TRUE(file.ok()) << file.status();
    ExpectHolds(*file, sections, {});
  }
  std::string damaged = BytesOf(path);
  damaged[damaged.size() / 2] ^= 1;
  Overwrite(path, damaged);
  EXPECT_EQ(SectionFile::Open(path).status().code(), absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace perron
