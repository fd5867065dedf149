#include "clients/cli/bench_input.h"

#include <gmock/gmock.h>

#include <sstream>

#include "tests/clients/cli/run_cli.h"

namespace perron {
namespace {

using testing::HasSubstr;

TEST(BenchInputTest, WritesARunOrSaysWhyNot) {
  TempFolder folder;
  EXPECT_TRUE(WriteRun("", "never written").ok());
  ASSERT_TRUE(WriteRun(folder.File("run.tsv"), "a\tb\n").ok());
  EXPECT_EQ(ReadFile(folder.File("run.tsv")), "a\tb\n");
  const absl::Status nowhere = WriteRun(folder.File("no/such/folder"), "x");
  EXPECT_EQ(nowhere.code(), absl::StatusCode::kPermissionDenied);
  EXPECT_THAT(std::string(nowhere.message()), HasSubstr("no/such/folder"));
}

}  // namespace
}  // namespace perron
