#ifndef PERRON_INDEX_EXACT_CIRCUMSTANCE_QUERY_H_
#define PERRON_INDEX_EXACT_CIRCUMSTANCE_QUERY_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "absl/functional/function_ref.h"
#include "index/exact/circumstance_columns.h"
#include "index/exact/code_reasons.h"
#include "index/exact/coded_rows.h"
#include "index/exact/stamped_table.h"
#include "matching/preference.h"

namespace perron {

// Memory that searches use one after the other, so that they need not allocate. Keep one per thread.
class CircumstanceTables {
 public:
  std::size_t memory() const;

 private:
  friend class CircumstanceQuery;

  std::array<StampedTable<double>, kReasonKinds> factors_;      // by kind and code
  std::array<std::vector<std::uint8_t>, kReasonKinds> passes_;  // by kind and code: 1 when a hard reason is met
  StampedTable<double> kilometres_;
};

// Columns of circumstances, bound to the other side and the criteria of one search. Says of every row what
// WeighPreference says of its circumstances, to the bit, but judges each distinct value once; and finds the rows that
// the hard criteria keep, block by block, without looking at blocks that have no value that passes.
//
// The columns, the other side, criteria, model and tables must outlive it, and nobody else may use the tables
// meanwhile. Single thread.
class CircumstanceQuery {
 public:
  CircumstanceQuery(const PersonCircumstanceColumns& people, const WorkCircumstances& work, const Criteria& criteria,
                    const ScoringModel& model, CircumstanceTables& tables);
  CircumstanceQuery(const WorkCircumstanceColumns& work, const PersonCircumstances& person, const Criteria& criteria,
                    const ScoringModel& model, CircumstanceTables& tables);
  CircumstanceQuery(const CircumstanceQuery&) = delete;
  CircumstanceQuery& operator=(const CircumstanceQuery&) = delete;

  // Number of rows.
  std::size_t size() const { return rows_; }

  // The verdict on a row. REQUIRES: row < size().
  PreferenceVerdict Judge(std::size_t row) { return {.value = Weigh(row), .keep = Keeps(row)}; }
  // Its value alone, kept or not.
  double Weigh(std::size_t row);
  // Its keep alone.
  bool Keeps(std::size_t row) const;

  // Whether a row may be left out at all; if not, every row is kept.
  bool filters() const { return nothing_ || !filters_.empty(); }

  // A block is rows 64 * block to 64 * block + 63, those below size(). False: none of them is kept.
  // REQUIRES, here and below: block < BlockCount(size()).
  bool MayKeep(std::size_t block) const {
    if (nothing_) return false;
    for (const Filter& filter : filters_) {
      if ((filter.rows->masks[block] & filter.some) == 0) return false;
    }
    return true;
  }
  // The rows of the block that are kept: bit i for row 64 * block + i.
  std::uint64_t Kept(std::size_t block) const;

  // At least as many as the rows that are kept; exactly as many when one facet at most is hard.
  std::int64_t MostKept() const { return most_kept_; }
  // How many rows are kept.
  std::int64_t CountKept() const;
  // The same without the rows of left_out(block), bits as those of Kept. Called for every block at most once.
  std::int64_t CountKept(absl::FunctionRef<std::uint64_t(std::size_t block)> left_out) const;

 private:
  // A reason that is scored: for all rows the same, or by code.
  struct Factor {
    ReasonKind kind{};
    const CodedRows* rows = nullptr;  // null: `fixed`
    double fixed = 1;
    StampedTable<double>* known = nullptr;  // null: too many codes to remember
  };

  // A hard reason that some rows do not meet.
  struct Filter {
    const CodedRows* rows = nullptr;
    const std::uint8_t* passes = nullptr;  // by code
    std::uint64_t some = 0;                // buckets with a code that passes
    std::uint64_t all = 0;                 // buckets whose codes all pass
    std::int64_t kept = 0;                 // rows that pass
  };

  CircumstanceQuery(std::size_t rows, CircumstanceTables& tables);

  void Prepare();
  void AddFixed(const Reason& reason, bool hard);
  void AddFactor(const CodeReasons::Source& source);
  void AddFilter(const CodeReasons::Source& source);
  std::uint64_t RowsOf(std::size_t block) const;

  const std::size_t rows_;
  CircumstanceTables& tables_;
  std::unique_ptr<CodeReasons> reasons_;
  absl::InlinedVector<Factor, 4> factors_;  // ascending by kind
  absl::InlinedVector<Filter, 4> filters_;  // ascending by the rows that pass
  bool nothing_ = false;                    // a hard reason that holds for all rows is not met
  std::int64_t most_kept_ = 0;
};

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_CIRCUMSTANCE_QUERY_H_
