#include "server/candidate_resources.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "server/evidence_ledger.h"
#include "server/field_checks.h"

namespace perron {
namespace {

constexpr int kMostNames = 1000;

// Every record, by competency, then by id.
std::vector<v1::EvidenceEntry> Entries(const v1::Candidate& candidate) {
  std::vector<v1::EvidenceEntry> entries;
  for (const v1::HeldCompetency& held : candidate.competencies()) {
    for (const v1::Evidence& record : held.evidence()) {
      v1::EvidenceEntry& entry = entries.emplace_back();
      entry.set_competency(held.competency());
      *entry.mutable_evidence() = record;
    }
  }
  std::sort(entries.begin(), entries.end(), [](const v1::EvidenceEntry& a, const v1::EvidenceEntry& b) {
    return std::pair(a.competency(), a.evidence().id()) < std::pair(b.competency(), b.evidence().id());
  });
  return entries;
}

// Where a page begins. The position was written by this method and is covered by the token's digest.
std::size_t Offset(const std::optional<PageCursor>& cursor) {
  std::size_t offset = 0;
  if (cursor.has_value()) {
    const std::string& text = cursor->position;
    std::from_chars(text.data(), text.data() + text.size(), offset);
  }
  return offset;
}

void CheckRecord(const v1::RecordEvidenceRequest& request, Violations& violations) {
  CheckReference(request.competency(), "competency", violations);
  if (!request.has_evidence()) {
    violations.Add("evidence", "absent, want a record");
    return;
  }
  if (request.evidence().kind() == v1::EVIDENCE_KIND_UNSPECIFIED) {
    violations.Add("evidence.kind", "not said, want a value of EvidenceKind");
  }
  Validate(request.evidence(), "evidence", violations);
}

}  // namespace

absl::Status CandidateResources::BatchGet(const Call& call, const v1::BatchGetCandidatesRequest& request,
                                          v1::BatchGetCandidatesResponse& answer) const {
  Violations violations;
  const std::string language = ReadLanguage(request.language(), violations);
  if (request.names().empty() || request.names_size() > kMostNames) {
    violations.Add("names", absl::StrCat(request.names_size(), " names, want 1 to ", kMostNames));
    return violations.ToStatus();
  }
  std::vector<std::string> ids;
  ids.reserve(static_cast<std::size_t>(request.names_size()));
  for (int i = 0; i < request.names_size(); ++i) {
    ids.push_back(ReadResourceName(kCandidates, request.names(i), At("names", i).ToString(), violations));
  }
  PERRON_RETURN_IF_ERROR(violations.ToStatus());
  std::vector<std::string> absent;
  for (std::string& id : ids) {
    if (const StopReason stop = Poll(call.interrupt); stop != StopReason::kNone) return StoppedError(stop);
    PERRON_ASSIGN_OR_RETURN(std::optional<Stored> stored,
                            Records::Find(records().store(), Records::Key(call.tenant, id)));
    if (stored.has_value()) {
      *answer.add_candidates() = records().Show(*std::move(stored), language);
    } else {
      absent.push_back(ResourceName(kCandidates, id));
    }
  }
  return absent.empty() ? absl::OkStatus() : ResourceNotFound(absl::StrJoin(absent, ", "));
}

absl::Status CandidateResources::RecordEvidence(const Call& call, const v1::RecordEvidenceRequest& request,
                                                v1::RecordEvidenceResponse& answer) const {
  Violations violations;
  const RequestIdentity identity =
      ReadRequestId(call.tenant, "RecordEvidence", request.request_id(), request, "request_id", violations);
  PERRON_ASSIGN_OR_RETURN(const bool replayed, records().Recall(records().store(), identity, answer));
  if (replayed) return absl::OkStatus();
  const RecordKey key =
      Records::Key(call.tenant, ReadResourceName(kCandidates, request.candidate(), "candidate", violations));
  CheckRecord(request, violations);
  PERRON_ASSIGN_OR_RETURN(const std::optional<Stored> stored, Records::Find(records().store(), key));
  const std::shared_ptr<const TaxonomyVersion> taxonomy = records().taxonomy();
  CompetencyResolver resolver(taxonomy.get(), CompetencyResolver::References::kByUri);
  if (stored.has_value()) resolver.Trust(stored->resource);
  std::string competency = request.competency();
  const absl::Status resolved = resolver.ResolveCompetency(competency, "competency", violations);
  PERRON_RETURN_IF_ERROR(violations.ToStatus());
  if (!stored.has_value()) return ResourceNotFound(request.candidate());
  PERRON_RETURN_IF_ERROR(resolved);
  absl::Status written = records().Write(request.validate_only(), [&](WriteView& view) -> absl::Status {
    PERRON_ASSIGN_OR_RETURN(const bool raced, records().Recall(view, identity, answer));
    if (raced) return absl::OkStatus();
    PERRON_RETURN_IF_ERROR(AddRecord(view, key, request, competency, answer));
    records().memory().Remember(view, identity, answer);
    return absl::OkStatus();
  });
  if (request.validate_only()) answer.clear_etag();
  return written;
}

absl::Status CandidateResources::AddRecord(WriteView& view, const RecordKey& key,
                                           const v1::RecordEvidenceRequest& request, const std::string& competency,
                                           v1::RecordEvidenceResponse& answer) const {
  PERRON_ASSIGN_OR_RETURN(const Stored before, Records::Get(view, key));
  PERRON_RETURN_IF_ERROR(CheckEtag(request.etag(), before.sequence, request.candidate()));
  v1::Candidate next = before.resource;
  const int position = AddEvidence(next, competency, request.evidence());
  Violations violations;
  Validate(next, "candidate", violations);
  PERRON_RETURN_IF_ERROR(violations.ToStatus());
  PERRON_RETURN_IF_ERROR(records().Stage(view, key, &before, next).status());
  const v1::HeldCompetency& held = next.competencies(position);
  *answer.mutable_evidence() = held.evidence(held.evidence_size() - 1);
  answer.set_etag(next.etag());
  return absl::OkStatus();
}

absl::Status CandidateResources::ListEvidence(const Call& call, const v1::ListEvidenceRequest& request,
                                              v1::ListEvidenceResponse& answer) const {
  Violations violations;
  const std::string id = ReadResourceName(kCandidates, request.candidate(), "candidate", violations);
  const int page_size = ReadPageSize(request.page_size(), kPageSize, kMostRows, "page_size", violations);
  const std::string language = ReadLanguage(request.language(), violations);
  PERRON_RETURN_IF_ERROR(violations.ToStatus());
  const std::string binding = PageBinding("ListEvidence", request);
  PERRON_ASSIGN_OR_RETURN(const std::optional<PageCursor> cursor, DecodePageToken(request.page_token(), binding));
  PERRON_ASSIGN_OR_RETURN(const Stored stored, Records::Get(records().store(), Records::Key(call.tenant, id)));
  const auto generation = static_cast<std::int64_t>(stored.sequence);
  if (cursor.has_value() && cursor->generation != generation) return PageTokenExpired();
  const std::vector<v1::EvidenceEntry> entries = Entries(stored.resource);
  const std::shared_ptr<const TaxonomyVersion> taxonomy = records().taxonomy();
  const std::size_t begin = std::min(Offset(cursor), entries.size());
  const std::size_t end = std::min(begin + static_cast<std::size_t>(page_size), entries.size());
  for (std::size_t i = begin; i < end; ++i) {
    v1::EvidenceEntry& entry = *answer.add_entries();
    entry = entries[i];
    entry.set_label(LabelOf(taxonomy.get(), language, entry.competency()));
  }
  if (end < entries.size()) {
    answer.set_next_page_token(EncodePageToken({.generation = generation, .position = absl::StrCat(end)}, binding));
  }
  return absl::OkStatus();
}

}  // namespace perron
