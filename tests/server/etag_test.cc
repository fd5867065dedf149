#include "server/etag.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/server/error_details.h"

namespace perron {
namespace {

TEST(EtagTest, IsTheSequenceInQuotes) { EXPECT_EQ(MakeEtag(42), "\"42\""); }

TEST(EtagTest, EmptyAndEqualPass) {
  EXPECT_TRUE(CheckEtag("", 42, "candidates/a").ok());
  EXPECT_TRUE(CheckEtag(MakeEtag(42), 42, "candidates/a").ok());
}

TEST(EtagTest, AnyOtherIsAbortedWithItsReason) {
  for (const char* given : {"\"41\"", "42", "x"}) {
    const absl::Status status = CheckEtag(given, 42, "candidates/a");
    EXPECT_EQ(status.code(), absl::StatusCode::kAborted);
    EXPECT_EQ(ReasonOf(status), "ETAG_MISMATCH");
    EXPECT_THAT(std::string(status.message()), testing::HasSubstr("candidates/a"));
  }
}

}  // namespace
}  // namespace perron
