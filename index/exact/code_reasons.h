#ifndef PERRON_INDEX_EXACT_CODE_REASONS_H_
#define PERRON_INDEX_EXACT_CODE_REASONS_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "absl/container/inlined_vector.h"
#include "index/exact/circumstance_columns.h"
#include "index/exact/coded_rows.h"
#include "index/exact/stamped_table.h"
#include "matching/preference.h"

namespace perron {

// Eligibility stands in the place of a reason that no list of reasons uses: it is always hard and never scored.
inline constexpr ReasonKind kEligibility = ReasonKind{0};
inline constexpr std::size_t kReasonKinds = 11;  // with kEligibility

// The reasons of one search in terms of the codes of columns: what matching/preference.h says of a pair, asked per
// distinct value. Whatever it is made of must outlive it. Single thread.
class CodeReasons {
 public:
  // A reason that counts.
  struct Source {
    ReasonKind kind{};
    bool hard = false;
    const CodedRows* rows = nullptr;  // null: the reason is `fixed` for all rows
    Reason fixed;
  };

  virtual ~CodeReasons() = default;

  // Ascending by kind. Some that are met with the factor 1 for every row are left out.
  const absl::InlinedVector<Source, kReasonKinds>& sources() const { return sources_; }

  // The reason for the rows with this code. REQUIRES: the kind is among the sources, with rows that have such a code.
  virtual Reason Of(ReasonKind kind, std::uint32_t code) = 0;
  // Writes Of(kind, code).met for every code, as 0 or 1. REQUIRES: as many places as there are codes.
  virtual void MetByCode(ReasonKind kind, std::span<std::uint8_t> met);

 protected:
  explicit CodeReasons(const Criteria& criteria) : criteria_(criteria) {}

  // To be called in ascending order of kind.
  void Add(ReasonKind kind, const CodedRows& rows);
  void Add(const Reason& fixed);

  const Criteria& criteria() const { return criteria_; }

 private:
  bool IsHard(ReasonKind kind) const;

  const Criteria& criteria_;
  absl::InlinedVector<Source, kReasonKinds> sources_;
};

// People, judged for work.
class PersonCodeReasons final : public CodeReasons {
 public:
  PersonCodeReasons(const PersonCircumstanceColumns& people, const WorkCircumstances& work, const Criteria& criteria,
                    const ScoringModel& model, StampedTable<double>& kilometres);

  Reason Of(ReasonKind kind, std::uint32_t code) override;
  void MetByCode(ReasonKind kind, std::span<std::uint8_t> met) override;

 private:
  Reason Distance(std::uint32_t code);

  const PersonCircumstanceColumns& columns_;
  const PersonFacets<FacetColumn>& people_;
  const WorkCircumstances& work_;
  const ScoringModel& model_;
  StampedTable<double>& kilometres_;  // by home
};

// Work, judged for a person.
class WorkCodeReasons final : public CodeReasons {
 public:
  WorkCodeReasons(const WorkCircumstanceColumns& work, const PersonCircumstances& person, const Criteria& criteria,
                  const ScoringModel& model);

  Reason Of(ReasonKind kind, std::uint32_t code) override;
  void MetByCode(ReasonKind kind, std::span<std::uint8_t> met) override;

 private:
  const WorkCircumstanceColumns& columns_;
  const WorkFacets<FacetColumn>& work_;
  const PersonCircumstances& person_;
  const ScoringModel& model_;
};

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_CODE_REASONS_H_
