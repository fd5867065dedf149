#include "index/exact/coded_rows.h"

namespace perron {

bool CodedRows::Make(const CodeColumn& codes, std::size_t values, CodedRows& rows) {
  rows.codes = codes;
  rows.counts.assign(values, 0);
  rows.masks.clear();
  const std::size_t size = rows.codes.size();
  if (values <= 1) {
    if (values == 0) return size == 0;
    rows.counts[0] = static_cast<std::uint32_t>(size);
    return rows.codes.width() == 0;
  }
  // Buckets by code, so that no row costs a division.
  std::vector<std::uint8_t> buckets(values);
  for (std::size_t code = 0; code < values; ++code) {
    buckets[code] = static_cast<std::uint8_t>(BucketOf(static_cast<std::uint32_t>(code), values));
  }
  rows.masks.resize(BlockCount(size));
  bool good = true;
  rows.codes.VisitCodes([&](const auto& code_of) {
    for (std::size_t row = 0; row < size; ++row) {
      const std::uint32_t code = code_of(row);
      if (code >= values) {
        good = false;
        return;
      }
      ++rows.counts[code];
      rows.masks[row / kBlockRows] |= std::uint64_t{1} << buckets[code];
    }
  });
  return good;
}

std::size_t CodedRows::memory() const {
  return codes.bytes().size() + counts.capacity() * sizeof(std::uint32_t) + masks.capacity() * sizeof(std::uint64_t);
}

}  // namespace perron
