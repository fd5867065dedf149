#include "server/package_upload.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

namespace perron {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

v1::ImportTaxonomyRequest Message(std::string file_name, std::string chunk) {
  v1::ImportTaxonomyRequest message;
  message.set_file_name(std::move(file_name));
  message.set_chunk(std::move(chunk));
  return message;
}

TEST(PackageUploadTest, PutsChunksOfFilesTogether) {
  PackageUpload upload;
  EXPECT_TRUE(upload.Add(Message("a.csv", "one,")).ok());
  EXPECT_TRUE(upload.Add(Message("a.csv", "two")).ok());
  EXPECT_TRUE(upload.Add(Message("b.csv", "")).ok());
  const auto package = std::move(upload).Finish();
  ASSERT_TRUE(package.ok()) << package.status();
  EXPECT_THAT(package->files(), ElementsAre(Pair("a.csv", "one,two"), Pair("b.csv", "")));
}

TEST(PackageUploadTest, ValidateOnlyIsReadFromTheFirstMessage) {
  v1::ImportTaxonomyRequest message;
  message.set_validate_only(true);
  PackageUpload first;
  EXPECT_TRUE(first.Add(v1::ImportTaxonomyRequest(message)).ok());
  EXPECT_TRUE(first.validate_only());
  PackageUpload later;
  EXPECT_TRUE(later.Add(Message("a.csv", "x")).ok());
  EXPECT_TRUE(later.Add(std::move(message)).ok());
  EXPECT_FALSE(later.validate_only());
}

TEST(PackageUploadTest, RefusesAChunkWithoutFile) {
  EXPECT_THAT(std::string(PackageUpload().Add(Message("", "x")).message()), HasSubstr("file_name: empty"));
}

TEST(PackageUploadTest, RefusesAChunkThatIsTooLarge) {
  const absl::Status status = PackageUpload().Add(Message("a.csv", std::string((1 << 20) + 1, 'x')));
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()), HasSubstr("1048577 bytes, want at most 1048576"));
}

TEST(PackageUploadTest, RefusesTooMuchInAll) {
  PackageUpload upload;
  EXPECT_TRUE(upload.Add(Message("a.csv", "12345"), 9).ok());
  EXPECT_EQ(upload.Add(Message("b.csv", "12345"), 9).code(), absl::StatusCode::kResourceExhausted);
}

TEST(PackageUploadTest, RefusesAFileThatComesBackLater) {
  PackageUpload upload;
  EXPECT_TRUE(upload.Add(Message("a.csv", "1")).ok());
  EXPECT_TRUE(upload.Add(Message("b.csv", "2")).ok());
  EXPECT_TRUE(upload.Add(Message("a.csv", "3")).ok());
  EXPECT_THAT(std::string(std::move(upload).Finish().status().message()), HasSubstr("a.csv"));
}

TEST(PackageUploadTest, RefusesNothing) {
  EXPECT_THAT(std::string(PackageUpload().Finish().status().message()), HasSubstr("no files"));
}

}  // namespace
}  // namespace perron
