#include "server/text_suggestions.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/ascii.h"
#include "base/status_macros.h"
#include "index/text/text_suggester.h"
#include "server/errors.h"
#include "server/field_checks.h"
#include "server/language.h"
#include "server/page_token.h"

namespace perron {
namespace {

constexpr std::size_t kLongestText = 20'000;  // characters
constexpr int kUsualSuggestions = 20;
constexpr int kMostSuggestions = 100;

// Bytes of a text as numbers of characters. Built once for a text, since a long one has many spans.
class CharacterPositions {
 public:
  // REQUIRES: `text` is UTF-8 and outlives this.
  explicit CharacterPositions(std::string_view text) : text_(text) {
    before_.reserve(text.size() + 1);
    std::int32_t count = 0;
    for (const char c : text) {
      before_.push_back(count);
      if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++count;
    }
    before_.push_back(count);
  }

  v1::TextSpan SpanOf(TextSpan bytes) const {
    v1::TextSpan span;
    span.set_begin(before_[bytes.begin]);
    span.set_end(before_[bytes.end]);
    return span;
  }
  std::string WordsOf(TextSpan bytes) const { return std::string(text_.substr(bytes.begin, bytes.end - bytes.begin)); }

 private:
  const std::string_view text_;
  std::vector<std::int32_t> before_;  // by byte: characters that begin before it
};

bool IsBlank(const std::string& text) { return absl::StripAsciiWhitespace(text).empty(); }

// Calls for what an answer says about a span, whatever it is that was found there.
template <typename Message>
void SetPlace(const CharacterPositions& positions, TextSpan span, Message& message) {
  *message.mutable_span() = positions.SpanOf(span);
  message.set_words(positions.WordsOf(span));
}

}  // namespace

absl::Status SuggestCompetencies(const TaxonomyVersion& version, const v1::SuggestCompetenciesRequest& request,
                                 v1::SuggestCompetenciesResponse& answer) {
  Violations violations;
  CheckRequiredText(request.text(), kLongestText, "text", violations);
  const int limit = ReadPageSize(request.page_size(), kUsualSuggestions, kMostSuggestions, "page_size", violations);
  const std::string language = ReadLanguage(request.language(), violations);
  PERRON_RETURN_IF_ERROR(violations.ToStatus());

  const CharacterPositions positions(request.text());
  for (const SuggestedCompetency& found :
       version.text_suggester().SuggestCompetencies(request.text(), static_cast<std::size_t>(limit))) {
    v1::SuggestedCompetency& suggestion = *answer.add_suggestions();
    suggestion.set_competency(version.taxonomy().competencies[found.competency].uri);
    suggestion.set_label(std::string(version.CompetencyLabel(CompetencyId{found.competency}, language)));
    SetPlace(positions, found.span, suggestion);
    suggestion.set_score(found.score);
    suggestion.set_level(found.level);
  }
  return absl::OkStatus();
}

absl::Status SuggestRequirements(const TaxonomyVersion& version, const v1::SuggestRequirementsRequest& request,
                                 v1::SuggestRequirementsResponse& answer) {
  Violations violations;
  if (IsBlank(request.title()) && IsBlank(request.text())) {
    violations.Add("text", "empty, and so is the title; want at least one of them");
  }
  CheckText(request.title(), kShortText, "title", violations);
  CheckText(request.text(), kLongestText, "text", violations);
  const std::string language = ReadLanguage(request.language(), violations);
  std::optional<std::uint32_t> occupation;
  if (!request.occupation().empty()) {
    CheckReference(request.occupation(), "occupation", violations);
    occupation = version.FindOccupation(request.occupation());
    if (!occupation) violations.Add("occupation", "not in the taxonomy, want \"occupations/{occupation}\" or a URI");
  }
  PERRON_RETURN_IF_ERROR(violations.ToStatus());

  const CharacterPositions positions(request.text());
  const SuggestedWork work = version.text_suggester().SuggestWork(request.title(), request.text(), occupation);
  for (const LikelyOccupation& found : work.occupations) {
    v1::SuggestedOccupation& suggestion = *answer.add_occupations();
    suggestion.set_occupation(version.taxonomy().occupations[found.occupation].uri);
    suggestion.set_label(std::string(version.OccupationLabel(found.occupation, language)));
    suggestion.set_isco_code(version.taxonomy().occupations[found.occupation].isco_code);
    suggestion.set_score(found.score);
  }
  for (const SuggestedCompetency& found : work.competencies) {
    v1::SuggestedRequirement& suggestion = *answer.add_requirements();
    v1::Requirement& requirement = *suggestion.mutable_requirement();
    requirement.set_competency(version.taxonomy().competencies[found.competency].uri);
    requirement.set_label(std::string(version.CompetencyLabel(CompetencyId{found.competency}, language)));
    requirement.set_importance(static_cast<v1::Importance>(found.importance));
    requirement.set_level(found.level);
    SetPlace(positions, found.span, suggestion);
    suggestion.set_score(found.score);
  }
  for (const SuggestedLicence& found : work.licences) {
    v1::SuggestedLicence& suggestion = *answer.add_licences();
    suggestion.set_licence(found.licence);
    suggestion.set_importance(static_cast<v1::Importance>(found.importance));
    SetPlace(positions, found.span, suggestion);
  }
  for (const SuggestedLanguage& found : work.languages) {
    v1::SuggestedLanguage& suggestion = *answer.add_languages();
    suggestion.mutable_language()->set_language(found.language);
    suggestion.mutable_language()->set_level(static_cast<v1::LanguageLevel>(found.level));
    suggestion.set_importance(static_cast<v1::Importance>(found.importance));
    SetPlace(positions, found.span, suggestion);
  }
  return absl::OkStatus();
}

}  // namespace perron
