#include "server/resource_name.h"

#include <algorithm>
#include <random>

#include "absl/strings/str_cat.h"

namespace perron {
namespace {

constexpr std::size_t kLongestId = 63;
constexpr std::size_t kShownOfName = 100;
constexpr int kRandomDigits = 13;  // of 5 bits
// Without the ones that look alike: i l o u.
constexpr std::string_view kDigits = "0123456789abcdefghjkmnpqrstvwxyz";

bool IsLetterOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

bool IsResourceId(std::string_view text) {
  return !text.empty() && text.size() <= kLongestId && IsLetterOrDigit(text.front()) && IsLetterOrDigit(text.back()) &&
         std::all_of(text.begin(), text.end(), [](char c) { return IsLetterOrDigit(c) || c == '-'; });
}

std::string ResourceName(std::string_view collection, std::string_view id) {
  std::string name(collection);
  name += '/';
  name += id;
  return name;
}

std::optional<std::string> ParseResourceName(std::string_view collection, std::string_view name) {
  if (name.size() <= collection.size() || name.substr(0, collection.size()) != collection ||
      name[collection.size()] != '/') {
    return std::nullopt;
  }
  const std::string_view id = name.substr(collection.size() + 1);
  if (!IsResourceId(id)) return std::nullopt;
  return std::string(id);
}

std::string ReadResourceName(std::string_view collection, std::string_view name, std::string_view field,
                             Violations& violations) {
  const std::optional<std::string> id = ParseResourceName(collection, name);
  if (id.has_value()) return *id;
  const std::string shown =
      name.empty() ? "empty" : absl::StrCat("\"", std::string(name.substr(0, kShownOfName)), "\"");
  violations.Add(field, absl::StrCat(shown, ", want \"", std::string(collection),
                                     "/\" and 1-63 characters of a-z, 0-9 and hyphen, beginning and ending with a "
                                     "letter or digit"));
  return "";
}

std::string NewResourceId(std::string_view collection) {
  std::random_device random;  // the system's own source; ids must not be guessable from one another
  std::string id = {collection.front(), '-'};
  for (int i = 0; i < kRandomDigits; ++i) id += kDigits[random() % kDigits.size()];
  return id;
}

}  // namespace perron
