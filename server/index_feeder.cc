#include "server/index_feeder.h"

#include <algorithm>
#include <exception>
#include <map>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "base/status_macros.h"
#include "index/document_list.h"
#include "index/flat_index.h"
#include "matching/pooled_vector.h"
#include "perron/v1/candidate_service.pb.h"
#include "perron/v1/training_service.pb.h"
#include "perron/v1/vacancy_service.pb.h"
#include "server/match_documents.h"
#include "server/prepared_person.h"

namespace perron {
namespace {

constexpr RecordKind kIndexedKinds[] = {RecordKind::kCandidate, RecordKind::kVacancy, RecordKind::kTraining};

template <typename Resource>
absl::StatusOr<Resource> Parse(const std::string& id, const std::string& payload) {
  Resource resource;
  if (!resource.ParseFromString(payload)) {
    return absl::DataLossError("record \"" + id + "\" cannot be decoded, want a backup restored");
  }
  return resource;
}

// Shares the space's life with the taxonomy version that it is part of.
std::shared_ptr<const CompetencySpace> SpaceOf(const std::shared_ptr<const TaxonomyVersion>& taxonomy) {
  return {taxonomy, &taxonomy->space()};
}

std::size_t DimensionsOf(const TaxonomyVersion& taxonomy) {
  return std::max<std::size_t>(1, taxonomy.space().dimensions);
}

}  // namespace

// The documents of one tenant under one taxonomy.
class IndexFeeder::Tenant {
 public:
  Tenant(std::shared_ptr<const TaxonomyVersion> taxonomy, std::shared_ptr<const OccupationFamilies> families,
         const Postcodes& postcodes, const ScoringModel& model)
      : taxonomy_(std::move(taxonomy)),
        families_(std::move(families)),
        postcodes_(postcodes),
        model_(model),
        similar_(std::make_shared<TenantSimilar>(DimensionsOf(*taxonomy_))) {}

  // Takes in a record; no payload = removed. `derived` may be null.
  absl::Status Apply(RecordKind kind, const std::string& id, const std::string* payload, const Derived* derived) {
    changed_ = true;
    switch (kind) {
      case RecordKind::kCandidate:
        return ApplyCandidate(id, payload, dynamic_cast<const PreparedPerson*>(derived));
      case RecordKind::kVacancy:
        return ApplyWork<v1::Vacancy>(id, payload, vacancies_, similar_->vacancies, 'v');
      case RecordKind::kTraining:
        return ApplyWork<v1::Training>(id, payload, trainings_, similar_->trainings, 't');
      default:
        return absl::OkStatus();
    }
  }

  // The tenant as it is now; made again only after a change.
  const TenantSnapshot& Publish() {
    if (!changed_) return published_;
    const std::shared_ptr<const CompetencySpace> space = SpaceOf(taxonomy_);
    published_.people = std::make_shared<FlatPeopleIndex>(people_.Publish(), space, model_);
    published_.vacancies = std::make_shared<FlatWorkIndex>(vacancies_.Publish(), space, model_);
    published_.trainings = std::make_shared<FlatWorkIndex>(trainings_.Publish(), space, model_);
    published_.similar = similar_;
    published_.unresolved = 0;
    for (const auto& [id, count] : unresolved_) published_.unresolved += count;
    changed_ = false;
    return published_;
  }

 private:
  absl::Status ApplyCandidate(const std::string& id, const std::string* payload, const PreparedPerson* prepared) {
    if (payload == nullptr) {
      people_.Remove(id);
      similar_->candidates.Remove(id);
      unresolved_.erase('c' + id);
      return absl::OkStatus();
    }
    if (prepared != nullptr && prepared->taxonomy == taxonomy_)
      return Put(id, prepared->document, Pooled(prepared->pooled));
    PERRON_ASSIGN_OR_RETURN(const v1::Candidate candidate, Parse<v1::Candidate>(id, *payload));
    auto document = std::make_shared<PersonDocument>(ToPersonDocument(candidate, Context()));
    document->id = id;
    return Put(id, document, Pooled(PooledVector(document->profile, taxonomy_->space())));
  }

