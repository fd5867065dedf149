#include "server/watched_list.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "server/digest.h"

namespace perron {
namespace {

// An encoded item: one byte for the length of the name, the name, 8 bytes of fingerprint (little-endian).
constexpr std::size_t kFingerprintBytes = 8;
constexpr std::size_t kLongestName = 255;

// Of all that a watcher is told of a match. The bytes of a message without maps are the same for the same content.
std::uint64_t Fingerprint(const v1::Match& match) {
  const std::string digest = Sha256(match.SerializeAsString());
  std::uint64_t fingerprint = 0;
  for (std::size_t i = 0; i < kFingerprintBytes; ++i) {
    fingerprint |= std::uint64_t{static_cast<unsigned char>(digest[i])} << (8 * i);
  }
  return fingerprint;
}

v1::WatchMatchesResponse MakeEvent(v1::WatchMatchesResponse::Event event, v1::Match match) {
  v1::WatchMatchesResponse response;
  response.set_event(event);
  *response.mutable_match() = std::move(match);
  return response;
}

v1::Match OnlyName(const std::string& name) {
  v1::Match match;
  match.set_name(name);
  return match;
}

}  // namespace

std::vector<v1::WatchMatchesResponse> WatchedList::MoveTo(const std::vector<v1::Match>& matches) {
  std::vector<Item> items;
  std::unordered_set<std::string> present;
  for (const v1::Match& match : matches) {
    items.push_back({match.name(), Fingerprint(match)});
    present.insert(match.name());
  }
  std::vector<v1::WatchMatchesResponse> events;
  std::unordered_map<std::string, std::uint64_t> known;
  for (const Item& item : items_) {
    known.emplace(item.name, item.fingerprint);
    if (present.count(item.name) == 0) {
      events.push_back(MakeEvent(v1::WatchMatchesResponse::EVENT_LEAVE, OnlyName(item.name)));
    }
  }
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const auto before = known.find(items[i].name);
    if (before == known.end()) {
      events.push_back(MakeEvent(v1::WatchMatchesResponse::EVENT_ENTER, matches[i]));
    } else if (before->second != items[i].fingerprint) {
      events.push_back(MakeEvent(v1::WatchMatchesResponse::EVENT_CHANGE, matches[i]));
    }
  }
  items_ = std::move(items);
  return events;
}

std::string WatchedList::Encode() const {
  std::string bytes;
  for (const Item& item : items_) {
    const std::string name = item.name.substr(0, kLongestName);
    bytes += static_cast<char>(name.size());
    bytes += name;
    for (std::size_t i = 0; i < kFingerprintBytes; ++i) {
      bytes += static_cast<char>((item.fingerprint >> (8 * i)) & 0xFF);
    }
  }
  return bytes;
}

std::optional<WatchedList> WatchedList::Decode(std::string_view bytes) {
  WatchedList list;
  while (!bytes.empty()) {
    const std::size_t length = static_cast<unsigned char>(bytes[0]);
    if (bytes.size() < 1 + length + kFingerprintBytes) return std::nullopt;
    Item item{std::string(bytes.substr(1, length)), 0};
    for (std::size_t i = 0; i < kFingerprintBytes; ++i) {
      item.fingerprint |= std::uint64_t{static_cast<unsigned char>(bytes[1 + length + i])} << (8 * i);
    }
    list.items_.push_back(std::move(item));
    bytes.remove_prefix(1 + length + kFingerprintBytes);
  }
  return list;
}

}  // namespace perron
