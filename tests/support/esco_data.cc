#include "tests/support/esco_data.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace perron {

std::string SharedDataFolder() {
  const char* set = std::getenv("PERRON_SHARED_DATA");
  if (set != nullptr && *set != '\0') return set;
  return (std::filesystem::path(PERRON_SOURCE_DIR).parent_path() / "shared" / "data").string();
}

std::optional<PackageFiles> EscoPackageFiles() {
  const std::filesystem::path folder = std::filesystem::path(SharedDataFolder()) / "esco";
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) return std::nullopt;
  PackageFiles files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream in(entry.path(), std::ios::binary);
    std::string content((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    const absl::Status added = files.Add(entry.path().filename().string(), std::move(content));
    EXPECT_TRUE(added.ok()) << added;
  }
  return files;
}

}  // namespace perron
