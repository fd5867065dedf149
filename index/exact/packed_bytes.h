#ifndef PERRON_INDEX_EXACT_PACKED_BYTES_H_
#define PERRON_INDEX_EXACT_PACKED_BYTES_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace perron {

// The ways in which the numbers of a packed profile are written, and two readers for them: one for bytes that were
// packed by this process or checked before, one for bytes that may hold anything. A walk through a profile is written
// once, over either (index/exact/packed_walk.h).
//
// Fixed numbers are little-endian. A varint has 7 bits a byte, the lowest first, bit 7 set in all but the last; numbers
// below 2^35, in as few bytes as will do.
inline constexpr unsigned kVarintBits = 35;

// Small numbers for small differences of either sign: 0, -1, 1, -2, ...
constexpr std::uint64_t ZigZag(std::int64_t value) {
  return (static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63U);
}
constexpr std::int64_t UnZigZag(std::uint64_t value) {
  return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
}

// Appends to *out, which must outlive the writer.
class PackedWriter {
 public:
  explicit PackedWriter(std::vector<std::uint8_t>& out) : out_(out) {}

  void U8(std::uint8_t value) { out_.push_back(value); }
  void U16(std::uint16_t value) { Fixed(value, 2); }
  void U32(std::uint32_t value) { Fixed(value, 4); }
  void Float(float value) { U32(std::bit_cast<std::uint32_t>(value)); }
  // REQUIRES: value < 2^kVarintBits.
  void Varint(std::uint64_t value) {
    for (; value >= 0x80U; value >>= 7U) out_.push_back(static_cast<std::uint8_t>(value | 0x80U));
    out_.push_back(static_cast<std::uint8_t>(value));
  }

 private:
  void Fixed(std::uint32_t value, unsigned bytes) {
    for (unsigned i = 0; i < bytes; ++i) out_.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
  }

  std::vector<std::uint8_t>& out_;
};

// Reads bytes that are known to be well-formed: checks nothing.
class TrustedReader {
 public:
  explicit TrustedReader(const std::uint8_t* bytes) : at_(bytes) {}

  std::uint8_t U8() { return *at_++; }
  std::uint16_t U16() {
    const std::uint8_t* const bytes = at_;
    at_ += 2;
    return static_cast<std::uint16_t>(bytes[0] | bytes[1] << 8U);
  }
  std::uint32_t U32() {
    const std::uint32_t low = U16();
    return low | static_cast<std::uint32_t>(U16()) << 16U;
  }
  float Float() { return std::bit_cast<float>(U32()); }
  std::uint64_t Varint() {
    std::uint64_t value = 0;
    unsigned shift = 0;
    for (; *at_ >= 0x80U; shift += 7) value |= static_cast<std::uint64_t>(*at_++ & 0x7FU) << shift;
    return value | static_cast<std::uint64_t>(*at_++) << shift;
  }

  static constexpr bool ok() { return true; }
  static void Require(bool) {}
  static void RequireCompetency(std::size_t) {}

 private:
  const std::uint8_t* at_;
};

// Reads bytes that may hold anything. From the first fault on, ok() is false and every number is 0; nothing past the
// end is read.
class CheckedReader {
 public:
  // A competency is valid below `competencies`.
  CheckedReader(std::span<const std::uint8_t> bytes, std::size_t competencies)
      : rest_(bytes), competencies_(competencies) {}

  std::uint8_t U8() { return static_cast<std::uint8_t>(Fixed(1)); }
  std::uint16_t U16() { return static_cast<std::uint16_t>(Fixed(2)); }
  std::uint32_t U32() { return Fixed(4); }
  float Float() { return std::bit_cast<float>(Fixed(4)); }
  std::uint64_t Varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < kVarintBits; shift += 7) {
      const std::uint8_t byte = U8();
      value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if (byte >= 0x80U) continue;
      Require(byte != 0 || shift == 0);  // or it would have done with fewer bytes
      return ok_ ? value : 0;
    }
    Require(false);
    return 0;
  }

  bool ok() const { return ok_; }
  bool at_end() const { return rest_.empty(); }
  // Whatever makes the bytes not well-formed.
  void Require(bool condition) { ok_ = ok_ && condition; }
  void RequireCompetency(std::size_t id) { Require(id < competencies_); }

 private:
  std::uint32_t Fixed(std::size_t bytes) {
    Require(rest_.size() >= bytes);
    if (!ok_) return 0;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i) value |= static_cast<std::uint32_t>(rest_[i]) << (8 * i);
    rest_ = rest_.subspan(bytes);
    return value;
  }

  std::span<const std::uint8_t> rest_;
  std::size_t competencies_;
  bool ok_ = true;
};

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_PACKED_BYTES_H_
