#include "index/package_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zip.h>
#include <zlib.h>

#include <utility>
#include <vector>

namespace perron {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

std::string Gzip(const std::string& content) {
  z_stream stream{};
  EXPECT_EQ(deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string packed(compressBound(content.size()) + 100, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
  stream.avail_in = static_cast<uInt>(content.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

std::string Zip(const std::vector<std::pair<std::string, std::string>>& members) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  for (const auto& [name, content] : members) {
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, content.data(), content.size(), 0), 0);
  }
  EXPECT_EQ(zip_close(archive), 0);
  EXPECT_EQ(zip_source_open(target), 0);
  zip_stat_t stat;
  zip_source_stat(target, &stat);
  std::string packed(stat.size, '\0');
  EXPECT_EQ(zip_source_read(target, packed.data(), packed.size()), static_cast<zip_int64_t>(packed.size()));
  zip_source_close(target);
  zip_source_free(target);
  return packed;
}

void ExpectRefused(const absl::Status& status, const std::string& part) {
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << status;
  EXPECT_THAT(std::string(status.message()), HasSubstr(part));
}

TEST(PackageFilesTest, KeepsPlainFiles) {
  PackageFiles files;
  ASSERT_TRUE(files.Add("b.csv", "two").ok());
  ASSERT_TRUE(files.Add("a.csv", "one!").ok());
  EXPECT_THAT(files.files(), ElementsAre(Pair("a.csv", "one!"), Pair("b.csv", "two")));
  EXPECT_EQ(files.total_bytes(), 7U);
}

TEST(PackageFilesTest, UnpacksGzip) {
  PackageFiles files;
  const std::string large(3000000, 'x');
  ASSERT_TRUE(files.Add("a.csv.gz", Gzip(large)).ok());
  ASSERT_TRUE(files.Add("b.csv.GZ", Gzip("one") + Gzip("two")).ok());
  ASSERT_TRUE(files.Add("c.csv.gz", Gzip("")).ok());
  EXPECT_THAT(files.files(), ElementsAre(Pair("a.csv", large), Pair("b.csv", "onetwo"), Pair("c.csv", "")));
}

TEST(PackageFilesTest, UnpacksZipWithFoldersAndGzipInIt) {
  PackageFiles files;
  ASSERT_TRUE(files.Add("esco.zip", Zip({{"ESCO/", ""}, {"ESCO/a.csv", "one"}, {"ESCO/b.csv.gz", Gzip("two")}})).ok());
  EXPECT_THAT(files.files(), ElementsAre(Pair("a.csv", "one"), Pair("b.csv", "two")));
}

TEST(PackageFilesTest, RefusesDamagedFiles) {
  const std::string packed = Gzip("some content that is long enough to be cut");
  ExpectRefused(PackageFiles().Add("a.csv.gz", packed.substr(0, packed.size() - 5)), "a.csv.gz: is not intact gzip");
  ExpectRefused(PackageFiles().Add("a.csv.gz", "plain,text\n"), "a.csv.gz: is not intact gzip");
  ExpectRefused(PackageFiles().Add("a.csv.gz", ""), "a.csv.gz: is not intact gzip");
  std::string flipped = packed;
  flipped[packed.size() - 6] = static_cast<char>(flipped[packed.size() - 6] ^ 1);  // in the checksum
  ExpectRefused(PackageFiles().Add("a.csv.gz", flipped), "a.csv.gz: is not intact gzip");
  const std::string zip = Zip({{"a.csv", "one"}});
  ExpectRefused(PackageFiles().Add("esco.zip", zip.substr(0, zip.size() / 2)), "esco.zip: is not an intact zip file");
  ExpectRefused(PackageFiles().Add("esco.zip", ""), "esco.zip: is empty");
  std::string content = zip;
  content[content.find("one")] = 'x';
  ExpectRefused(PackageFiles().Add("esco.zip", content), "esco.zip/a.csv: cannot be read");
}

TEST(PackageFilesTest, RefusesNamesThatLeadElsewhere) {
  for (const char* name : {"", ".", "..", "../a.csv", "/etc/passwd", "a\\b.csv", "c:a.csv", "a\n.csv", ".gz"}) {
    EXPECT_EQ(PackageFiles().Add(name, "x").code(), absl::StatusCode::kInvalidArgument) << name;
  }
  ExpectRefused(PackageFiles().Add("esco.zip", Zip({{"x/..", "1"}})), "forbidden name");
  PackageFiles files;
  ASSERT_TRUE(files.Add("esco.zip", Zip({{"../../a.csv", "1"}})).ok());
  EXPECT_THAT(files.files(), ElementsAre(Pair("a.csv", "1"))) << "only the name counts, nothing is written";
}

TEST(PackageFilesTest, RefusesTheSameNameTwice) {
  PackageFiles files;
  ASSERT_TRUE(files.Add("a.csv", "1").ok());
  ExpectRefused(files.Add("a.csv.gz", Gzip("2")), "a.csv: is in the package twice");
  ExpectRefused(PackageFiles().Add("esco.zip", Zip({{"x/a.csv", "1"}, {"y/a.csv", "1"}})),
                "a.csv: is in the package twice");
}

TEST(PackageFilesTest, RefusesArchivesInArchives) {
  ExpectRefused(PackageFiles().Add("esco.zip", Zip({{"a.zip", Zip({{"a.csv", "1"}})}})), "zip file in a zip file");
  ExpectRefused(PackageFiles().Add("a.csv.gz.gz", Gzip(Gzip("1"))), "packed twice");
}

TEST(PackageFilesTest, StopsAtTheLimit) {
  const std::string content(1000, 'x');
  PackageFiles files;
  ASSERT_TRUE(files.Add("a.csv", content, 1500).ok());
  ExpectRefused(files.Add("b.csv", content, 1500), "over 1500 bytes");
  ExpectRefused(files.Add("b.csv.gz", Gzip(content), 1500), "b.csv.gz: is over 500 bytes unpacked");
  ExpectRefused(files.Add("esco.zip", Zip({{"b.csv", content}}), 1500), "esco.zip/b.csv: is over 500 bytes unpacked");
}

TEST(PackageFilesTest, RefusesWhatGrowsBeyondMeasure) {
  const std::string bomb = Gzip(std::string(std::size_t{100} << 20, '\0'));
  EXPECT_LT(bomb.size(), 200000U);
  ExpectRefused(PackageFiles().Add("a.csv.gz", bomb), "bytes unpacked, want less");
}

TEST(PackageFilesTest, RefusesTooManyFiles) {
  PackageFiles files;
  for (std::size_t i = 0; i < PackageFiles::kMaxFiles; ++i) ASSERT_TRUE(files.Add(std::to_string(i), "").ok());
  ExpectRefused(files.Add("one-more", ""), "over 1000 files");
}

}  // namespace
}  // namespace perron
