#ifndef PERRON_SERVER_WATCHED_LIST_H_
#define PERRON_SERVER_WATCHED_LIST_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "perron/v1/match_service.pb.h"

namespace perron {

// What a watcher has been told: which matches, and a fingerprint of each. Small enough to travel in the resume token,
// so that a watcher can go on after a break, and after a restart of the server, with what changed in between. A value.
class WatchedList {
 public:
  // The events that bring a watcher from this list to `matches` (in order); the list is `matches` afterwards. First
  // those that leave, then those that enter or change, in order.
  std::vector<v1::WatchMatchesResponse> MoveTo(const std::vector<v1::Match>& matches);

  // To and from the position of a token (server/page_token.h). Nullopt when the bytes are no such list.
  std::string Encode() const;
  static std::optional<WatchedList> Decode(std::string_view bytes);

 private:
  struct Item {
    std::string name;
    std::uint64_t fingerprint = 0;
  };
  std::vector<Item> items_;
};

}  // namespace perron

#endif  // PERRON_SERVER_WATCHED_LIST_H_
