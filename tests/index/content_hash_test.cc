#include "index/content_hash.h"

#include <gtest/gtest.h>

namespace perron {
namespace {

TEST(ContentHashTest, IsTheBeginningOfTheSha256) {
  EXPECT_EQ(ContentHash(""), "e3b0c44298fc1c14");
  EXPECT_EQ(ContentHash("abc"), "ba7816bf8f01cfea");
}

}  // namespace
}  // namespace perron
