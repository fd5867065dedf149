#include "server/process_memory.h"

#include <gtest/gtest.h>

#include <sstream>

namespace perron {
namespace {

TEST(ProcessMemoryTest, ReadsTheResidentSize) {
  std::istringstream status("Name:\tperrond\nVmPeak:\t  900 kB\nVmRSS:\t  123 kB\nRssAnon:\t 1 kB\n");
  EXPECT_EQ(ParseResidentMemory(status), 123 * 1024);
}

TEST(ProcessMemoryTest, UnknownIsZero) {
  std::istringstream status("Name:\tperrond\n");
  EXPECT_EQ(ParseResidentMemory(status), 0);
}

TEST(ProcessMemoryTest, ThisProcessHasSome) { EXPECT_GT(ResidentMemoryBytes(), 1 << 20); }

}  // namespace
}  // namespace perron
