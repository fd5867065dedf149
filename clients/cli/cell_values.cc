#include "clients/cli/cell_values.h"

#include <cctype>
#include <charconv>

namespace perron {
namespace {

using ::google::protobuf::EnumDescriptor;

std::string UpperName(std::string_view text) {
  std::string result;
  for (const char c : Trim(text)) {
    result += c == ' ' || c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return result;
}

// "WORK_FORM_" of WORK_FORM_UNSPECIFIED.
std::string PrefixOf(const EnumDescriptor& type) {
  const std::string& zero = type.value(0)->name();
  return zero.substr(0, zero.size() - std::string_view("UNSPECIFIED").size());
}

}  // namespace

std::string_view Trim(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\r\n";
  const size_t first = text.find_first_not_of(kSpaces);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpaces) - first + 1);
}

std::optional<int64_t> ParseInteger(std::string_view text) {
  text = Trim(text);
  int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

std::optional<double> ParseDecimal(std::string_view text) {
  std::string number(Trim(text));
  double unit = 1;
  if (!number.empty() && number.back() == '%') {
    unit = 0.01;
    number = Trim(std::string_view(number).substr(0, number.size() - 1));
  }
  const size_t comma = number.find(',');
  if (comma != std::string::npos) number[comma] = '.';
  double value = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  if (error != std::errc() || end != number.data() + number.size()) return std::nullopt;
  return value * unit;
}

std::optional<bool> ParseYesNo(std::string_view text) {
  const std::string word = UpperName(text);
  for (const char* yes : {"JA", "J", "YES", "Y", "TRUE", "WAAR", "1"}) {
    if (word == yes) return true;
  }
  for (const char* no : {"NEE", "N", "NO", "FALSE", "ONWAAR", "0"}) {
    if (word == no) return false;
  }
  return std::nullopt;
}

std::optional<int> ParseEnumValue(const EnumDescriptor& type, std::string_view text) {
  const std::string name = UpperName(text);
  const std::string prefix = PrefixOf(type);
  const auto* value = type.FindValueByName(prefix + name);
  if (value == nullptr && name.compare(0, prefix.size(), prefix) == 0) value = type.FindValueByName(name);
  if (value == nullptr || value->number() == 0) return std::nullopt;
  return value->number();
}

std::string EnumNames(const EnumDescriptor& type) {
  std::string names;
  for (int i = 1; i < type.value_count(); ++i) {
    if (i > 1) names += ", ";
    names += type.value(i)->name().substr(PrefixOf(type).size());
  }
  return names;
}

}  // namespace perron