  absl::Status Put(const std::string& id, std::shared_ptr<const PersonDocument> person,
                   const std::vector<float>& pooled) {
    Count('c' + id, person->unresolved);
    PERRON_RETURN_IF_ERROR(similar_->candidates.Put(id, pooled));
    people_.Put(std::move(person));
    return absl::OkStatus();
  }

  template <typename Resource>
  absl::Status ApplyWork(const std::string& id, const std::string* payload, DocumentListBuilder<WorkDocument>& list,
                         FaissIndex& similar, char kind) {
    if (payload == nullptr) {
      list.Remove(id);
      similar.Remove(id);
      unresolved_.erase(kind + id);
      return absl::OkStatus();
    }
    PERRON_ASSIGN_OR_RETURN(const Resource resource, Parse<Resource>(id, *payload));
    auto document = std::make_shared<WorkDocument>(ToWorkDocument(resource, Context()));
    document->id = id;
    Count(kind + id, document->unresolved);
    PERRON_RETURN_IF_ERROR(similar.Put(id, Pooled(PooledVector(document->profile, taxonomy_->space(), model_))));
    list.Put(std::move(document));
    return absl::OkStatus();
  }

  DocumentContext Context() const { return {*taxonomy_, *families_, postcodes_}; }

  // A space without dimensions (no taxonomy yet) still needs vectors of the index's length.
  std::vector<float> Pooled(std::vector<float> vector) const {
    vector.resize(DimensionsOf(*taxonomy_), 0.0F);
    return vector;
  }

  void Count(const std::string& key, std::uint32_t unresolved) {
    if (unresolved > 0) {
      unresolved_[key] = unresolved;
    } else {
      unresolved_.erase(key);
    }
  }

  const std::shared_ptr<const TaxonomyVersion> taxonomy_;
  const std::shared_ptr<const OccupationFamilies> families_;
  const Postcodes& postcodes_;
  const ScoringModel& model_;
  DocumentListBuilder<PersonDocument> people_;
  DocumentListBuilder<WorkDocument> vacancies_;
  DocumentListBuilder<WorkDocument> trainings_;
  const std::shared_ptr<TenantSimilar> similar_;
  absl::flat_hash_map<std::string, std::uint32_t> unresolved_;  // by kind and id, above 0
  bool changed_ = true;
  TenantSnapshot published_;
};

// Everything that belongs to one taxonomy.
struct IndexFeeder::Build {
  std::shared_ptr<const TaxonomyVersion> taxonomy;  // an empty one before the first import
  std::shared_ptr<const OccupationFamilies> families;
  bool imported = false;
  std::shared_ptr<const WorkIndex> occupations;
  std::shared_ptr<TaxonomySimilar> similar;
  std::map<std::string, std::unique_ptr<Tenant>> tenants;

