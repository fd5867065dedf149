#ifndef PERRON_SERVER_RESOURCE_RECORDS_H_
#define PERRON_SERVER_RESOURCE_RECORDS_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

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
    next.set_etag(MakeEtag(view.Put(key, next.SerializeAsString())));  // stored without it
    return true;
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
  google::protobuf::Timestamp Now() const {
    return google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(absl::ToUnixMicros(environment_.clock.Now()));
  }

  const ResourceEnvironment environment_;
  const RequestMemory memory_;
};

}  // namespace perron

#endif  // PERRON_SERVER_RESOURCE_RECORDS_H_
