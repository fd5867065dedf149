#include "index/exact/index_loader.h"

#include "tests/index/exact/live_fixture.h"

namespace perron {
namespace {

template <typename Kind>
class IndexLoaderTest : public testing::Test {
 protected:
  // Loads `count` documents, the last of them too large for a segment, and compares what is found in them.
  IndexContents<Kind> Load(std::size_t count, std::size_t least_rows) {
    IndexLoader<Kind> loader(world.context(), least_rows);
    typename LiveWorld<Kind>::Documents documents;
    for (std::size_t i = 0; i < count; ++i) {
      const std::string id = "d" + std::to_string(i);
      documents.push_back(i + 1 == count ? world.MakeLarge(id) : world.Make(id));
      loader.Add(documents.back());
    }
    IndexContents<Kind> contents = std::move(loader).Build(2)->Publish();
    for (int i = 0; i < 8; ++i) world.ExpectFound(contents, documents);
    return contents;
  }

  LiveWorld<Kind> world{3};
};

using Kinds = testing::Types<PeopleKind, WorkKind>;
TYPED_TEST_SUITE(IndexLoaderTest, Kinds);

TYPED_TEST(IndexLoaderTest, FewDocumentsStayFresh) {
  EXPECT_TRUE(this->Load(0, 5).parts.empty());
  EXPECT_TRUE(this->Load(4, 5).parts.empty());
}

TYPED_TEST(IndexLoaderTest, ManyAreASegment) {
  for (const std::size_t least_rows : {0, 1, 5, 200}) {
    const IndexContents<TypeParam> contents = this->Load(300, least_rows);
    ASSERT_EQ(contents.parts.size(), 1U);
    EXPECT_EQ(contents.parts[0].segment->size(), 299U);
    EXPECT_EQ(contents.fresh.size(), 1U);
  }
}

}  // namespace
}  // namespace perron
