#include "clients/bench/answer_times.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

namespace perron {
namespace {

TEST(AnswerTimesTest, CountsAndSorts) {
  AnswerTimes times;
  EXPECT_EQ(times.Quantile(0.5), 0);
  EXPECT_EQ(times.QueriesPerSecond(), 0);
  for (int i = 100; i > 0; --i) times.Add(i);
  EXPECT_EQ(times.count(), 100U);
  EXPECT_EQ(times.Quantile(0.5), 51);
  EXPECT_EQ(times.Quantile(0.99), 100);
  EXPECT_EQ(times.Quantile(1), 100);
  EXPECT_DOUBLE_EQ(times.seconds(), 5.05);
  EXPECT_DOUBLE_EQ(times.QueriesPerSecond(), 100 / 5.05);
}

TEST(AnswerTimesTest, TakesTheTimeOfAnAnswer) {
  AnswerTimes times;
  const int answer = times.Time([] {
    std::this_thread::sleep_for(std::chrono::milliseconds(3));
    return 42;
  });
  EXPECT_EQ(answer, 42);
  EXPECT_GE(times.Quantile(0.5), 3);
}

TEST(AnswerTimesTest, TheThreadDoesNotWorkWhileItSleeps) {
  AnswerTimes times(TimedBy::kThread);
  times.Time([] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    return 0;
  });
  EXPECT_LT(times.Quantile(0.5), 25);
  times.Time([&] {
    volatile int work = 0;
    for (int i = 0; i < 1'000'000; ++i) work = work + i;
    return 0;
  });
  EXPECT_GT(times.Quantile(1), 0);
}

}  // namespace
}  // namespace perron
