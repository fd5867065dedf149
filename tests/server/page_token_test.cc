#include "server/page_token.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "perron/v1/candidate_service.pb.h"
#include "perron/v1/match_service.pb.h"

namespace perron {
namespace {

v1::ListCandidatesRequest Request() {
  v1::ListCandidatesRequest request;
  request.set_coach("staff-7");
  request.set_page_size(10);
  return request;
}

TEST(PageTokenTest, CarriesGenerationAndAnyPosition) {
  const std::string binding = PageBinding("Service/List", Request());
  for (const std::string& position : {std::string(), std::string("demo-0001"), std::string("\0\xFF/+", 4)}) {
    for (const std::int64_t generation : {0L, 1L, -1L, 123456789012L}) {
      const auto cursor = DecodePageToken(EncodePageToken({generation, position}, binding), binding);
      ASSERT_TRUE(cursor.ok()) << cursor.status();
      ASSERT_TRUE(cursor->has_value());
      EXPECT_EQ((*cursor)->generation, generation);
      EXPECT_EQ((*cursor)->position, position);
    }
  }
}

TEST(PageTokenTest, NoTokenIsTheFirstPage) {
  const auto cursor = DecodePageToken("", PageBinding("Service/List", Request()));
  ASSERT_TRUE(cursor.ok());
  EXPECT_FALSE(cursor->has_value());
}

TEST(PageTokenTest, PageSizeAndTokenMayDifferFromPageToPage) {
  v1::ListCandidatesRequest next = Request();
  next.set_page_size(99);
  next.set_page_token("whatever");
  EXPECT_EQ(PageBinding("Service/List", next), PageBinding("Service/List", Request()));

  v1::MatchVacanciesRequest match;
  match.set_candidate("candidates/c-1");
  const std::string binding = PageBinding("MatchService/MatchVacancies", match);
  match.mutable_options();
  const std::string with_options = PageBinding("MatchService/MatchVacancies", match);
  match.mutable_options()->set_page_size(3);
  match.mutable_options()->set_page_token("whatever");
  EXPECT_EQ(PageBinding("MatchService/MatchVacancies", match), with_options);
  match.mutable_options()->set_as_of("2026-11-22");
  EXPECT_NE(PageBinding("MatchService/MatchVacancies", match), binding);
}

TEST(PageTokenTest, BelongsToOneRequestOfOneMethod) {
  const std::string token = EncodePageToken({1, "demo-0001"}, PageBinding("Service/List", Request()));
  v1::ListCandidatesRequest other = Request();
  other.set_coach("staff-8");
  EXPECT_TRUE(absl::IsInvalidArgument(DecodePageToken(token, PageBinding("Service/List", other)).status()));
  EXPECT_TRUE(absl::IsInvalidArgument(DecodePageToken(token, PageBinding("Service/Other", Request())).status()));
}

TEST(PageTokenTest, EveryChangedCharacterIsNoticed) {
  const std::string binding = PageBinding("Service/List", Request());
  const std::string token = EncodePageToken({1, "demo-0001"}, binding);
  for (std::size_t i = 0; i < token.size(); ++i) {
    std::string changed = token;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    // The last character may hold bits that mean nothing; the decoded bytes are then the same.
    const auto cursor = DecodePageToken(changed, binding);
    if (cursor.ok()) {
      EXPECT_EQ((*cursor)->position, "demo-0001") << i;
    }
    EXPECT_FALSE(DecodePageToken(token.substr(0, i), binding).ok() && i > 0) << i;
  }
  for (const char* nonsense : {"?", "AAAA", "not a token", "\xFF\xFE"}) {
    EXPECT_TRUE(absl::IsInvalidArgument(DecodePageToken(nonsense, binding).status())) << nonsense;
  }
}

TEST(PageTokenTest, PageSizesHaveADefaultAndAMost) {
  Violations violations;
  EXPECT_EQ(ReadPageSize(0, 50, 1000, "page_size", violations), 50);
  EXPECT_EQ(ReadPageSize(7, 50, 1000, "page_size", violations), 7);
  EXPECT_EQ(ReadPageSize(1001, 50, 1000, "page_size", violations), 1000);
  EXPECT_TRUE(violations.empty());
  ReadPageSize(-3, 50, 1000, "page_size", violations);
  EXPECT_EQ(violations.ToStatus().message(), "page_size: -3, want 0 or more");
}

TEST(PageTokenTest, AnExpiredTokenIsAborted) { EXPECT_TRUE(absl::IsAborted(PageTokenExpired())); }

}  // namespace
}  // namespace perron
