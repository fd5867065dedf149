#include "clients/cli/explain_command.h"

#include <memory>
#include <string>

#include "clients/cli/connection.h"
#include "clients/cli/errors.h"
#include "clients/cli/match_tables.h"
#include "clients/cli/names.h"
#include "clients/cli/output.h"
#include "clients/cli/subcommand.h"
#include "clients/cli/text_width.h"
#include "perron/v1/match_service.grpc.pb.h"

namespace perron {
namespace {

int Explain(Session& session, const v1::ExplainMatchRequest& options) {
  v1::ExplainMatchRequest request = options;
  request.set_candidate(FullName("candidates", options.candidate()));
  request.set_work_name(FullName("vacancies", options.work_name()));
  request.set_language(session.options.lang);
  v1::ExplainMatchResponse response;
  const grpc::Status status = Ask(session, &v1::MatchService::Stub::ExplainMatch, request, &response);
  if (!status.ok()) return ReportError(session, status);
  if (session.options.json) {
    PrintJson(session.out, response);
    return kExitOk;
  }
  session.out << request.candidate() << " - " << OneLine(response.match().title()) << " (" << response.match().name()
              << ")\n";
  PrintMatchDetails(session, response.match());
  if (!response.summary().empty()) {
    PrintHeading(session.out, session.Text(Word::kSummary));
    PrintWrapped(session.out, response.summary(), session.width);
  }
  session.out << '\n';
  PrintVersions(session, response.versions());
  return kExitOk;
}

}  // namespace

void AddExplainCommand(CLI::App& app, Command* chosen) {
  const auto request = std::make_shared<v1::ExplainMatchRequest>();
  CLI::App* explain = AddSubcommand(app, "explain", "Why a candidate fits work, and what is still missing",
                                    "  perron explain c-001 v-014\n"
                                    "  perron explain candidates/c-001 occupations/x --as-of 2026-01-01",
                                    request, &Explain, chosen);
  explain
      ->add_option_function<std::string>(
          "CANDIDATE", [request](const std::string& name) { request->set_candidate(name); }, "Id, or name in full")
      ->required();
  explain
      ->add_option_function<std::string>(
          "WORK", [request](const std::string& name) { request->set_work_name(name); },
          "Id of a vacancy, or name in full of a vacancy, occupation or training")
      ->required();
  explain->add_option_function<std::string>(
      "--as-of", [request](const std::string& day) { request->set_as_of(day); },
      "Day for which to compute, YYYY-MM-DD; default today");
  explain->add_flag_callback(
      "--own-requirements", [request] { request->set_own_requirements_only(true); },
      "Without what is often asked as well: only what the work itself asks counts");
}

}  // namespace perron
