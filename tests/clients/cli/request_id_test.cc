#include "clients/cli/request_id.h"

#include <gtest/gtest.h>

#include <regex>

#include "perron/v1/candidate_service.pb.h"
#include "perron/v1/vacancy_service.pb.h"

namespace perron {
namespace {

v1::Candidate SomeCandidate() {
  v1::Candidate candidate;
  candidate.set_name("candidates/c-001");
  candidate.add_competencies()->set_competency("koken");
  return candidate;
}

TEST(RequestIdTest, IsAUuidOfVersion5) {
  const std::regex form("[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  for (const char* name : {"", "a", "b", "c", "d"}) EXPECT_TRUE(std::regex_match(UuidOf(name), form)) << UuidOf(name);
}

// Should this change, then every row of every file that was ever imported counts as new.
TEST(RequestIdTest, StaysTheSameForever) {
  EXPECT_EQ(UuidOf("perron"), "8b7b9a14-089e-585c-a448-f6911296706e");
  EXPECT_EQ(RowRequestId(SomeCandidate(), ""), "9a70b2e4-6567-57c2-8757-1675759ba7f8");
}

TEST(RequestIdTest, DependsOnContentKindAndSalt) {
  const std::string id = RowRequestId(SomeCandidate(), "");
  v1::Candidate other = SomeCandidate();
  other.set_area("Beijum");
  EXPECT_NE(RowRequestId(other, ""), id);
  EXPECT_NE(RowRequestId(SomeCandidate(), "again"), id);
  EXPECT_NE(RowRequestId(v1::Candidate(), ""), RowRequestId(v1::Vacancy(), ""));
}

}  // namespace
}  // namespace perron
