#include "index/exact/circumstance_query.h"

#include <algorithm>
#include <bit>
#include <span>

namespace perron {
namespace {

// Facets with more values than this have nearly one for each row: remembering them would cost more than it saves.
constexpr std::size_t kMostRemembered = 1U << 16U;

// So many rows of a block are asked one by one rather than with all the others.
constexpr int kFew = 12;

std::size_t IndexOf(ReasonKind kind) { return static_cast<std::size_t>(kind); }

}  // namespace

std::size_t CircumstanceTables::memory() const {
  std::size_t bytes = kilometres_.memory();
  for (const auto& table : factors_) bytes += table.memory();
  for (const auto& table : passes_) bytes += table.capacity();
  return bytes;
}

CircumstanceQuery::CircumstanceQuery(std::size_t rows, CircumstanceTables& tables)
    : rows_(rows), tables_(tables), most_kept_(static_cast<std::int64_t>(rows)) {}

CircumstanceQuery::CircumstanceQuery(const PersonCircumstanceColumns& people, const WorkCircumstances& work,
                                     const Criteria& criteria, const ScoringModel& model, CircumstanceTables& tables)
    : CircumstanceQuery(people.size(), tables) {
  reasons_ = std::make_unique<PersonCodeReasons>(people, work, criteria, model, tables.kilometres_);
  Prepare();
}

CircumstanceQuery::CircumstanceQuery(const WorkCircumstanceColumns& work, const PersonCircumstances& person,
                                     const Criteria& criteria, const ScoringModel& model, CircumstanceTables& tables)
    : CircumstanceQuery(work.size(), tables) {
  reasons_ = std::make_unique<WorkCodeReasons>(work, person, criteria, model);
  Prepare();
}

void CircumstanceQuery::Prepare() {
  if (rows_ == 0) return;
  for (const CodeReasons::Source& source : reasons_->sources()) {
    if (source.rows == nullptr) {
      AddFixed(source.fixed, source.hard);
    } else if (source.rows->counts.size() == 1) {
      AddFixed(reasons_->Of(source.kind, 0), source.hard);
    } else {
      if (source.kind != kEligibility) AddFactor(source);
      if (source.hard && source.kind != ReasonKind::kInterests) AddFilter(source);
    }
  }
  // The one that leaves fewest first: it spares looking at the others.
  std::sort(filters_.begin(), filters_.end(), [](const Filter& a, const Filter& b) { return a.kept < b.kept; });
  if (!filters_.empty()) most_kept_ = filters_.front().kept;
  if (most_kept_ == 0) nothing_ = true;
  if (nothing_) most_kept_ = 0;
}

void CircumstanceQuery::AddFixed(const Reason& reason, bool hard) {
  if (hard && !reason.met) nothing_ = true;
  if (reason.factor != 1) factors_.push_back({.kind = reason.kind, .rows = nullptr, .fixed = reason.factor});
}

void CircumstanceQuery::AddFactor(const CodeReasons::Source& source) {
  const std::size_t codes = source.rows->counts.size();
  Factor factor{.kind = source.kind, .rows = source.rows};
  if (codes <= kMostRemembered) {
    factor.known = &tables_.factors_[IndexOf(source.kind)];
    factor.known->Clear(codes);
  }
  factors_.push_back(factor);
}

void CircumstanceQuery::AddFilter(const CodeReasons::Source& source) {
  const std::vector<std::uint32_t>& counts = source.rows->counts;
  std::vector<std::uint8_t>& passes = tables_.passes_[IndexOf(source.kind)];
  if (passes.size() < counts.size()) passes.resize(counts.size());
  reasons_->MetByCode(source.kind, std::span(passes).first(counts.size()));
  Filter filter{.rows = source.rows, .passes = passes.data()};
  std::uint64_t fails = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const std::uint64_t bucket = std::uint64_t{1} << CodedRows::BucketOf(static_cast<std::uint32_t>(i), counts.size());
    (passes[i] != 0 ? filter.some : fails) |= bucket;
    if (passes[i] != 0) filter.kept += counts[i];
  }
  filter.all = ~fails;
  if (fails != 0) filters_.push_back(filter);
}

double CircumstanceQuery::Weigh(std::size_t row) {
  double value = 1;
  for (const Factor& factor : factors_) {
    if (factor.rows == nullptr) {
      value *= factor.fixed;
      continue;
    }
    const std::uint32_t code = factor.rows->codes[row];
    const auto judge = [&] { return reasons_->Of(factor.kind, code).factor; };
    value *= factor.known == nullptr ? judge() : factor.known->Get(code, judge);
  }
  return value;
}

bool CircumstanceQuery::Keeps(std::size_t row) const {
  return !nothing_ && std::all_of(filters_.begin(), filters_.end(),
                                  [row](const Filter& filter) { return filter.passes[filter.rows->codes[row]] != 0; });
}

std::uint64_t CircumstanceQuery::RowsOf(std::size_t block) const {
  const std::size_t rows = rows_ - block * kBlockRows;
  return rows >= kBlockRows ? ~std::uint64_t{0} : (std::uint64_t{1} << rows) - 1;
}

std::uint64_t CircumstanceQuery::Kept(std::size_t block) const {
  if (!MayKeep(block)) return 0;
  std::uint64_t kept = RowsOf(block);
  const std::size_t begin = block * kBlockRows;
  const std::size_t end = std::min(rows_, begin + kBlockRows);
  for (const Filter& filter : filters_) {
    if ((filter.rows->masks[block] & ~filter.all) == 0) continue;  // every code in the block passes
    filter.rows->codes.VisitCodes([&](const auto& code_of) {
      std::uint64_t pass = 0;
      if (std::popcount(kept) > kFew) {
        for (std::size_t row = begin; row < end; ++row) {
          pass |= std::uint64_t{filter.passes[code_of(row)]} << (row - begin);
        }
      } else {
        for (std::uint64_t rest = kept; rest != 0; rest &= rest - 1) {
          const auto bit = static_cast<unsigned>(std::countr_zero(rest));
          pass |= std::uint64_t{filter.passes[code_of(begin + bit)]} << bit;
        }
      }
      kept &= pass;
    });
    if (kept == 0) break;
  }
  return kept;
}

std::int64_t CircumstanceQuery::CountKept() const {
  if (nothing_ || filters_.size() <= 1) return most_kept_;
  std::int64_t count = 0;
  for (std::size_t block = 0; block < BlockCount(rows_); ++block) count += std::popcount(Kept(block));
  return count;
}

std::int64_t CircumstanceQuery::CountKept(absl::FunctionRef<std::uint64_t(std::size_t)> left_out) const {
  if (nothing_) return 0;
  // One facet at most: what is left out is all that must be looked at.
  const bool counted = filters_.size() <= 1;
  std::int64_t count = counted ? most_kept_ : 0;
  for (std::size_t block = 0; block < BlockCount(rows_); ++block) {
    const std::uint64_t out = left_out(block);
    if (!counted) {
      count += std::popcount(Kept(block) & ~out);
    } else if (out != 0) {
      count -= std::popcount(Kept(block) & out);
    }
  }
  return count;
}

}  // namespace perron
