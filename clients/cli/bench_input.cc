#include "clients/cli/bench_input.h"

#include <cstddef>
#include <fstream>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "clients/cli/input_file.h"
#include "clients/cli/progress_bar.h"
#include "clients/cli/taxonomy_import.h"
#include "index/package_files.h"

namespace perron {
namespace {

constexpr std::size_t kMostFileBytes = std::size_t{1} << 30;

}  // namespace

absl::StatusOr<std::string> ReadBenchFile(Session& session, const std::string& path) {
  PERRON_ASSIGN_OR_RETURN(const std::unique_ptr<InputFile> file, InputFile::Open(path, session.in));
  return ReadAll(*file, kMostFileBytes);
}

absl::StatusOr<ImportedTaxonomy> ImportForBench(Session& session, const std::string& path) {
  PERRON_ASSIGN_OR_RETURN(const std::vector<PackageFile> files, PackageFilesOf(path));
  PackageFiles package;
  ProgressBar bar(session, "reading", static_cast<std::int64_t>(files.size()));
  for (std::size_t i = 0; i < files.size(); ++i) {
    std::ifstream in(files[i].path, std::ios::binary);
    if (!in) return absl::NotFoundError(absl::StrCat(files[i].path, ": cannot be read"));
    std::string content((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    PERRON_RETURN_IF_ERROR(package.Add(files[i].name, std::move(content)));
    bar.Update(static_cast<std::int64_t>(i + 1));
  }
  if (session.shows_progress()) session.err << "learning from " << path << ", some ten seconds\n";
  PERRON_ASSIGN_OR_RETURN(ImportedTaxonomy imported, ImportTaxonomy(package));
  for (const std::string& missing : imported.missing_dictionaries) {
    session.err << "without the dictionary " << missing << " linking knows less\n";
  }
  return imported;
}

absl::Status WriteRun(const std::string& path, const std::string& run) {
  if (path.empty()) return absl::OkStatus();
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << run;
  out.close();
  return out ? absl::OkStatus() : absl::PermissionDeniedError(absl::StrCat(path, ": cannot be written"));
}

}  // namespace perron
