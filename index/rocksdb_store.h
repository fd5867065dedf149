#ifndef PERRON_INDEX_ROCKSDB_STORE_H_
#define PERRON_INDEX_ROCKSDB_STORE_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "index/cipher.h"
#include "index/store.h"

namespace perron {

// The store of a running server: RocksDB in the sub-folder "records" of a data folder. Every Apply is one batch, synced
// to disk. The log of a folder that was last written by a server without one begins with the next change. Thread-safe
// as Store says.
class RocksdbStore final : public Store {
 public:
  // Opens the data folder, or makes it when it does not exist (its parent must). *cipher must outlive the store.
  // Errors, all naming the folder and what to do:
  //   FAILED_PRECONDITION: not a folder; in use by another process; made by another format version of Perron;
  //   PERMISSION_DENIED: no rights to read and write it;
  //   NOT_FOUND: the parent folder is absent;
  //   DATA_LOSS: files are damaged or missing;
  //   RESOURCE_EXHAUSTED: no room on the disk; UNAVAILABLE: any other failure of the disk.
  static absl::StatusOr<std::unique_ptr<RocksdbStore>> Open(const std::string& data_folder, const Cipher& cipher);

  ~RocksdbStore() override;
  RocksdbStore(const RocksdbStore&) = delete;
  RocksdbStore& operator=(const RocksdbStore&) = delete;

  absl::StatusOr<std::optional<Record>> Get(const RecordKey& key) const override;
  absl::Status Scan(std::string_view tenant, RecordKind kind, std::string_view after_id,
                    absl::FunctionRef<bool(const std::string& id, Record record)> visit) const override;
  absl::StatusOr<std::vector<std::string>> Tenants() const override;
  // After a failed write the store answers every Apply with an error until it is opened again.
  absl::Status Apply(const std::vector<Change>& changes) override;
  std::uint64_t last_sequence() const override;
  absl::Status ChangedSince(std::uint64_t sequence,
                            absl::FunctionRef<bool(std::uint64_t sequence, const RecordKey& key)> visit) const override;
  absl::Status ForgetChanges(std::uint64_t sequence) override;

 private:
  struct Database;  // keeps RocksDB's headers in one file
  explicit RocksdbStore(std::unique_ptr<Database> database);

  std::unique_ptr<Database> database_;
};

}  // namespace perron

#endif  // PERRON_INDEX_ROCKSDB_STORE_H_
