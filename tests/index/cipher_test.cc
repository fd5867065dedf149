#include "index/cipher.h"

#include "gtest/gtest.h"

namespace perron {
namespace {

const RecordKey kKey = {.tenant = "t", .kind = RecordKind::kCandidate, .id = "a"};

TEST(IdentityCipherTest, LeavesPayloadsAsTheyAre) {
  const IdentityCipher cipher;
  const auto sealed = cipher.Seal(kKey, "text");
  ASSERT_TRUE(sealed.ok());
  EXPECT_EQ(sealed->key_id, 0u);
  EXPECT_EQ(sealed->bytes, "text");
  EXPECT_EQ(*cipher.Open(kKey, *sealed), "text");
}

TEST(IdentityCipherTest, RefusesWhatWasEnciphered) {
  const auto opened = IdentityCipher().Open(kKey, {.key_id = 4, .bytes = "?"});
  EXPECT_EQ(opened.status().code(), absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace perron
