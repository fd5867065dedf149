#include "index/exact/section_file_writer.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "index/exact/section_file.h"
#include "tests/support/temp_folder.h"

namespace perron {
namespace {

std::span<const std::byte> Bytes(const std::string& text) { return std::as_bytes(std::span(text)); }

std::unique_ptr<SectionFileWriter> Create(const std::string& path) {
  auto writer = SectionFileWriter::Create(path);
  EXPECT_TRUE(writer.ok()) << writer.status();
  return writer.ok() ? *std::move(writer) : nullptr;
}

void WriteValue(const std::string& path, const std::string& value) {
  const auto writer = Create(path);
  ASSERT_TRUE(writer->Write("value", Bytes(value)).ok());
  ASSERT_TRUE(writer->Finish({}).ok());
}

std::string ValueOf(const SectionFile& file) {
  const std::span<const std::byte> value = *file.Read("value");
  return {reinterpret_cast<const char*>(value.data()), value.size()};
}

std::string ValueIn(const std::string& path) {
  const auto file = SectionFile::Open(path);
  return file.ok() ? ValueOf(*file) : file.status().ToString();
}

std::size_t FilesIn(const TempFolder& folder) {
  return static_cast<std::size_t>(
      std::distance(std::filesystem::directory_iterator(folder.path()), std::filesystem::directory_iterator()));
}

TEST(SectionFileWriterTest, TheNewFileTakesThePlaceOfTheOldOneAtTheEndOnly) {
  const TempFolder folder;
  const std::string path = folder.File("base");
  WriteValue(path, "old");
  const auto writer = Create(path);
  EXPECT_EQ(ValueIn(path), "old");
  ASSERT_TRUE(writer->Write("value", Bytes("new")).ok());
  EXPECT_EQ(ValueIn(path), "old");
  ASSERT_TRUE(writer->Finish({}).ok());
  EXPECT_EQ(ValueIn(path), "new");
  EXPECT_EQ(FilesIn(folder), 1U);
}

TEST(SectionFileWriterTest, WhoHasTheOldFileOpenKeepsIt) {
  const TempFolder folder;
  const std::string path = folder.File("base");
  WriteValue(path, "old");
  const auto old = SectionFile::Open(path);
  ASSERT_TRUE(old.ok());
  WriteValue(path, "new");
  EXPECT_EQ(ValueOf(*old), "old");
}

TEST(SectionFileWriterTest, AnAbandonedFileLeavesNothing) {
  const TempFolder folder;
  const std::string path = folder.File("base");
  WriteValue(path, "old");
  {
    const auto writer = Create(path);
    ASSERT_TRUE(writer->Write("value", Bytes("new")).ok());
  }
  EXPECT_EQ(ValueIn(path), "old");
  EXPECT_EQ(FilesIn(folder), 1U);
}

// What a killed program leaves is a file under the other name, cut off anywhere.
TEST(SectionFileWriterTest, WhatAKilledWriterLeftIsOverwritten) {
  const TempFolder folder;
  const std::string path = folder.File("base");
  WriteValue(path, "old");
  std::ofstream(path + ".new") << std::string(100000, 'x');
  EXPECT_EQ(ValueIn(path), "old");
  WriteValue(path, "new");
  EXPECT_EQ(ValueIn(path), "new");
  EXPECT_EQ(FilesIn(folder), 1U);
}

TEST(SectionFileWriterTest, AFullDiskIsToldAndLeavesTheOldFile) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "this system has no /dev/full";
  const TempFolder folder;
  const std::string path = folder.File("base");
  WriteValue(path, "old");
  std::filesystem::create_symlink("/dev/full", path + ".new");
  const absl::Status status = SectionFileWriter::Create(path).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted) << status;
  EXPECT_NE(status.message().find(path), absl::string_view::npos);
  EXPECT_EQ(ValueIn(path), "old");
  EXPECT_EQ(FilesIn(folder), 1U);
}

TEST(SectionFileWriterTest, AFolderThatIsNotThereIsNotFound) {
  const TempFolder folder;
  EXPECT_EQ(SectionFileWriter::Create(folder.File("none/base")).status().code(), absl::StatusCode::kNotFound);
}

TEST(SectionFileWriterTest, ANameIsTakenOnce) {
  const TempFolder folder;
  const auto writer = Create(folder.File("base"));
  ASSERT_TRUE(writer->Write("value", Bytes("one")).ok());
  EXPECT_EQ(writer->Write("value", Bytes("two")).code(), absl::StatusCode::kInvalidArgument);
  ASSERT_TRUE(writer->Finish({}).ok());
  EXPECT_EQ(ValueIn(folder.File("base")), "one");
}

TEST(SectionFileWriterTest, OnlyTheOwnerMayReadIt) {
  const TempFolder folder;
  WriteValue(folder.File("base"), "personal");
  using std::filesystem::perms;
  EXPECT_EQ(std::filesystem::status(folder.File("base")).permissions(), perms::owner_read | perms::owner_write);
}

}  // namespace
}  // namespace perron
