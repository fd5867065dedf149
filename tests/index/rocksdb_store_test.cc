#include "index/rocksdb_store.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "index/record_format.h"
#include "rocksdb/db.h"
#include "tests/contract/store_contract.h"
#include "tests/support/temp_folder.h"

namespace perron {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const IdentityCipher kCipher;

struct RocksdbFixture {
  Store& store() { return *rocksdb; }
  TempFolder folder;
  std::unique_ptr<RocksdbStore> rocksdb = *RocksdbStore::Open(folder.File("data"), kCipher);
};
INSTANTIATE_TYPED_TEST_SUITE_P(Rocksdb, StoreContract, RocksdbFixture);

RecordKey Key(std::string id) { return {.tenant = "t", .kind = RecordKind::kCandidate, .id = std::move(id)}; }

Change Put(std::string id, std::string payload, std::uint64_t sequence) {
  return {.key = Key(std::move(id)), .payload = std::move(payload), .sequence = sequence};
}

class RocksdbStoreTest : public testing::Test {
 protected:
  std::unique_ptr<RocksdbStore> Open() {
    auto store = RocksdbStore::Open(data_, kCipher);
    EXPECT_TRUE(store.ok()) << store.status();
    return store.ok() ? *std::move(store) : nullptr;
  }
  absl::Status OpenError() { return RocksdbStore::Open(data_, kCipher).status(); }

  static std::vector<std::uint64_t> Changed(const Store& store, std::uint64_t since) {
    std::vector<std::uint64_t> changed;
    const absl::Status status = store.ChangedSince(since, [&changed](std::uint64_t sequence, const RecordKey&) {
      changed.push_back(sequence);
      return true;
    });
    EXPECT_TRUE(status.ok()) << status;
    return changed;
  }

  // What a server that kept no log would have written: the record, and the counter without a payload.
  void WriteAsWithoutLog(std::string id, std::uint64_t sequence) {
    rocksdb::DB* opened = nullptr;
    ASSERT_TRUE(rocksdb::DB::Open(rocksdb::Options(), data_ + "/records", &opened).ok());
    const std::unique_ptr<rocksdb::DB> db(opened);
    const RecordKey counter = {.tenant = "", .kind = RecordKind::kMeta, .id = "sequence"};
    for (const RecordKey& key : {Key(std::move(id)), counter}) {
      ASSERT_TRUE(db->Put(rocksdb::WriteOptions(), EncodeKey(key), *SealRecord(kCipher, key, "", sequence)).ok());
    }
  }

  // Copies the folder of a running store: what a power loss at this moment would leave.
  void CopyTo(const fs::path& target) { fs::copy(data_, target, fs::copy_options::recursive); }

  TempFolder folder_;
  std::string data_ = folder_.File("data");
};

std::vector<fs::path> FilesWith(const fs::path& folder, const std::string& extension) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == extension) files.push_back(entry.path());
  }
  return files;
}

void Overwrite(const fs::path& file, std::size_t offset, const std::string& bytes) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekp(static_cast<std::streamoff>(offset));
  stream << bytes;
}

TEST_F(RocksdbStoreTest, EverythingIsThereAfterARestart) {
  {
    const auto store = Open();
    ASSERT_TRUE(store->Apply({Put("a", "1", 1), Put("b", "2", 2)}).ok());
    ASSERT_TRUE(store->Apply({{.key = Key("a"), .payload = std::nullopt, .sequence = 3}}).ok());
  }
  const auto store = Open();
  EXPECT_EQ(store->last_sequence(), 3u);
  EXPECT_FALSE(store->Get(Key("a"))->has_value());
  EXPECT_EQ((*store->Get(Key("b")))->payload, "2");
}

TEST_F(RocksdbStoreTest, LogAndWhereItBeginsAreThereAfterARestart) {
  {
    const auto store = Open();
    for (std::uint64_t i = 1; i <= 4; ++i) ASSERT_TRUE(store->Apply({Put("a", "1", i)}).ok());
    ASSERT_TRUE(store->ForgetChanges(2).ok());
  }
  const auto store = Open();
  EXPECT_EQ(store->last_sequence(), 4u);
  EXPECT_THAT(Changed(*store, 2), ElementsAre(3, 4));
  EXPECT_EQ(store->ChangedSince(1, [](std::uint64_t, const RecordKey&) { return true; }).code(),
            absl::StatusCode::kOutOfRange);
}

