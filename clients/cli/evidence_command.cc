#include "clients/cli/evidence_command.h"

#include <memory>
#include <string>

#include "clients/cli/connection.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/errors.h"
#include "clients/cli/names.h"
#include "clients/cli/output.h"
#include "clients/cli/resource_views.h"
#include "clients/cli/subcommand.h"
#include "clients/cli/table.h"
#include "perron/v1/candidate_service.grpc.pb.h"

namespace perron {
namespace {

constexpr int kPageSize = 1000;

void PrintLedger(const Session& session, const v1::ListEvidenceResponse& ledger) {
  Table table({{session.Text(Word::kNumber), true},
               {session.Text(Word::kCompetency)},
               {session.Text(Word::kLevel), true},
               {session.Text(Word::kEvidence)},
               {session.Text(Word::kDate)},
               {session.Text(Word::kValidUntil)},
               {session.Text(Word::kAssessor)},
               {session.Text(Word::kSource)}});
  for (const v1::EvidenceEntry& entry : ledger.entries()) {
    const v1::Evidence& evidence = entry.evidence();
    table.AddRow({std::to_string(evidence.id()), LabelOr(entry.label(), entry.competency()),
                  evidence.level() == 0 ? "" : std::to_string(evidence.level()),
                  EnumWord(session.language(), evidence.kind()), evidence.assessed_date(), evidence.valid_until(),
                  evidence.assessor(), evidence.source()});
  }
  if (table.empty()) session.out << session.Text(Word::kNothingFound) << '\n';
  table.Print(session.out, session.width);
}

int ListEvidence(Session& session, const v1::ListEvidenceRequest& options) {
  v1::ListEvidenceRequest request = options;
  request.set_candidate(FullName("candidates", options.candidate()));
  request.set_page_size(kPageSize);
  request.set_language(session.options.lang);
  v1::ListEvidenceResponse whole;
  do {
    v1::ListEvidenceResponse page;
    const grpc::Status status = Ask(session, &v1::CandidateService::Stub::ListEvidence, request, &page);
    if (!status.ok()) return ReportError(session, status);
    request.set_page_token(page.next_page_token());
    page.clear_next_page_token();
    whole.MergeFrom(page);
  } while (!request.page_token().empty());
  if (session.options.json) {
    PrintJson(session.out, whole);
  } else {
    PrintLedger(session, whole);
  }
  return kExitOk;
}

}  // namespace

void AddEvidenceCommand(CLI::App& parent, Command* chosen) {
  const auto request = std::make_shared<v1::ListEvidenceRequest>();
  CLI::App* app = AddSubcommand(parent, "evidence", "Shows the evidence for every competency of a candidate",
                                "  perron candidates evidence c-001", request, &ListEvidence, chosen);
  app->add_option_function<std::string>(
         "NAME", [request](const std::string& name) { request->set_candidate(name); }, "Id, or name in full")
      ->required();
}

}  // namespace perron