  absl::Status AddOccupations(const Postcodes& postcodes, const ScoringModel& model) {
    DocumentListBuilder<WorkDocument> list;
    const CompetencySpace& space = taxonomy->space();
    for (std::uint32_t o = 0; o < taxonomy->taxonomy().occupations.size(); ++o) {
      auto document = std::make_shared<WorkDocument>(ToWorkDocument(o, {*taxonomy, *families, postcodes}));
      PERRON_RETURN_IF_ERROR(similar->occupations.Put(document->id, PooledVector(document->profile, space, model)));
      list.Put(std::move(document));
    }
    for (std::size_t c = 0; c < space.weights.size(); ++c) {
      const auto id = static_cast<CompetencyId>(c);
      PERRON_RETURN_IF_ERROR(similar->competencies.Put(taxonomy->CompetencyResourceId(id), space.Vector(id)));
    }
    occupations = std::make_shared<FlatWorkIndex>(list.Publish(), SpaceOf(taxonomy), model);
    return absl::OkStatus();
  }
};

IndexFeeder::IndexFeeder(const Store& store, const Postcodes& postcodes, const ScoringModel& model,
                         SnapshotHolder& holder)
    : store_(store), postcodes_(postcodes), model_(model), holder_(holder) {}

IndexFeeder::~IndexFeeder() = default;

absl::Status IndexFeeder::SwapTaxonomy(std::shared_ptr<const TaxonomyVersion> taxonomy) {
  // The lock is held over the scan, so that no change can fall between what the scan saw and what is published. Writers
  // wait for that time; readers do not.
  MutexLock lock(mutex_);
  PERRON_ASSIGN_OR_RETURN(build_, MakeBuild(std::move(taxonomy)));
  Publish();
  return absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<IndexFeeder::Build>> IndexFeeder::MakeBuild(
    std::shared_ptr<const TaxonomyVersion> taxonomy) const {
  auto build = std::make_unique<Build>();
  build->imported = taxonomy != nullptr;
  build->taxonomy = build->imported
                        ? std::move(taxonomy)
                        : std::make_shared<TaxonomyVersion>("", absl::Time(), Taxonomy(), CompetencySpace());
  build->families = std::make_shared<OccupationFamilies>(build->taxonomy->taxonomy(), build->taxonomy->space(), model_);
  build->similar = std::make_shared<TaxonomySimilar>(DimensionsOf(*build->taxonomy));
  PERRON_RETURN_IF_ERROR(build->AddOccupations(postcodes_, model_));
  PERRON_ASSIGN_OR_RETURN(const std::vector<std::string> tenants, store_.Tenants());
  for (const std::string& name : tenants) {
    auto tenant = std::make_unique<Tenant>(build->taxonomy, build->families, postcodes_, model_);
    for (const RecordKind kind : kIndexedKinds) {
      absl::Status applied;
      PERRON_RETURN_IF_ERROR(store_.Scan(name, kind, "", [&](const std::string& id, const Record& record) {
        applied = tenant->Apply(kind, id, &record.payload, nullptr);
        return applied.ok();
      }));
      PERRON_RETURN_IF_ERROR(applied);
    }
    build->tenants.emplace(name, std::move(tenant));
  }
  return build;
}

void IndexFeeder::OnCommitted(const std::vector<Change>& changes) {
  MutexLock lock(mutex_);
  if (build_ == nullptr) return;  // the first SwapTaxonomy reads it from the store
  for (const Change& change : changes) {
    if (!IsSearched(change.key.kind)) continue;
    std::unique_ptr<Tenant>& tenant = build_->tenants[change.key.tenant];
    if (tenant == nullptr) tenant = std::make_unique<Tenant>(build_->taxonomy, build_->families, postcodes_, model_);
    const absl::Status applied = tenant->Apply(change.key.kind, change.key.id,
                                               change.payload ? &*change.payload : nullptr, change.derived.get());
    // What was just serialised decodes, and Faiss fails only when memory is gone: then the process must not go on with
    // an index that lacks an acknowledged write.
    if (!applied.ok()) std::terminate();
  }
  Publish();  // whatever changed: the generation is that of the store, before and after a restart
}

void IndexFeeder::Publish() {
  auto snapshot = std::make_shared<Snapshot>();
  snapshot->generation = static_cast<std::int64_t>(store_.last_sequence());
  if (build_->imported) {
    snapshot->taxonomy = build_->taxonomy;
    snapshot->families = build_->families;
    snapshot->occupations = build_->occupations;
    snapshot->similar = build_->similar;
  }
  for (const auto& [name, tenant] : build_->tenants) snapshot->tenants[name] = tenant->Publish();
  holder_.Publish(std::move(snapshot));
}

}  // namespace perron
