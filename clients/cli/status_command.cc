#include "clients/cli/status_command.h"

#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/connection.h"
#include "clients/cli/errors.h"
#include "clients/cli/output.h"
#include "clients/cli/subcommand.h"
#include "perron/v1/admin_service.grpc.pb.h"

namespace perron {
namespace {

std::string Mebibytes(int64_t bytes) {
  constexpr int64_t kMebibyte = 1024 * 1024;
  return absl::StrCat(bytes / kMebibyte, " MiB");
}

int Status(Session& session, const v1::GetStatusRequest& request) {
  v1::GetStatusResponse status;
  const grpc::Status call = Ask(session, &v1::AdminService::Stub::GetStatus, request, &status);
  if (!call.ok()) return ReportError(session, call);
  if (session.options.json) {
    PrintJson(session.out, status);
    return kExitOk;
  }
  PrintFields(session, {
                           {Word::kServerVersion, status.server_version()},
                           {Word::kServingSince, TimeText(status.start_time())},
                           {Word::kCandidates, std::to_string(status.candidate_count())},
                           {Word::kVacancies, std::to_string(status.vacancy_count())},
                           {Word::kTrainings, std::to_string(status.training_count())},
                           {Word::kUnresolved, std::to_string(status.unresolved_reference_count())},
                           {Word::kIndexGeneration, std::to_string(status.index_generation())},
                           {Word::kLastChange, std::to_string(status.change_sequence())},
                           {Word::kMemory, Mebibytes(status.resident_memory_bytes())},
                           {Word::kMatchIndexMemory, Mebibytes(status.match_index_bytes())},
                           {Word::kSimilarIndexMemory, Mebibytes(status.similar_index_bytes())},
                           {Word::kIndexSegments, std::to_string(status.index_segment_count())},
                           {Word::kFreshRecords, std::to_string(status.fresh_record_count())},
                           {Word::kDeadRecords, std::to_string(status.dead_record_count())},
                           {Word::kScoringConfig, status.config_version()},
                           {Word::kDataFormat, std::to_string(status.data_format_version())},
                       });
  session.out << '\n';
  PrintTaxonomyVersion(session, status.taxonomy());
  return kExitOk;
}

}  // namespace

void PrintTaxonomyVersion(const Session& session, const v1::TaxonomyVersion& version) {
  if (version.version().empty()) {
    PrintFields(session, {{Word::kTaxonomy, session.Text(Word::kNoTaxonomy)}});
    return;
  }
  PrintFields(session, {
                           {Word::kTaxonomy, absl::StrCat(version.version(), " (", version.model(), ")")},
                           {Word::kChanged, TimeText(version.import_time())},
                           {Word::kCompetencies, std::to_string(version.competency_count())},
                           {Word::kOccupations, std::to_string(version.occupation_count())},
                           {Word::kWithInterests, std::to_string(version.occupation_with_interests_count())},
                           {Word::kRelations, std::to_string(version.relation_count())},
                           {Word::kTransfers, std::to_string(version.transfer_count())},
                           {Word::kLanguages, absl::StrJoin(version.languages(), ", ")},
                       });
}

void AddStatusCommand(CLI::App& app, Command* chosen) {
  AddSubcommand(app, "status", "Shows what the server serves",
                "  perron status\n  perron status --json --server 127.0.0.1:7443",
                std::make_shared<v1::GetStatusRequest>(), &Status, chosen);
}

}  // namespace perron
