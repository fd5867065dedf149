#include "server/log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>
#include <vector>

#include "tests/support/fake_clock.h"

namespace perron {
namespace {

class LoggerTest : public testing::Test {
 protected:
  FakeClock clock_;
  std::ostringstream out_;
};

TEST_F(LoggerTest, TextLineHasTimeLevelEventAndFields) {
  Logger logger(LogFormat::kText, LogLevel::kInfo, clock_, out_);
  logger.Log(LogLevel::kInfo, "ready",
             {{"address", "127.0.0.1:7443"}, {"tls", false}, {"count", 3}, {"share", 0.5}, {"note", "two words"}});
  EXPECT_EQ(out_.str(),
            "2026-11-22T12:00:00.000000Z info ready address=127.0.0.1:7443 tls=false count=3 share=0.5 "
            "note=\"two words\"\n");
}

TEST_F(LoggerTest, JsonLineIsOneObjectWithTypes) {
  Logger logger(LogFormat::kJson, LogLevel::kDebug, clock_, out_);
  logger.Log(LogLevel::kDebug, "call", {{"method", "A/B"}, {"micros", 12}, {"tls", true}});
  const auto line = nlohmann::json::parse(out_.str());
  EXPECT_EQ(line["time"], "2026-11-22T12:00:00.000000Z");
  EXPECT_EQ(line["level"], "debug");
  EXPECT_EQ(line["event"], "call");
  EXPECT_EQ(line["method"], "A/B");
  EXPECT_EQ(line["micros"], 12);
  EXPECT_EQ(line["tls"], true);
}

TEST_F(LoggerTest, DropsWhatIsBelowTheLowestLevel) {
  Logger logger(LogFormat::kText, LogLevel::kWarning, clock_, out_);
  logger.Log(LogLevel::kInfo, "quiet");
  logger.Log(LogLevel::kError, "loud");
  EXPECT_THAT(out_.str(), testing::AllOf(testing::HasSubstr("error loud"), testing::Not(testing::HasSubstr("quiet"))));
}

TEST_F(LoggerTest, LineBreaksAndBadBytesCannotForgeLines) {
  for (const LogFormat format : {LogFormat::kText, LogFormat::kJson}) {
    out_.str("");
    Logger logger(format, LogLevel::kInfo, clock_, out_);
    logger.Log(LogLevel::kInfo, "event", {{"text", "a\nb\xFF\"c"}, {"empty", ""}});
    const std::string written = out_.str();
    EXPECT_EQ(std::count(written.begin(), written.end(), '\n'), 1) << written;
    EXPECT_THAT(written, testing::HasSubstr("a\\nb"));
  }
}

TEST_F(LoggerTest, LinesOfManyThreadsDoNotMix) {
  Logger logger(LogFormat::kText, LogLevel::kInfo, clock_, out_);
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&logger] {
      for (int n = 0; n < 200; ++n) logger.Log(LogLevel::kInfo, "event", {{"key", "value"}});
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::istringstream lines(out_.str());
  std::string line;
  int count = 0;
  for (; std::getline(lines, line); ++count) EXPECT_EQ(line, "2026-11-22T12:00:00.000000Z info event key=value");
  EXPECT_EQ(count, 800);
}

}  // namespace
}  // namespace perron
