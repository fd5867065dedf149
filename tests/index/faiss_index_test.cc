#include "index/faiss_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>
#include <thread>

#include "tests/support/worlds.h"

namespace perron {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;

constexpr std::size_t kDimensions = 32;

// 8 bits for [-1, 1] is a step of 2/255; a number is off by at most one step, and a unit vector's numbers add up to at
// most the square root of their count.
const double kQuantisation = 2.0 / 255 * std::sqrt(static_cast<double>(kDimensions));

std::vector<float> UnitVector(Random& random) {
  std::vector<float> vector(kDimensions);
  double square = 0;
  for (float& x : vector) {
    x = static_cast<float>(2 * random.Unit() - 1);
    square += static_cast<double>(x) * static_cast<double>(x);
  }
  for (float& x : vector) x = static_cast<float>(static_cast<double>(x) / std::sqrt(square));
  return vector;
}

double Product(const std::vector<float>& a, const std::vector<float>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += static_cast<double>(a[i]) * static_cast<double>(b[i]);
  return sum;
}

std::vector<float> Axis(std::size_t axis, float length = 1) {
  std::vector<float> vector(kDimensions, 0.0F);
  vector[axis] = length;
  return vector;
}

std::vector<std::string> Ids(const std::vector<FaissIndex::Hit>& hits) {
  std::vector<std::string> ids;
  for (const FaissIndex::Hit& hit : hits) ids.push_back(hit.id);
  return ids;
}

using Vectors = std::map<std::string, std::vector<float>>;

// Every hit's similarity is that of the true vector, and nothing clearly better is missing.
void ExpectLikeThePlainLoop(const FaissIndex& index, const Vectors& vectors, const std::vector<float>& asked,
                            std::size_t limit) {
  const auto hits = index.Search(asked, limit, "");
  ASSERT_TRUE(hits.ok()) << hits.status();
  ASSERT_EQ(hits->size(), std::min(limit, vectors.size()));
  std::vector<double> best;
  for (const auto& [id, vector] : vectors) best.push_back(Product(asked, vector));
  std::sort(best.rbegin(), best.rend());
  for (std::size_t i = 0; i < hits->size(); ++i) {
    const FaissIndex::Hit& hit = (*hits)[i];
    ASSERT_EQ(vectors.count(hit.id), 1U) << hit.id;
    EXPECT_NEAR(hit.similarity, Product(asked, vectors.at(hit.id)), kQuantisation);
    EXPECT_NEAR(hit.similarity, best[i], kQuantisation);
    if (i > 0) {
      EXPECT_LE(hit.similarity, (*hits)[i - 1].similarity);
    }
  }
}

TEST(FaissIndexTest, FindsWhatAPlainLoopFindsWithinQuantisation) {
  Random random(1);
  FaissIndex index(kDimensions);
  Vectors vectors;
  for (int i = 0; i < 3000; ++i) {
    const std::string id = "v" + std::to_string(i);
    vectors[id] = UnitVector(random);
    ASSERT_TRUE(index.Put(id, vectors[id]).ok());
  }
  EXPECT_EQ(index.size(), vectors.size());
  for (int i = 0; i < 50; ++i) ExpectLikeThePlainLoop(index, vectors, UnitVector(random), 20);
}

TEST(FaissIndexTest, ReplacedAndRemovedOnesAreForgottenAlsoAcrossCompaction) {
  Random random(2);
  FaissIndex index(kDimensions);
  Vectors vectors;
  for (int step = 0; step < 6000; ++step) {
    const std::string id = "v" + std::to_string(random.Below(400));
    if (random.Chance(0.3)) {
      index.Remove(id);
      vectors.erase(id);
    } else {
      vectors[id] = UnitVector(random);
      ASSERT_TRUE(index.Put(id, vectors[id]).ok());
    }
    ASSERT_EQ(index.size(), vectors.size());
    if (step % 250 == 0 && !vectors.empty()) ExpectLikeThePlainLoop(index, vectors, UnitVector(random), 10);
  }
  ExpectLikeThePlainLoop(index, vectors, UnitVector(random), 1000);
}

TEST(FaissIndexTest, TombstonesDoNotPileUp) {
  FaissIndex index(kDimensions);
  for (int i = 0; i < 10; ++i) ASSERT_TRUE(index.Put(std::to_string(i), Axis(0)).ok());
  for (int i = 0; i < 5000; ++i) ASSERT_TRUE(index.Put("0", Axis(1)).ok());
  FaissIndex fresh(kDimensions);
  for (int i = 0; i < 1100; ++i) ASSERT_TRUE(fresh.Put(std::to_string(i), Axis(0)).ok());
  EXPECT_LE(index.ApproximateMemory(), fresh.ApproximateMemory());
  EXPECT_EQ(index.size(), 10U);
}

TEST(FaissIndexTest, AZeroVectorRemovesTheId) {
  FaissIndex index(kDimensions);
  ASSERT_TRUE(index.Put("a", Axis(0)).ok());
  ASSERT_TRUE(index.Put("a", Axis(0, 0)).ok());
  EXPECT_EQ(index.size(), 0U);
  EXPECT_THAT(*index.Search(Axis(0), 10, ""), IsEmpty());
  ASSERT_TRUE(index.Put("b", Axis(0, 0)).ok());
  EXPECT_EQ(index.size(), 0U);
}

TEST(FaissIndexTest, TheExceptedOneIsLeftOutAndCostsNoHit) {
  FaissIndex index(kDimensions);
  for (const char* id : {"a", "b", "c"}) ASSERT_TRUE(index.Put(id, Axis(0)).ok());
  EXPECT_THAT(Ids(*index.Search(Axis(0), 2, "a")), ElementsAre("b", "c"));
  EXPECT_THAT(Ids(*index.Search(Axis(0), 2, "nobody")), ElementsAre("a", "b"));
  EXPECT_THAT(*index.Search(Axis(0), 0, ""), IsEmpty());
}

TEST(FaissIndexTest, EquallySimilarOnesComeByIdWhateverTheOrderOfWriting) {
  FaissIndex forwards(kDimensions);
  FaissIndex backwards(kDimensions);
  for (int i = 100; i < 200; ++i) {
    ASSERT_TRUE(forwards.Put(std::to_string(i), Axis(0)).ok());
    ASSERT_TRUE(backwards.Put(std::to_string(299 - i), Axis(0)).ok());
  }
  EXPECT_THAT(Ids(*forwards.Search(Axis(0), 3, "")), ElementsAre("100", "101", "102"));
  EXPECT_THAT(Ids(*backwards.Search(Axis(0), 3, "")), ElementsAre("100", "101", "102"));
  EXPECT_THAT(Ids(*backwards.Search(Axis(0), 3, "101")), ElementsAre("100", "102", "103"));
}

TEST(FaissIndexTest, TheSameVectorsGiveTheSameAnswersWhateverHappenedBefore) {
  Random random(3);
  FaissIndex direct(kDimensions);
  FaissIndex eventful(kDimensions);
  for (int i = 0; i < 1500; ++i) ASSERT_TRUE(eventful.Put("old" + std::to_string(i), UnitVector(random)).ok());
  std::vector<std::pair<std::string, std::vector<float>>> vectors;
  for (int i = 0; i < 300; ++i) vectors.emplace_back("v" + std::to_string(i), UnitVector(random));
  for (const auto& [id, vector] : vectors) ASSERT_TRUE(direct.Put(id, vector).ok());
  std::reverse(vectors.begin(), vectors.end());
  for (const auto& [id, vector] : vectors) ASSERT_TRUE(eventful.Put(id, vector).ok());
  for (int i = 0; i < 1500; ++i) eventful.Remove("old" + std::to_string(i));
  for (int i = 0; i < 20; ++i) {
    const std::vector<float> asked = UnitVector(random);
    const auto a = *direct.Search(asked, 25, "");
    const auto b = *eventful.Search(asked, 25, "");
    ASSERT_EQ(Ids(a), Ids(b));
    for (std::size_t hit = 0; hit < a.size(); ++hit) EXPECT_EQ(a[hit].similarity, b[hit].similarity);
  }
}

TEST(FaissIndexTest, SearchesRunBesideChanges) {
  FaissIndex index(kDimensions);
  ASSERT_TRUE(index.Put("always", Axis(0)).ok());
  std::atomic<bool> stop = false;
  std::thread reader([&] {
    while (!stop) {
      const auto hits = index.Search(Axis(0), 1, "");
      ASSERT_TRUE(hits.ok());
      ASSERT_THAT(*hits, ElementsAre(Field(&FaissIndex::Hit::id, "always")));
    }
  });
  for (int i = 0; i < 4000; ++i) {
    ASSERT_TRUE(index.Put("other" + std::to_string(i % 7), Axis(1)).ok());
    if (i % 3 == 0) index.Remove("other" + std::to_string(i % 5));
  }
  stop = true;
  reader.join();
}

}  // namespace
}  // namespace perron
