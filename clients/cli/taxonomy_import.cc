#include "clients/cli/taxonomy_import.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <system_error>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/connection.h"
#include "clients/cli/errors.h"
#include "clients/cli/output.h"
#include "clients/cli/progress_bar.h"
#include "clients/cli/status_command.h"
#include "clients/cli/subcommand.h"
#include "clients/cli/text_width.h"
#include "perron/v1/taxonomy_service.grpc.pb.h"

namespace perron {
namespace {

constexpr size_t kChunkBytes = 1024 * 1024;  // the most that ImportTaxonomy takes in a message

using Writer = grpc::ClientWriter<v1::ImportTaxonomyRequest>;

struct TaxonomyImportOptions {
  std::vector<std::string> paths;  // one, and O*NET's beside it
  bool validate_only = false;
};

bool IsPackageFile(const std::string& name) {
  return absl::EndsWithIgnoreCase(name, ".csv") || absl::EndsWithIgnoreCase(name, ".csv.gz") ||
         name == "Interests.txt" || name == "Interests.txt.gz";
}

// Sends one file in chunks; an empty file is one empty chunk. Returns false when the call is over, or the file cannot
// be read to its end: then `problem` is set.
bool SendFile(const PackageFile& file, bool validate_only, Writer& writer, ProgressBar& bar, int64_t* sent,
              std::string* problem) {
  std::ifstream in(file.path, std::ios::binary);
  v1::ImportTaxonomyRequest request;
  request.set_validate_only(validate_only);
  request.set_file_name(file.name);
  std::string& chunk = *request.mutable_chunk();
  int64_t left = file.bytes;
  do {
    chunk.resize(static_cast<size_t>(std::min<int64_t>(left, kChunkBytes)));
    if (!in.read(chunk.data(), static_cast<std::streamsize>(chunk.size()))) {
      *problem = file.path + ": cannot be read";
      return false;
    }
    if (!writer.Write(request)) return false;
    left -= static_cast<int64_t>(chunk.size());
    *sent += static_cast<int64_t>(chunk.size());
    bar.Update(*sent);
  } while (left > 0);
  return true;
}

void PrintResult(const Session& session, const v1::ImportTaxonomyResponse& response, bool validate_only) {
  if (session.options.json) {
    PrintJson(session.out, response);
    return;
  }
  const Word word = validate_only        ? Word::kTaxonomyValid
                    : response.changed() ? Word::kTaxonomyChanged
                                         : Word::kTaxonomyUnchanged;
  session.out << session.Text(word) << '\n';
  PrintTaxonomyVersion(session, response.version());
  if (!response.ignored_files().empty()) {
    session.out << session.Text(Word::kIgnoredFiles, {absl::StrJoin(response.ignored_files(), ", ")}) << '\n';
  }
  if (response.warning_count() > 0) {
    session.out << session.Text(Word::kWarnings, {std::to_string(response.warning_count())}) << '\n';
    for (const std::string& warning : response.warnings()) session.out << "  " << OneLine(warning) << '\n';
  }
}

int ImportTaxonomy(Session& session, const TaxonomyImportOptions& options) {
  std::vector<PackageFile> files;
  for (const std::string& path : options.paths) {
    auto found = PackageFilesOf(path);
    if (!found.ok()) {
      session.err << found.status().message() << '\n';
      return kExitUsage;
    }
    std::move(found->begin(), found->end(), std::back_inserter(files));
  }
  int64_t total = 0;
  for (const PackageFile& file : files) total += file.bytes;

  grpc::ClientContext context;
  SetDeadline(session, 0, &context);
  v1::TaxonomyService::Stub stub(session.channel);
  v1::ImportTaxonomyResponse response;
  const auto writer = stub.ImportTaxonomy(&context, &response);
  std::string problem;
  {
    ProgressBar bar(session, session.Text(Word::kSending), total);
    int64_t sent = 0;
    for (const PackageFile& file : files) {
      if (!SendFile(file, options.validate_only, *writer, bar, &sent, &problem)) break;
    }
  }
  if (!problem.empty()) context.TryCancel();  // half a package must not be taken for a whole one
  writer->WritesDone();
  if (session.shows_progress()) session.err << session.Text(Word::kComputing) << '\n';
  const grpc::Status status = writer->Finish();
  if (!problem.empty()) {
    session.err << problem << '\n';
    return kExitRefused;
  }
  if (!status.ok()) return ReportError(session, status);
  PrintResult(session, response, options.validate_only);
  return kExitOk;
}

}  // namespace

absl::StatusOr<std::vector<PackageFile>> PackageFilesOf(const std::string& path) {
  namespace fs = std::filesystem;
  std::vector<PackageFile> files;
  std::error_code error;
  if (fs::is_regular_file(path, error) && absl::EndsWithIgnoreCase(path, ".zip")) {
    files.push_back({path, fs::path(path).filename().string(), static_cast<int64_t>(fs::file_size(path))});
    return files;
  }
  for (fs::directory_iterator it(path, error), end; !error && it != end; it.increment(error)) {
    const std::string name = it->path().filename().string();
    if (!it->is_regular_file() || !IsPackageFile(name)) continue;
    files.push_back({it->path().string(), name, static_cast<int64_t>(it->file_size())});
  }
  if (error) return absl::NotFoundError(absl::StrCat(path, ": ", error.message(), "; wanted a folder or a .zip file"));
  if (files.empty()) return absl::NotFoundError(absl::StrCat(path, ": holds no .csv or .csv.gz file"));
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return files;
}

void AddTaxonomyImportCommand(CLI::App& parent, Command* chosen) {
  const auto options = std::make_shared<TaxonomyImportOptions>();
  CLI::App* app = AddSubcommand(parent, "import", "Replaces the taxonomy by that of an ESCO CSV package",
                                "  perron taxonomy import ESCO/\n  perron taxonomy import ESCO.zip --validate-only\n"
                                "  perron taxonomy import ESCO/ --onet ONET/",
                                options, &ImportTaxonomy, chosen);
  app->add_option_function<std::string>(
         "DIR|ZIP", [options](const std::string& path) { options->paths.insert(options->paths.begin(), path); },
         "Folder with .csv or .csv.gz files, or a .zip file")
      ->required();
  app->add_option_function<std::string>(
      "--onet,ONET", [options](const std::string& path) { options->paths.push_back(path); },
      "Folder or .zip file with O*NET's Interests.txt and onet_esco_crosswalk.csv, when they are not in the first");
  app->add_flag("--validate-only", options->validate_only, "Check and compute everything, change nothing");
}

}  // namespace perron
