#include "index/rocksdb_store.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "base/mutex.h"
#include "base/status_macros.h"
#include "index/record_format.h"
#include "rocksdb/cache.h"
#include "rocksdb/db.h"
#include "rocksdb/filter_policy.h"
#include "rocksdb/options.h"
#include "rocksdb/slice.h"
#include "rocksdb/table.h"
#include "rocksdb/write_batch.h"

namespace perron {
namespace {

namespace fs = std::filesystem;

constexpr char kRecordsFolder[] = "records";

std::string_view ToView(const rocksdb::Slice& slice) { return std::string_view(slice.data(), slice.size()); }

// The one translation of RocksDB's errors.
absl::Status FromRocksdb(const rocksdb::Status& status, const std::string& folder) {
  if (status.ok()) return absl::OkStatus();
  const std::string detail = absl::StrCat("data folder ", folder, ": ", status.ToString());
  if (status.IsCorruption()) {
    return absl::DataLossError(absl::StrCat(detail, ". Restore the folder from a backup"));
  }
  if (status.IsNoSpace()) return absl::ResourceExhaustedError(absl::StrCat(detail, ". Make room on the disk"));
  return absl::UnavailableError(detail);
}

absl::Status FromRocksdbOpen(const rocksdb::Status& status, const std::string& folder) {
  if (status.IsIOError() && status.ToString().find("lock") != std::string::npos) {
    return absl::FailedPreconditionError(
        absl::StrCat("data folder ", folder,
                     " is in use by another process: stop that server, or choose another folder with --data"));
  }
  // RocksDB reports missing and short files as I/O errors; whatever the system cannot open after CheckFolder is damage.
  if (status.IsIOError() && (status.IsPathNotFound() || status.ToString().find("No such file") != std::string::npos)) {
    return absl::DataLossError(
        absl::StrCat("data folder ", folder, ": ", status.ToString(), ". Restore the folder from a backup"));
  }
  return FromRocksdb(status, folder);
}

rocksdb::Options MakeOptions() {
  rocksdb::Options options;
  options.create_if_missing = true;
  // A torn last write was never acknowledged and is dropped; damage anywhere else must be told, not skipped.
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  options.track_and_verify_wals_in_manifest = true;
  // Room enough that an import is not merged again and again while it goes on; more would make a start after a kill,
  // which reads the log again, slower.
  options.write_buffer_size = 32 << 20;
  options.level0_file_num_compaction_trigger = 8;
  options.max_open_files = 256;
  options.max_total_wal_size = 128 << 20;
  options.keep_log_file_num = 2;
  options.max_log_file_size = 4 << 20;
  // All data is also in memory, so there is little to keep of the blocks.
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = rocksdb::NewLRUCache(16 << 20);
  // Most records of an import are new: these say so without a look into a block, or through the memtable.
  constexpr double kBitsPerKey = 10;
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(kBitsPerKey));
  options.memtable_whole_key_filtering = true;
  options.memtable_prefix_bloom_size_ratio = 0.02;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  return options;
}

// RocksDB would make a new, empty database beside the files of an old one that lost its CURRENT file.
bool HasRecordsButNoCurrentFile(const fs::path& records) {
  std::error_code error;
  if (fs::exists(records / "CURRENT", error)) return false;
  for (const fs::directory_entry& entry : fs::directory_iterator(records, error)) {
    const std::string extension = entry.path().extension().string();
    if (extension == ".sst" || extension == ".log") return true;
  }
  return false;
}

absl::Status MakeFolder(const fs::path& folder) {
  std::error_code error;
  fs::create_directory(folder, error);
  if (!error) return absl::OkStatus();
  const std::string message = absl::StrCat("cannot make data folder ", folder.string(), ": ", error.message());
  if (error == std::errc::permission_denied || error == std::errc::read_only_file_system) {
    return absl::PermissionDeniedError(message);
  }
  if (error == std::errc::no_such_file_or_directory) {
    return absl::NotFoundError(absl::StrCat(message, ". Make its parent folder first"));
  }
  return absl::FailedPreconditionError(message);
}

absl::Status CheckFolder(const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(folder, error)) {
    PERRON_RETURN_IF_ERROR(MakeFolder(folder));
  }
  if (!fs::is_directory(folder, error)) {
    return absl::FailedPreconditionError(
        absl::StrCat("data folder ", folder.string(), " is not a folder: choose a folder with --data"));
  }
  if (::access(folder.c_str(), R_OK | W_OK | X_OK) != 0) {
    return absl::PermissionDeniedError(absl::StrCat("no right to read and write data folder ", folder.string(),
                                                    ": give the server's user that right, or choose another folder "
                                                    "with --data"));
  }
  return absl::OkStatus();
}

}  // namespace

