#include "index/exact/packed_profile.h"

#include "index/exact/packed_walk.h"

namespace perron {
namespace {

void WriteHead(std::size_t count, std::uint32_t unresolved, PackedWriter& out) {
  out.Varint(count << 1U | (unresolved > 0 ? 1U : 0U));
  if (unresolved > 0) out.Varint(unresolved);
}

void WriteCompetency(CompetencyId id, std::size_t& next, PackedWriter& out) {
  const std::size_t gap = IndexOf(id) - next;
  if (gap < kLongGap) {
    out.U16(static_cast<std::uint16_t>(gap));
  } else {
    out.U16(static_cast<std::uint16_t>(kLongGap));
    out.U32(static_cast<std::uint32_t>(gap));
  }
  next = IndexOf(id) + 1;
}

void WriteDay(Day day, Day base, PackedWriter& out) { out.Varint(ZigZag(std::int64_t{day} - base)); }

void WriteDays(const EvidenceRecord& record, Day& last, PackedWriter& out) {
  const bool until = record.valid_until != kUnknownDay;
  unsigned assessed = 0;
  if (record.assessed != kUnknownDay) assessed = record.assessed == last ? kSameDay : kOtherDay;
  out.U8(static_cast<std::uint8_t>(record.level | assessed << 3U | (until ? 0x20U : 0U)));
  if (assessed == kOtherDay) WriteDay(record.assessed, last, out);
  if (assessed != 0) last = record.assessed;
  if (until) WriteDay(record.valid_until, last, out);
}

void WriteRecord(const EvidenceRecord& record, bool more, Day& last, PackedWriter& out) {
  const bool days = record.assessed != kUnknownDay || record.valid_until != kUnknownDay;
  const auto kind = static_cast<unsigned>(record.kind);
  out.U8(static_cast<std::uint8_t>((days ? kWithDays : record.level) | kind << 3U | (more ? 0x80U : 0U)));
  if (days) WriteDays(record, last, out);
}

template <typename Reader>
UnpackedPerson ReadPerson(Reader& in) {
  const PackedHead head = ReadHead(in);
  UnpackedPerson person{{}, head.unresolved};
  std::vector<HeldCompetency>& competencies = person.profile.competencies;
  WalkEntries(
      in, head.count,
      [&](CompetencyId id, const EvidenceRecord& record) {
        if (competencies.empty() || competencies.back().competency != id) competencies.push_back({id, false, {}});
        competencies.back().evidence.push_back(record);
      },
      [&](CompetencyId id) {
        competencies.push_back({id, true, {}});
      });
  return person;
}

template <typename Reader>
UnpackedWork ReadWork(Reader& in) {
  const PackedHead head = ReadHead(in);
  UnpackedWork work{{}, {}, head.unresolved};
  WalkRequirements(in, head.count,
                   [&](const Requirement& requirement) { work.profile.requirements.push_back(requirement); });
  std::int64_t previous = 0;
  for (std::uint64_t count = in.Varint(); count > 0 && in.ok(); --count) {
    previous += UnZigZag(in.Varint());
    in.RequireCompetency(static_cast<std::size_t>(previous));  // below 0 is above every number
    const Level level = in.U8();
    in.Require(level <= kMaxLevel);
    work.teaches.push_back({static_cast<CompetencyId>(previous), level});
  }
  return work;
}

absl::Status Verdict(const CheckedReader& in) {
  if (in.ok() && in.at_end()) return absl::OkStatus();
  return absl::DataLossError("a packed profile is damaged");
}

}  // namespace

void PackPerson(const CandidateProfile& person, std::uint32_t unresolved, std::vector<std::uint8_t>& out) {
  PackedWriter writer(out);
  WriteHead(person.competencies.size(), unresolved, writer);
  std::size_t next = 0;
  Day last = kFirstDay;
  for (const HeldCompetency& held : person.competencies) {
    WriteCompetency(held.competency, next, writer);
    if (held.denied) writer.U8(kDenied);
    for (std::size_t i = 0; i < held.evidence.size(); ++i) {
      WriteRecord(held.evidence[i], i + 1 < held.evidence.size(), last, writer);
    }
  }
}

void PackWork(const WorkProfile& work, const std::vector<TaughtCompetency>& teaches, std::uint32_t unresolved,
              std::vector<std::uint8_t>& out) {
  PackedWriter writer(out);
  WriteHead(work.requirements.size(), unresolved, writer);
  std::size_t next = 0;
  for (const Requirement& requirement : work.requirements) {
    WriteCompetency(requirement.competency, next, writer);
    const bool share = requirement.share != 1;
    const auto importance = static_cast<unsigned>(requirement.importance);
    writer.U8(
        static_cast<std::uint8_t>(importance | static_cast<unsigned>(requirement.level) << 3U | (share ? 0x40U : 0U)));
    if (share) writer.Float(requirement.share);
  }
  writer.Varint(teaches.size());
  std::int64_t previous = 0;
  for (const TaughtCompetency& taught : teaches) {
    const auto id = static_cast<std::int64_t>(IndexOf(taught.competency));
    writer.Varint(ZigZag(id - previous));
    writer.U8(taught.level);
    previous = id;
  }
}

UnpackedPerson UnpackPerson(const std::uint8_t* packed) {
  TrustedReader in(packed);
  return ReadPerson(in);
}

UnpackedWork UnpackWork(const std::uint8_t* packed) {
  TrustedReader in(packed);
  return ReadWork(in);
}

absl::StatusOr<UnpackedPerson> ParsePerson(std::span<const std::uint8_t> packed, std::size_t competencies) {
  CheckedReader in(packed, competencies);
  UnpackedPerson person = ReadPerson(in);
  if (absl::Status status = Verdict(in); !status.ok()) return status;
  return person;
}

absl::StatusOr<UnpackedWork> ParseWork(std::span<const std::uint8_t> packed, std::size_t competencies) {
  CheckedReader in(packed, competencies);
  UnpackedWork work = ReadWork(in);
  if (absl::Status status = Verdict(in); !status.ok()) return status;
  return work;
}

}  // namespace perron
