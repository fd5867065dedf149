#include "index/exact/segment_file.h"

#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <type_traits>
#include <vector>

#include "tests/index/exact/live_fixture.h"
#include "tests/index/exact/memory_sections.h"

namespace perron {
namespace {

constexpr std::size_t kCompetencies = 40;  // of LiveWorld

template <typename Kind>
class SegmentFileTest : public testing::Test {
 protected:
  std::shared_ptr<const Segment<Kind>> Build(std::size_t size) {
    documents.clear();
    SegmentBuilder<Kind> builder(world.context());
    for (std::size_t i = 0; i < size; ++i) {
      auto document = std::make_shared<typename Kind::Document>(*world.Make("d" + std::to_string(i * 37 % 1009)));
      Kind::DayOf(*document) = kToday + static_cast<Day>(i % 3);
      documents.push_back(std::move(document));
      builder.Add(*documents.back());
    }
    return std::move(builder).Build(2);
  }

  MemorySections Saved(std::size_t size) {
    MemorySections sections;
    EXPECT_TRUE(SaveSegment(std::string("0/"), *Build(size), sections).ok());
    return sections;
  }

  static absl::Status LoadStatus(const MemorySections& sections, std::size_t competencies = kCompetencies) {
    return LoadSegment<Kind>("0/", sections, competencies).status();
  }

  // Changes the number at a place of a section, and expects the load to tell which section it was.
  template <typename Number>
  void ExpectRefused(const MemorySections& whole, const std::string& name, std::size_t place, Number number) {
    SCOPED_TRACE(name);
    MemorySections damaged = whole;
    std::string& bytes = damaged.bytes.at("0/" + name);
    ASSERT_GE(bytes.size(), (place + 1) * sizeof(Number));
    ASSERT_NE(std::memcmp(bytes.data() + place * sizeof(Number), &number, sizeof(Number)), 0) << "it changes nothing";
    std::memcpy(bytes.data() + place * sizeof(Number), &number, sizeof(Number));
    const absl::Status status = LoadStatus(damaged);
    EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss) << status;
  }

