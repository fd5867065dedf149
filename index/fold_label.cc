#include "index/fold_label.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <utility>

namespace perron {
namespace {

void AppendCodePoint(utf8proc_int32_t code_point, std::string& out) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const utf8proc_ssize_t size = utf8proc_encode_char(code_point, bytes.data());
  out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
}

bool IsWordCharacter(utf8proc_int32_t code_point) {
  if (code_point < 0x80) {
    return (code_point >= 'a' && code_point <= 'z') || (code_point >= '0' && code_point <= '9');
  }
  const utf8proc_category_t category = utf8proc_category(code_point);
  return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
         (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

// Adds folded code points, keeping words apart by one space.
class FoldedText {
 public:
  void Add(utf8proc_int32_t code_point) {
    const bool sign = (code_point == '+' || code_point == '#') && !pending_space_ && !text_.empty();
    if (!sign && !IsWordCharacter(code_point)) {
      pending_space_ = true;
      return;
    }
    if (pending_space_ && !text_.empty()) text_ += ' ';
    pending_space_ = false;
    AppendCodePoint(code_point, text_);
  }

  std::string Take() { return std::move(text_); }

 private:
  std::string text_;
  bool pending_space_ = false;
};

}  // namespace

std::string FoldLabel(std::string_view text) {
  constexpr int kOptions = UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK;
  FoldedText folded;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    if (*bytes < 0x80) {  // most of all text
      folded.Add(*bytes >= 'A' && *bytes <= 'Z' ? *bytes + ('a' - 'A') : *bytes);
      ++bytes, --left;
      continue;
    }
    utf8proc_int32_t code_point = 0;
    const utf8proc_ssize_t used = utf8proc_iterate(bytes, left, &code_point);
    bytes += std::max<utf8proc_ssize_t>(used, 1);
    left -= std::max<utf8proc_ssize_t>(used, 1);
    std::array<utf8proc_int32_t, 32> parts{};
    int boundary = 0;
    const utf8proc_ssize_t count =
        used <= 0 ? 0
                  : utf8proc_decompose_char(code_point, parts.data(), static_cast<utf8proc_ssize_t>(parts.size()),
                                            static_cast<utf8proc_option_t>(kOptions), &boundary);
    if (used <= 0) folded.Add(' ');
    for (utf8proc_ssize_t i = 0; i < count; ++i) folded.Add(parts[static_cast<std::size_t>(i)]);
  }
  return folded.Take();
}

}  // namespace perron
