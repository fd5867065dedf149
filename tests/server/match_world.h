#ifndef PERRON_TESTS_SERVER_MATCH_WORLD_H_
#define PERRON_TESTS_SERVER_MATCH_WORLD_H_

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

#include "index/change_writer.h"
#include "index/postcodes.h"
#include "index/snapshot.h"
#include "server/index_feeder.h"
#include "server/match_finder.h"
#include "tests/server/taxonomy_fixture.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_store.h"
#include "tests/support/tiny_resources.h"

namespace perron {

// All that matching needs, with the tiny taxonomy and one tenant: writes go through the writer and are in the newest
// snapshot when Put and Remove return.
class MatchWorld {
 public:
  explicit MatchWorld(bool with_taxonomy = true, const MergeLimits& limits = {})
      : feeder(store, postcodes, model, holder, limits) {
    const absl::Status swapped = feeder.SwapTaxonomy(with_taxonomy ? taxonomy : nullptr);
    EXPECT_TRUE(swapped.ok()) << swapped;
  }

  void Put(const std::string& id, v1::Candidate resource) {
    resource.set_name("candidates/" + id);
    Write({kTenant, RecordKind::kCandidate, id}, resource.SerializeAsString());
  }
  void Put(const std::string& id, v1::Vacancy resource) {
    resource.set_name("vacancies/" + id);
    Write({kTenant, RecordKind::kVacancy, id}, resource.SerializeAsString());
  }
  void Put(const std::string& id, v1::Training resource) {
    resource.set_name("trainings/" + id);
    Write({kTenant, RecordKind::kTraining, id}, resource.SerializeAsString());
  }
  void Write(const RecordKey& key, const std::string& payload, std::shared_ptr<const Derived> derived = nullptr) {
    Submit([&](WriteView& view) { view.Put(key, payload, derived); });
  }
  void Remove(RecordKind kind, const std::string& id) {
    Submit([&](WriteView& view) { view.Delete({kTenant, kind, id}); });
  }

  std::shared_ptr<const Snapshot> snapshot() const { return holder.Get(); }

  static constexpr char kTenant[] = "groningen";

  MemoryStore store;
  FakeClock clock;
  std::shared_ptr<const TaxonomyVersion> taxonomy = MakeTinyTaxonomy();
  const Postcodes& postcodes = Postcodes::BuiltIn();
  ScoringModel model;
  SnapshotHolder holder;
  IndexFeeder feeder;
  MatchFinder finder{store, postcodes, model};

 private:
  template <typename Change>
  void Submit(const Change& change) {
    const absl::Status written = writer_.Submit([&](WriteView& view) {
      change(view);
      return absl::OkStatus();
    });
    EXPECT_TRUE(written.ok()) << written;
  }

  ChangeWriter writer_{store, [this](const std::vector<perron::Change>& changes) { feeder.OnCommitted(changes); }};
};

}  // namespace perron

#endif  // PERRON_TESTS_SERVER_MATCH_WORLD_H_