TEST_F(RocksdbStoreTest, LogOfAKilledServerHoldsWhatWasAcknowledged) {
  const auto store = Open();
  ASSERT_TRUE(store->Apply({Put("a", "1", 1)}).ok());
  ASSERT_TRUE(store->ForgetChanges(1).ok());
  ASSERT_TRUE(store->Apply({Put("b", "1", 2)}).ok());
  CopyTo(folder_.File("killed"));
  const auto after = RocksdbStore::Open(folder_.File("killed"), kCipher);
  ASSERT_TRUE(after.ok()) << after.status();
  EXPECT_THAT(Changed(**after, 1), ElementsAre(2));
}

// Neither a folder from before there was a log, nor one that such a server wrote to in between, may seem to have a log
// without gaps.
TEST_F(RocksdbStoreTest, LogBeginsAfterWhatWasWrittenWithoutOne) {
  const auto is_out_of_range = [](const Store& store, std::uint64_t since) {
    return store.ChangedSince(since, [](std::uint64_t, const RecordKey&) { return true; }).code() ==
           absl::StatusCode::kOutOfRange;
  };
  Open();
  WriteAsWithoutLog("a", 5);
  {
    const auto store = Open();
    EXPECT_TRUE(is_out_of_range(*store, 0));
    EXPECT_TRUE(is_out_of_range(*store, 4));
    EXPECT_THAT(Changed(*store, 5), IsEmpty());
    ASSERT_TRUE(store->Apply({Put("b", "1", 6)}).ok());
    EXPECT_THAT(Changed(*store, 5), ElementsAre(6));
  }
  EXPECT_THAT(Changed(*Open(), 5), ElementsAre(6)) << "and it is there after a restart";
  WriteAsWithoutLog("c", 7);
  const auto store = Open();
  EXPECT_TRUE(is_out_of_range(*store, 5));
  EXPECT_TRUE(is_out_of_range(*store, 6));
  ASSERT_TRUE(store->Apply({Put("d", "1", 8)}).ok());
  EXPECT_THAT(Changed(*store, 7), ElementsAre(8));
}

TEST_F(RocksdbStoreTest, AcknowledgedWritesSurviveAKill) {
  const auto store = Open();
  ASSERT_TRUE(store->Apply({Put("a", "1", 1)}).ok());
  CopyTo(folder_.File("killed"));
  const auto after = RocksdbStore::Open(folder_.File("killed"), kCipher);
  ASSERT_TRUE(after.ok()) << after.status();
  EXPECT_EQ((*(*after)->Get(Key("a")))->payload, "1");
  EXPECT_EQ((*after)->last_sequence(), 1u);
}

// A batch whose writing was cut short was never acknowledged: it is gone whole, and all before it is there.
TEST_F(RocksdbStoreTest, TornLastBatchIsDroppedWhole) {
  const auto store = Open();
  ASSERT_TRUE(store->Apply({Put("a", "1", 1)}).ok());
  const auto before = fs::file_size(FilesWith(data_ + "/records", ".log").front());
  ASSERT_TRUE(store->Apply({Put("b", std::string(500, 'b'), 2), Put("c", std::string(500, 'c'), 3)}).ok());
  CopyTo(folder_.File("torn"));
  const fs::path log = FilesWith(folder_.File("torn/records"), ".log").front();
  const auto after = fs::file_size(log);
  for (const auto size : {after - 1, before + 600, before + 1}) {
    fs::resize_file(log, size);
    fs::copy(folder_.File("torn"), folder_.File(absl::StrCat("torn", size)), fs::copy_options::recursive);
    const auto torn = RocksdbStore::Open(folder_.File(absl::StrCat("torn", size)), kCipher);
    ASSERT_TRUE(torn.ok()) << torn.status();
    EXPECT_EQ((*torn)->last_sequence(), 1u);
    EXPECT_EQ((*(*torn)->Get(Key("a")))->payload, "1");
    EXPECT_FALSE((*torn)->Get(Key("b"))->has_value());
    EXPECT_FALSE((*torn)->Get(Key("c"))->has_value());
  }
}

TEST_F(RocksdbStoreTest, DamageInTheMiddleOfTheLogIsToldNotSkipped) {
  const auto store = Open();
  for (std::uint64_t i = 1; i <= 100; ++i)
    ASSERT_TRUE(store->Apply({Put(absl::StrCat(i), std::string(1000, 'x'), i)}).ok());
  CopyTo(folder_.File("damaged"));
  Overwrite(FilesWith(folder_.File("damaged/records"), ".log").front(), 40000, "scribble");
  const absl::Status status = RocksdbStore::Open(folder_.File("damaged"), kCipher).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss) << status;
  EXPECT_THAT(std::string(status.message()), HasSubstr(folder_.File("damaged")));
}

