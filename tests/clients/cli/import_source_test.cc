#include "clients/cli/import_source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "perron/v1/candidate_service.pb.h"
#include "tests/support/temp_folder.h"

namespace perron {
namespace {

class ImportSourceTest : public testing::Test {
 protected:
  absl::StatusOr<std::unique_ptr<RowReader>> Open(const std::string& path, const std::string& format = "") {
    return OpenRows(path, format, in_, v1::Candidate::descriptor(), "candidates");
  }

  // The name of the first row of a file with this name and content.
  std::string FirstName(const std::string& name, const std::string& content, const std::string& format = "") {
    std::ofstream(folder_.File(name), std::ios::binary) << content;
    auto rows = Open(folder_.File(name), format);
    if (!rows.ok()) return std::string(rows.status().message());
    v1::Candidate candidate;
    RowInfo info;
    EXPECT_TRUE((*rows)->Next(&candidate, &info).value());
    return candidate.name();
  }

  TempFolder folder_;
  std::istringstream in_{"id\nstdin\n"};
};

TEST_F(ImportSourceTest, TellsTheFormatFromTheName) {
  EXPECT_EQ(FirstName("a.csv", "id\na\n"), "candidates/a");
  EXPECT_EQ(FirstName("a.CSV", "id\na\n"), "candidates/a");
  for (const char* name : {"a.jsonl", "a.ndjson", "a.json"}) {
    EXPECT_EQ(FirstName(name, "{\"name\":\"candidates/b\"}\n"), "candidates/b") << name;
  }
}

TEST_F(ImportSourceTest, TheFlagDecidesWhenGiven) { EXPECT_EQ(FirstName("a.txt", "id\na\n", "csv"), "candidates/a"); }

TEST_F(ImportSourceTest, AsksForTheFormatWhenTheNameDoesNotTell) {
  EXPECT_TRUE(absl::IsFailedPrecondition(Open("-").status()));
  EXPECT_TRUE(absl::IsFailedPrecondition(Open("people.xlsx").status()));
  EXPECT_TRUE(Open("-", "csv").ok());
}

TEST_F(ImportSourceTest, AMissingFileIsNotFound) {
  const auto rows = Open(folder_.File("absent.csv"));
  EXPECT_TRUE(absl::IsNotFound(rows.status()));
  EXPECT_THAT(std::string(rows.status().message()), testing::HasSubstr("absent.csv"));
}

}  // namespace
}  // namespace perron
