#include "server/similar_fill.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "matching/pooled_vector.h"
#include "tests/index/exact/segment_worlds.h"

namespace perron {
namespace {

class SimilarFillTest : public testing::Test {
 protected:
  SimilarFillTest() : world_(MakeWorld(random_, 40)), space_(std::make_shared<const CompetencySpace>(world_.space)) {}

  IndexPart<PeopleKind> Part(std::size_t from, std::size_t to) {
    Documents<PeopleKind> documents;
    for (std::size_t i = from; i < to; ++i) {
      auto person = std::make_shared<PersonDocument>(MakePersonDocument(random_, world_, 8));
      person->id = "d" + std::to_string(i);
      const std::vector<float> pooled = PooledVector(person->profile, *space_);
      if (std::any_of(pooled.begin(), pooled.end(), [](float x) { return x != 0; })) pooled_[person->id] = pooled;
      documents.push_back(std::move(person));
    }
    return {SegmentOf<PeopleKind>(documents, *space_, model_), {}};
  }

  Random random_{5};
  const World world_;
  const std::shared_ptr<const CompetencySpace> space_;
  const ScoringModel model_;
  std::map<std::string, std::vector<float>> pooled_;  // those that are not zero
};

TEST_F(SimilarFillTest, PutsEverybodyWhoIsAliveAndUntouched) {
  std::vector<IndexPart<PeopleKind>> parts = {Part(0, 700), Part(700, 700), Part(700, 1000)};
  parts[2].dead.Kill(*parts[2].segment->Find("d800"));
  pooled_.erase("d800");
  FaissIndex index(space_->dimensions);
  SimilarFill fill(std::move(parts), space_, space_->dimensions);
  fill.Touch("d5");
  pooled_.erase("d5");
  bool touched = false;
  int rounds = 0;
  while (fill.Next()) {
    // Between Next and PutInto somebody may write.
    if (!std::exchange(touched, true)) {
      for (const auto& [id, pooled] : pooled_) {
        fill.Touch(id);
        pooled_.erase(id);
        break;
      }
    }
    ASSERT_TRUE(fill.PutInto(index).ok());
    ++rounds;
  }
  EXPECT_FALSE(fill.Next());
  EXPECT_GE(rounds, 4) << "some at a time";
  EXPECT_EQ(index.size(), pooled_.size());
  for (const auto& [id, pooled] : pooled_) {
    const auto hits = index.Search(pooled, 1, "");
    ASSERT_TRUE(hits.ok());
    ASSERT_EQ(hits->size(), 1U);
    ASSERT_GT(hits->at(0).similarity, 0.97) << id;
  }
}

TEST_F(SimilarFillTest, NobodyIsNoWork) {
  SimilarFill fill({}, space_, space_->dimensions);
  EXPECT_FALSE(fill.Next());
}

}  // namespace
}  // namespace perron
