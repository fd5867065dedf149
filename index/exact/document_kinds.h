#ifndef PERRON_INDEX_EXACT_DOCUMENT_KINDS_H_
#define PERRON_INDEX_EXACT_DOCUMENT_KINDS_H_

#include <cstdint>
#include <vector>

#include "index/documents.h"
#include "index/exact/bound_query.h"
#include "index/exact/circumstance_columns.h"
#include "index/exact/entry_code.h"
#include "index/exact/packed_profile.h"
#include "index/exact/packed_scorer.h"
#include "matching/competency_space.h"
#include "matching/scoring_model.h"

namespace perron {

// What the exact index has to know of the two kinds of documents; all else is the same for both.

struct PeopleKind {
  using Document = PersonDocument;
  using Columns = PersonCircumstanceColumns;
  using ColumnsBuilder = PersonCircumstanceColumnsBuilder;
  using Scorer = PackedPeopleScorer;
  static constexpr bool kPeople = true;

  static void Pack(const PersonDocument& document, std::vector<std::uint8_t>& out) {
    PackPerson(document.profile, document.unresolved, out);
  }
  static void Unpack(const std::uint8_t* packed, PersonDocument& document) {
    UnpackedPerson unpacked = UnpackPerson(packed);
    document.profile = std::move(unpacked.profile);
    document.unresolved = unpacked.unresolved;
  }
  // Appends the codes, ascending by competency.
  static void Code(const PersonDocument& document, const EntryCoding& coding, const ScoringModel& /*model*/,
                   std::vector<CodedEntry>& out) {
    for (const HeldCompetency& held : document.profile.competencies) {
      const EntryCode code = coding.OfHeld(held);
      if (code != 0) out.push_back({static_cast<std::uint16_t>(IndexOf(held.competency)), code});
    }
  }
  // The day that is kept beside the profile: of a person the last on which they were proposed.
  static Day& DayOf(PersonDocument& document) { return document.last_proposed; }
  static Day DayOf(const PersonDocument& document) { return document.last_proposed; }
};

struct WorkKind {
  using Document = WorkDocument;
  using Columns = WorkCircumstanceColumns;
  using ColumnsBuilder = WorkCircumstanceColumnsBuilder;
  using Scorer = PackedWorkScorer;
  static constexpr bool kPeople = false;

  static void Pack(const WorkDocument& document, std::vector<std::uint8_t>& out) {
    PackWork(document.profile, document.teaches, document.unresolved, out);
  }
  static void Unpack(const std::uint8_t* packed, WorkDocument& document) {
    UnpackedWork unpacked = UnpackWork(packed);
    document.profile = std::move(unpacked.profile);
    document.teaches = std::move(unpacked.teaches);
    document.unresolved = unpacked.unresolved;
  }
  static void Code(const WorkDocument& document, const EntryCoding& coding, const ScoringModel& model,
                   std::vector<CodedEntry>& out) {
    for (const Requirement& asked : document.profile.requirements) {
      out.push_back({static_cast<std::uint16_t>(IndexOf(asked.competency)), coding.OfAsked(asked, model)});
    }
  }
  // Of work the last day on which it matches.
  static Day& DayOf(WorkDocument& document) { return document.last_day; }
  static Day DayOf(const WorkDocument& document) { return document.last_day; }
};

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_DOCUMENT_KINDS_H_
