#ifndef PERRON_CLIENTS_CLI_TAXONOMY_IMPORT_H_
#define PERRON_CLIENTS_CLI_TAXONOMY_IMPORT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/session.h"

namespace CLI {
class App;
}  // namespace CLI

namespace perron {

// A file of a taxonomy package.
struct PackageFile {
  std::string path;
  std::string name;  // without folders
  int64_t bytes = 0;
};

// The files to send for `path`: the file itself when it is a .zip; for a folder its .csv and .csv.gz files and O*NET's
// Interests.txt by name, not those in folders below. NOT_FOUND when there is nothing of the kind.
absl::StatusOr<std::vector<PackageFile>> PackageFilesOf(const std::string& path);

// Adds "import DIR|ZIP [ONET]" to the commands of the taxonomy.
void AddTaxonomyImportCommand(CLI::App& parent, Command* chosen);

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_TAXONOMY_IMPORT_H_
