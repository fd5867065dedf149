#include "index/exact/code_column.h"

#include <bit>

namespace perron {

// A code is the first bytes of its number, so that a wider one begins with the narrower.
static_assert(std::endian::native == std::endian::little);

void GrowingCodes::Add(std::uint32_t code) {
  const std::size_t width = CodeWidth(std::size_t{code} + 1);
  if (width > width_) Widen(width);
  const auto* bytes = reinterpret_cast<const std::byte*>(&code);
  bytes_.insert(bytes_.end(), bytes, bytes + width_);
  ++rows_;
}

std::uint32_t GrowingCodes::operator[](std::size_t row) const {
  std::uint32_t code = 0;
  if (width_ != 0) std::memcpy(&code, bytes_.data() + row * width_, width_);
  return code;
}

void GrowingCodes::Widen(std::size_t width) {
  std::vector<std::byte> wider(rows_ * width);
  for (std::size_t row = 0; width_ != 0 && row < rows_; ++row) {
    std::memcpy(wider.data() + row * width, bytes_.data() + row * width_, width_);
  }
  bytes_ = std::move(wider);
  width_ = width;
}

CodeColumn GrowingCodes::Take() {
  auto bytes = std::make_shared<std::vector<std::byte>>(std::exchange(bytes_, {}));
  bytes->shrink_to_fit();
  const std::span<const std::byte> all = *bytes;
  return {std::exchange(rows_, 0), std::exchange(width_, 0), all, std::move(bytes)};
}

}  // namespace perron
