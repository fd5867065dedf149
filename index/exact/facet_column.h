#ifndef PERRON_INDEX_EXACT_FACET_COLUMN_H_
#define PERRON_INDEX_EXACT_FACET_COLUMN_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/status_macros.h"
#include "index/exact/coded_rows.h"
#include "index/exact/facet_values.h"
#include "index/exact/sections.h"
#include "index/exact/value_section.h"

namespace perron {

// One facet of every row: each distinct value once, in the order of NearnessKey, and a code for every row. Immutable,
// thread-safe.
template <typename T>
class FacetColumn {
 public:
  FacetColumn() = default;  // no rows
  // REQUIRES: every code has a value.
  FacetColumn(std::vector<T> values, const CodeColumn& codes) : values_(std::move(values)) {
    CodedRows::Make(codes, values_.size(), rows_);
  }

  const std::vector<T>& values() const { return values_; }
  const CodedRows& rows() const { return rows_; }
  const T& At(std::size_t row) const { return values_[rows_.codes[row]]; }

  // Writes the sections "<name>.values" and "<name>.codes".
  absl::Status Save(const std::string& name, SectionWriter& out) const {
    std::vector<std::string> texts(values_.size());
    for (std::size_t i = 0; i < texts.size(); ++i) AppendValue(values_[i], texts[i]);
    const std::string section = ValueSection(rows_.codes.size(), texts);
    PERRON_RETURN_IF_ERROR(out.Write(name + ".values", std::as_bytes(std::span(section))));
    return out.Write(name + ".codes", rows_.codes.bytes());
  }

  // Reads them back; the codes stay where they are. DATA_LOSS when anything is not as Save wrote it.
  static absl::StatusOr<FacetColumn> Load(const std::string& name, const SectionReader& in) {
    PERRON_ASSIGN_OR_RETURN(const std::span<const std::byte> section, in.Read(name + ".values"));
    PERRON_ASSIGN_OR_RETURN(const ParsedValues parsed, ParseValueSection(name, section));
    FacetColumn column;
    column.values_.resize(parsed.values.size());
    for (std::size_t i = 0; i < parsed.values.size(); ++i) {
      if (!ParseValue(parsed.values[i], column.values_[i])) return DamagedFacet(name, "a value does not parse");
    }
    PERRON_ASSIGN_OR_RETURN(const std::span<const std::byte> codes, in.Read(name + ".codes"));
    const std::size_t width = CodeWidth(parsed.values.size());
    if (codes.size() != parsed.rows * width) return DamagedFacet(name, "its codes are too few or too many");
    if (!CodedRows::Make({parsed.rows, width, codes, in.owner()}, column.values_.size(), column.rows_)) {
      return DamagedFacet(name, "a code has no value");
    }
    return column;
  }

  // Bytes in memory, the mapped ones included.
  std::size_t memory() const {
    std::size_t bytes = rows_.memory() + values_.capacity() * sizeof(T);
    for (const T& value : values_) bytes += OwnedBytes(value);
    return bytes;
  }

 private:
  std::vector<T> values_;
  CodedRows rows_;
};

// Makes a column of values that come in any order. Single thread.
template <typename T>
class FacetColumnBuilder {
 public:
  void Add(const T& value) {
    bytes_.clear();
    AppendValue(value, bytes_);
    // Neighbours are often alike, above all when nothing is known.
    if (codes_.size() == 0 || bytes_ != last_) {
      const auto [it, inserted] = code_of_.try_emplace(bytes_, static_cast<std::uint32_t>(values_.size()));
      if (inserted) values_.push_back(value);
      last_code_ = it->second;
      last_ = bytes_;
    }
    codes_.Add(last_code_);
  }

  std::size_t size() const { return codes_.size(); }

  // Row i of the column is the value order[i] in the order of Add. REQUIRES: order[i] < size().
  FacetColumn<T> Build(std::span<const std::uint32_t> order) const {
    std::vector<std::uint32_t> rank(values_.size(), kUnused);  // by code of Add: the code in the column
    for (const std::uint32_t position : order) rank[codes_[position]] = 0;
    struct Entry {
      std::uint64_t nearness;
      std::string_view bytes;
      std::uint32_t code;
    };
    std::vector<Entry> sorted;
    for (const auto& [bytes, code] : code_of_) {
      if (rank[code] != kUnused) sorted.push_back({NearnessKey(values_[code]), bytes, code});
    }
    std::sort(sorted.begin(), sorted.end(), [](const Entry& a, const Entry& b) {
      return a.nearness != b.nearness ? a.nearness < b.nearness : a.bytes < b.bytes;
    });
    std::vector<T> values;
    values.reserve(sorted.size());
    for (const Entry& entry : sorted) {
      rank[entry.code] = static_cast<std::uint32_t>(values.size());
      values.push_back(values_[entry.code]);
    }
    GrowingCodes codes(CodeWidth(values.size()));
    codes.Reserve(order.size());
    for (const std::uint32_t position : order) codes.Add(rank[codes_[position]]);
    return {std::move(values), codes.Take()};
  }

 private:
  static constexpr std::uint32_t kUnused = ~std::uint32_t{0};

  absl::flat_hash_map<std::string, std::uint32_t> code_of_;  // by the bytes of the value
  std::vector<T> values_;                                    // by code
  GrowingCodes codes_;                                       // by position
  std::string bytes_;
  std::string last_;
  std::uint32_t last_code_ = 0;
};

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_FACET_COLUMN_H_
