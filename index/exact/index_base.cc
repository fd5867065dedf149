#include "index/exact/index_base.h"

#include <charconv>
#include <memory>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "index/exact/section_array.h"
#include "index/exact/section_file.h"
#include "index/exact/section_file_writer.h"
#include "index/exact/segment_file.h"

namespace perron {
namespace {

std::string PartPrefix(std::size_t part) { return absl::StrCat(part, "/"); }

BaseIdentity WithVersion(BaseIdentity identity) {
  identity["version"] = absl::StrCat(kIndexBaseVersion);
  return identity;
}

// The sequence, when all else is as asked.
absl::StatusOr<std::uint64_t> CheckIdentity(BaseIdentity found, const BaseIdentity& asked) {
  std::uint64_t sequence = 0;
  const std::string text = found["sequence"];
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), sequence);
  if (error != std::errc() || end != text.data() + text.size()) return absl::DataLossError("it has no sequence");
  found.erase("sequence");
  for (const auto& [name, value] : WithVersion(asked)) {
    if (const auto it = found.find(name); it == found.end() || it->second != value) {
      return absl::FailedPreconditionError(absl::StrCat("it has another ", name));
    }
  }
  return sequence;
}

template <typename Kind>
std::vector<std::uint32_t> DeadRowsOf(const IndexPart<Kind>& part) {
  std::vector<std::uint32_t> dead;
  for (std::uint32_t row = 0; row < part.segment->size(); ++row) {
    if (part.dead.IsDead(row)) dead.push_back(row);
  }
  return dead;
}

template <typename Kind>
absl::Status SaveFresh(const IndexContents<Kind>& contents, SectionWriter& out) {
  std::vector<std::uint64_t> begin = {0};
  std::string text;
  contents.fresh.ForEach([&](const std::shared_ptr<const FreshDocument<Kind>>& fresh) {
    text += fresh->id;
    begin.push_back(text.size());
    return true;
  });
  PERRON_RETURN_IF_ERROR(WriteArray("fresh_begin", std::span<const std::uint64_t>(begin), out));
  return WriteArray("fresh_text", std::span<const char>(text), out);
}

absl::StatusOr<std::vector<std::string>> LoadFresh(const SectionReader& in) {
  PERRON_ASSIGN_OR_RETURN(const auto begin, ReadArray<std::uint64_t>("fresh_begin", in));
  PERRON_ASSIGN_OR_RETURN(const auto text, ReadArray<char>("fresh_text", in));
  if (begin.empty() || !AreOffsets(begin, begin.size() - 1, text.size())) {
    return DamagedSection("fresh_begin", "does not fit the ids");
  }
  std::vector<std::string> ids;
  for (std::size_t i = 0; i + 1 < begin.size(); ++i) ids.emplace_back(text.data() + begin[i], begin[i + 1] - begin[i]);
  return ids;
}

template <typename Kind>
absl::StatusOr<IndexPart<Kind>> LoadPart(const std::string& prefix, const SectionReader& in, std::size_t competencies) {
  IndexPart<Kind> part;
  PERRON_ASSIGN_OR_RETURN(part.segment, LoadSegment<Kind>(prefix, in, competencies));
  PERRON_ASSIGN_OR_RETURN(const auto dead, ReadArray<std::uint32_t>(prefix + "dead", in));
  for (const std::uint32_t row : dead) {
    if (row >= part.segment->size()) return DamagedSection(prefix + "dead", "names a row that is not there");
    part.dead.Kill(row);
  }
  return part;
}

}  // namespace

template <typename Kind>
absl::Status SaveBase(const std::string& path, const BaseIdentity& identity, const IndexContents<Kind>& contents,
                      std::uint64_t sequence) {
  PERRON_ASSIGN_OR_RETURN(const std::unique_ptr<SectionFileWriter> out, SectionFileWriter::Create(path));
  const std::uint64_t parts[] = {contents.parts.size()};
  PERRON_RETURN_IF_ERROR(WriteArray("parts", std::span<const std::uint64_t>(parts), *out));
  for (std::size_t i = 0; i < contents.parts.size(); ++i) {
    PERRON_RETURN_IF_ERROR(SaveSegment(PartPrefix(i), *contents.parts[i].segment, *out));
    const std::vector<std::uint32_t> dead = DeadRowsOf(contents.parts[i]);
    PERRON_RETURN_IF_ERROR(WriteArray(PartPrefix(i) + "dead", std::span<const std::uint32_t>(dead), *out));
  }
  PERRON_RETURN_IF_ERROR(SaveFresh(contents, *out));
  BaseIdentity metadata = WithVersion(identity);
  metadata["sequence"] = absl::StrCat(sequence);
  return out->Finish(metadata);
}

template <typename Kind>
absl::StatusOr<IndexBase<Kind>> LoadBase(const std::string& path, const BaseIdentity& identity,
                                         std::size_t competencies) {
  PERRON_ASSIGN_OR_RETURN(const SectionFile file, SectionFile::Open(path));
  IndexBase<Kind> base;
  PERRON_ASSIGN_OR_RETURN(base.sequence, CheckIdentity(file.metadata(), identity));
  PERRON_ASSIGN_OR_RETURN(const auto parts, ReadArray<std::uint64_t>("parts", file));
  if (parts.size() != 1) return DamagedSection("parts", "is no number");
  for (std::size_t i = 0; i < parts[0]; ++i) {
    PERRON_ASSIGN_OR_RETURN(IndexPart<Kind> part, LoadPart<Kind>(PartPrefix(i), file, competencies));
    base.parts.push_back(std::move(part));
  }
  PERRON_ASSIGN_OR_RETURN(base.fresh, LoadFresh(file));
  return base;
}

template absl::Status SaveBase(const std::string&, const BaseIdentity&, const IndexContents<PeopleKind>&,
                               std::uint64_t);
template absl::Status SaveBase(const std::string&, const BaseIdentity&, const IndexContents<WorkKind>&, std::uint64_t);
template absl::StatusOr<IndexBase<PeopleKind>> LoadBase(const std::string&, const BaseIdentity&, std::size_t);
template absl::StatusOr<IndexBase<WorkKind>> LoadBase(const std::string&, const BaseIdentity&, std::size_t);

}  // namespace perron
