#include "server/tenant_index.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "base/status_macros.h"
#include "index/exact/exact_index.h"
#include "index/exact/packed_walk.h"
#include "matching/pooled_vector.h"
#include "perron/v1/candidate_service.pb.h"
#include "perron/v1/training_service.pb.h"
#include "perron/v1/vacancy_service.pb.h"
#include "server/prepared_person.h"

namespace perron {
namespace {

constexpr std::size_t kBuildThreads = 2;
constexpr std::size_t kPeopleBetweenLines = 100'000;

// Reading so many records again takes about a second; of more, most of the base may be out of date.
constexpr std::size_t kMostReadAgain = 50'000;

template <typename Resource>
absl::StatusOr<Resource> Parse(const std::string& id, const std::string& payload) {
  Resource resource;
  if (!resource.ParseFromString(payload)) {
    return absl::DataLossError("record \"" + id + "\" cannot be decoded, want a backup restored");
  }
  return resource;
}

// Puts every record of a kind, as `take` makes a document of it, into a loader, and makes an index of them.
template <typename Kind, typename Take>
absl::Status LoadKind(const Store& store, const std::string& tenant, RecordKind kind, const SegmentContext& context,
                      const MergeLimits& limits, const Take& take, std::unique_ptr<LiveIndex<Kind>>& live) {
  IndexLoader<Kind> loader(context, limits.fresh_in_quiet);
  absl::Status taken;
  PERRON_RETURN_IF_ERROR(store.Scan(tenant, kind, "", [&](const std::string& id, const Record& record) {
    auto document = take(id, record.payload);
    if (document.ok()) {
      loader.Add(*std::move(document));
    } else {
      taken = document.status();
    }
    return taken.ok();
  }));
  PERRON_RETURN_IF_ERROR(taken);
  live = std::move(loader).Build(kBuildThreads);
  return absl::OkStatus();
}

}  // namespace

std::size_t IndexBasis::dimensions() const { return std::max<std::size_t>(1, taxonomy->space().dimensions); }

TenantIndex::TenantIndex(std::shared_ptr<const IndexBasis> basis, const MergeLimits& limits)
    : basis_(std::move(basis)),
      limits_(limits),
      people_(std::make_unique<LivePeople>()),
      vacancies_(std::make_unique<LiveWork>()),
      trainings_(std::make_unique<LiveWork>()),
      similar_(std::make_shared<TenantSimilar>(basis_->dimensions())) {}

absl::StatusOr<std::unique_ptr<TenantIndex>> TenantIndex::Load(std::shared_ptr<const IndexBasis> basis,
                                                               const MergeLimits& limits, const Store& store,
                                                               const std::string& tenant, const PeopleBases* bases) {
  auto index = std::make_unique<TenantIndex>(std::move(basis), limits);
  PERRON_RETURN_IF_ERROR(index->Scan(store, tenant, bases));
  return index;
}

absl::Status TenantIndex::ScanPeople(const Store& store, const std::string& tenant, const PeopleBases* bases) {
  std::size_t taken = 0;
  const auto person = [&](const std::string& id, const std::string& payload) {
    if (bases != nullptr && ++taken % kPeopleBetweenLines == 0) bases->LogProgress(tenant, taken);
    return TakePerson(id, payload, nullptr);
  };
  PERRON_RETURN_IF_ERROR(
      LoadKind<PeopleKind>(store, tenant, RecordKind::kCandidate, basis_->segments(), limits_, person, people_));
  if (bases != nullptr) bases->LogRebuilt(tenant, people_->size());
  return absl::OkStatus();
}

// On error nothing has been taken but what ScanPeople takes again.
absl::Status TenantIndex::MapPeople(const Store& store, const std::string& tenant, const PeopleBases& bases) {
  PERRON_ASSIGN_OR_RETURN(IndexBase<PeopleKind> base, bases.Load(tenant, *basis_->taxonomy));
  absl::flat_hash_set<std::string> again(base.fresh.begin(), base.fresh.end());
  PERRON_RETURN_IF_ERROR(store.ChangedSince(base.sequence, [&](std::uint64_t, const RecordKey& key) {
    if (key.tenant == tenant && key.kind == RecordKind::kCandidate) again.insert(key.id);
    return again.size() <= kMostReadAgain;
  }));
  if (again.size() > kMostReadAgain) return absl::OutOfRangeError("too much has changed since");

  for (const IndexPart<PeopleKind>& part : base.parts) {
    for (std::size_t row = 0; row < part.segment->size(); ++row) {
      if (part.dead.IsDead(row)) continue;
      TrustedReader in(part.segment->Packed(row));
      const std::uint32_t unresolved = ReadHead(in).unresolved;
      if (unresolved > 0) Count("c" + std::string(part.segment->Id(row)), unresolved);
    }
  }
  fill_ = std::make_shared<SimilarFill>(base.parts, basis_->space(), basis_->dimensions());
  people_ = std::make_unique<LivePeople>(std::move(base.parts));
  for (const std::string& id : again) {
    const RecordKey key{tenant, RecordKind::kCandidate, id};
    PERRON_ASSIGN_OR_RETURN(std::optional<Record> record, store.Get(key));
    Change change{.key = key, .payload = std::nullopt};
    if (record) change.payload = std::move(record->payload);
    PERRON_RETURN_IF_ERROR(ApplyPerson(change));
  }
  base_sequence = base.sequence;
  base_begun = base.sequence;
  bases.LogUsed(tenant, people_->size(), again.size());
  return absl::OkStatus();
}

absl::Status TenantIndex::Scan(const Store& store, const std::string& tenant, const PeopleBases* bases) {
  const SegmentContext context = basis_->segments();
  const absl::Status mapped =
      bases == nullptr ? absl::NotFoundError("there is no base") : MapPeople(store, tenant, *bases);
  if (!mapped.ok()) {
    if (bases != nullptr) bases->LogRefused(tenant, mapped);
    fill_ = nullptr;
    PERRON_RETURN_IF_ERROR(ScanPeople(store, tenant, bases));
  }
  const auto vacancy = [this](const std::string& id, const std::string& payload) {
    return TakeWork<v1::Vacancy>(id, payload, similar_->vacancies, 'v');
  };
  PERRON_RETURN_IF_ERROR(
      LoadKind<WorkKind>(store, tenant, RecordKind::kVacancy, context, limits_, vacancy, vacancies_));
  const auto training = [this](const std::string& id, const std::string& payload) {
    return TakeWork<v1::Training>(id, payload, similar_->trainings, 't');
  };
  return LoadKind<WorkKind>(store, tenant, RecordKind::kTraining, context, limits_, training, trainings_);
}

absl::Status TenantIndex::Apply(const Change& change) {
  changed_ = true;
  switch (change.key.kind) {
    case RecordKind::kCandidate:
      return ApplyPerson(change);
    case RecordKind::kVacancy:
      return ApplyWork<v1::Vacancy>(change, *vacancies_, similar_->vacancies, 'v');
    case RecordKind::kTraining:
      return ApplyWork<v1::Training>(change, *trainings_, similar_->trainings, 't');
    default:
      return absl::OkStatus();
  }
}

const TenantSnapshot& TenantIndex::Publish() {
  if (!changed_) return published_;
  const std::shared_ptr<const CompetencySpace> space = basis_->space();
  published_.people = std::make_shared<ExactPeopleIndex>(people_->Publish(), space, basis_->model);
  published_.vacancies = std::make_shared<ExactWorkIndex>(vacancies_->Publish(), space, basis_->model);
  published_.trainings = std::make_shared<ExactWorkIndex>(trainings_->Publish(), space, basis_->model);
  published_.similar = similar_;
  published_.unresolved = all_unresolved_;
  changed_ = false;
  return published_;
}

bool TenantIndex::WantsMerge() const {
  return people_->WantsMerge(false, limits_) || vacancies_->WantsMerge(false, limits_) ||
         trainings_->WantsMerge(false, limits_);
}

absl::Status TenantIndex::TakeFill(bool done) {
  absl::Status put = fill_->PutInto(similar_->candidates);
  if (done) fill_ = nullptr;
  return put;
}

std::unique_ptr<IndexMerge> TenantIndex::PlanMerge(bool quiet) {
  if (auto merge = people_->PlanMerge(quiet, limits_)) return merge;
  if (auto merge = vacancies_->PlanMerge(quiet, limits_)) return merge;
  return trainings_->PlanMerge(quiet, limits_);
}

absl::StatusOr<std::shared_ptr<const PersonDocument>> TenantIndex::TakePerson(const std::string& id,
                                                                              const std::string& payload,
                                                                              const Derived* derived) {
  const auto* prepared = dynamic_cast<const PreparedPerson*>(derived);
  if (prepared != nullptr && prepared->taxonomy == basis_->taxonomy) {
    Count('c' + id, prepared->document->unresolved);
    PERRON_RETURN_IF_ERROR(similar_->candidates.Put(id, Pooled(prepared->pooled)));
    return prepared->document;
  }
  PERRON_ASSIGN_OR_RETURN(const v1::Candidate candidate, Parse<v1::Candidate>(id, payload));
  auto document = std::make_shared<PersonDocument>(ToPersonDocument(candidate, basis_->documents()));
  document->id = id;
  Count('c' + id, document->unresolved);
  PERRON_RETURN_IF_ERROR(
      similar_->candidates.Put(id, Pooled(PooledVector(document->profile, basis_->taxonomy->space()))));
  return document;
}

template <typename Resource>
absl::StatusOr<std::shared_ptr<const WorkDocument>> TenantIndex::TakeWork(const std::string& id,
                                                                          const std::string& payload,
                                                                          FaissIndex& similar, char kind) {
  PERRON_ASSIGN_OR_RETURN(const Resource resource, Parse<Resource>(id, payload));
  auto document = std::make_shared<WorkDocument>(ToWorkDocument(resource, basis_->documents()));
  document->id = id;
  Count(kind + id, document->unresolved);
  PERRON_RETURN_IF_ERROR(
      similar.Put(id, Pooled(PooledVector(document->profile, basis_->taxonomy->space(), basis_->model))));
  return document;
}

absl::Status TenantIndex::ApplyPerson(const Change& change) {
  const std::string& id = change.key.id;
  if (fill_ != nullptr) fill_->Touch(id);
  if (!change.payload.has_value()) {
    people_->Remove(id);
    similar_->candidates.Remove(id);
    Count('c' + id, 0);
    return absl::OkStatus();
  }
  PERRON_ASSIGN_OR_RETURN(auto document, TakePerson(id, *change.payload, change.derived.get()));
  people_->Put(std::move(document));
  return absl::OkStatus();
}

template <typename Resource>
absl::Status TenantIndex::ApplyWork(const Change& change, LiveWork& live, FaissIndex& similar, char kind) {
  const std::string& id = change.key.id;
  if (!change.payload.has_value()) {
    live.Remove(id);
    similar.Remove(id);
    Count(kind + id, 0);
    return absl::OkStatus();
  }
  PERRON_ASSIGN_OR_RETURN(auto document, TakeWork<Resource>(id, *change.payload, similar, kind));
  live.Put(std::move(document));
  return absl::OkStatus();
}

std::vector<float> TenantIndex::Pooled(std::vector<float> vector) const {
  vector.resize(basis_->dimensions(), 0.0F);
  return vector;
}

void TenantIndex::Count(const std::string& key, std::uint32_t unresolved) {
  if (const auto known = unresolved_.find(key); known != unresolved_.end()) {
    all_unresolved_ -= known->second;
    unresolved_.erase(known);
  }
  if (unresolved == 0) return;
  all_unresolved_ += unresolved;
  unresolved_.emplace(key, unresolved);
}

}  // namespace perron
