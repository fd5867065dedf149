#include "server/request_memory.h"

#include "absl/strings/str_format.h"
#include "gtest/gtest.h"
#include "perron/v1/candidate_service.pb.h"
#include "tests/server/error_details.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_store.h"

namespace perron {
namespace {

constexpr char kId[] = "123e4567-e89b-42d3-a456-426614174000";

class RequestMemoryTest : public testing::Test {
 protected:
  RequestIdentity Identity(const std::string& id, const std::string& area, const std::string& tenant = "t") {
    v1::CreateCandidateRequest request;
    request.set_request_id(id);
    request.mutable_candidate()->set_area(area);
    Violations violations;
    RequestIdentity identity = ReadRequestId(tenant, "Create", id, request, "request_id", violations);
    EXPECT_TRUE(violations.empty());
    return identity;
  }
  void Remember(const RequestIdentity& identity, const std::string& name) {
    ASSERT_TRUE(writer_
                    .Submit([&](WriteView& view) {
                      v1::Candidate answer;
                      answer.set_name(name);
                      memory_.Remember(view, identity, answer);
                      return absl::OkStatus();
                    })
                    .ok());
  }
  absl::StatusOr<std::optional<std::string>> Recall(const RequestIdentity& identity) {
    return memory_.Recall([this](const RecordKey& key) { return store_.Get(key); }, identity);
  }

  MemoryStore store_;
  FakeClock clock_;
  RequestMemory memory_{clock_};
  ChangeWriter writer_{store_, [](const std::vector<Change>&) {}};
};

TEST_F(RequestMemoryTest, ReplayGetsTheFirstAnswer) {
  EXPECT_FALSE(Recall(Identity(kId, "noord"))->has_value());
  Remember(Identity(kId, "noord"), "candidates/a");
  const auto answer = Recall(Identity(kId, "noord"));
  ASSERT_TRUE(answer.ok() && answer->has_value());
  v1::Candidate candidate;
  ASSERT_TRUE(candidate.ParseFromString(**answer));
  EXPECT_EQ(candidate.name(), "candidates/a");
}

TEST_F(RequestMemoryTest, CaseOfTheIdDoesNotMatterAndTenantsAreApart) {
  Remember(Identity(kId, "noord"), "candidates/a");
  EXPECT_TRUE(Recall(Identity("123E4567-E89B-42D3-A456-426614174000", "noord"))->has_value());
  EXPECT_FALSE(Recall(Identity(kId, "noord", "other"))->has_value());
}

TEST_F(RequestMemoryTest, SameIdWithAnotherRequestIsRefused) {
  Remember(Identity(kId, "noord"), "candidates/a");
  const absl::Status status = Recall(Identity(kId, "zuid")).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ReasonOf(status), "REQUEST_ID_REUSED");
}

TEST_F(RequestMemoryTest, AnswersAreForgottenAfterThirtyDays) {
  Remember(Identity(kId, "noord"), "candidates/a");
  clock_.Advance(absl::Hours(24 * 30) - absl::Seconds(1));
  EXPECT_TRUE(Recall(Identity(kId, "noord"))->has_value());
  clock_.Advance(absl::Seconds(1));
  EXPECT_FALSE(Recall(Identity(kId, "noord"))->has_value());
  EXPECT_FALSE(Recall(Identity(kId, "zuid"))->has_value()) << "and the id may be used again";
}

TEST_F(RequestMemoryTest, WithoutAnIdNothingIsRecalledOrRemembered) {
  Remember(Identity("", "noord"), "candidates/a");
  EXPECT_EQ(store_.last_sequence(), 0u);
  EXPECT_FALSE(Recall(Identity("", "noord"))->has_value());
}

TEST_F(RequestMemoryTest, WhatIsNoUuidIsAViolation) {
  for (const char* id : {"1", "123e4567e89b42d3a456426614174000", "123e4567-e89b-42d3-a456-42661417400g",
                         "123e4567-e89b-42d3-a456-4266141740001"}) {
    Violations violations;
    const RequestIdentity identity = ReadRequestId("t", "Create", id, v1::Candidate(), "item.request_id", violations);
    EXPECT_EQ(ViolationsOf(violations).count("item.request_id"), 1u) << id;
    EXPECT_EQ(identity.id, "");
  }
}

TEST_F(RequestMemoryTest, SweepRemovesOldAnswersOfAllTenantsWithinItsBound) {
  for (int i = 0; i < 20; ++i) {
    Remember(Identity(absl::StrFormat("%02x3e4567-e89b-42d3-a456-426614174000", i * 13), "a", i % 2 ? "t" : "u"), "x");
  }
  clock_.Advance(absl::Hours(24 * 31));
  Remember(Identity(kId, "new"), "candidates/new");
  const std::size_t first = *memory_.Sweep(store_, writer_, 5);
  EXPECT_GE(first, 4u) << "the new one may be among the five";
  EXPECT_EQ(*memory_.Sweep(store_, writer_, 1000), 20u - first);
  EXPECT_EQ(*memory_.Sweep(store_, writer_, 1000), 0u);
  EXPECT_TRUE(Recall(Identity(kId, "new"))->has_value());
}

}  // namespace
}  // namespace perron
