#include "server/taxonomy_queries.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/status_macros.h"
#include "index/concept_search.h"
#include "server/errors.h"
#include "server/language.h"
#include "server/page_token.h"
#include "server/taxonomy_convert.h"

namespace perron {
namespace {

constexpr int kMaxQueryCharacters = 200;

// What page_size means: 0 = usual, above most = most.
struct PageSizes {
  int usual = 0;
  int most = 0;
};
constexpr PageSizes kListSizes{50, 1000};
constexpr PageSizes kSearchSizes{10, 100};
constexpr PageSizes kRelatedSizes{20, 200};

// What every request for more than one concept says.
struct Wanted {
  std::size_t page_size = 0;
  std::string language;
};

template <typename Request>
Wanted ReadWanted(const Request& request, PageSizes sizes, Violations& violations) {
  const int size = ReadPageSize(request.page_size(), sizes.usual, sizes.most, "page_size", violations);
  return {.page_size = static_cast<std::size_t>(std::max(size, 0)),
          .language = ReadLanguage(request.language(), violations)};
}

void CheckReference(std::string_view field, const std::string& reference, Violations& violations) {
  if (reference.empty()) violations.Add(field, "empty, want a resource name or a URI");
}

void CheckQuery(const std::string& query, Violations& violations) {
  const auto characters = std::count_if(query.begin(), query.end(),
                                        [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
  if (characters >= 1 && characters <= kMaxQueryCharacters) return;
  violations.Add("query", std::to_string(characters) + " characters, want 1 to " + std::to_string(kMaxQueryCharacters));
}

// The version's hexadecimal digits as the number that page tokens carry.
std::int64_t Generation(const TaxonomyVersion& version) {
  return static_cast<std::int64_t>(std::stoull(version.version(), nullptr, 16));
}

// Where the page of a List request begins: a position in the taxonomy's array of the concept.
template <typename Request>
absl::StatusOr<std::size_t> PageBegin(const TaxonomyVersion& version, const Request& request, std::size_t total,
                                      const std::string& binding) {
  PERRON_ASSIGN_OR_RETURN(const std::optional<PageCursor> cursor, DecodePageToken(request.page_token(), binding));
  if (!cursor) return std::size_t{0};
  if (cursor->generation != Generation(version)) return PageTokenExpired();
  // A token may be made up: whatever it says, the page lies in the listing.
  std::size_t begin = 0;
  const char* const end = cursor->position.data() + cursor->position.size();
  const auto [rest, error] = std::from_chars(cursor->position.data(), end, begin);
  return error == std::errc() && rest == end ? std::min(begin, total) : total;
}

// Calls `add` for every position of the page, and sets the token of the next one.
template <typename Request, typename Answer, typename Add>
absl::Status FillPage(const TaxonomyVersion& version, const Request& request, std::size_t page_size, std::size_t total,
                      Answer& answer, Add add) {
  const std::string binding = PageBinding(Request::descriptor()->name(), request);
  PERRON_ASSIGN_OR_RETURN(const std::size_t begin, PageBegin(version, request, total, binding));
  const std::size_t end = std::min(begin + page_size, total);
  for (std::size_t i = begin; i < end; ++i) add(static_cast<std::uint32_t>(i));
  if (end < total) {
    const PageCursor next{.generation = Generation(version), .position = std::to_string(end)};
    answer.set_next_page_token(EncodePageToken(next, binding));
  }
  return absl::OkStatus();
}

absl::Status NotFound(std::string_view what, const std::string& name) {
  return MakeError(absl::StatusCode::kNotFound, reason::kNotFound,
                   std::string(what) + " " + name + " is not in the taxonomy", {{"name", name}});
}

// The strongest edges first, the one to itself left out. `edges` come ascending by id, which the stable sort keeps
// among equals.
std::vector<TransferEdge> Strongest(std::span<const TransferEdge> edges, CompetencyId itself, std::size_t limit) {
  std::vector<TransferEdge> strongest;
  std::copy_if(edges.begin(), edges.end(), std::back_inserter(strongest),
               [itself](const TransferEdge& edge) { return edge.other != itself; });
  std::stable_sort(strongest.begin(), strongest.end(),
                   [](const TransferEdge& a, const TransferEdge& b) { return a.transfer > b.transfer; });
  strongest.resize(std::min(strongest.size(), limit));
  return strongest;
}

}  // namespace

absl::Status ListCompetencies(const TaxonomyVersion& version, const v1::ListCompetenciesRequest& request,
                              v1::ListCompetenciesResponse& answer) {
  Violations violations;
  const Wanted wanted = ReadWanted(request, kListSizes, violations);
  PERRON_RETURN_IF_ERROR(violations.ToStatus());
  return FillPage(
      version, request, wanted.page_size, version.taxonomy().competencies.size(), answer, [&](std::uint32_t i) {
        *answer.add_competencies() = ToProto(version, CompetencyId{i}, wanted.language, ConceptDetail::kFull);
      });
}

absl::Status ListOccupations(const TaxonomyVersion& version, const v1::ListOccupationsRequest& request,
                             v1::ListOccupationsResponse& answer) {
  Violations violations;
  const Wanted wanted = ReadWanted(request, kListSizes, violations);
  PERRON_RETURN_IF_ERROR(violations.ToStatus());
  return FillPage(version, request, wanted.page_size, version.taxonomy().occupations.size(), answer,
                  [&](std::uint32_t i) {
                    *answer.add_occupations() = OccupationToProto(version, i, wanted.language, ConceptDetail::kFull);
                  });
}

absl::Status GetCompetency(const TaxonomyVersion& version, const v1::GetCompetencyRequest& request,
                           v1::Competency& answer) {
  Violations violations;
  CheckReference("name", request.name(), violations);
  const std::string language = ReadLanguage(request.language(), violations);
  PERRON_RETURN_IF_ERROR(violations.ToStatus());
  const std::optional<CompetencyId> id = version.FindCompetency(request.name());
  if (!id) return NotFound("competency", request.name());
  answer = ToProto(version, *id, language, ConceptDetail::kFull);
  return absl::OkStatus();
}

absl::Status GetOccupation(const TaxonomyVersion& version, const v1::GetOccupationRequest& request,
                           v1::Occupation& answer) {
  Violations violations;
  CheckReference("name", request.name(), violations);
  const std::string language = ReadLanguage(request.language(), violations);
  PERRON_RETURN_IF_ERROR(violations.ToStatus());
  const std::optional<std::uint32_t> occupation = version.FindOccupation(request.name());
  if (!occupation) return NotFound("occupation", request.name());
  answer = OccupationToProto(version, *occupation, language, ConceptDetail::kFull);
  return absl::OkStatus();
}

absl::Status SearchCompetencies(const TaxonomyVersion& version, const v1::SearchCompetenciesRequest& request,
                                v1::SearchCompetenciesResponse& answer) {
  Violations violations;
  CheckQuery(request.query(), violations);
  const Wanted wanted = ReadWanted(request, kSearchSizes, violations);
  PERRON_RETURN_IF_ERROR(violations.ToStatus());
  for (LabelSearch::Hit& found : FindCompetencies(version, request.query(), wanted.language, wanted.page_size)) {
    v1::CompetencyHit& hit = *answer.add_hits();
    *hit.mutable_competency() =
        ToProto(version, CompetencyId{found.concept_number}, wanted.language, ConceptDetail::kHit);
    hit.set_matched_label(std::move(found.matched_label));
    hit.set_score(found.score);
  }
  return absl::OkStatus();
}

absl::Status SearchOccupations(const TaxonomyVersion& version, const v1::SearchOccupationsRequest& request,
                               v1::SearchOccupationsResponse& answer) {
  Violations violations;
  CheckQuery(request.query(), violations);
  const Wanted wanted = ReadWanted(request, kSearchSizes, violations);
  PERRON_RETURN_IF_ERROR(violations.ToStatus());
  for (LabelSearch::Hit& found : FindOccupations(version, request.query(), wanted.language, wanted.page_size)) {
    v1::OccupationHit& hit = *answer.add_hits();
    *hit.mutable_occupation() = OccupationToProto(version, found.concept_number, wanted.language, ConceptDetail::kHit);
    hit.set_matched_label(std::move(found.matched_label));
    hit.set_score(found.score);
  }
  return absl::OkStatus();
}

absl::Status RelatedCompetencies(const TaxonomyVersion& version, const v1::RelatedCompetenciesRequest& request,
                                 v1::RelatedCompetenciesResponse& answer) {
  using Request = v1::RelatedCompetenciesRequest;
  Violations violations;
  CheckReference("competency", request.competency(), violations);
  if (!Request::Direction_IsValid(request.direction())) {
    violations.Add("direction", std::to_string(request.direction()) + " is not a Direction");
  }
  const Wanted wanted = ReadWanted(request, kRelatedSizes, violations);
  PERRON_RETURN_IF_ERROR(violations.ToStatus());
  const std::optional<CompetencyId> id = version.FindCompetency(request.competency());
  if (!id) return NotFound("competency", request.competency());

  const TransferTable& table = version.space().transfer;
  const bool brought_by = request.direction() == Request::DIRECTION_BROUGHT_BY;
  for (const TransferEdge& edge : Strongest(brought_by ? table.To(*id) : table.From(*id), *id, wanted.page_size)) {
    v1::RelatedCompetency& related = *answer.add_related();
    related.set_competency(version.taxonomy().competencies[IndexOf(edge.other)].uri);
    related.set_label(std::string(version.CompetencyLabel(edge.other, wanted.language)));
    related.set_transfer(static_cast<double>(edge.transfer));
    related.set_relation(static_cast<v1::CompetencyRelation>(edge.relation));
  }
  return absl::OkStatus();
}

}  // namespace perron
