#include "index/document_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/worlds.h"

namespace perron {
namespace {

struct Page {
  std::string id;
  int version = 0;
};

std::shared_ptr<const Page> MakePage(const std::string& id, int version = 0) {
  return std::make_shared<const Page>(Page{id, version});
}

// "id:version" of every document, ascending.
std::vector<std::string> Contents(const DocumentList<Page>& list) {
  std::vector<std::string> contents;
  list.ForEach([&contents](const std::shared_ptr<const Page>& page) {
    contents.push_back(page->id + ":" + std::to_string(page->version));
    return true;
  });
  std::sort(contents.begin(), contents.end());
  return contents;
}

TEST(DocumentListTest, HoldsWhatWasPutAndNotWhatWasRemoved) {
  DocumentListBuilder<Page> builder;
  builder.Put(MakePage("a"));
  builder.Put(MakePage("b"));
  builder.Put(MakePage("a", 1));
  builder.Remove("b");
  builder.Remove("never there");
  builder.Put(MakePage("c"));
  const DocumentList<Page> list = builder.Publish();
  EXPECT_THAT(Contents(list), testing::ElementsAre("a:1", "c:0"));
  EXPECT_EQ(list.size(), 2U);
}

TEST(DocumentListTest, APublishedListNeverChanges) {
  DocumentListBuilder<Page> builder;
  builder.Put(MakePage("a"));
  const DocumentList<Page> first = builder.Publish();
  builder.Put(MakePage("a", 1));
  builder.Put(MakePage("b"));
  const DocumentList<Page> second = builder.Publish();
  builder.Remove("a");
  const DocumentList<Page> third = builder.Publish();
  EXPECT_THAT(Contents(first), testing::ElementsAre("a:0"));
  EXPECT_THAT(Contents(second), testing::ElementsAre("a:1", "b:0"));
  EXPECT_THAT(Contents(third), testing::ElementsAre("b:0"));
}

TEST(DocumentListTest, VisitsUntilToldToStop) {
  DocumentListBuilder<Page> builder;
  for (int i = 0; i < 1000; ++i) builder.Put(MakePage(std::to_string(i)));
  int visited = 0;
  builder.Publish().ForEach([&visited](const auto&) { return ++visited < 300; });
  EXPECT_EQ(visited, 300);
}

TEST(DocumentListTest, EveryVersionIsThatOfAPlainMap) {
  Random random(4);
  DocumentListBuilder<Page> builder;
  std::map<std::string, int> expected;
  std::vector<std::pair<DocumentList<Page>, std::vector<std::string>>> published;
  for (int step = 1; step <= 5000; ++step) {
    const std::string id = std::to_string(random.Below(1500));
    if (random.Chance(0.3)) {
      builder.Remove(id);
      expected.erase(id);
    } else {
      builder.Put(MakePage(id, step));
      expected[id] = step;
    }
    if (step % 250 != 0) continue;
    std::vector<std::string> contents;
    for (const auto& [key, version] : expected) contents.push_back(key + ":" + std::to_string(version));
    std::sort(contents.begin(), contents.end());
    published.emplace_back(builder.Publish(), contents);
  }
  for (const auto& [list, contents] : published) {
    EXPECT_EQ(list.size(), contents.size());
    EXPECT_EQ(Contents(list), contents);
  }
}

}  // namespace
}  // namespace perron