  LiveWorld<Kind> world{11};
  typename LiveWorld<Kind>::Documents documents;
};

using Kinds = testing::Types<PeopleKind, WorkKind>;
TYPED_TEST_SUITE(SegmentFileTest, Kinds);

TYPED_TEST(SegmentFileTest, ALoadedSegmentAnswersAsTheOneThatWasSaved) {
  for (const std::size_t size : {0, 1, 64, 65, 700}) {
    SCOPED_TRACE(size);
    const auto saved = this->Build(size);
    std::shared_ptr<const Segment<TypeParam>> loaded;
    {
      MemorySections sections;
      ASSERT_TRUE(SaveSegment(std::string("0/"), *saved, sections).ok());
      auto result = LoadSegment<TypeParam>("0/", sections, kCompetencies);
      ASSERT_TRUE(result.ok()) << result.status();
      loaded = *std::move(result);
    }  // it holds the owner of the sections
    ASSERT_EQ(loaded->size(), size);
    EXPECT_EQ(loaded->arrays().teaches, saved->arrays().teaches);
    for (std::size_t row = 0; row < size; ++row) {
      ASSERT_EQ(loaded->Id(row), saved->Id(row));
      ASSERT_EQ(loaded->DayOf(row), saved->DayOf(row));
      ASSERT_EQ(loaded->Find(saved->Id(row)), row);
    }
    for (int i = 0; i < 20; ++i) this->world.ExpectFound({{{loaded, {}}}, {}}, this->documents);
  }
}

TYPED_TEST(SegmentFileTest, KeepsWhetherThereAreTrainings) {
  SegmentBuilder<TypeParam> builder(this->world.context());
  auto document = std::make_shared<typename TypeParam::Document>(*this->world.Make("a"));
  if constexpr (!TypeParam::kPeople) document->teaches = {{CompetencyId{1}, 3}};
  builder.Add(*document);
  MemorySections sections;
  ASSERT_TRUE(SaveSegment(std::string(), *std::move(builder).Build(), sections).ok());
  const auto loaded = LoadSegment<TypeParam>("", sections, kCompetencies);
  ASSERT_TRUE(loaded.ok()) << loaded.status();
  EXPECT_EQ((*loaded)->arrays().teaches, !TypeParam::kPeople);
}

TYPED_TEST(SegmentFileTest, ASectionThatIsMissingCutOrTooLongIsRefused) {
  const MemorySections whole = this->Saved(300);
  ASSERT_TRUE(this->LoadStatus(whole).ok());
  ASSERT_GT(whole.bytes.size(), 30U);
  for (const auto& [name, bytes] : whole.bytes) {
    SCOPED_TRACE(name);
    MemorySections damaged = whole;
    damaged.bytes.erase(name);
    EXPECT_EQ(this->LoadStatus(damaged).code(), absl::StatusCode::kDataLoss);
    if (bytes.empty()) continue;
    for (const std::size_t cut : {std::size_t{1}, std::size_t{8}, bytes.size() / 2}) {
      if (cut == 0 || cut > bytes.size()) continue;
      if (cut == bytes.size() && name == "0/days") continue;  // all unknown
      damaged.bytes[name] = bytes.substr(0, bytes.size() - cut);
      EXPECT_EQ(this->LoadStatus(damaged).code(), absl::StatusCode::kDataLoss) << cut;
    }
    for (const std::size_t more : {1, 8}) {
      damaged.bytes[name] = bytes + std::string(more, '\0');
      EXPECT_EQ(this->LoadStatus(damaged).code(), absl::StatusCode::kDataLoss) << "and " << more;
    }
  }
}

TYPED_TEST(SegmentFileTest, AnOffsetThatLeadsAstrayIsRefused) {
  const MemorySections whole = this->Saved(300);
  constexpr std::uint32_t kFar = 0x7FFFFFFF;
  this->template ExpectRefused<std::uint64_t>(whole, "shape", 0, 299);
  this->template ExpectRefused<std::uint64_t>(whole, "shape", 0, ~std::uint64_t{0});
  this->template ExpectRefused<std::uint64_t>(whole, "shape", 1, 21);
  this->template ExpectRefused<std::uint64_t>(whole, "shape", 2, 2);
  for (const char* name : {"id_begin", "packed_begin", "by_id"}) {
    this->template ExpectRefused<std::uint32_t>(whole, name, 100, kFar);
  }
  this->template ExpectRefused<std::uint32_t>(whole, "id_begin", 0, 1);
  this->template ExpectRefused<std::uint32_t>(whole, "by_id", 299, 300);
  this->template ExpectRefused<std::uint64_t>(whole, "block_begin", 2, kFar);
  this->template ExpectRefused<std::uint64_t>(whole, "block_begin", 2, 1);
  this->template ExpectRefused<std::uint16_t>(whole, "block_words", 0, 60000);
  this->template ExpectRefused<std::uint16_t>(whole, "block_words", 1, 60000);
  this->template ExpectRefused<std::uint64_t>(whole, "list_begin", 5, kFar);
  this->template ExpectRefused<std::uint32_t>(whole, "column_of", 5, kFar);
}

TEST(PeopleSegmentFileTest, AListThatNamesAnUnknownGroupIsRefused) {
  // So few of many have the competency that it is a list.
  Random random(3);
  LiveWorld<PeopleKind> world(4);
  SegmentBuilder<PeopleKind> builder(world.context());
  for (int i = 0; i < 4000; ++i) builder.Add(*world.Make("d" + std::to_string(i), i == 7 ? 12 : 0));
  MemorySections sections;
  ASSERT_TRUE(SaveSegment(std::string("0/"), *std::move(builder).Build(), sections).ok());
  std::string& list = sections.bytes.at("0/list");
  ASSERT_GE(list.size(), 4U);
  ASSERT_TRUE(LoadSegment<PeopleKind>("0/", sections, kCompetencies).ok());
  list.replace(0, 4, "\xFF\xFF\xFF\x7F");
  EXPECT_EQ(LoadSegment<PeopleKind>("0/", sections, kCompetencies).status().code(), absl::StatusCode::kDataLoss);
}

TYPED_TEST(SegmentFileTest, TheRefusalNamesTheSection) {
  MemorySections sections = this->Saved(100);
  sections.bytes["0/packed_begin"][9] = '\x7F';
  const absl::Status status = this->LoadStatus(sections);
  EXPECT_NE(status.message().find("\"0/packed_begin\""), absl::string_view::npos) << status;
}

TYPED_TEST(SegmentFileTest, ASpaceOfAnotherSizeIsRefused) {
  const MemorySections sections = this->Saved(100);
  for (const std::size_t competencies : {0, 39, 41}) {
    EXPECT_EQ(this->LoadStatus(sections, competencies).code(), absl::StatusCode::kDataLoss);
  }
}

}  // namespace
}  // namespace perron
