#include "clients/cli/taxonomy_commands.h"

#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "clients/cli/connection.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/errors.h"
#include "clients/cli/names.h"
#include "clients/cli/output.h"
#include "clients/cli/resource_views.h"
#include "clients/cli/status_command.h"
#include "clients/cli/subcommand.h"
#include "clients/cli/table.h"
#include "clients/cli/taxonomy_import.h"
#include "perron/v1/taxonomy_service.grpc.pb.h"

namespace perron {
namespace {

using Stub = v1::TaxonomyService::Stub;

constexpr int kNearest = 3;  // proposed for a reference that is not known

int Version(Session& session, const v1::GetTaxonomyVersionRequest& request) {
  v1::TaxonomyVersion version;
  const grpc::Status status = Ask(session, &Stub::GetTaxonomyVersion, request, &version);
  if (!status.ok()) return ReportError(session, status);
  if (session.options.json) {
    PrintJson(session.out, version);
  } else {
    PrintTaxonomyVersion(session, version);
  }
  return kExitOk;
}

// Takes `label` for a label: sets *name when it is exactly one, else prints the nearest. Returns an exit code.
int FindByLabel(Session& session, const std::string& label, std::string* name) {
  v1::SearchCompetenciesRequest request;
  request.set_query(label);
  request.set_page_size(kNearest);
  request.set_language(session.options.lang);
  v1::SearchCompetenciesResponse found;
  const grpc::Status status = Ask(session, &Stub::SearchCompetencies, request, &found);
  if (!status.ok()) return ReportError(session, status);
  if (!found.hits().empty() && found.hits(0).score() >= 1) {
    *name = found.hits(0).competency().name();
    return kExitOk;
  }
  std::string nearest;
  for (const v1::CompetencyHit& hit : found.hits()) {
    absl::StrAppend(&nearest, nearest.empty() ? "\"" : ", \"", hit.competency().label(), "\"");
  }
  session.err << session.Text(Word::kUnknownReference, {label, nearest.empty() ? "-" : nearest}) << '\n';
  return kExitNotFound;
}

void PrintRelated(const Session& session, const v1::RelatedCompetenciesResponse& response) {
  Table table({{session.Text(Word::kCompetency)},
               {session.Text(Word::kTransfer), true},
               {session.Text(Word::kRelation)},
               {session.Text(Word::kId), false, true}});
  for (const v1::RelatedCompetency& related : response.related()) {
    table.AddRow({LabelOr(related.label(), related.competency()), PercentText(session, related.transfer()),
                  EnumWord(session.language(), related.relation()), ShortId(related.competency())});
  }
  if (table.empty()) session.out << session.Text(Word::kNothingFound) << '\n';
  table.Print(session.out, session.width);
}

// The reference may be a URI, a name, an id or a label. An id and a label can look the same ("koken"), so an id that is
// not known is taken for a label.
int Related(Session& session, const v1::RelatedCompetenciesRequest& options) {
  v1::RelatedCompetenciesRequest request = options;
  request.set_language(session.options.lang);
  v1::RelatedCompetenciesResponse response;
  const std::string& typed = options.competency();
  const bool may_be_id = typed.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
  grpc::Status status(grpc::StatusCode::NOT_FOUND, "");
  if (may_be_id || NamesItsKind(typed)) {
    request.set_competency(FullName("competencies", typed));
    status = Ask(session, &Stub::RelatedCompetencies, request, &response);
  }
  if (status.error_code() == grpc::StatusCode::NOT_FOUND && !NamesItsKind(typed)) {
    const int code = FindByLabel(session, typed, request.mutable_competency());
    if (code != kExitOk) return code;
    status = Ask(session, &Stub::RelatedCompetencies, request, &response);
  }
  if (!status.ok()) return ReportError(session, status);
  if (session.options.json) {
    PrintJson(session.out, response);
  } else {
    PrintRelated(session, response);
  }
  return kExitOk;
}

void AddRelatedCommand(CLI::App& parent, Command* chosen) {
  const auto request = std::make_shared<v1::RelatedCompetenciesRequest>();
  CLI::App* app = AddSubcommand(parent, "related", "Shows what a competency brings along",
                                "  perron taxonomy related \"heftruck besturen\"\n"
                                "  perron taxonomy related competencies/x --brought-by --top 50",
                                request, &Related, chosen);
  app->add_option_function<std::string>(
         "REF", [request](const std::string& ref) { request->set_competency(ref); },
         "URI, name, id or label of a competency")
      ->required();
  app->add_option_function<int>(
      "--top", [request](int top) { request->set_page_size(top); }, "Most results (20)");
  app->add_flag_callback(
      "--brought-by", [request] { request->set_direction(v1::RelatedCompetenciesRequest::DIRECTION_BROUGHT_BY); },
      "The other way round: what brings this one along");
}

}  // namespace

void AddTaxonomyCommands(CLI::App& app, Command* chosen) {
  CLI::App* parent = app.add_subcommand("taxonomy", "Import the taxonomy and look around in it");
  parent->require_subcommand(1);
  AddTaxonomyImportCommand(*parent, chosen);
  AddSubcommand(*parent, "version", "Shows which taxonomy serves", "  perron taxonomy version",
                std::make_shared<v1::GetTaxonomyVersionRequest>(), &Version, chosen);
  AddRelatedCommand(*parent, chosen);
}

}  // namespace perron
