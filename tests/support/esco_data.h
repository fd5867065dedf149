#ifndef PERRON_TESTS_SUPPORT_ESCO_DATA_H_
#define PERRON_TESTS_SUPPORT_ESCO_DATA_H_

#include <optional>
#include <string>

#include "index/package_files.h"

namespace perron {

// Folder with real data for tests (esco/, onet/, quality/, neutral/): the environment variable PERRON_SHARED_DATA, or
// else "shared/data" beside the source folder. It need not exist.
std::string SharedDataFolder();

// All files of the real ESCO package; nullopt when it is not there, and the test is to be skipped.
std::optional<PackageFiles> EscoPackageFiles();

// For GTEST_SKIP() <<.
inline constexpr char kNoEsco[] =
    "the real ESCO package is not here: set PERRON_SHARED_DATA to the folder that has esco/";

}  // namespace perron

#endif  // PERRON_TESTS_SUPPORT_ESCO_DATA_H_
