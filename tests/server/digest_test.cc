#include "server/digest.h"

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"
#include "perron/v1/candidate_service.pb.h"

namespace perron {
namespace {

TEST(DigestTest, Sha256IsTheStandardOne) {
  EXPECT_EQ(absl::BytesToHexString(Sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(DigestTest, EqualMessagesHaveEqualDigestsAndOthersDoNot) {
  v1::CreateCandidateRequest request;
  request.mutable_candidate()->set_area("centrum");
  const std::string digest = MessageDigest(request, {});
  EXPECT_EQ(MessageDigest(v1::CreateCandidateRequest(request), {}), digest);
  request.mutable_candidate()->set_area("noord");
  EXPECT_NE(MessageDigest(request, {}), digest);
  EXPECT_NE(MessageDigest(v1::CreateCandidateRequest(), {}), MessageDigest(v1::UpdateCandidateRequest(), {}))
      << "the type counts too";
}

TEST(DigestTest, FieldsThatAreLeftOutDoNotCountAndMayBeAbsentFromTheType) {
  v1::CreateCandidateRequest request;
  const std::string digest = MessageDigest(request, {"request_id", "no_such_field"});
  request.set_request_id("x");
  EXPECT_EQ(MessageDigest(request, {"request_id", "no_such_field"}), digest);
  request.set_candidate_id("x");
  EXPECT_NE(MessageDigest(request, {"request_id", "no_such_field"}), digest);
}

}  // namespace
}  // namespace perron
