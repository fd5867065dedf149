#include "server/index_feeder.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <map>
#include <string>
#include <utility>

#include "base/status_macros.h"
#include "index/exact/exact_index.h"
#include "index/exact/index_loader.h"
#include "matching/pooled_vector.h"
#include "server/match_documents.h"
#include "server/tenant_index.h"

namespace perron {
namespace {

// While the server runs, a base is written anew when it lacks so many changes: reading those again at a start takes
// some tenths of a second.
constexpr std::uint64_t kChangesWorthABase = 8192;

}  // namespace

// Everything that belongs to one taxonomy.
struct IndexFeeder::Build {
  std::shared_ptr<const IndexBasis> basis;  // with an empty taxonomy before the first import
  bool imported = false;
  std::shared_ptr<const WorkIndex> occupations;
  std::shared_ptr<TaxonomySimilar> similar;
  std::map<std::string, std::unique_ptr<TenantIndex>> tenants;
  std::int64_t generation = 0;        // of what is in it
  std::atomic<bool> retired = false;  // another build serves: what is merged in this one is in vain

  absl::Status AddOccupations() {
    const TaxonomyVersion& taxonomy = *basis->taxonomy;
    const CompetencySpace& space = taxonomy.space();
    IndexLoader<WorkKind> loader(basis->segments(), 1);
    for (std::uint32_t o = 0; o < taxonomy.taxonomy().occupations.size(); ++o) {
      auto document = std::make_shared<WorkDocument>(ToWorkDocument(o, basis->documents()));
      PERRON_RETURN_IF_ERROR(
          similar->occupations.Put(document->id, PooledVector(document->profile, space, basis->model)));
      loader.Add(std::move(document));
    }
    for (std::size_t c = 0; c < space.weights.size(); ++c) {
      const auto id = static_cast<CompetencyId>(c);
      PERRON_RETURN_IF_ERROR(similar->competencies.Put(taxonomy.CompetencyResourceId(id), space.Vector(id)));
    }
    occupations = std::make_shared<ExactWorkIndex>(std::move(loader).Build(1)->Publish(), basis->space(), basis->model);
    return absl::OkStatus();
  }
};

IndexFeeder::IndexFeeder(Store& store, const Postcodes& postcodes, const ScoringModel& model, SnapshotHolder& holder,
                         const MergeLimits& limits, const PeopleBases* bases)
    : store_(store), postcodes_(postcodes), model_(model), holder_(holder), limits_(limits), bases_(bases) {
  merger_.emplace(limits.quiet, [this](bool quiet, const Interrupt& interrupt) {
    return MergeSomething(quiet, interrupt) || FillSomething() || (quiet && SaveSomething(kChangesWorthABase));
  });
}

IndexFeeder::~IndexFeeder() = default;

absl::Status IndexFeeder::SwapTaxonomy(std::shared_ptr<const TaxonomyVersion> taxonomy) {
  std::shared_ptr<Build> old;  // dies without the lock
  {
    // The lock is held over the scan, so that no change can fall between what the scan saw and what is published.
    // Writers wait for that time; readers do not.
    MutexLock lock(mutex_);
    PERRON_ASSIGN_OR_RETURN(std::shared_ptr<Build> build, MakeBuild(std::move(taxonomy)));
    old = std::exchange(build_, std::move(build));
    if (old != nullptr) old->retired = true;
    Publish();
  }
  merger_->Wrote(true);  // there may be pooled vectors to fill in
  return absl::OkStatus();
}

absl::StatusOr<std::shared_ptr<IndexFeeder::Build>> IndexFeeder::MakeBuild(
    std::shared_ptr<const TaxonomyVersion> taxonomy) const {
  auto build = std::make_shared<Build>();
  // Asked before the scan, which may see more: those changes are still to come, and raise it.
  build->generation = static_cast<std::int64_t>(store_.last_sequence());
  build->imported = taxonomy != nullptr;
  if (!build->imported) {
    taxonomy = std::make_shared<TaxonomyVersion>("", absl::Time(), Taxonomy(), CompetencySpace());
  }
  auto families = std::make_shared<OccupationFamilies>(taxonomy->taxonomy(), taxonomy->space(), model_);
  DominantOccupation order(taxonomy->taxonomy(), taxonomy->space());
  build->basis = std::make_shared<IndexBasis>(
      IndexBasis{std::move(taxonomy), std::move(families), std::move(order), postcodes_, model_});
  build->similar = std::make_shared<TaxonomySimilar>(build->basis->dimensions());
  PERRON_RETURN_IF_ERROR(build->AddOccupations());
  PERRON_ASSIGN_OR_RETURN(const std::vector<std::string> tenants, store_.Tenants());
  const PeopleBases* const bases = build->imported ? bases_ : nullptr;
  if (bases != nullptr) bases->Keep(tenants);
  for (const std::string& name : tenants) {
    PERRON_ASSIGN_OR_RETURN(build->tenants[name], TenantIndex::Load(build->basis, limits_, store_, name, bases));
  }
  return build;
}

void IndexFeeder::OnCommitted(const std::vector<Change>& changes) {
  bool urgent = false;
  {
    MutexLock lock(mutex_);
    if (build_ == nullptr) return;  // the first SwapTaxonomy reads it from the store
    for (const Change& change : changes) {
      if (!IsSearched(change.key.kind)) continue;
      std::unique_ptr<TenantIndex>& tenant = build_->tenants[change.key.tenant];
      if (tenant == nullptr) tenant = std::make_unique<TenantIndex>(build_->basis, limits_);
      // What was just serialised decodes, and Faiss fails only when memory is gone: then the process must not go on
      // with an index that lacks an acknowledged write.
      if (!tenant->Apply(change).ok()) std::terminate();
    }
    for (const auto& [name, tenant] : build_->tenants) urgent = urgent || tenant->WantsMerge();
    // Whatever changed: the generation is that of the store, before and after a restart.
    build_->generation = static_cast<std::int64_t>(store_.last_sequence());
    Publish();
  }
  merger_->Wrote(urgent);
}

bool IndexFeeder::MergeSomething(bool quiet, const Interrupt& interrupt) {
  std::shared_ptr<Build> build;
  TenantIndex* tenant = nullptr;
  std::unique_ptr<IndexMerge> merge;
  {
    MutexLock lock(mutex_);
    if (build_ == nullptr) return false;
    build = build_;
    for (const auto& [name, candidate] : build->tenants) {
      tenant = candidate.get();
      merge = tenant->PlanMerge(quiet);
      if (merge != nullptr) break;
    }
    if (merge == nullptr) return false;
  }
  const Interrupt stop = [&] { return build->retired ? StopReason::kCancelled : Poll(interrupt); };
  const bool built = merge->Build(build->basis->segments(), stop);
  while (true) {
    {
      MutexLock lock(mutex_);
      if (!built) merge->Abandon();
      if (!built || build != build_) return true;
      if (merge->Finish()) {
        tenant->Merged();
        Publish();  // the same records, so the same generation
        return true;
      }
    }
    merge->CatchUp();
  }
}

bool IndexFeeder::FillSomething() {
  std::shared_ptr<Build> build;
  TenantIndex* tenant = nullptr;
  std::shared_ptr<SimilarFill> fill;
  {
    MutexLock lock(mutex_);
    if (build_ == nullptr) return false;
    build = build_;
    for (const auto& [name, candidate] : build->tenants) {
      tenant = candidate.get();
      fill = tenant->fill();
      if (fill != nullptr) break;
    }
  }
  if (fill == nullptr) return false;
  const bool more = fill->Next();
  MutexLock lock(mutex_);
  if (!tenant->TakeFill(!more).ok()) std::terminate();  // memory is gone, as in OnCommitted
  return true;
}

bool IndexFeeder::SaveSomething(std::uint64_t changes) {
  std::shared_ptr<Build> build;
  const std::string* name = nullptr;
  TenantIndex* tenant = nullptr;
  IndexContents<PeopleKind> contents;
  std::uint64_t sequence = 0;
  {
    MutexLock lock(mutex_);
    if (bases_ == nullptr || build_ == nullptr || !build_->imported) return false;
    build = build_;
    sequence = static_cast<std::uint64_t>(build->generation);
    const auto due = [&](const auto& entry) {
      const std::optional<std::uint64_t> begun = entry.second->base_begun;
      return !begun.has_value() || (sequence > *begun && sequence - *begun >= changes);
    };
    const auto found = std::find_if(build->tenants.begin(), build->tenants.end(), due);
    if (found == build->tenants.end()) return false;
    name = &found->first;
    tenant = found->second.get();
    tenant->base_begun = sequence;
    contents = tenant->People();
  }
  const absl::Status saved = bases_->Save(*name, *build->basis->taxonomy, contents, sequence);
  if (!saved.ok()) return true;
  {
    MutexLock lock(mutex_);
    tenant->base_sequence = sequence;
  }
  ForgetChanges();
  return true;
}

// A base of a taxonomy that was replaced meanwhile is not looked at: those of the one that serves are still to come.
void IndexFeeder::ForgetChanges() {
  std::uint64_t oldest = 0;
  {
    MutexLock lock(mutex_);
    oldest = static_cast<std::uint64_t>(build_->generation);
    for (const auto& [name, tenant] : build_->tenants) {
      if (!tenant->base_sequence.has_value()) return;
      oldest = std::min(oldest, *tenant->base_sequence);
    }
  }
  // An error only leaves the log longer than it need be; the store tells of what is wrong with it at the next write.
  store_.ForgetChanges(oldest).IgnoreError();
}

void IndexFeeder::Close() {
  if (!merger_.has_value()) return;
  merger_.reset();
  while (SaveSomething(1)) {
  }
}

void IndexFeeder::Publish() {
  auto snapshot = std::make_shared<Snapshot>();
  snapshot->generation = build_->generation;
  if (build_->imported) {
    snapshot->taxonomy = build_->basis->taxonomy;
    snapshot->families = build_->basis->families;
    snapshot->occupations = build_->occupations;
    snapshot->similar = build_->similar;
  }
  for (const auto& [name, tenant] : build_->tenants) snapshot->tenants[name] = tenant->Publish();
  holder_.Publish(std::move(snapshot));
}

}  // namespace perron
