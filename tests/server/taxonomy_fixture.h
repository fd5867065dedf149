#ifndef PERRON_TESTS_SERVER_TAXONOMY_FIXTURE_H_
#define PERRON_TESTS_SERVER_TAXONOMY_FIXTURE_H_

#include <gtest/gtest.h>

#include <memory>
#include <utility>

#include "absl/time/time.h"
#include "index/package_files.h"
#include "index/taxonomy_import.h"
#include "index/taxonomy_version.h"
#include "tests/support/tiny_taxonomy.h"

namespace perron {

inline PackageFiles TinyPackageFiles() {
  PackageFiles package;
  for (const auto& [name, content] : TinyTaxonomyPackage()) {
    const absl::Status added = package.Add(name, content);
    EXPECT_TRUE(added.ok()) << added;
  }
  return package;
}

// The tiny taxonomy, imported at second 1,000.
inline std::unique_ptr<const TaxonomyVersion> MakeTinyTaxonomy() {
  ImportedTaxonomy imported = ImportTaxonomy(TinyPackageFiles(), Dictionaries{}).value();
  return std::make_unique<TaxonomyVersion>(imported.version, absl::FromUnixSeconds(1000), std::move(imported.taxonomy),
                                           std::move(imported.space));
}

}  // namespace perron

#endif  // PERRON_TESTS_SERVER_TAXONOMY_FIXTURE_H_
