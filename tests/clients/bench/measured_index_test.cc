#include "clients/bench/measured_index.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "tests/support/worlds.h"

namespace perron {
namespace {

class MeasuredIndexTest : public testing::Test {
 protected:
  PersonDocument MakeDocument(const std::string& id, const std::string& area) {
    PersonDocument person;
    person.id = id;
    person.profile = MakePerson(random_, world_, 20);
    person.circumstances.area = area;
    return person;
  }

  static std::size_t FoundIn(const PeopleIndex& index, const std::string& area) {
    SearchRequest request;
    request.order = MatchOrder::kUnranked;
    request.limit = 100;
    request.as_of = kToday;
    request.criteria.areas = {area};
    request.criteria.hard = Criteria::Bit(ReasonKind::kArea);
    request.criteria.other_is_person = true;
    return index.Search({}, {}, request).hits.size();
  }

  Random random_{3};
  const World world_ = MakeWorld(random_, 40);
  const std::shared_ptr<const CompetencySpace> space_ = std::make_shared<const CompetencySpace>(world_.space);
  const ScoringModel model_;
};

TEST_F(MeasuredIndexTest, HoldsWhatWasAdded) {
  const auto index = MakeMeasuredIndex({}, space_, model_, 2);
  for (int i = 0; i < 50; ++i) index->Add(MakeDocument("p" + std::to_string(i), i < 20 ? "north" : "south"));
  const auto published = index->Publish();
  EXPECT_EQ(published->size(), 50U);
  EXPECT_EQ(FoundIn(*published, "north"), 20U);
  EXPECT_GT(index->MemoryBytes(), 50U * 30U);
}

TEST_F(MeasuredIndexTest, AWriteIsInTheNextAndNotInTheLast) {
  const auto index = MakeMeasuredIndex({}, space_, model_, 1);
  for (int i = 0; i < 10; ++i) index->Add(MakeDocument("p" + std::to_string(i), "north"));
  const auto before = index->Publish();
  index->Put(MakeDocument("p3", "south"));
  index->Put(MakeDocument("new", "south"));
  const auto after = index->Publish();
  EXPECT_EQ(before->size(), 10U);
  EXPECT_EQ(FoundIn(*before, "south"), 0U);
  EXPECT_EQ(after->size(), 11U);
  EXPECT_EQ(FoundIn(*after, "south"), 2U);
  EXPECT_EQ(FoundIn(*after, "north"), 9U);
}

}  // namespace
}  // namespace perron
