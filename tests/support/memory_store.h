#ifndef PERRON_TESTS_SUPPORT_MEMORY_STORE_H_
#define PERRON_TESTS_SUPPORT_MEMORY_STORE_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/mutex.h"
#include "index/store.h"

namespace perron {

// Records in memory, gone with the object, for tests. Thread-safe; can be told to fail.
class MemoryStore final : public Store {
 public:
  absl::StatusOr<std::optional<Record>> Get(const RecordKey& key) const override;
  absl::Status Scan(std::string_view tenant, RecordKind kind, std::string_view after_id,
                    absl::FunctionRef<bool(const std::string& id, Record record)> visit) const override;
  absl::StatusOr<std::vector<std::string>> Tenants() const override;
  absl::Status Apply(const std::vector<Change>& changes) override;
  std::uint64_t last_sequence() const override;
  absl::Status ChangedSince(std::uint64_t sequence,
                            absl::FunctionRef<bool(std::uint64_t sequence, const RecordKey& key)> visit) const override;
  absl::Status ForgetChanges(std::uint64_t sequence) override;

  // From now on every Apply answers `error` and writes nothing; OK = work again.
  void FailApply(absl::Status error);

  // How often Apply wrote something.
  int apply_count() const;

 private:
  mutable Mutex mutex_;
  std::map<RecordKey, Record> records_ ABSL_GUARDED_BY(mutex_);
  std::uint64_t last_sequence_ ABSL_GUARDED_BY(mutex_) = 0;
  std::map<std::uint64_t, RecordKey> log_ ABSL_GUARDED_BY(mutex_);
  std::uint64_t log_start_ ABSL_GUARDED_BY(mutex_) = 0;
  absl::Status apply_error_ ABSL_GUARDED_BY(mutex_);
  int apply_count_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace perron

#endif  // PERRON_TESTS_SUPPORT_MEMORY_STORE_H_
