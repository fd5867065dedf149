#include "clients/cli/match_tables.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/names.h"
#include "clients/cli/output.h"
#include "clients/cli/resource_views.h"
#include "clients/cli/table.h"

namespace perron {
namespace {

using Requirements = google::protobuf::RepeatedPtrField<v1::RequirementContribution>;

std::string LearnsText(const v1::Match& match) {
  std::string text;
  for (const v1::TaughtCompetency& taught : match.adds()) {
    absl::StrAppend(&text, text.empty() ? "" : "; ", LabelOr(taught.label(), taught.competency()));
  }
  return text;
}

// "3 van 4": the level held of the level asked.
std::string LevelText(const Session& session, const v1::RequirementContribution& requirement) {
  const bool has = !requirement.met_by().empty();
  const std::string held = requirement.level_held() > 0 ? std::to_string(requirement.level_held()) : "?";
  if (requirement.level_asked() == 0) return has && requirement.level_held() > 0 ? held : "";
  return session.Text(Word::kOf, {has ? held : "-", std::to_string(requirement.level_asked())});
}

void PrintScores(const Session& session, const v1::Match& match) {
  const v1::CoverageScore& coverage = match.coverage();
  std::string fit = FitText(session, match);
  if (match.has_fit()) {
    absl::StrAppend(&fit, " (", session.Text(Word::kBetween), " ", RangeText(session, match.fit_interval()), ")");
  }
  const std::string often_asked =
      coverage.often_asked() > 0
          ? absl::StrCat("; ", session.Text(Word::kCoverageOftenAsked, {PercentText(session, coverage.often_asked())}))
          : "";
  const std::string parts =
      absl::StrCat(PercentText(session, coverage.total()), " (", session.Text(Word::kCoverageOwn), " ",
                   PercentText(session, coverage.own()), ", ", session.Text(Word::kCoverageRelated), " ",
                   PercentText(session, coverage.related()), ", ", session.Text(Word::kCoverageLineOfWork), " ",
                   PercentText(session, coverage.line_of_work()), often_asked, ")");
  std::string circumstances = PercentText(session, match.preference().value());
  for (const v1::PreferenceReason& reason : match.preference().reasons()) {
    absl::StrAppend(&circumstances, "; ", reason.text());
  }
  PrintFields(session, {{Word::kFit, fit},
                        {Word::kCoverage, parts},
                        {Word::kUtilisation, PercentText(session, match.utilisation())},
                        {Word::kCircumstances, match.has_preference() ? circumstances : ""},
                        {Word::kWished, match.wished() ? session.Text(Word::kYes) : ""},
                        {Word::kLearns, LearnsText(match)}});
}

// A table of one group: what the work itself asks, or what is often asked as well.
void PrintRequirements(const Session& session, const Requirements& requirements, bool often_asked) {
  Table table({{session.Text(Word::kRequirement)},
               {session.Text(often_asked ? Word::kHowStrongly : Word::kImportance), often_asked},
               {session.Text(Word::kStatus)},
               {session.Text(Word::kMetBy)},
               {session.Text(Word::kLevel)},
               {session.Text(Word::kEvidence)},
               {session.Text(Word::kWeightShare), true},
               {session.Text(Word::kContribution), true}});
  for (const v1::RequirementContribution& requirement : requirements) {
    if (requirement.often_asked() != often_asked) continue;
    const bool same = requirement.met_by() == requirement.competency();
    table.AddRow({LabelOr(requirement.label(), requirement.competency()),
                  often_asked ? PercentText(session, requirement.share())
                              : EnumWord(session.language(), requirement.importance()),
                  EnumWord(session.language(), requirement.status()),
                  same ? "" : LabelOr(requirement.met_by_label(), requirement.met_by()),
                  LevelText(session, requirement),
                  requirement.met_by().empty() ? "" : EnumWord(session.language(), requirement.evidence()),
                  PercentText(session, requirement.weight_share()), PercentText(session, requirement.contribution())});
  }
  if (often_asked && table.empty()) return;
  PrintHeading(session.out, session.Text(often_asked ? Word::kOftenAskedRequirements : Word::kRequirements));
  table.Print(session.out, session.width);
}

void PrintUsed(const Session& session, const v1::Match& match) {
  Table table(
      {{session.Text(Word::kCompetency)}, {session.Text(Word::kUsedBy)}, {session.Text(Word::kTransfer), true}});
  std::string unused;
  for (const v1::UtilisedCompetency& used : match.competencies()) {
    const std::string& label = LabelOr(used.label(), used.competency());
    if (used.used_by().empty()) {
      absl::StrAppend(&unused, unused.empty() ? "" : "; ", label);
    } else {
      std::string used_by = LabelOr(used.used_by_label(), used.used_by());
      if (used.often_asked()) absl::StrAppend(&used_by, " (", session.Text(Word::kOftenAsked), ")");
      table.AddRow({label, used_by, PercentText(session, used.transfer())});
    }
  }
  if (!table.empty()) PrintHeading(session.out, session.Text(Word::kUsedCompetencies));
  table.Print(session.out, session.width);
  if (unused.empty()) return;
  PrintHeading(session.out, session.Text(Word::kUnusedCompetencies));
  PrintWrapped(session.out, unused, session.width);
}

// What is not fully there of what the work itself asks, the largest gap first.
void PrintMissing(const Session& session, const Requirements& requirements) {
  std::vector<const v1::RequirementContribution*> open;
  for (const auto& requirement : requirements) {
    if (requirement.status() != v1::REQUIREMENT_STATUS_MET && !requirement.often_asked()) open.push_back(&requirement);
  }
  std::stable_sort(open.begin(), open.end(), [](const auto* a, const auto* b) {
    return a->weight_share() - a->contribution() > b->weight_share() - b->contribution();
  });
  PrintHeading(session.out, session.Text(Word::kStillMissing));
  if (open.empty()) session.out << session.Text(Word::kNothingMissing) << '\n';
  for (const auto* requirement : open) {
    const std::string line = absl::StrCat("- ", LabelOr(requirement->label(), requirement->competency()), " (",
                                          EnumWord(session.language(), requirement->status()), ")");
    PrintWrapped(session.out, line, session.width);
  }
}

}  // namespace

std::string FitText(const Session& session, const v1::Match& match) {
  return match.has_fit() ? PercentText(session, match.fit()) : session.Text(Word::kNoFit);
}

std::string RemarksText(const Session& session, const v1::Match& match) {
  std::string text = match.wished() ? session.Text(Word::kWished) : "";
  for (const v1::PreferenceReason& reason : match.preference().reasons()) {
    if (reason.factor() >= 1) continue;
    absl::StrAppend(&text, text.empty() ? "" : "; ", reason.text());
  }
  return text;
}

void PrintMatches(const Session& session, const google::protobuf::RepeatedPtrField<v1::Match>& matches) {
  if (matches.empty()) {
    session.out << session.Text(Word::kNoMatches) << '\n';
    return;
  }
  Table table({{session.Text(Word::kNumber), true},
               {session.Text(Word::kId), false, true},
               {session.Text(Word::kTitle)},
               {session.Text(Word::kFit), true},
               {session.Text(Word::kBetween), true},
               {session.Text(Word::kCoverage), true},
               {session.Text(Word::kUtilisation), true},
               {session.Text(Word::kLearns)},
               {session.Text(Word::kRemarks), false, false, true}});
  for (const v1::Match& match : matches) {
    table.AddRow({match.rank() == 0 ? "" : std::to_string(match.rank()), ShortId(match.name()), match.title(),
                  FitText(session, match), match.has_fit() ? RangeText(session, match.fit_interval()) : "",
                  PercentText(session, match.coverage().total()), PercentText(session, match.utilisation()),
                  LearnsText(match), RemarksText(session, match)});
  }
  table.Print(session.out, session.width);
}

void PrintMatchDetails(const Session& session, const v1::Match& match) {
  PrintScores(session, match);
  PrintRequirements(session, match.requirements(), /*often_asked=*/false);
  PrintRequirements(session, match.requirements(), /*often_asked=*/true);
  PrintUsed(session, match);
  PrintMissing(session, match.requirements());
}

void PrintCompleteness(const Session& session, const v1::SearchCompleteness& completeness, int shown) {
  if (completeness.partial()) {
    session.out << session.Text(Word::kPartialAnswer,
                                {std::to_string(completeness.searched()), std::to_string(completeness.total())})
                << '\n';
  } else if (shown > 0 && !session.options.quiet) {
    session.out << session.Text(Word::kPassedFilter, {std::to_string(shown), std::to_string(completeness.passed()),
                                                      std::to_string(completeness.total())})
                << '\n';
  }
}

void PrintVersions(const Session& session, const v1::MatchVersions& versions) {
  if (session.options.quiet) return;
  PrintWrapped(session.out,
               session.Text(Word::kMadeWith, {versions.as_of(), versions.taxonomy(), versions.model(),
                                              std::to_string(versions.index_generation()), versions.config()}),
               session.width);
}

}  // namespace perron
