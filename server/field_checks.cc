#include "server/field_checks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "server/dates.h"
#include "utf8proc.h"

namespace perron {
namespace {

using google::protobuf::RepeatedField;
using google::protobuf::RepeatedPtrField;

constexpr std::size_t kShown = 40;              // of a wrong code
constexpr std::size_t kLongestReference = 500;  // URIs are far shorter
constexpr std::array<std::string_view, 16> kLicences = {"A",  "A1",  "A2", "AM", "B",  "B+",  "BE", "C",
                                                        "C1", "C1E", "CE", "D",  "D1", "D1E", "DE", "T"};

std::string Quoted(const std::string& text) {
  return absl::StrCat("\"", text.substr(0, kShown), text.size() > kShown ? "...\"" : "\"");
}

bool IsAscii(const std::string& text) {
  unsigned char all = 0;
  for (const char c : text) all |= static_cast<unsigned char>(c);
  return all < 0x80;
}

// Number of code points; -1 when the bytes are not UTF-8.
std::ptrdiff_t CountCharacters(const std::string& text) {
  if (IsAscii(text)) return static_cast<std::ptrdiff_t>(text.size());
  std::ptrdiff_t count = 0;
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    utf8proc_int32_t code_point = 0;
    const utf8proc_ssize_t used = utf8proc_iterate(at, left, &code_point);
    if (used <= 0) return -1;
    at += used;
    left -= used;
    ++count;
  }
  return count;
}

// Remembers where each key came first. Adds a violation when it comes again.
template <typename Key>
class Once {
 public:
  void Check(const Key& key, const std::string& shown, const FieldPath& path, Violations& violations) {
    const auto [first, inserted] = seen_.try_emplace(key, path);
    if (!inserted)
      violations.Add(path, absl::StrCat(shown, " is there already, as ", first->second.ToString(), ", want it once"));
  }

 private:
  std::map<Key, FieldPath> seen_;
};

bool IsDutchPostcode(const std::string& text) {
  if (text.size() != 4 && text.size() != 6) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (i < 4 ? !absl::ascii_isdigit(c) : !absl::ascii_isalpha(c)) return false;
  }
  return text[0] != '0';
}

}  // namespace

void CheckText(const std::string& text, std::size_t most, const FieldPath& path, Violations& violations) {
  const std::ptrdiff_t count = CountCharacters(text);
  if (count < 0) {
    violations.Add(path, "not UTF-8; want text in UTF-8");
    return;
  }
  if (static_cast<std::size_t>(count) > most) {
    violations.Add(path, absl::StrCat(count, " characters, want at most ", most));
  }
  if (text.find('\0') != std::string::npos) violations.Add(path, "has a zero byte, want text");
}

void CheckRequiredText(const std::string& text, std::size_t most, const FieldPath& path, Violations& violations) {
  if (absl::StripAsciiWhitespace(text).empty()) {
    violations.Add(path, absl::StrCat("empty, want 1 to ", most, " characters"));
    return;
  }
  CheckText(text, most, path, violations);
}

void CheckRange(std::int64_t value, std::int64_t low, std::int64_t high, const FieldPath& path,
                Violations& violations) {
  if (value < low || value > high) violations.Add(path, absl::StrCat(value, ", want ", low, " to ", high));
}

void CheckSize(int size, int most, const FieldPath& path, Violations& violations) {
  if (size > most) violations.Add(path, absl::StrCat(size, " entries, want at most ", most));
}

void CheckEnum(int value, const google::protobuf::EnumDescriptor& type, bool zero_allowed, const FieldPath& path,
               Violations& violations) {
  if (type.FindValueByNumber(value) == nullptr) {
    violations.Add(path, absl::StrCat(value, ", want a value of ", type.name()));
  } else if (value == 0 && !zero_allowed) {
    violations.Add(path, absl::StrCat("not said, want a value of ", type.name()));
  }
}

void CheckDay(const std::string& text, const FieldPath& path, Violations& violations) {
  if (!text.empty()) CheckRequiredDay(text, path, violations);
}

void CheckRequiredDay(const std::string& text, const FieldPath& path, Violations& violations) {
  if (ParseDay(text).has_value()) return;
  violations.Add(path, absl::StrCat(text.empty() ? "empty" : Quoted(text), ", want a day as YYYY-MM-DD"));
}

void CheckPostcode(const std::string& text, const FieldPath& path, Violations& violations) {
  if (text.empty() || IsDutchPostcode(text)) return;
  violations.Add(path, absl::StrCat(Quoted(text),
                                    ", want four digits, optionally followed by two letters, such "
                                    "as \"9711\" or \"9711AB\""));
}

