#ifndef PERRON_INDEX_EXACT_CODE_COLUMN_H_
#define PERRON_INDEX_EXACT_CODE_COLUMN_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace perron {

// Bytes that a code takes when there are `values` of them: 0, 1, 2 or 4.
constexpr std::size_t CodeWidth(std::size_t values) {
  if (values <= 1) return 0;
  if (values <= std::size_t{1} << 8U) return 1;
  return values <= std::size_t{1} << 16U ? 2 : 4;
}

// A code for every row, each as wide as the largest needs; with one value only there is nothing to keep. The bytes may
// lie in a mapped file: the column holds their owner. Need not be aligned. Immutable, thread-safe.
class CodeColumn {
 public:
  CodeColumn() = default;  // no rows
  // REQUIRES: width is 0, 1, 2 or 4; bytes.size() == rows * width; the bytes live as long as the owner is held.
  CodeColumn(std::size_t rows, std::size_t width, std::span<const std::byte> bytes, std::shared_ptr<const void> owner)
      : rows_(rows), width_(width), bytes_(bytes), owner_(std::move(owner)) {}

  std::size_t size() const { return rows_; }
  std::size_t width() const { return width_; }
  std::span<const std::byte> bytes() const { return bytes_; }

  // REQUIRES: row < size().
  std::uint32_t operator[](std::size_t row) const {
    switch (width_) {
      case 0:
        return 0;
      case 1:
        return At<std::uint8_t>(row);
      case 2:
        return At<std::uint16_t>(row);
      default:
        return At<std::uint32_t>(row);
    }
  }

  // Calls visit(code_of), where code_of(row) does what operator[] does without asking for the width each time.
  template <typename Visit>
  void VisitCodes(const Visit& visit) const {
    switch (width_) {
      case 0:
        return visit([](std::size_t) { return std::uint32_t{0}; });
      case 1:
        return visit([this](std::size_t row) -> std::uint32_t { return At<std::uint8_t>(row); });
      case 2:
        return visit([this](std::size_t row) -> std::uint32_t { return At<std::uint16_t>(row); });
      default:
        return visit([this](std::size_t row) { return At<std::uint32_t>(row); });
    }
  }

 private:
  template <typename Code>
  Code At(std::size_t row) const {
    Code code;
    std::memcpy(&code, bytes_.data() + row * sizeof(Code), sizeof(Code));
    return code;
  }

  std::size_t rows_ = 0;
  std::size_t width_ = 0;
  std::span<const std::byte> bytes_;
  std::shared_ptr<const void> owner_;
};

// Codes that come one by one, before anybody knows how many values there will be: widens as it must. Single thread.
class GrowingCodes {
 public:
  GrowingCodes() = default;
  // Begins as wide as that: 0, 1, 2 or 4.
  explicit GrowingCodes(std::size_t width) : width_(width) {}

  void Add(std::uint32_t code);
  // Makes room for so many rows at the width of now.
  void Reserve(std::size_t rows) { bytes_.reserve(rows * width_); }

  std::size_t size() const { return rows_; }
  // REQUIRES: row < size().
  std::uint32_t operator[](std::size_t row) const;
  // The column of what was added. Leaves this empty.
  CodeColumn Take();

 private:
  void Widen(std::size_t width);

  std::size_t rows_ = 0;
  std::size_t width_ = 0;
  std::vector<std::byte> bytes_;
};

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_CODE_COLUMN_H_