struct RocksdbStore::Database {
  std::string folder;
  const Cipher& cipher;
  std::unique_ptr<rocksdb::DB> db;
  std::atomic<std::uint64_t> last_sequence = 0;
  mutable Mutex log_mutex{};
  std::uint64_t log_start ABSL_GUARDED_BY(log_mutex) = 0;  // the changes after this one are in the log

  absl::Status ReadMeta();
  absl::Status ReadCounter(const Record& counter);
  absl::Status WriteMeta();
  absl::StatusOr<std::optional<Record>> GetMeta(std::string_view id) const;
};

namespace {

// Meta records tell how to read all others, and logged changes hold keys only: neither is ever enciphered.
const IdentityCipher& PlainCipher() {
  static const IdentityCipher cipher;
  return cipher;
}

RecordKey MetaKey(std::string_view id) {
  return {.tenant = std::string(kSystemTenant), .kind = RecordKind::kMeta, .id = std::string(id)};
}

absl::Status AddMeta(std::string_view id, std::string_view payload, std::uint64_t sequence,
                     rocksdb::WriteBatch& batch) {
  const RecordKey key = MetaKey(id);
  PERRON_ASSIGN_OR_RETURN(std::string sealed, SealRecord(PlainCipher(), key, payload, sequence));
  batch.Put(EncodeKey(key), sealed);
  return absl::OkStatus();
}

absl::Status AddChange(const Cipher& cipher, const Change& change, rocksdb::WriteBatch& batch) {
  const std::string key = EncodeKey(change.key);
  if (IsSearched(change.key.kind)) {
    const RecordKey logged = LoggedChangeKey(change.sequence);
    PERRON_ASSIGN_OR_RETURN(const std::string sealed, SealRecord(PlainCipher(), logged, key, change.sequence));
    batch.Put(EncodeKey(logged), sealed);
  }
  if (!change.payload.has_value()) {
    batch.Delete(key);
    return absl::OkStatus();
  }
  PERRON_ASSIGN_OR_RETURN(const std::string sealed, SealRecord(cipher, change.key, *change.payload, change.sequence));
  batch.Put(key, sealed);
  return absl::OkStatus();
}

rocksdb::WriteOptions Synced() {
  rocksdb::WriteOptions options;
  options.sync = true;
  return options;
}

}  // namespace

absl::StatusOr<std::optional<Record>> RocksdbStore::Database::GetMeta(std::string_view id) const {
  const RecordKey key = MetaKey(id);
  std::string bytes;
  const rocksdb::Status status = db->Get(rocksdb::ReadOptions(), EncodeKey(key), &bytes);
  if (status.IsNotFound()) return std::nullopt;
  PERRON_RETURN_IF_ERROR(FromRocksdb(status, folder));
  PERRON_ASSIGN_OR_RETURN(Record record, OpenRecord(PlainCipher(), key, bytes));
  return record;
}

// A folder without a single key is new (or its making was cut short) and gets its version; any other must have ours.
absl::Status RocksdbStore::Database::ReadMeta() {
  PERRON_ASSIGN_OR_RETURN(const std::optional<Record> format, GetMeta(kFormatRecordId));
  if (!format.has_value()) {
    const std::unique_ptr<rocksdb::Iterator> any(db->NewIterator(rocksdb::ReadOptions()));
    any->SeekToFirst();
    PERRON_RETURN_IF_ERROR(FromRocksdb(any->status(), folder));
    if (!any->Valid()) return WriteMeta();
    return absl::DataLossError(absl::StrCat("data folder ", folder,
                                            " has records but does not say of which format version they are. Restore "
                                            "it from a backup, or choose another folder with --data"));
  }
  const std::string wanted = absl::StrCat(kDataFormatVersion);
  if (format->payload != wanted) {
    return absl::FailedPreconditionError(
        absl::StrCat("data folder ", folder, " has format version ", format->payload, ", this server wants ", wanted,
                     ". Start the version of perrond that made the folder, or choose another folder with --data"));
  }
  PERRON_ASSIGN_OR_RETURN(const std::optional<Record> counter, GetMeta(kSequenceRecordId));
  return counter.has_value() ? ReadCounter(*counter) : absl::OkStatus();
}