void CheckHours(const v1::HoursRange& hours, const FieldPath& path, Violations& violations) {
  constexpr int kMostHours = 80;
  CheckRange(hours.min(), 0, kMostHours, path + ".min", violations);
  CheckRange(hours.max(), 0, kMostHours, path + ".max", violations);
  if (hours.max() > 0 && hours.max() < hours.min()) {
    violations.Add(path + ".max", absl::StrCat(hours.max(), ", want at least min, ", hours.min(), ", or 0 (open)"));
  }
}

void CheckPlace(const v1::Place& place, const FieldPath& path, Violations& violations) {
  constexpr std::size_t kLongestTown = 100;
  CheckPostcode(place.postcode(), path + ".postcode", violations);
  CheckText(place.town(), kLongestTown, path + ".town", violations);
}

void CheckInterests(const v1::Interests& interests, const FieldPath& path, Violations& violations) {
  const std::array<std::pair<const char*, double>, 6> types = {{{"realistic", interests.realistic()},
                                                                {"investigative", interests.investigative()},
                                                                {"artistic", interests.artistic()},
                                                                {"social", interests.social()},
                                                                {"enterprising", interests.enterprising()},
                                                                {"conventional", interests.conventional()}}};
  if (std::all_of(types.begin(), types.end(), [](const auto& type) { return type.second == 0; })) return;
  for (const auto& [name, value] : types) {
    if (!(value >= 1 && value <= 7)) {  // not a number fails too
      violations.Add(absl::StrCat(path.ToString(), ".", name), absl::StrCat(value, ", want 1 to 7 (or 0 for all six)"));
    }
  }
}

void CheckLicences(const RepeatedPtrField<std::string>& licences, const FieldPath& path, Violations& violations) {
  Once<std::string> once;
  for (int i = 0; i < licences.size() && i < kShortList; ++i) {
    const std::string& licence = licences[i];
    if (std::find(kLicences.begin(), kLicences.end(), licence) == kLicences.end()) {
      violations.Add(
          At(path, i),
          absl::StrCat(Quoted(licence), ", want a driving licence: A A1 A2 AM B B+ BE C C1 C1E CE D D1 D1E DE T"));
    } else {
      once.Check(licence, licence, At(path, i), violations);
    }
  }
  CheckSize(licences.size(), kShortList, path, violations);
}

void CheckLanguages(const RepeatedPtrField<v1::LanguageSkill>& languages, const FieldPath& path,
                    Violations& violations) {
  Once<std::string> once;
  for (int i = 0; i < languages.size() && i < kShortList; ++i) {
    const std::string& language = languages[i].language();
    const FieldPath at = At(path, i);
    const bool valid = language.size() == 3 &&
                       std::all_of(language.begin(), language.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (valid) {
      once.Check(language, language, at, violations);
    } else {
      violations.Add(at + ".language", absl::StrCat(language.empty() ? "empty" : Quoted(language),
                                                    ", want three lower-case letters (ISO 639-3), such as \"nld\""));
    }
    CheckEnum(languages[i].level(), *v1::LanguageLevel_descriptor(), true, at + ".level", violations);
  }
  CheckSize(languages.size(), kShortList, path, violations);
}

void CheckEnums(const RepeatedField<int>& values, const google::protobuf::EnumDescriptor& type, const FieldPath& path,
                Violations& violations) {
  Once<int> once;
  for (int i = 0; i < values.size() && i < kShortList; ++i) {
    CheckEnum(values[i], type, false, At(path, i), violations);
    const auto* value = type.FindValueByNumber(values[i]);
    if (value != nullptr) once.Check(values[i], value->name(), At(path, i), violations);
  }
  CheckSize(values.size(), kShortList, path, violations);
}

void CheckCodes(const RepeatedPtrField<std::string>& codes, const FieldPath& path, Violations& violations) {
  Once<std::string> once;
  for (int i = 0; i < codes.size() && i < kShortList; ++i) {
    CheckRequiredText(codes[i], kShortText, At(path, i), violations);
    once.Check(codes[i], Quoted(codes[i]), At(path, i), violations);
  }
  CheckSize(codes.size(), kShortList, path, violations);
}

void CheckReference(const std::string& reference, const FieldPath& path, Violations& violations) {
  CheckRequiredText(reference, kLongestReference, path, violations);
}

void CheckLevel(std::int32_t level, const FieldPath& path, Violations& violations) {
  CheckRange(level, 0, 5, path, violations);
}

void CheckRequirements(const RepeatedPtrField<v1::Requirement>& requirements, int most, const FieldPath& path,
                       Violations& violations) {
  for (int i = 0; i < requirements.size() && i < most; ++i) {
    const v1::Requirement& requirement = requirements[i];
    const FieldPath at = At(path, i);
    CheckReference(requirement.competency(), at + ".competency", violations);
    CheckEnum(requirement.importance(), *v1::Importance_descriptor(), true, at + ".importance", violations);
    CheckLevel(requirement.level(), at + ".level", violations);
  }
  CheckSize(requirements.size(), most, path, violations);
}

}  // namespace perron
