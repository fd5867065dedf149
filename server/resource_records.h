#ifndef PERRON_SERVER_RESOURCE_RECORDS_H_
#define PERRON_SERVER_RESOURCE_RECORDS_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "base/clock.h"
#include "base/status_macros.h"
#include "google/protobuf/timestamp.pb.h"
#include "google/protobuf/util/time_util.h"
#include "index/change_writer.h"
#include "index/staged_changes.h"
#include "index/store.h"
#include "index/taxonomy_version.h"
#include "server/competency_resolver.h"
#include "server/errors.h"
#include "server/etag.h"
#include "server/request_memory.h"
#include "server/resource_name.h"
#include "server/validate_candidate.h"
#include "server/validate_training.h"
#include "server/validate_vacancy.h"

namespace perron {

// What the resource services work on. All must outlive them.
struct ResourceEnvironment {
  const Store& store;
  ChangeWriter& writer;
  const Clock& clock;
  // The taxonomy that serves; null when there is none.
  std::function<std::shared_ptr<const TaxonomyVersion>()> taxonomy;
  // What the index will hold of a person, made ahead of the change (server/prepared_person.h); no function = it does
  // that itself, later.
  std::function<std::shared_ptr<const Derived>(const v1::Candidate&)> derive = nullptr;
};

absl::Status ResourceNotFound(std::string_view name);

// Resources of one kind as records: read, judged, staged. What all methods of a service share. Immutable, thread-safe.
template <typename Traits>
class ResourceRecords {
 public:
  using Resource = typename Traits::Resource;

  // A resource as it is stored: without etag and labels.
  struct Stored {
    Resource resource;
    std::uint64_t sequence = 0;
  };

  explicit ResourceRecords(ResourceEnvironment environment)
      : environment_(std::move(environment)), memory_(environment_.clock) {}

  const Store& store() const { return environment_.store; }
  ChangeWriter& writer() const { return environment_.writer; }
  const RequestMemory& memory() const { return memory_; }
  std::shared_ptr<const TaxonomyVersion> taxonomy() const { return environment_.taxonomy(); }

  static RecordKey Key(const std::string& tenant, const std::string& id) {
    return {.tenant = tenant, .kind = Traits::kKind, .id = id};
  }

  static absl::StatusOr<Stored> Parse(const std::string& id, const Record& record) {
    Stored stored;
    stored.sequence = record.sequence;
    if (!stored.resource.ParseFromString(record.payload)) {
      return absl::DataLossError("the record of " + ResourceName(Traits::kCollection, id) + " cannot be read");
    }
    return stored;
  }

  // `from` is a Store or a WriteView.
  template <typename Reader>
  static absl::StatusOr<std::optional<Stored>> Find(const Reader& from, const RecordKey& key) {
    PERRON_ASSIGN_OR_RETURN(const std::optional<Record> record, from.Get(key));
    if (!record.has_value()) return std::nullopt;
    PERRON_ASSIGN_OR_RETURN(Stored stored, Parse(key.id, *record));
    return stored;
  }

  // As Find; absent = NOT_FOUND.
  template <typename Reader>
  static absl::StatusOr<Stored> Get(const Reader& from, const RecordKey& key) {
    PERRON_ASSIGN_OR_RETURN(std::optional<Stored> stored, Find(from, key));
    if (!stored.has_value()) return ResourceNotFound(ResourceName(Traits::kCollection, key.id));
    return *std::move(stored);
  }

  // The first answer to a request, parsed into `answer`. False = there is none. `from` is a Store or a WriteView.
  template <typename Reader, typename Answer>
  absl::StatusOr<bool> Recall(const Reader& from, const RequestIdentity& request, Answer& answer) const {
    PERRON_ASSIGN_OR_RETURN(const std::optional<std::string> bytes,
                            memory_.Recall([&from](const RecordKey& key) { return from.Get(key); }, request));
    if (bytes.has_value() && !answer.ParseFromString(*bytes)) {
      return absl::DataLossError("a remembered answer cannot be read");
    }
    return bytes.has_value();
  }

  // Judges a resource from a request and turns its references into URIs. `trusted` (null = none): the stored resource,
  // whose references are taken as they are. Errors: NO_TAXONOMY; everything else is added to `violations`.
  absl::Status Check(Resource& resource, CompetencyResolver::References references, const Resource* trusted,
                     Violations& violations) const {
    Validate(resource, Traits::kField, violations);
    return ResolveReferences(resource, references, trusted, violations);
  }

  absl::Status ResolveReferences(Resource& resource, CompetencyResolver::References references, const Resource* trusted,
                                 Violations& violations) const {
    const std::shared_ptr<const TaxonomyVersion> taxonomy = environment_.taxonomy();
    CompetencyResolver resolver(taxonomy.get(), references);
    if (trusted != nullptr) resolver.Trust(*trusted);
    return resolver.Resolve(resource, Traits::kField, violations);
  }

