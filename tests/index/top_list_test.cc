#include "index/top_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "index/documents.h"
#include "index/match_index.h"
#include "tests/support/worlds.h"

namespace perron {
namespace {

std::shared_ptr<const WorkDocument> Document(const std::string& id) {
  WorkDocument work;
  work.id = id;
  return std::make_shared<const WorkDocument>(work);
}

void Offer(TopList<SearchHit<WorkDocument>>& top, double score, const std::string& id) {
  const auto document = Document(id);
  top.Offer(RankKey::Make(score, kUnknownDay, document->id), {document, {}, 1});
}

std::vector<std::string> Take(TopList<SearchHit<WorkDocument>>& top) {
  std::vector<std::string> ids;
  for (const SearchHit<WorkDocument>& hit : top.Take()) ids.push_back(hit.document->id);
  return ids;
}

TEST(TopListTest, KeepsTheFirstInOrder) {
  TopList<SearchHit<WorkDocument>> top(2);
  Offer(top, 0.1, "low");
  Offer(top, 0.9, "high");
  Offer(top, 0.5, "middle");
  EXPECT_THAT(Take(top), testing::ElementsAre("high", "middle"));
  EXPECT_THAT(Take(top), testing::IsEmpty());
}

TEST(TopListTest, WantsOnlyWhatWouldBeKept) {
  TopList<SearchHit<WorkDocument>> top(1);
  const std::string a = "a";
  const std::string z = "z";
  EXPECT_TRUE(top.Wants(RankKey::Make(0, 0, a)));
  Offer(top, 0.5, "m");
  EXPECT_TRUE(top.Wants(RankKey::Make(0.5, kUnknownDay, a)));  // a tie goes to the lower id
  EXPECT_FALSE(top.Wants(RankKey::Make(0.5, kUnknownDay, z)));
  EXPECT_FALSE(top.Wants(RankKey::Make(0.4, kUnknownDay, a)));
}

TEST(TopListTest, ALimitOfZeroKeepsNothing) {
  TopList<SearchHit<WorkDocument>> top(0);
  Offer(top, 0.5, "a");
  const std::string b = "b";
  EXPECT_FALSE(top.Wants(RankKey::Make(1, 0, b)));
  EXPECT_THAT(Take(top), testing::IsEmpty());
}

TEST(TopListTest, IsTheBeginningOfTheSortedListForEveryLimit) {
  Random random(6);
  std::vector<std::pair<double, std::string>> all;
  for (int i = 0; i < 60; ++i) all.emplace_back(static_cast<double>(random.Below(20)) / 20, std::to_string(i));
  for (std::size_t limit = 1; limit <= 70; ++limit) {
    TopList<SearchHit<WorkDocument>> top(limit);
    for (const auto& [score, id] : all) Offer(top, score, id);
    std::vector<std::pair<double, std::string>> sorted = all;
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    sorted.resize(std::min(limit, sorted.size()));
    std::vector<std::string> expected;
    for (const auto& entry : sorted) expected.push_back(entry.second);
    ASSERT_EQ(Take(top), expected) << "limit " << limit;
  }
}

}  // namespace
}  // namespace perron
