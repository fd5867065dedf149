#include "index/record_format.h"

#include <algorithm>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "perron/store/v1/record.pb.h"

namespace perron {
namespace {

RecordKey Key(std::string tenant, RecordKind kind, std::string id) {
  return {.tenant = std::move(tenant), .kind = kind, .id = std::move(id)};
}

TEST(RecordFormatTest, KeyIsTenantZeroKindId) {
  EXPECT_EQ(EncodeKey(Key("groningen", RecordKind::kVacancy, "v-1")), std::string("groningen\0vv-1", 14));
  EXPECT_EQ(EncodeKey(Key("", RecordKind::kMeta, "format")), std::string("\0mformat", 8));
}

TEST(RecordFormatTest, BytesOfKeysAreInTheOrderOfRecordKeys) {
  std::vector<RecordKey> keys;
  for (const char* tenant : {"", "a", "a-b", "ab", "b"}) {
    for (const RecordKind kind : {RecordKind::kCandidate, RecordKind::kMeta, RecordKind::kVacancy}) {
      for (const char* id : {"1", "10", "2", "a"}) keys.push_back(Key(tenant, kind, id));
    }
  }
  std::sort(keys.begin(), keys.end());
  for (std::size_t i = 1; i < keys.size(); ++i) EXPECT_LT(EncodeKey(keys[i - 1]), EncodeKey(keys[i]));
  for (const RecordKey& key : keys) EXPECT_EQ(*DecodeKey(EncodeKey(key)), key);
}

TEST(RecordFormatTest, BytesThatAreNoKeyAreDataLoss) {
  for (const std::string& bytes :
       {std::string(), std::string("tenant"), std::string("tenant\0", 7), std::string("tenant\0?id", 10)}) {
    EXPECT_EQ(DecodeKey(bytes).status().code(), absl::StatusCode::kDataLoss) << bytes;
  }
}

TEST(RecordFormatTest, KeysOfLoggedChangesAreInTheOrderOfTheChanges) {
  const std::uint64_t sequences[] = {0, 1, 255, 256, 65'535, 65'536, 0x0102030405060708, ~std::uint64_t{0}};
  std::string before;
  for (const std::uint64_t sequence : sequences) {
    const RecordKey key = LoggedChangeKey(sequence);
    EXPECT_LT(before, EncodeKey(key)) << sequence;
    before = EncodeKey(key);
    EXPECT_EQ(*DecodeKey(before), key);
    EXPECT_EQ(*LoggedSequence(key.id), sequence);
  }
  EXPECT_EQ(LoggedSequence("1234567").status().code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(LoggedSequence("123456789").status().code(), absl::StatusCode::kDataLoss);
}

TEST(RecordFormatTest, RecordComesBackWithItsSequence) {
  const IdentityCipher cipher;
  const RecordKey key = Key("t", RecordKind::kCandidate, "a");
  const auto sealed = SealRecord(cipher, key, "payload", 42);
  ASSERT_TRUE(sealed.ok());
  const auto record = OpenRecord(cipher, key, *sealed);
  ASSERT_TRUE(record.ok()) << record.status();
  EXPECT_EQ(record->payload, "payload");
  EXPECT_EQ(record->sequence, 42u);
}

TEST(RecordFormatTest, UnreadableRecordIsDataLossThatNamesItsIdAndNoContents) {
  const IdentityCipher cipher;
  const RecordKey key = Key("t", RecordKind::kCandidate, "c-7");
  store::v1::Envelope other;
  other.set_format_version(9);
  other.set_payload("secret");
  store::v1::Envelope enciphered;
  enciphered.set_format_version(1);
  enciphered.set_key_id(3);
  enciphered.set_payload("secret");
  for (const std::string& bytes :
       {std::string("\xff\xff secret"), std::string(), other.SerializeAsString(), enciphered.SerializeAsString()}) {
    const absl::Status status = OpenRecord(cipher, key, bytes).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss);
    EXPECT_THAT(std::string(status.message()), testing::HasSubstr("c-7"));
    EXPECT_THAT(std::string(status.message()), testing::Not(testing::HasSubstr("secret")));
  }
}

}  // namespace
}  // namespace perron
