#include "clients/cli/input_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <fstream>
#include <iterator>
#include <sstream>

#include "tests/support/temp_folder.h"

namespace perron {
namespace {

class InputFileTest : public testing::Test {
 protected:
  std::string WritePlain(const std::string& name, const std::string& content) {
    std::ofstream(folder_.File(name), std::ios::binary) << content;
    return folder_.File(name);
  }

  std::string WriteGzip(const std::string& name, const std::string& content) {
    gzFile file = gzopen(folder_.File(name).c_str(), "wb");
    gzwrite(file, content.data(), static_cast<unsigned>(content.size()));
    gzclose(file);
    return folder_.File(name);
  }

  TempFolder folder_;
  std::istringstream in_{"from standard input"};
};

TEST_F(InputFileTest, ReadsPlainAndGzipAlike) {
  const std::string content(200'000, 'x');
  for (const std::string& path : {WritePlain("a.csv", content), WriteGzip("b.csv.gz", content)}) {
    auto file = InputFile::Open(path, in_);
    ASSERT_TRUE(file.ok()) << file.status();
    EXPECT_GT((*file)->total(), 0);
    EXPECT_EQ(ReadAll(**file, 1'000'000).value(), content);
    EXPECT_EQ((*file)->consumed(), (*file)->total());
  }
}

TEST_F(InputFileTest, DashIsStandardInput) {
  auto file = InputFile::Open("-", in_);
  ASSERT_TRUE(file.ok());
  EXPECT_EQ(ReadAll(**file, 100).value(), "from standard input");
  EXPECT_EQ((*file)->total(), 0);
}

TEST_F(InputFileTest, MissingFilesAndFoldersAreNotFound) {
  EXPECT_TRUE(absl::IsNotFound(InputFile::Open(folder_.File("absent"), in_).status()));
  EXPECT_TRUE(absl::IsNotFound(InputFile::Open(folder_.path(), in_).status()));
}

TEST_F(InputFileTest, ACutOffGzipFileIsDamaged) {
  std::string content;
  for (int i = 0; i < 100'000; ++i) content += std::to_string(i * 7919);
  std::ifstream whole(WriteGzip("whole.gz", content), std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(whole)), std::istreambuf_iterator<char>());
  auto file = InputFile::Open(WritePlain("cut.gz", bytes.substr(0, bytes.size() / 2)), in_);
  ASSERT_TRUE(file.ok());
  const auto read = ReadAll(**file, 10'000'000);
  EXPECT_TRUE(absl::IsDataLoss(read.status())) << read.status();
  EXPECT_THAT(std::string(read.status().message()), testing::HasSubstr("cut.gz: damaged or cut off"));
}

TEST_F(InputFileTest, RefusesMoreThanIsAllowed) {
  auto file = InputFile::Open("-", in_);
  EXPECT_TRUE(absl::IsResourceExhausted(ReadAll(**file, 5).status()));
}

}  // namespace
}  // namespace perron
