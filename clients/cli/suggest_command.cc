#include "clients/cli/suggest_command.h"

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_join.h"
#include "clients/cli/connection.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/errors.h"
#include "clients/cli/input_file.h"
#include "clients/cli/output.h"
#include "clients/cli/subcommand.h"
#include "clients/cli/table.h"
#include "perron/v1/taxonomy_service.grpc.pb.h"
#include "perron/v1/vacancy_service.grpc.pb.h"

namespace perron {
namespace {

// More than the server takes, so that it says what is too much.
constexpr std::size_t kMostBytes = 100'000;

struct SuggestOptions {
  std::vector<std::string> words;  // so that quotes are not needed
  std::string file;
  std::string title;
  std::string occupation;
  int top = 0;

  bool of_vacancy() const { return !title.empty() || !occupation.empty(); }
};

std::string LevelText(int level) { return level == 0 ? "" : std::to_string(level); }

std::string LanguageText(const v1::LanguageSkill& skill) {
  if (skill.level() == v1::LANGUAGE_LEVEL_UNSPECIFIED) return skill.language();
  constexpr std::size_t kPrefix = sizeof("LANGUAGE_LEVEL_") - 1;
  return skill.language() + " " + v1::LanguageLevel_Name(skill.level()).substr(kPrefix);
}

int ShowRequirements(Session& session, const SuggestOptions& options, const std::string& text) {
  v1::SuggestRequirementsRequest request;
  request.set_title(options.title);
  request.set_text(text);
  request.set_occupation(options.occupation);
  request.set_language(session.options.lang);
  v1::SuggestRequirementsResponse response;
  const grpc::Status status = Ask(session, &v1::VacancyService::Stub::SuggestRequirements, request, &response);
  if (!status.ok()) return ReportError(session, status);
  if (session.options.json) {
    PrintJson(session.out, response);
    return kExitOk;
  }
  Table occupations({{session.Text(Word::kOccupation)},
                     {session.Text(Word::kIscoCode)},
                     {session.Text(Word::kSureness), true},
                     {session.Text(Word::kId), false, true}});
  for (const v1::SuggestedOccupation& one : response.occupations()) {
    occupations.AddRow({one.label(), one.isco_code(), PercentText(session, one.score()), one.occupation()});
  }
  occupations.Print(session.out, session.width);
  Table table({{session.Text(Word::kTextWords), false, false, true},
               {session.Text(Word::kRequirement)},
               {session.Text(Word::kImportance)},
               {session.Text(Word::kLevel), true},
               {session.Text(Word::kSureness), true}});
  for (const v1::SuggestedRequirement& one : response.requirements()) {
    table.AddRow({one.words(), one.requirement().label(), EnumWord(session.language(), one.requirement().importance()),
                  LevelText(one.requirement().level()), PercentText(session, one.score())});
  }
  for (const v1::SuggestedLicence& one : response.licences()) {
    table.AddRow({one.words(), session.Text(Word::kLicences) + (" " + one.licence()),
                  EnumWord(session.language(), one.importance()), "", ""});
  }
  for (const v1::SuggestedLanguage& one : response.languages()) {
    table.AddRow({one.words(), session.Text(Word::kLanguages) + (" " + LanguageText(one.language())),
                  EnumWord(session.language(), one.importance()), "", ""});
  }
  if (table.empty()) {
    session.out << session.Text(Word::kNothingFound) << '\n';
  } else {
    session.out << '\n';
    table.Print(session.out, session.width);
  }
  return kExitOk;
}

int ShowCompetencies(Session& session, const SuggestOptions& options, const std::string& text) {
  v1::SuggestCompetenciesRequest request;
  request.set_text(text);
  request.set_page_size(options.top);
  request.set_language(session.options.lang);
  v1::SuggestCompetenciesResponse response;
  const grpc::Status status = Ask(session, &v1::TaxonomyService::Stub::SuggestCompetencies, request, &response);
  if (!status.ok()) return ReportError(session, status);
  if (session.options.json) {
    PrintJson(session.out, response);
    return kExitOk;
  }
  Table table({{session.Text(Word::kTextWords), false, false, true},
               {session.Text(Word::kCompetency)},
               {session.Text(Word::kLevel), true},
               {session.Text(Word::kSureness), true}});
  for (const v1::SuggestedCompetency& one : response.suggestions()) {
    table.AddRow({one.words(), one.label(), LevelText(one.level()), PercentText(session, one.score())});
  }
  if (table.empty()) session.out << session.Text(Word::kNothingFound) << '\n';
  table.Print(session.out, session.width);
  return kExitOk;
}

absl::StatusOr<std::string> TextOf(Session& session, const SuggestOptions& options) {
  if (options.file.empty()) return absl::StrJoin(options.words, " ");
  auto file = InputFile::Open(options.file, session.in);
  if (!file.ok()) return file.status();
  return ReadAll(**file, kMostBytes);
}

int Suggest(Session& session, const SuggestOptions& options) {
  const absl::StatusOr<std::string> text = TextOf(session, options);
  if (!text.ok()) {
    session.err << text.status().message() << '\n';
    return kExitRefused;
  }
  return options.of_vacancy() ? ShowRequirements(session, options, *text) : ShowCompetencies(session, options, *text);
}

}  // namespace

void AddSuggestCommand(CLI::App& app, Command* chosen) {
  const auto options = std::make_shared<SuggestOptions>();
  CLI::App* suggest =
      AddSubcommand(app, "suggest", "Reads competencies out of a text, or what a vacancy asks",
                    "  perron suggest \"ik heb tien jaar op de heftruck gereden en help graag mensen\"\n"
                    "  perron suggest --file vacancy.txt --title \"Medewerker groenvoorziening\"\n"
                    "  perron suggest --title Kok --json < /dev/null --file -",
                    options, &Suggest, chosen);
  CLI::Option* const text = suggest->add_option("TEXT", options->words, "The text, in Dutch or English");
  CLI::Option* const file = suggest->add_option("--file", options->file, "File with the text; - is standard input");
  file->excludes(text);
  suggest->add_option("--title", options->title, "The text is a vacancy with this title: shows what it asks");
  suggest->add_option("--occupation", options->occupation,
                      "The text is a vacancy for this occupation (name or URI), so that it need not be guessed");
  suggest->add_option("--top", options->top, "Most competencies (20); a vacancy shows all");
}

}  // namespace perron
