#include "server/field_path.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace perron {

FieldPath& FieldPath::operator=(const FieldPath& other) {
  size_ = other.size_;
  std::copy_n(other.parts_.begin(), size_, parts_.begin());
  return *this;
}

std::string FieldPath::ToString() const {
  std::string text;
  for (std::size_t i = 0; i < size_; ++i) {
    const Part& part = parts_[i];
    text.append(part.name);
    if (part.position != kNoEntry) absl::StrAppend(&text, "[", part.position, "]");
  }
  return text;
}

}  // namespace perron
