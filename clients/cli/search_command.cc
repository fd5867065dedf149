#include "clients/cli/search_command.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_join.h"
#include "clients/cli/connection.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/errors.h"
#include "clients/cli/names.h"
#include "clients/cli/output.h"
#include "clients/cli/subcommand.h"
#include "clients/cli/table.h"
#include "perron/v1/match_service.grpc.pb.h"
#include "perron/v1/taxonomy_service.grpc.pb.h"

namespace perron {
namespace {

struct SearchOptions {
  std::vector<std::string> words;  // so that quotes are not needed
  int top = 0;
};

// Prints a document or a table. Returns an exit code.
int Show(const Session& session, const google::protobuf::Message& document, const Table& table) {
  if (session.options.json) {
    PrintJson(session.out, document);
    return kExitOk;
  }
  if (table.empty()) session.out << session.Text(Word::kNothingFound) << '\n';
  table.Print(session.out, session.width);
  return kExitOk;
}

int SearchCompetencies(Session& session, const SearchOptions& options) {
  v1::SearchCompetenciesRequest request;
  request.set_query(absl::StrJoin(options.words, " "));
  request.set_page_size(options.top);
  request.set_language(session.options.lang);
  v1::SearchCompetenciesResponse response;
  const grpc::Status status = Ask(session, &v1::TaxonomyService::Stub::SearchCompetencies, request, &response);
  if (!status.ok()) return ReportError(session, status);
  Table table({{session.Text(Word::kCompetency)},
               {session.Text(Word::kFound)},
               {session.Text(Word::kKind)},
               {session.Text(Word::kId), false, true}});
  for (const v1::CompetencyHit& hit : response.hits()) {
    const v1::Competency& competency = hit.competency();
    table.AddRow({competency.label(), hit.matched_label() == competency.label() ? "" : hit.matched_label(),
                  EnumWord(session.language(), competency.skill_type()), ShortId(competency.name())});
  }
  return Show(session, response, table);
}

int SearchOccupations(Session& session, const SearchOptions& options) {
  v1::SearchOccupationsRequest request;
  request.set_query(absl::StrJoin(options.words, " "));
  request.set_page_size(options.top);
  request.set_language(session.options.lang);
  v1::SearchOccupationsResponse response;
  const grpc::Status status = Ask(session, &v1::TaxonomyService::Stub::SearchOccupations, request, &response);
  if (!status.ok()) return ReportError(session, status);
  Table table({{session.Text(Word::kOccupation)},
               {session.Text(Word::kFound)},
               {session.Text(Word::kIscoCode)},
               {session.Text(Word::kId), false, true}});
  for (const v1::OccupationHit& hit : response.hits()) {
    const v1::Occupation& occupation = hit.occupation();
    table.AddRow({occupation.label(), hit.matched_label() == occupation.label() ? "" : hit.matched_label(),
                  occupation.isco_code(), occupation.name()});
  }
  return Show(session, response, table);
}

int FindSimilar(Session& session, const v1::FindSimilarRequest& options) {
  v1::FindSimilarRequest request = options;
  request.set_language(session.options.lang);
  v1::FindSimilarResponse response;
  const grpc::Status status = Ask(session, &v1::MatchService::Stub::FindSimilar, request, &response);
  if (!status.ok()) return ReportError(session, status);
  Table table(
      {{session.Text(Word::kTitle)}, {session.Text(Word::kSimilarity), true}, {session.Text(Word::kId), false, true}});
  for (const v1::SimilarResource& similar : response.similar()) {
    table.AddRow({similar.title(), PercentText(session, similar.similarity()), similar.name()});
  }
  return Show(session, response, table);
}

void AddSearch(CLI::App& parent, const std::string& kind, const std::string& examples,
               int (*run)(Session&, const SearchOptions&), Command* chosen) {
  const auto options = std::make_shared<SearchOptions>();
  CLI::App* app =
      AddSubcommand(parent, kind, "Finds " + kind + " by what somebody types", examples, options, run, chosen);
  app->add_option("TEXT", options->words, "A word, the beginning of one, or more words; typing errors are forgiven")
      ->required();
  app->add_option("--top", options->top, "Most results (10)");
}

void AddSimilar(CLI::App& app, Command* chosen) {
  const auto request = std::make_shared<v1::FindSimilarRequest>();
  CLI::App* similar =
      AddSubcommand(app, "similar", "Finds what looks like a candidate, vacancy, training or occupation",
                    "  perron similar vacancies/v-014\n  perron similar candidates/c-001 --target vacancies", request,
                    &FindSimilar, chosen);
  similar
      ->add_option_function<std::string>(
          "NAME", [request](const std::string& name) { request->set_name(name); },
          "Name in full, such as vacancies/v-014")
      ->required()
      ->check([](const std::string& name) {
        return NamesItsKind(name) ? "" : name + " does not say what it is; write vacancies/" + name + " or the like";
      });
  const std::map<std::string, v1::FindSimilarRequest::Target> targets = {
      {"candidates", v1::FindSimilarRequest::TARGET_CANDIDATES},
      {"vacancies", v1::FindSimilarRequest::TARGET_VACANCIES},
      {"trainings", v1::FindSimilarRequest::TARGET_TRAININGS},
      {"occupations", v1::FindSimilarRequest::TARGET_OCCUPATIONS}};
  similar
      ->add_option_function<std::string>(
          "--target", [request, targets](const std::string& target) { request->set_target(targets.at(target)); },
          "What to look for; default the same kind")
      ->check(CLI::IsMember({"candidates", "vacancies", "trainings", "occupations"}));
  similar->add_option_function<int>(
      "--top", [request](int top) { request->set_page_size(top); }, "Most results (10)");
}

}  // namespace

void AddSearchCommands(CLI::App& app, Command* chosen) {
  CLI::App* search = app.add_subcommand("search", "Find competencies and occupations by their labels");
  search->require_subcommand(1);
  AddSearch(*search, "competencies", "  perron search competencies heftr\n  perron search competencies bread --lang en",
            &SearchCompetencies, chosen);
  AddSearch(*search, "occupations", "  perron search occupations kok\n  perron search occupations verzorgende --top 3",
            &SearchOccupations, chosen);
  AddSimilar(app, chosen);
}

}  // namespace perron
