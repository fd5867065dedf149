#ifndef PERRON_INDEX_EXACT_PACKED_WALK_H_
#define PERRON_INDEX_EXACT_PACKED_WALK_H_

#include <cstddef>
#include <cstdint>
#include <limits>

#include "index/exact/packed_bytes.h"
#include "matching/competency.h"
#include "matching/profile.h"

namespace perron {

// The form of a packed profile, and the one walk through it, over a TrustedReader or a CheckedReader
// (index/exact/packed_bytes.h). There is exactly one form for every profile: what could be written in another is
// refused.
//
//   person      := head entry*
//   work        := head requirement* varint(number of taught) taught*
//   head        := varint(number of entries or requirements << 1 | whether some are unresolved) [varint(unresolved)]
//   entry       := gap (record+ | denied)
//   gap         := u16(competencies left out since the previous one, or since number 0); from 65,535 on: u16(65535) u32
//   record      := u8(level | kind << 3 | whether another record of the competency follows << 7)         without days
//                | u8(6 | kind << 3 | follows << 7) days                                                   with days
//   denied      := u8(7)
//   days        := u8(level | assessed << 3 | until << 5) [varint(zigzag)] [varint(zigzag)]
//     assessed: 0 not known; 1 on the day of the record assessed before it in the profile; 2 as many days after that
//     one
//               as the first varint tells. Before the first one that is kFirstDay.
//     until:    1 if there is a last valid day: as many days as the last varint tells after that day.
//   requirement := gap u8(importance | level << 3 | whether a share other than 1 follows << 6) [float(share)]
//   taught      := varint(zigzag(competency - the one before, or - 0)) u8(level)
//
// A competency with one record without days takes three bytes, always: with a fixed width the next one can be read
// before this one is understood, which is worth more than the fifth of a byte that a varint would save.
inline constexpr std::size_t kLongGap = 0xFFFF;
inline constexpr std::uint8_t kWithDays = 6;
inline constexpr std::uint8_t kDenied = 7;
inline constexpr std::uint8_t kSameDay = 1;
inline constexpr std::uint8_t kOtherDay = 2;
inline constexpr Day kFirstDay = 20000;

struct PackedHead {
  std::uint64_t count = 0;
  std::uint32_t unresolved = 0;
};

template <typename Reader>
PackedHead ReadHead(Reader& in) {
  const std::uint64_t both = in.Varint();
  PackedHead head{both >> 1U};
  if ((both & 1U) != 0) {
    const std::uint64_t unresolved = in.Varint();
    in.Require(unresolved > 0 && unresolved <= 0xFFFFFFFFU);
    head.unresolved = static_cast<std::uint32_t>(unresolved);
  }
  return head;
}

// `next`: the number after the previous one's; at first 0.
template <typename Reader>
CompetencyId ReadCompetency(Reader& in, std::size_t& next) {
  std::size_t gap = in.U16();
  if (gap == kLongGap) [[unlikely]] {
    gap = in.U32();
    in.Require(gap >= kLongGap);
  }
  const std::size_t id = next + gap;
  in.RequireCompetency(id);
  next = id + 1;
  return static_cast<CompetencyId>(id);
}

template <typename Reader>
Day ReadDay(Reader& in, Day base) {
  const std::int64_t day = base + UnZigZag(in.Varint());
  in.Require(day > kUnknownDay && day <= std::numeric_limits<Day>::max());
  return static_cast<Day>(day);
}

// The level and the days of a record that has some. `last`: the last day of assessment met.
template <typename Reader>
void ReadDays(Reader& in, Day& last, EvidenceRecord& record) {
  const std::uint8_t days = in.U8();
  record.level = days & 7U;
  const unsigned assessed = days >> 3U & 3U;
  const bool until = (days & 0x20U) != 0;
  in.Require(days < 0x40U && assessed <= kOtherDay && (assessed != 0 || until));
  if (assessed == kOtherDay) {
    const Day before = last;
    last = ReadDay(in, last);
    in.Require(last != before);
  }
  if (assessed != 0) record.assessed = last;
  if (until) record.valid_until = ReadDay(in, last);
}

// Calls on_record(CompetencyId, const EvidenceRecord&) for every record and on_denied(CompetencyId) for every denied
// competency, in their order.
template <typename Reader, typename OnRecord, typename OnDenied>
void WalkEntries(Reader& in, std::uint64_t count, const OnRecord& on_record, const OnDenied& on_denied) {
  std::size_t next = 0;
  Day last = kFirstDay;
  for (; count > 0 && in.ok(); --count) {
    const CompetencyId id = ReadCompetency(in, next);
    bool first = true;
    for (bool more = true; more && in.ok(); first = false) {
      const std::uint8_t byte = in.U8();
      more = (byte & 0x80U) != 0;
      EvidenceRecord record{static_cast<EvidenceKind>(byte >> 3U & 15U), static_cast<Level>(byte & 7U)};
      if (record.level >= kWithDays) [[unlikely]] {
        if (byte == kDenied) {
          in.Require(first);
          on_denied(id);
          break;
        }
        in.Require(record.level == kWithDays);
        ReadDays(in, last, record);
      }
      in.Require(record.kind >= EvidenceKind::kSelfReported && record.kind <= EvidenceKind::kInferred);
      in.Require(record.level <= kMaxLevel);
      on_record(id, record);
    }
  }
}

// Calls on_requirement(const Requirement&) for every requirement, in their order.
template <typename Reader, typename OnRequirement>
void WalkRequirements(Reader& in, std::uint64_t count, const OnRequirement& on_requirement) {
  std::size_t next = 0;
  for (; count > 0 && in.ok(); --count) {
    Requirement requirement{ReadCompetency(in, next)};
    const std::uint8_t byte = in.U8();
    requirement.importance = static_cast<Importance>(byte & 7U);
    requirement.level = byte >> 3U & 7U;
    if ((byte & 0x40U) != 0) {
      requirement.share = in.Float();
      in.Require(requirement.share > 0 && requirement.share < 1);
    }
    in.Require(byte < 0x80U && requirement.level <= kMaxLevel && requirement.importance >= Importance::kEssential &&
               requirement.importance <= Importance::kOftenAsked);
    on_requirement(requirement);
  }
}

// A packed person in the form that CandidateScorer walks; a denied competency has no record.
// REQUIRES: what PackPerson wrote.
template <typename OnRecord>
void ForEachRecord(const std::uint8_t* packed, const OnRecord& on_record) {
  TrustedReader in(packed);
  const PackedHead head = ReadHead(in);
  WalkEntries(in, head.count, on_record, [](CompetencyId) {});
}

// Packed work in the form that WorkScorer walks. REQUIRES: what PackWork wrote.
template <typename OnRequirement>
void ForEachRequirement(const std::uint8_t* packed, const OnRequirement& on_requirement) {
  TrustedReader in(packed);
  const PackedHead head = ReadHead(in);
  WalkRequirements(in, head.count, on_requirement);
}

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_PACKED_WALK_H_
