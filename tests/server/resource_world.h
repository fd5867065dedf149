#ifndef PERRON_TESTS_SERVER_RESOURCE_WORLD_H_
#define PERRON_TESTS_SERVER_RESOURCE_WORLD_H_

#include <memory>
#include <string>
#include <vector>

#include "index/rocksdb_store.h"
#include "server/call.h"
#include "server/resource_records.h"
#include "tests/server/taxonomy_fixture.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_store.h"
#include "tests/support/temp_folder.h"

namespace perron {

// Stores to run the same tests on.
struct InMemory {
  MemoryStore store;
};
struct OnDisk {
  TempFolder folder;
  IdentityCipher cipher;
  std::unique_ptr<RocksdbStore> opened = *RocksdbStore::Open(folder.File("data"), cipher);
  RocksdbStore& store = *opened;
};

// All that the resource services need, with the tiny taxonomy.
template <typename Kept>
struct ResourceWorld {
  ResourceEnvironment environment() {
    return {.store = kept.store, .writer = *writer, .clock = clock, .taxonomy = [this] { return taxonomy; }};
  }

  Kept kept;
  FakeClock clock;
  std::vector<Change> changes;  // that the listener heard
  std::shared_ptr<const TaxonomyVersion> taxonomy = MakeTinyTaxonomy();
  std::unique_ptr<ChangeWriter> writer =
      std::make_unique<ChangeWriter>(kept.store, [this](const std::vector<Change>& committed) {
        changes.insert(changes.end(), committed.begin(), committed.end());
      });
  Call call{.tenant = "groningen", .interrupt = {}};
};

}  // namespace perron

#endif  // PERRON_TESTS_SERVER_RESOURCE_WORLD_H_
