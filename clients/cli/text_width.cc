#include "clients/cli/text_width.h"

#include <sys/ioctl.h>
#include <unistd.h>
#include <utf8proc.h>

#include <cstdlib>

namespace perron {
namespace {

constexpr int kDefaultWidth = 100;
constexpr int kLeastWidth = 40;  // narrower than this no table can be read

struct Character {
  utf8proc_int32_t code_point = -1;  // -1: the byte is not UTF-8
  size_t bytes = 1;
};

// The first character of `text`, which must not be empty.
Character First(std::string_view text) {
  Character result;
  utf8proc_int32_t code_point = -1;
  const utf8proc_ssize_t bytes = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                                  static_cast<utf8proc_ssize_t>(text.size()), &code_point);
  if (bytes > 0) result = {code_point, static_cast<size_t>(bytes)};
  return result;
}

int WidthOf(const Character& character) {
  return character.code_point < 0 ? 1 : utf8proc_charwidth(character.code_point);
}

bool IsControl(utf8proc_int32_t code_point) {
  const utf8proc_category_t category = utf8proc_category(code_point);
  return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

}  // namespace

int TextWidth(std::string_view text) {
  int width = 0;
  while (!text.empty()) {
    const Character character = First(text);
    width += WidthOf(character);
    text.remove_prefix(character.bytes);
  }
  return width;
}

std::string OneLine(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const Character character = First(text);
    if (character.code_point < 0) {
      result += '?';
    } else if (IsControl(character.code_point)) {
      if (!result.empty() && result.back() != ' ') result += ' ';
    } else {
      result += text.substr(0, character.bytes);
    }
    text.remove_prefix(character.bytes);
  }
  return result;
}

std::string CutToWidth(std::string_view text, int width) {
  if (TextWidth(text) <= width) return std::string(text);
  if (width <= 0) return "";
  std::string result;
  int used = 0;
  while (!text.empty()) {
    const Character character = First(text);
    if (used + WidthOf(character) > width - 1) break;
    used += WidthOf(character);
    result += text.substr(0, character.bytes);
    text.remove_prefix(character.bytes);
  }
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return result + "…";
}

int TerminalWidth() {
  winsize size{};
  int width = 0;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) width = size.ws_col;
  if (width <= 0) {
    const char* columns = std::getenv("COLUMNS");
    if (columns != nullptr) width = std::atoi(columns);
  }
  if (width <= 0) return kDefaultWidth;
  return width < kLeastWidth ? kLeastWidth : width;
}

}  // namespace perron
