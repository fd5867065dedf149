#include "clients/cli/resource_commands.h"

#include <google/protobuf/empty.pb.h>

#include <memory>
#include <string>

#include "clients/cli/connection.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/errors.h"
#include "clients/cli/evidence_command.h"
#include "clients/cli/import_command.h"
#include "clients/cli/names.h"
#include "clients/cli/output.h"
#include "clients/cli/resource_views.h"
#include "clients/cli/resources.h"
#include "clients/cli/subcommand.h"
#include "clients/cli/table.h"

namespace perron {
namespace {

template <typename Kind>
int Get(Session& session, const typename Kind::GetRequest& options) {
  typename Kind::GetRequest request = options;
  request.set_name(FullName(Kind::kCollection, options.name()));
  request.set_language(session.options.lang);
  typename Kind::Resource resource;
  const grpc::Status status = Ask(session, Kind::kGet, request, &resource);
  if (!status.ok()) return ReportError(session, status);
  if (session.options.json) {
    PrintJson(session.out, resource);
  } else {
    PrintResource(session, resource);
  }
  return kExitOk;
}

template <typename Kind>
int Delete(Session& session, const typename Kind::DeleteRequest& options) {
  typename Kind::DeleteRequest request = options;
  request.set_name(FullName(Kind::kCollection, options.name()));
  google::protobuf::Empty response;
  const grpc::Status status = Ask(session, Kind::kDelete, request, &response);
  if (!status.ok()) return ReportError(session, status);
  if (session.options.json) {
    PrintJson(session.out, response);
  } else {
    session.out << session.Text(Word::kDeleted, {request.name()}) << '\n';
  }
  return kExitOk;
}

Table TableOf(const Session& session, const google::protobuf::RepeatedPtrField<v1::Candidate>& candidates) {
  Table table({{session.Text(Word::kId), false, true},
               {session.Text(Word::kName)},
               {session.Text(Word::kPostcode)},
               {session.Text(Word::kHours)},
               {session.Text(Word::kCompetencies), true},
               {session.Text(Word::kArea)},
               {session.Text(Word::kCoach)}});
  for (const v1::Candidate& candidate : candidates) {
    table.AddRow({ShortId(candidate.name()), candidate.display_name(), candidate.mobility().postcode(),
                  HoursText(candidate.hours()), std::to_string(candidate.competencies_size()), candidate.area(),
                  candidate.coach()});
  }
  return table;
}

Table TableOf(const Session& session, const google::protobuf::RepeatedPtrField<v1::Vacancy>& vacancies) {
  Table table({{session.Text(Word::kId), false, true},
               {session.Text(Word::kTitle)},
               {session.Text(Word::kEmployer)},
               {session.Text(Word::kTown)},
               {session.Text(Word::kHours)},
               {session.Text(Word::kWorkForm)},
               {session.Text(Word::kClosingDate)}});
  for (const v1::Vacancy& vacancy : vacancies) {
    table.AddRow({ShortId(vacancy.name()), vacancy.title(),
                  LabelOr(vacancy.employer().trade_name(), vacancy.employer().id()),
                  LabelOr(vacancy.place().town(), vacancy.place().postcode()), HoursText(vacancy.hours()),
                  EnumWord(session.language(), vacancy.work_form()), vacancy.closing_date()});
  }
  return table;
}

Table TableOf(const Session& session, const google::protobuf::RepeatedPtrField<v1::Training>& trainings) {
  Table table({{session.Text(Word::kId), false, true},
               {session.Text(Word::kTitle)},
               {session.Text(Word::kProvider)},
               {session.Text(Word::kTown)},
               {session.Text(Word::kWeeks), true},
               {session.Text(Word::kCertificate)}});
  for (const v1::Training& training : trainings) {
    table.AddRow({ShortId(training.name()), training.title(), training.provider(), training.place().town(),
                  training.weeks() == 0 ? "" : std::to_string(training.weeks()),
                  EnumWord(session.language(), training.certificate())});
  }
  return table;
}

template <typename Kind>
struct ListOptions {
  typename Kind::ListRequest request;
  bool all = false;
};

template <typename Kind>
int List(Session& session, const ListOptions<Kind>& options) {
  typename Kind::ListRequest request = options.request;
  request.set_language(session.options.lang);
  typename Kind::ListResponse whole;
  do {
    typename Kind::ListResponse page;
    const grpc::Status status = Ask(session, Kind::kList, request, &page);
    if (!status.ok()) return ReportError(session, status);
    whole.clear_next_page_token();
    whole.MergeFrom(page);
    request.set_page_token(page.next_page_token());
  } while (options.all && !request.page_token().empty());
  if (session.options.json) {
    PrintJson(session.out, whole);
    return kExitOk;
  }
  const Table table = TableOf(session, *Kind::MutableRows(&whole));
  if (table.empty()) session.out << session.Text(Word::kNothingFound) << '\n';
  table.Print(session.out, session.width);
  if (!whole.next_page_token().empty()) {
    session.out << session.Text(Word::kMoreRows, {whole.next_page_token()}) << '\n';
  }
  return kExitOk;
}

void AddFilters(CLI::App* app, v1::ListCandidatesRequest* request) {
  app->add_option_function<std::string>(
      "--coach", [request](const std::string& coach) { request->set_coach(coach); }, "Only people of this coach");
  app->add_option_function<std::string>(
      "--area", [request](const std::string& area) { request->set_area(area); }, "Only people of this area");
}

void AddFilters(CLI::App* app, v1::ListVacanciesRequest* request) {
  app->add_option_function<std::string>(
      "--employer", [request](const std::string& employer) { request->set_employer(employer); },
      "Only vacancies of the employer with this id");
}

void AddFilters(CLI::App* /*app*/, v1::ListTrainingsRequest* /*request*/) {}

template <typename Kind>
void AddListCommand(CLI::App& parent, Command* chosen) {
  const std::string kind = Kind::kCollection;
  const auto options = std::make_shared<ListOptions<Kind>>();
  CLI::App* app = AddSubcommand(parent, "list", "Lists " + kind + " in the order of their ids",
                                "  perron " + kind + " list\n  perron " + kind + " list --all --json", options,
                                &List<Kind>, chosen);
  auto* request = &options->request;
  app->add_option_function<int>(
      "--page-size", [request](int size) { request->set_page_size(size); }, "Rows a page (50)");
  app->add_option_function<std::string>(
      "--page-token", [request](const std::string& token) { request->set_page_token(token); },
      "Go on after an earlier page");
  app->add_flag("--all", options->all, "All pages");
  AddFilters(app, request);
}

// Adds a command that takes one NAME.
template <typename Request>
void AddNameCommand(CLI::App& parent, const std::string& kind, const std::string& verb, const std::string& description,
                    int (*run)(Session&, const Request&), Command* chosen) {
  const auto request = std::make_shared<Request>();
  const std::string example = "  perron " + kind + " " + verb + " ";
  CLI::App* app =
      AddSubcommand(parent, verb, description, example + "x-001\n" + example + kind + "/x-001", request, run, chosen);
  app->add_option_function<std::string>(
         "NAME", [request](const std::string& name) { request->set_name(name); }, "Id, or name in full")
      ->required();
}

template <typename Kind>
CLI::App* AddKind(CLI::App& app, Command* chosen) {
  const std::string kind = Kind::kCollection;
  CLI::App* parent = app.add_subcommand(kind, "Import, read, list and remove " + kind);
  parent->require_subcommand(1);
  AddImportCommand<Kind>(*parent, chosen);
  AddNameCommand<typename Kind::GetRequest>(*parent, kind, "get", std::string("Shows one ") + Kind::kOne, &Get<Kind>,
                                            chosen);
  AddListCommand<Kind>(*parent, chosen);
  AddNameCommand<typename Kind::DeleteRequest>(*parent, kind, "delete", std::string("Removes one ") + Kind::kOne,
                                               &Delete<Kind>, chosen);
  return parent;
}

}  // namespace

void AddResourceCommands(CLI::App& app, Command* chosen) {
  AddEvidenceCommand(*AddKind<CandidateKind>(app, chosen), chosen);
  AddKind<VacancyKind>(app, chosen);
  AddKind<TrainingKind>(app, chosen);
}

}  // namespace perron