absl::Status RocksdbStore::Database::ReadCounter(const Record& counter) {
  const MutexLock lock(log_mutex);
  last_sequence = counter.sequence;
  log_start = counter.sequence;
  if (counter.payload.empty() || absl::SimpleAtoi(counter.payload, &log_start)) return absl::OkStatus();
  return absl::DataLossError(
      absl::StrCat("data folder ", folder, " does not say where its log of changes begins. Restore it from a backup"));
}

absl::Status RocksdbStore::Database::WriteMeta() {
  rocksdb::WriteBatch batch;
  PERRON_RETURN_IF_ERROR(AddMeta(kFormatRecordId, absl::StrCat(kDataFormatVersion), 0, batch));
  return FromRocksdb(db->Write(Synced(), &batch), folder);
}

absl::StatusOr<std::unique_ptr<RocksdbStore>> RocksdbStore::Open(const std::string& data_folder, const Cipher& cipher) {
  const fs::path records = fs::path(data_folder) / kRecordsFolder;
  PERRON_RETURN_IF_ERROR(CheckFolder(data_folder));
  PERRON_RETURN_IF_ERROR(CheckFolder(records));
  if (HasRecordsButNoCurrentFile(records)) {
    return absl::DataLossError(absl::StrCat("data folder ", data_folder, " has records but ",
                                            (records / "CURRENT").string(),
                                            " is missing. Restore the folder from a backup"));
  }
  rocksdb::DB* db = nullptr;
  const rocksdb::Status status = rocksdb::DB::Open(MakeOptions(), records.string(), &db);
  if (!status.ok()) return FromRocksdbOpen(status, data_folder);
  std::unique_ptr<Database> database(
      new Database{.folder = data_folder, .cipher = cipher, .db = std::unique_ptr<rocksdb::DB>(db)});
  PERRON_RETURN_IF_ERROR(database->ReadMeta());
  return std::unique_ptr<RocksdbStore>(new RocksdbStore(std::move(database)));
}

RocksdbStore::RocksdbStore(std::unique_ptr<Database> database) : database_(std::move(database)) {}

RocksdbStore::~RocksdbStore() = default;

absl::StatusOr<std::optional<Record>> RocksdbStore::Get(const RecordKey& key) const {
  std::string bytes;
  const rocksdb::Status status = database_->db->Get(rocksdb::ReadOptions(), EncodeKey(key), &bytes);
  if (status.IsNotFound()) return std::nullopt;
  PERRON_RETURN_IF_ERROR(FromRocksdb(status, database_->folder));
  PERRON_ASSIGN_OR_RETURN(Record record, OpenRecord(database_->cipher, key, bytes));
  return record;
}

absl::Status RocksdbStore::Scan(std::string_view tenant, RecordKind kind, std::string_view after_id,
                                absl::FunctionRef<bool(const std::string& id, Record record)> visit) const {
  const std::string prefix = KeyPrefix(tenant, kind);
  rocksdb::ReadOptions options;
  options.fill_cache = false;
  const std::unique_ptr<rocksdb::Iterator> it(database_->db->NewIterator(options));
  std::string start = prefix + std::string(after_id);
  if (!after_id.empty()) start += '\0';  // the first key after it
  for (it->Seek(start); it->Valid() && it->key().starts_with(prefix); it->Next()) {
    const RecordKey key = {
        .tenant = std::string(tenant), .kind = kind, .id = std::string(ToView(it->key()).substr(prefix.size()))};
    PERRON_ASSIGN_OR_RETURN(Record record, OpenRecord(database_->cipher, key, ToView(it->value())));
    if (!visit(key.id, std::move(record))) return absl::OkStatus();
  }
  return FromRocksdb(it->status(), database_->folder);
}

