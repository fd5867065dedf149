// The load generator itself: arrivals, data, loops and report, against a server in this process.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>
#include <sstream>

#include "tests/bench/load/arrivals.h"
#include "tests/bench/load/load_data.h"
#include "tests/bench/load/load_random.h"
#include "tests/bench/load/load_report.h"
#include "tests/bench/load/match_load.h"
#include "tests/bench/load/visibility.h"
#include "tests/bench/load/write_load.h"
#include "tests/support/test_server.h"

namespace perron {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;

TEST(ArrivalsTest, ArePoisson) {
  const auto arrivals = PoissonArrivals(1000, std::chrono::seconds(20), 7);
  EXPECT_TRUE(std::is_sorted(arrivals.begin(), arrivals.end()));
  EXPECT_GE(arrivals.front().count(), 0);
  EXPECT_LT(arrivals.back(), std::chrono::seconds(20));
  // 20,000 expected, standard deviation 141; gaps as exponential ones: a share of 1/e is above the mean.
  EXPECT_NEAR(static_cast<double>(arrivals.size()), 20'000, 700);
  std::size_t long_gaps = 0;
  for (std::size_t i = 1; i < arrivals.size(); ++i) {
    if (arrivals[i] - arrivals[i - 1] > milliseconds(1)) ++long_gaps;
  }
  EXPECT_NEAR(static_cast<double>(long_gaps) / static_cast<double>(arrivals.size()), 0.368, 0.02);
  EXPECT_EQ(PoissonArrivals(1000, std::chrono::seconds(20), 7), arrivals);
  EXPECT_NE(PoissonArrivals(1000, std::chrono::seconds(20), 8), arrivals);
}

TEST(LatenciesTest, QuantilesAreRanks) {
  Latencies none;
  EXPECT_EQ(none.Quantile(0.5), 0);
  Latencies all;
  for (int i = 100; i > 0; --i) {
    Latencies one;
    one.Add(milliseconds(i));
    all.AddAll(one);
  }
  EXPECT_EQ(all.count(), 100U);
  EXPECT_EQ(all.Quantile(0), 1);
  EXPECT_EQ(all.Quantile(0.5), 51);
  EXPECT_EQ(all.Quantile(0.99), 100);
  EXPECT_EQ(all.Quantile(1), 100);
}

std::vector<v1::Occupation> Occupations() {
  std::vector<v1::Occupation> occupations;
  for (int i = 0; i < 50; ++i) {
    v1::Occupation& occupation = occupations.emplace_back();
    occupation.set_uri("o:" + std::to_string(i));
    occupation.set_label("Occupation " + std::to_string(i));
    for (int j = 0; j < 20; ++j) {
      v1::Requirement& requirement = *occupation.add_requirements();
      requirement.set_competency("c:" + std::to_string(10 * i + j));
      requirement.set_importance(j < 10 ? v1::IMPORTANCE_ESSENTIAL : v1::IMPORTANCE_SOMEWHAT);
    }
  }
  occupations.emplace_back().set_uri("asks nothing");
  return occupations;
}

TEST(LoadDataTest, TheSameRecordWheneverItIsMade) {
  const LoadData data(Occupations(), 1);
  const LoadData again(Occupations(), 1);
  const LoadData other(Occupations(), 2);
  std::set<std::string> people;
  for (std::size_t i = 0; i < 100; ++i) {
    EXPECT_EQ(data.Candidate(i).SerializeAsString(), again.Candidate(i).SerializeAsString());
    EXPECT_EQ(data.Vacancy(i).SerializeAsString(), again.Vacancy(i).SerializeAsString());
    EXPECT_NE(data.Candidate(i).SerializeAsString(), data.Candidate(i, 1).SerializeAsString());
    EXPECT_EQ(data.Candidate(i).name(), data.Candidate(i, 1).name());
    people.insert(data.Candidate(i).SerializeAsString());
  }
  EXPECT_EQ(people.size(), 100U);
  EXPECT_NE(data.Candidate(0).SerializeAsString(), other.Candidate(0).SerializeAsString());
}

TEST(LoadDataTest, SizesAndPopularityAreAsSaid) {
  const LoadData data(Occupations(), 1);
  std::map<std::string, int> popularity;
  double asked = 0;
  double held = 0;
  constexpr int kRecords = 2'000;
  for (std::size_t i = 0; i < kRecords; ++i) {
    const v1::Vacancy vacancy = data.Vacancy(i);
    ASSERT_GT(vacancy.requirements_size(), 0);
    asked += vacancy.requirements_size();
    ++popularity[vacancy.occupation()];
    held += data.Candidate(i).competencies_size();
  }
  EXPECT_NEAR(asked / kRecords, 12, 0.5);
  EXPECT_NEAR(held / kRecords, 6 + 2 + 2.5, 0.5);
  int most = 0;
  for (const auto& [occupation, count] : popularity) most = std::max(most, count);
  EXPECT_NEAR(most, kRecords / 4.5, 60);  // 1 of 1 + 1/2 + ... + 1/50
  EXPECT_EQ(popularity.count("asks nothing"), 0U);
}

TEST(LoadReportTest, TheSameFiguresTwice) {
  std::ostringstream out;
  LoadReport report("load_bench --x", out);
  report.BeginTable("A table", {"Call", "Median ms"});
  report.AddRow({"M", {0.12345, 2}});
  EXPECT_THAT(out.str(), HasSubstr("load_bench --x"));
  EXPECT_THAT(out.str(), HasSubstr("A table\n\n| Call | Median ms |\n|---|---|\n| M | 0.12 |\n"));
  const auto json = nlohmann::json::parse(report.ToJson());
  EXPECT_EQ(json["command"], "load_bench --x");
  EXPECT_EQ(json["tables"][0]["rows"][0]["Call"], "M");
  EXPECT_EQ(json["tables"][0]["rows"][0]["Median ms"], 0.12345);
}

// A server with a few records of the tiny taxonomy.
class LoadTest : public testing::Test {
 protected:
  static constexpr std::size_t kRecords = 20;

  void SetUp() override {
    ASSERT_TRUE(server_.ImportTinyTaxonomy().ok());
    grpc::ClientContext context;
    v1::ListOccupationsResponse occupations;
    ASSERT_TRUE(server_.taxonomy().ListOccupations(&context, {}, &occupations).ok());
    data_ = std::make_unique<LoadData>(
        std::vector<v1::Occupation>(occupations.occupations().begin(), occupations.occupations().end()), 1);
    for (std::size_t i = 0; i < kRecords; ++i) {
      grpc::ClientContext creating;
      v1::CreateCandidateRequest candidate;
      *candidate.mutable_candidate() = data_->Candidate(i);
      v1::Candidate answer;
      const grpc::Status created = server_.candidates().CreateCandidate(&creating, candidate, &answer);
      ASSERT_TRUE(created.ok()) << created.error_message();
      grpc::ClientContext offering;
      v1::CreateVacancyRequest vacancy;
      *vacancy.mutable_vacancy() = data_->Vacancy(i);
      v1::Vacancy offered;
      ASSERT_TRUE(server_.vacancies().CreateVacancy(&offering, vacancy, &offered).ok());
    }
  }

  MatchLoad Load(std::size_t vacancies = kRecords, std::size_t candidates = kRecords) {
    return {{server_.channel(), server_.channel()}, vacancies, candidates, 1};
  }

  TestServer server_;
  std::unique_ptr<LoadData> data_;
};

TEST_F(LoadTest, OneByOneSplitsWhatItMeasures) {
  for (const Question question : {Question::kCandidates, Question::kVacancies}) {
    const LoadOutcome outcome = Load().OneByOne(question, 10);
    EXPECT_EQ(outcome.latency.count(), 10U);
    EXPECT_EQ(outcome.failed, 0U);
    EXPECT_GT(outcome.rest.Quantile(0), 0);
    EXPECT_LE(outcome.index_time.Quantile(0.5), outcome.latency.Quantile(0.5));
    EXPECT_LE(outcome.rest.Quantile(1), outcome.latency.Quantile(1));
  }
}

TEST_F(LoadTest, LoopsAnswerWhatTheyAsk) {
  for (const Question question : {Question::kCandidates, Question::kVacancies}) {
    const LoadOutcome closed = Load().Closed(question, 4, milliseconds(200));
    EXPECT_GT(closed.latency.count(), 4U);
    EXPECT_EQ(closed.failed, 0U);
    EXPECT_GE(closed.seconds, 0.2);
    const LoadOutcome open = Load().Open(question, 100, milliseconds(500), 1000);
    EXPECT_EQ(open.latency.count(), PoissonArrivals(100, milliseconds(500), 1 + 4).size());
    EXPECT_EQ(open.failed + open.overflowed, 0U);
  }
}

TEST_F(LoadTest, WhatIsNotAnsweredIsCounted) {
  const LoadOutcome absent = Load(kRecords, 1'000'000'000).OneByOne(Question::kVacancies, 5);
  EXPECT_EQ(absent.failed, 5U);
  EXPECT_EQ(absent.latency.count(), 0U);
  // More than one connection can ever answer: the rest overflows, and all are accounted for.
  const LoadOutcome flooded = Load().Open(Question::kCandidates, 50'000, milliseconds(200), 2);
  EXPECT_GT(flooded.overflowed, 0U);
  EXPECT_GT(flooded.latency.count(), 0U);
  EXPECT_EQ(flooded.latency.count() + flooded.failed + flooded.overflowed,
            PoissonArrivals(50'000, milliseconds(200), 1 + 4).size());
}

TEST_F(LoadTest, WritesKeepTheirPaceAndStop) {
  WriteLoad writing({server_.channel(), server_.channel()}, *data_, 100, kRecords);
  std::this_thread::sleep_for(milliseconds(300));
  const WriteOutcome written = writing.Stop();
  EXPECT_EQ(written.failed, 0U);
  EXPECT_NEAR(static_cast<double>(written.acknowledged.count()), 31, 12);
  grpc::ClientContext context;
  v1::GetStatusResponse status;
  ASSERT_TRUE(server_.admin().GetStatus(&context, {}, &status).ok());
  EXPECT_NEAR(static_cast<double>(status.candidate_count() - kRecords), 31 / 4, 4);

  WriteLoad none({server_.channel()}, *data_, 0, kRecords);
  EXPECT_EQ(none.Stop().acknowledged.count(), 0U);
}

TEST_F(LoadTest, UpdatesAreInTheNextAnswer) {
  const VisibilityOutcome seen = MeasureVisibility(server_.channel(), *data_, 10);
  EXPECT_EQ(seen.writes, 10U);
  EXPECT_EQ(seen.in_next_answer, 10U);
  EXPECT_EQ(seen.shown.count(), 10U);
}

}  // namespace
}  // namespace perron
