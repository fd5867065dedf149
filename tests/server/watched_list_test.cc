#include "server/watched_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace perron {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

v1::Match Make(const std::string& name, int rank) {
  v1::Match match;
  match.set_name(name);
  match.set_rank(rank);
  return match;
}

// "ENTER a", "LEAVE b", ...
std::vector<std::string> ToText(const std::vector<v1::WatchMatchesResponse>& events) {
  std::vector<std::string> text;
  for (const v1::WatchMatchesResponse& event : events) {
    text.push_back(v1::WatchMatchesResponse::Event_Name(event.event()).substr(6) + " " + event.match().name());
  }
  return text;
}

TEST(WatchedListTest, EverythingEntersAnEmptyListInOrder) {
  WatchedList list;
  EXPECT_THAT(ToText(list.MoveTo({Make("b", 1), Make("a", 2)})), ElementsAre("ENTER b", "ENTER a"));
}

TEST(WatchedListTest, NothingHappensWhenNothingChanged) {
  WatchedList list;
  list.MoveTo({Make("a", 1), Make("b", 2)});
  EXPECT_THAT(list.MoveTo({Make("a", 1), Make("b", 2)}), IsEmpty());
}

TEST(WatchedListTest, LeavingComesFirstThenEnteringAndChangingInOrder) {
  WatchedList list;
  list.MoveTo({Make("a", 1), Make("b", 2), Make("c", 3)});
  const auto events = list.MoveTo({Make("d", 1), Make("c", 2), Make("e", 3)});
  EXPECT_THAT(ToText(events), ElementsAre("LEAVE a", "LEAVE b", "ENTER d", "CHANGE c", "ENTER e"));
  EXPECT_EQ(events[0].match().rank(), 0);  // only the name is set
  EXPECT_EQ(events[3].match().rank(), 2);
  EXPECT_THAT(ToText(list.MoveTo({})), ElementsAre("LEAVE d", "LEAVE c", "LEAVE e"));
}

TEST(WatchedListTest, EveryFieldOfAMatchIsAChange) {
  v1::Match match = Make("a", 1);
  WatchedList list;
  list.MoveTo({match});
  match.set_title("other");
  EXPECT_THAT(ToText(list.MoveTo({match})), ElementsAre("CHANGE a"));
  match.set_fit(0.0);  // 0 is not the same as absent
  EXPECT_THAT(ToText(list.MoveTo({match})), ElementsAre("CHANGE a"));
  match.mutable_preference()->set_value(0.5);
  EXPECT_THAT(ToText(list.MoveTo({match})), ElementsAre("CHANGE a"));
}

TEST(WatchedListTest, AListGoesIntoBytesAndBack) {
  WatchedList list;
  list.MoveTo({Make("candidates/" + std::string(63, 'x'), 1), Make("vacancies/b", 2)});
  std::optional<WatchedList> decoded = WatchedList::Decode(list.Encode());
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->Encode(), list.Encode());
  EXPECT_THAT(ToText(decoded->MoveTo({Make("vacancies/b", 2)})),
              ElementsAre("LEAVE candidates/" + std::string(63, 'x')));
  ASSERT_TRUE(WatchedList::Decode(""));
  EXPECT_EQ(WatchedList::Decode("")->Encode(), "");
}

TEST(WatchedListTest, BytesThatAreCutOffAreNoList) {
  WatchedList list;
  list.MoveTo({Make("vacancies/a", 1), Make("vacancies/b", 2)});
  const std::string bytes = list.Encode();
  for (std::size_t length = 1; length < bytes.size(); ++length) {
    if (length == bytes.size() / 2) continue;  // the first item alone is a list
    EXPECT_FALSE(WatchedList::Decode(bytes.substr(0, length))) << length;
  }
}

}  // namespace
}  // namespace perron