absl::StatusOr<std::vector<std::string>> RocksdbStore::Tenants() const {
  std::vector<std::string> tenants;
  const std::unique_ptr<rocksdb::Iterator> it(database_->db->NewIterator(rocksdb::ReadOptions()));
  // Every tenant's keys end where 0x01 follows its name; the system tenant's begin with 0x00.
  for (it->Seek("\x01"); it->Valid(); it->Seek(tenants.back() + '\x01')) {
    PERRON_ASSIGN_OR_RETURN(RecordKey key, DecodeKey(ToView(it->key())));
    tenants.push_back(std::move(key.tenant));
  }
  PERRON_RETURN_IF_ERROR(FromRocksdb(it->status(), database_->folder));
  return tenants;
}

absl::Status RocksdbStore::Apply(const std::vector<Change>& changes) {
  if (changes.empty()) return absl::OkStatus();
  std::uint64_t sequence = last_sequence();
  rocksdb::WriteBatch batch;
  for (const Change& change : changes) {
    if (change.sequence <= sequence) {
      return absl::InvalidArgumentError(
          absl::StrCat("change sequence ", change.sequence, " after ", sequence, ", want an ascending one"));
    }
    sequence = change.sequence;
    PERRON_RETURN_IF_ERROR(AddChange(database_->cipher, change, batch));
  }
  const MutexLock lock(database_->log_mutex);  // the counter's record says too where the log begins
  PERRON_RETURN_IF_ERROR(AddMeta(kSequenceRecordId, absl::StrCat(database_->log_start), sequence, batch));
  PERRON_RETURN_IF_ERROR(FromRocksdb(database_->db->Write(Synced(), &batch), database_->folder));
  database_->last_sequence = sequence;
  return absl::OkStatus();
}

std::uint64_t RocksdbStore::last_sequence() const { return database_->last_sequence; }

absl::Status RocksdbStore::ChangedSince(
    std::uint64_t sequence, absl::FunctionRef<bool(std::uint64_t sequence, const RecordKey& key)> visit) const {
  std::unique_ptr<rocksdb::Iterator> it;
  {
    const MutexLock lock(database_->log_mutex);
    if (sequence < database_->log_start || sequence > last_sequence()) {
      return absl::OutOfRangeError(absl::StrCat("the log tells what changed after ", database_->log_start, " up to ",
                                                last_sequence(), ", not what changed after ", sequence));
    }
    it.reset(database_->db->NewIterator(rocksdb::ReadOptions()));
  }
  const std::string prefix = KeyPrefix(kSystemTenant, RecordKind::kLoggedChange);
  for (it->Seek(EncodeKey(LoggedChangeKey(sequence + 1))); it->Valid() && it->key().starts_with(prefix); it->Next()) {
    PERRON_ASSIGN_OR_RETURN(const RecordKey logged, DecodeKey(ToView(it->key())));
    PERRON_ASSIGN_OR_RETURN(const std::uint64_t changed, LoggedSequence(logged.id));
    PERRON_ASSIGN_OR_RETURN(const Record record, OpenRecord(PlainCipher(), logged, ToView(it->value())));
    PERRON_ASSIGN_OR_RETURN(const RecordKey key, DecodeKey(record.payload));
    if (!visit(changed, key)) return absl::OkStatus();
  }
  return FromRocksdb(it->status(), database_->folder);
}

absl::Status RocksdbStore::ForgetChanges(std::uint64_t sequence) {
  const MutexLock lock(database_->log_mutex);
  const std::uint64_t start = std::min(sequence, last_sequence());
  if (start <= database_->log_start) return absl::OkStatus();
  rocksdb::WriteBatch batch;
  batch.DeleteRange(EncodeKey(LoggedChangeKey(0)), EncodeKey(LoggedChangeKey(start + 1)));
  PERRON_RETURN_IF_ERROR(AddMeta(kSequenceRecordId, absl::StrCat(start), last_sequence(), batch));
  // Not synced: whoever opens the folder after a kill finds a log that is longer, and as right.
  PERRON_RETURN_IF_ERROR(FromRocksdb(database_->db->Write(rocksdb::WriteOptions(), &batch), database_->folder));
  database_->log_start = start;
  return absl::OkStatus();
}

}  // namespace perron