TEST_F(RocksdbStoreTest, MissingOrCutFilesAreDataLossThatNamesTheFolder) {
  {
    const auto store = Open();
    ASSERT_TRUE(store->Apply({Put("a", std::string(5000, 'x'), 1)}).ok());
  }
  Open();  // moves the log's contents into a table file
  const auto expect_data_loss = [this](const std::string& what) {
    const absl::Status status = OpenError();
    EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss) << what << ": " << status;
    EXPECT_THAT(std::string(status.message()), HasSubstr(data_)) << what;
  };
  const fs::path table = FilesWith(data_ + "/records", ".sst").front();
  fs::copy(data_, folder_.File("good"), fs::copy_options::recursive);
  const auto repair = [this] {
    fs::remove_all(data_);
    fs::copy(folder_.File("good"), data_, fs::copy_options::recursive);
  };
  fs::resize_file(table, fs::file_size(table) / 2);
  expect_data_loss("cut table");
  repair();
  fs::remove(table);
  expect_data_loss("missing table");
  repair();
  fs::remove(data_ + "/records/CURRENT");
  expect_data_loss("missing CURRENT");
  repair();
  for (const auto& entry : fs::directory_iterator(data_ + "/records")) {
    if (entry.path().filename().string().starts_with("MANIFEST")) fs::resize_file(entry.path(), 10);
  }
  expect_data_loss("cut MANIFEST");
  repair();
  EXPECT_EQ((*Open()->Get(Key("a")))->payload.size(), 5000u);
}

TEST_F(RocksdbStoreTest, FolderOfAnotherFormatVersionIsRefusedAndLeftAlone) {
  {
    // Writing the store's own record through its door is the shortest way to a folder of another version.
    const auto store = Open();
    ASSERT_TRUE(
        store
            ->Apply(
                {{.key = {.tenant = "", .kind = RecordKind::kMeta, .id = "format"}, .payload = "999", .sequence = 1}})
            .ok());
  }
  const absl::Status status = OpenError();
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(status.message()), HasSubstr("format version 999, this server wants 1"));
  EXPECT_THAT(std::string(status.message()), HasSubstr(data_));
  EXPECT_THAT(std::string(status.message()), HasSubstr("--data"));
}

TEST_F(RocksdbStoreTest, RecordsWithoutFormatVersionAreRefused) {
  {
    const auto store = Open();
    ASSERT_TRUE(store
                    ->Apply({Put("a", "1", 1),
                             {.key = {.tenant = "", .kind = RecordKind::kMeta, .id = "format"},
                              .payload = std::nullopt,
                              .sequence = 2}})
                    .ok());
  }
  EXPECT_EQ(OpenError().code(), absl::StatusCode::kDataLoss);
}

TEST_F(RocksdbStoreTest, FolderInUseIsRefused) {
  const auto store = Open();
  const absl::Status status = OpenError();
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(status.message()), HasSubstr("in use by another process"));
  EXPECT_THAT(std::string(status.message()), HasSubstr(data_));
}

TEST_F(RocksdbStoreTest, FileInPlaceOfTheFolderIsRefused) {
  std::ofstream(data_) << "a file";
  const absl::Status status = OpenError();
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(status.message()), HasSubstr("is not a folder"));
}

TEST_F(RocksdbStoreTest, MissingParentFolderIsNamed) {
  data_ = folder_.File("absent/data");
  const absl::Status status = OpenError();
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(status.message()), HasSubstr(data_));
}

TEST_F(RocksdbStoreTest, FolderWithoutRightsIsRefused) {
  if (::geteuid() == 0) GTEST_SKIP() << "root has rights everywhere";
  fs::create_directory(data_);
  fs::permissions(data_, fs::perms::owner_read | fs::perms::owner_exec);
  const absl::Status status = OpenError();
  fs::permissions(data_, fs::perms::owner_all);
  EXPECT_EQ(status.code(), absl::StatusCode::kPermissionDenied);
  EXPECT_THAT(std::string(status.message()), HasSubstr(data_));
}

TEST_F(RocksdbStoreTest, FirstStartThatWasCutShortStartsAgain) {
  fs::create_directories(data_ + "/records");
  std::ofstream(data_ + "/records/MANIFEST-000001") << "cut short";
  std::ofstream(data_ + "/records/LOCK");
  const auto store = Open();
  ASSERT_NE(store, nullptr);
  EXPECT_TRUE(store->Apply({Put("a", "1", 1)}).ok());
}

}  // namespace
}  // namespace perron
