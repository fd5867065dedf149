#include "index/exact/segment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <set>
#include <string>

#include "tests/index/exact/circumstance_worlds.h"
#include "tests/index/exact/segment_worlds.h"

namespace perron {
namespace {

const ScoringModel kModel;

bool SameEvidence(const std::vector<EvidenceRecord>& a, const std::vector<EvidenceRecord>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const EvidenceRecord& x, const EvidenceRecord& y) {
    return x.kind == y.kind && x.level == y.level && x.assessed == y.assessed && x.valid_until == y.valid_until;
  });
}

bool Same(const PersonDocument& a, const PersonDocument& b) {
  const auto& held_a = a.profile.competencies;
  const auto& held_b = b.profile.competencies;
  return a.id == b.id && a.last_proposed == b.last_proposed && a.unresolved == b.unresolved &&
         Same(a.circumstances, b.circumstances) &&
         std::equal(held_a.begin(), held_a.end(), held_b.begin(), held_b.end(),
                    [](const HeldCompetency& x, const HeldCompetency& y) {
                      return x.competency == y.competency && x.denied == y.denied &&
                             SameEvidence(x.evidence, y.evidence);
                    });
}

bool Same(const WorkDocument& a, const WorkDocument& b) {
  const auto& asked_a = a.profile.requirements;
  const auto& asked_b = b.profile.requirements;
  return a.id == b.id && a.last_day == b.last_day && a.unresolved == b.unresolved &&
         Same(a.circumstances, b.circumstances) &&
         std::equal(asked_a.begin(), asked_a.end(), asked_b.begin(), asked_b.end(),
                    [](const Requirement& x, const Requirement& y) {
                      return x.competency == y.competency && x.importance == y.importance && x.level == y.level &&
                             x.share == y.share;
                    }) &&
         std::equal(a.teaches.begin(), a.teaches.end(), b.teaches.begin(), b.teaches.end(),
                    [](const TaughtCompetency& x, const TaughtCompetency& y) {
                      return x.competency == y.competency && x.level == y.level;
                    });
}

template <typename Kind>
class SegmentTest : public testing::Test {};
using Kinds = testing::Types<PeopleKind, WorkKind>;
TYPED_TEST_SUITE(SegmentTest, Kinds);

TYPED_TEST(SegmentTest, HasEveryDocumentAsItWasAdded) {
  Random random(1);
  const World world = MakeWorld(random, 40);
  for (const std::size_t size : {0, 1, 2, 63, 64, 65, 128, 130, 700}) {
    SCOPED_TRACE(size);
    const Documents<TypeParam> documents = MakeDocuments<TypeParam>(random, world, size, 12);
    const auto segment = SegmentOf<TypeParam>(documents, world.space, kModel);
    ASSERT_EQ(segment->size(), size);
    ASSERT_EQ(segment->block_count(), BlockCount(size));
    ASSERT_EQ(segment->level_one().groups(), BlockCount(size) * kBlockGroups);
    std::set<std::uint32_t> rows;
    for (const auto& document : documents) {
      const auto row = segment->Find(document->id);
      ASSERT_TRUE(row.has_value());
      ASSERT_TRUE(rows.insert(*row).second) << "two in one row";
      ASSERT_LT(*row, size);
      ASSERT_EQ(segment->Id(*row), document->id);
      ASSERT_EQ(segment->DayOf(*row), TypeParam::DayOf(*document));
      ASSERT_TRUE(Same(*segment->Document(*row), *document)) << document->id;
    }
    EXPECT_GT(segment->memory(), 0U);
  }
}

TYPED_TEST(SegmentTest, FindsNobodyWhoIsNotThere) {
  Random random(2);
  const World world = MakeWorld(random, 10);
  EXPECT_EQ(SegmentOf<TypeParam>({}, world.space, kModel)->Find("d0"), std::nullopt);
  const auto segment = SegmentOf<TypeParam>(MakeDocuments<TypeParam>(random, world, 70, 5), world.space, kModel);
  for (const char* id : {"", "d", "d00", "c", "e", "d999999999"}) EXPECT_EQ(segment->Find(id), std::nullopt) << id;
}

TYPED_TEST(SegmentTest, KeepsEmptyAndAwkwardIds) {
  Random random(3);
  const World world = MakeWorld(random, 10);
  Documents<TypeParam> documents;
  const std::vector<std::string> ids = {"b", "", std::string("a\0b", 3), "a", "\xC3\xA9", "ab", std::string(5000, 'x')};
  for (const std::string& id : ids) {
    auto document = std::make_shared<typename TypeParam::Document>();
    document->id = id;
    documents.push_back(document);
  }
  const auto segment = SegmentOf<TypeParam>(documents, world.space, kModel);
  for (const std::string& id : ids) {
    const auto row = segment->Find(id);
    ASSERT_TRUE(row.has_value()) << id;
    EXPECT_EQ(segment->Id(*row), id);
  }
  std::vector<std::string_view> ascending;
  for (const std::uint32_t row : segment->arrays().by_id) ascending.push_back(segment->Id(row));
  EXPECT_TRUE(std::is_sorted(ascending.begin(), ascending.end()));
}

TYPED_TEST(SegmentTest, DaysThatNobodyHasTakeNoSpace) {
  Random random(4);
  const World world = MakeWorld(random, 10);
  auto document = std::make_shared<typename TypeParam::Document>();
  document->id = "a";
  const auto none = SegmentOf<TypeParam>({document}, world.space, kModel);
  EXPECT_TRUE(none->arrays().days.empty());
  EXPECT_EQ(none->DayOf(0), kUnknownDay);
  auto dated = std::make_shared<typename TypeParam::Document>();
  dated->id = "b";
  TypeParam::DayOf(*dated) = 7;
  const auto some = SegmentOf<TypeParam>({document, dated}, world.space, kModel);
  EXPECT_EQ(some->DayOf(*some->Find("a")), kUnknownDay);
  EXPECT_EQ(some->DayOf(*some->Find("b")), 7);
}

TEST(WorkSegmentTest, KnowsWhetherThereAreTrainings) {
  Random random(5);
  const World world = MakeWorld(random, 10);
  auto work = std::make_shared<WorkDocument>();
  work->id = "work";
  EXPECT_FALSE(SegmentOf<WorkKind>({work}, world.space, kModel)->arrays().teaches);
  auto training = std::make_shared<WorkDocument>();
  training->id = "training";
  training->teaches = {{CompetencyId{}, 3}};
  EXPECT_TRUE(SegmentOf<WorkKind>({training, work}, world.space, kModel)->arrays().teaches);
}

}  // namespace
}  // namespace perron
