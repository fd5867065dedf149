#include "server/language.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace perron {
namespace {

constexpr std::size_t kShown = 20;

}  // namespace

std::string ReadLanguage(std::string_view language, Violations& violations, std::string_view field) {
  if (language.empty()) return std::string(kDefaultLanguage);
  const bool valid = language.size() == 2 &&
                     std::all_of(language.begin(), language.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!valid) {
    violations.Add(field, absl::StrCat("\"", std::string(language.substr(0, kShown)),
                                       "\", want two lower-case letters (ISO 639-1), such as \"nl\""));
  }
  return std::string(language);
}

}  // namespace perron
