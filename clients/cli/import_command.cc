#include "clients/cli/import_command.h"

#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "clients/cli/connection.h"
#include "clients/cli/errors.h"
#include "clients/cli/import_report.h"
#include "clients/cli/import_source.h"
#include "clients/cli/names.h"
#include "clients/cli/progress_bar.h"
#include "clients/cli/request_id.h"
#include "clients/cli/resources.h"
#include "clients/cli/subcommand.h"

namespace perron {
namespace {

constexpr size_t kRowsPerCall = 5000;
constexpr int kProgressSteps = 1000;
// Waits before another attempt when the server does not answer: a restart takes a few seconds.
constexpr std::chrono::milliseconds kWaits[] = {std::chrono::milliseconds(500), std::chrono::milliseconds(1000),
                                                std::chrono::milliseconds(2000), std::chrono::milliseconds(4000)};

struct ImportOptions {
  std::string file;
  std::string format;
  std::string results;
  bool validate_only = false;
  bool again = false;
};

// Sends the rows of one file in calls of kRowsPerCall. Single thread.
template <typename Kind>
class Importer {
 public:
  Importer(Session& session, const ImportOptions& options) : session_(session), options_(options) {
    if (options.again) {
      salt_ = std::to_string(std::chrono::system_clock::now().time_since_epoch().count());
    }
  }

  // Sends everything and fills `report`. Returns an exit code; kExitOk says nothing about single rows.
  int Run(RowReader& rows, ImportReport& report) {
    ProgressBar bar(session_, session_.Text(Word::kSending), kProgressSteps);
    while (true) {
      typename Kind::ImportRequest request;
      RowInfo info;
      const auto more = rows.Next(Kind::MutableResource(&request), &info);
      if (!more.ok()) {
        bar.Wipe();
        session_.err << more.status().message() << '\n';
        const int sent = Flush(report);
        return sent == kExitOk ? kExitRefused : sent;
      }
      if (!*more) return Flush(report);
      AddRow(std::move(request), info, report);
      bar.Update(static_cast<int64_t>(rows.done() * kProgressSteps));
      if (batch_.size() < kRowsPerCall) continue;
      const int code = Flush(report);
      if (code != kExitOk) return code;
    }
  }

 private:
  void AddRow(typename Kind::ImportRequest request, const RowInfo& info, ImportReport& report) {
    auto* resource = Kind::MutableResource(&request);
    if (!resource->name().empty()) resource->set_name(FullName(Kind::kCollection, resource->name()));
    if (!info.problems.empty()) {
      report.Add(FailedRow(info, resource->name()));
      return;
    }
    request.set_validate_only(options_.validate_only);
    request.mutable_item()->set_row(info.line);
    // Without an id, every row that is only checked is really checked, also when it was stored before.
    if (!options_.validate_only) request.mutable_item()->set_request_id(RowRequestId(*resource, salt_));
    batch_.push_back(std::move(request));
  }

  grpc::Status SendOnce(typename Kind::ImportResponse* response) {
    grpc::ClientContext context;
    SetDeadline(session_, 0, &context);
    typename Kind::Stub stub(session_.channel);
    const auto writer = (stub.*Kind::kImport)(&context, response);
    const auto with_others = grpc::WriteOptions().set_buffer_hint();  // not each row in a packet of its own
    for (const auto& request : batch_) {
      if (!writer->Write(request, with_others)) break;  // the call is over; Finish says why
    }
    writer->WritesDone();
    return writer->Finish();
  }

  // Sends the batch, again when the server does not answer; the request ids make that safe.
  int Flush(ImportReport& report) {
    if (batch_.empty()) return kExitOk;
    typename Kind::ImportResponse response;
    grpc::Status status = SendOnce(&response);
    for (const auto wait : kWaits) {
      if (status.error_code() != grpc::StatusCode::UNAVAILABLE) break;
      const std::string seconds = std::to_string(static_cast<double>(wait.count()) / 1000).substr(0, 3);
      session_.err << session_.Text(Word::kRetrying, {seconds}) << '\n';
      session_.sleep(wait);
      response.Clear();
      status = SendOnce(&response);
    }
    if (status.ok() && static_cast<size_t>(response.results_size()) != batch_.size()) {
      status = grpc::Status(grpc::StatusCode::INTERNAL, "the server did not answer for every row");
    }
    batch_.clear();
    if (!status.ok()) return ReportError(session_, status);
    for (const auto& result : response.results()) report.Add(result);
    return kExitOk;
  }

  Session& session_;
  const ImportOptions& options_;
  std::string salt_;
  std::vector<typename Kind::ImportRequest> batch_;
};

template <typename Kind>
int Import(Session& session, const ImportOptions& options) {
  const auto rows = OpenRows(options.file, options.format, session.in, Kind::Resource::descriptor(), Kind::kCollection);
  if (!rows.ok()) {
    session.err << rows.status().message() << '\n';
    return absl::IsInvalidArgument(rows.status()) || absl::IsDataLoss(rows.status()) ? kExitRefused : kExitUsage;
  }
  ImportReport report;
  if (const absl::Status status = report.Open(options.results); !status.ok()) {
    session.err << status.message() << '\n';
    return kExitUsage;
  }
  const auto start = std::chrono::steady_clock::now();
  const int code = Importer<Kind>(session, options).Run(**rows, report);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  report.Print(session, options.validate_only, took.count());
  if (code == kExitNotReachable) session.err << session.Text(Word::kResumeHint) << '\n';
  if (code != kExitOk) return code;
  return report.summary().failed() > 0 ? kExitRefused : kExitOk;
}

}  // namespace

template <typename Kind>
void AddImportCommand(CLI::App& parent, Command* chosen) {
  const std::string kind = Kind::kCollection;
  const auto options = std::make_shared<ImportOptions>();
  CLI::App* app = AddSubcommand(parent, "import", "Stores the " + kind + " of a file (docs/import.md)",
                                "  perron " + kind + " import " + kind + ".csv\n  perron " + kind + " import " + kind +
                                    ".jsonl.gz --results results.csv\n  cat " + kind + ".csv | perron " + kind +
                                    " import - --format csv --validate-only",
                                options, &Import<Kind>, chosen);
  app->add_option("FILE", options->file, "CSV or JSON lines, also as .gz; - is standard input")->required();
  app->add_option("--format", options->format, "csv or jsonl; default by the file's name")
      ->check(CLI::IsMember({"csv", "jsonl"}));
  app->add_option("--results", options->results, "Write what became of each row to this file (.csv or .jsonl)");
  app->add_flag("--validate-only", options->validate_only, "Check every row, store nothing");
  app->add_flag("--again", options->again, "Store rows that were imported before once more");
}

template void AddImportCommand<CandidateKind>(CLI::App& parent, Command* chosen);
template void AddImportCommand<VacancyKind>(CLI::App& parent, Command* chosen);
template void AddImportCommand<TrainingKind>(CLI::App& parent, Command* chosen);

}  // namespace perron