  // Stages a checked resource, completed, over `before` (null = it is new), and leaves in `next` what a read would give
  // but for labels. False = it is equal to what is stored, and nothing was staged.
  absl::StatusOr<bool> Stage(WriteView& view, const RecordKey& key, const Stored* before, Resource& next) const {
    const Resource* const old = before == nullptr ? nullptr : &before->resource;
    const google::protobuf::Timestamp now = Now();
    next.set_name(ResourceName(Traits::kCollection, key.id));
    next.clear_etag();
    *next.mutable_create_time() = old == nullptr ? now : old->create_time();
    *next.mutable_update_time() = old == nullptr ? now : old->update_time();
    Traits::Complete(next);
    PERRON_RETURN_IF_ERROR(Traits::Number(view, key, old, next));
    if (old != nullptr && next.SerializeAsString() == old->SerializeAsString()) {
      next.set_etag(MakeEtag(before->sequence));
      return false;
    }
    *next.mutable_update_time() = now;
    next.set_etag(MakeEtag(view.Put(key, next.SerializeAsString(), Derive(next))));  // stored without it
    return true;
  }

  // A checked resource that was staged before its turn, on its caller's thread, so that the writer's has little to do.
  struct Staged {
    std::uint64_t over = 0;       // sequence of the record that it would replace; 0 = none
    std::vector<Change> changes;  // that make it the stored one; none = it is equal to that record
    std::string payload;          // it, as it would be stored, where there are no changes
  };

  // Stages a checked resource as Stage does, over what is stored now.
  absl::StatusOr<Staged> StageAhead(const RecordKey& key, Resource& next) const {
    PERRON_ASSIGN_OR_RETURN(const std::optional<Stored> before, Find(environment_.store, key));
    StagedChanges aside(environment_.store);
    PERRON_ASSIGN_OR_RETURN(const bool changed, Stage(aside, key, before.has_value() ? &*before : nullptr, next));
    Staged staged;
    staged.over = before.has_value() ? before->sequence : 0;
    if (changed) {
      staged.changes = std::move(aside).TakeChanges();
    } else {
      next.clear_etag();
      staged.payload = next.SerializeAsString();
    }
    return staged;
  }

  struct Turn {
    bool existed = false;
    bool changed = false;
  };

  // Its turn: the changes as they were staged, or, when the record is not the one any more that they were staged over,
  // staged again over the one that is there.
  absl::StatusOr<Turn> StageInTurn(WriteView& view, const RecordKey& key, Staged staged) const {
    PERRON_ASSIGN_OR_RETURN(const std::optional<Record> now, view.Get(key));
    Turn turn{.existed = now.has_value(), .changed = !staged.changes.empty()};
    if ((now.has_value() ? now->sequence : 0) == staged.over) {
      for (Change& change : staged.changes) Repeat(std::move(change), view);
      return turn;
    }
    for (Change& change : staged.changes) {
      if (change.key == key) staged.payload = *std::move(change.payload);
    }
    PERRON_ASSIGN_OR_RETURN(Stored next, Parse(key.id, {.payload = std::move(staged.payload)}));
    PERRON_ASSIGN_OR_RETURN(const std::optional<Stored> before, Find(view, key));
    PERRON_ASSIGN_OR_RETURN(turn.changed, Stage(view, key, before.has_value() ? &*before : nullptr, next.resource));
    return turn;
  }

  // Runs the mutation on the writer; with validate_only, on the side, where it changes nothing.
  absl::Status Write(bool validate_only, Mutation mutation) const {
    if (!validate_only) return environment_.writer.Submit(std::move(mutation));
    StagedChanges nowhere(environment_.store);
    return mutation(nowhere);
  }

  // What a read answers for a stored resource.
  Resource Show(Stored stored, std::string_view language) const {
    stored.resource.set_etag(MakeEtag(stored.sequence));
    FillLabels(environment_.taxonomy().get(), language, stored.resource);
    return std::move(stored.resource);
  }

 private:
  static void Repeat(Change change, WriteView& view) {
    if (change.payload.has_value()) {
      view.Put(std::move(change.key), *std::move(change.payload), std::move(change.derived));
    } else {
      view.Delete(std::move(change.key));
    }
  }

  std::shared_ptr<const Derived> Derive(const v1::Candidate& candidate) const {
    return environment_.derive == nullptr ? nullptr : environment_.derive(candidate);
  }
  template <typename Other>
  static std::shared_ptr<const Derived> Derive(const Other&) {
    return nullptr;
  }

  google::protobuf::Timestamp Now() const {
    return google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(absl::ToUnixMicros(environment_.clock.Now()));
  }

  const ResourceEnvironment environment_;
  const RequestMemory memory_;
};

}  // namespace perron

#endif  // PERRON_SERVER_RESOURCE_RECORDS_H_
