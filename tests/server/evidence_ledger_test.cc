#include "server/evidence_ledger.h"

#include <limits>

#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"

namespace perron {
namespace {

v1::Candidate Candidate(const std::string& text) {
  v1::Candidate candidate;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &candidate)) << text;
  return candidate;
}

TEST(EvidenceLedgerTest, CompetencyWithoutRecordsGetsOneOfItsLevelUnlessDenied) {
  v1::Candidate candidate = Candidate(R"pb(
    competencies { competency: "a" level: 3 }
    competencies { competency: "b" denied: true }
    competencies {
      competency: "c"
      level: 5
      evidence { level: 2 }
    }
  )pb");
  CompleteEvidence(candidate);
  ASSERT_EQ(candidate.competencies(0).evidence_size(), 1);
  EXPECT_EQ(candidate.competencies(0).evidence(0).kind(), v1::EVIDENCE_KIND_SELF_REPORTED);
  EXPECT_EQ(candidate.competencies(0).evidence(0).level(), 3);
  EXPECT_EQ(candidate.competencies(0).level(), 0);
  EXPECT_EQ(candidate.competencies(1).evidence_size(), 0);
  ASSERT_EQ(candidate.competencies(2).evidence_size(), 1);
  EXPECT_EQ(candidate.competencies(2).evidence(0).level(), 2);
  EXPECT_EQ(candidate.competencies(2).evidence(0).kind(), v1::EVIDENCE_KIND_SELF_REPORTED);
}

TEST(EvidenceLedgerTest, NewRecordsAreNumberedFromOneWhateverTheRequestSays) {
  v1::Candidate candidate = Candidate(R"pb(
    competencies {
      competency: "a"
      evidence { id: 77 level: 1 }
      evidence { level: 2 }
    }
    competencies {
      competency: "b"
      evidence { level: 1 }
    }
  )pb");
  EXPECT_EQ(*NumberEvidence(candidate, nullptr, 0), 3);
  EXPECT_EQ(candidate.competencies(0).evidence(0).id(), 1);
  EXPECT_EQ(candidate.competencies(0).evidence(1).id(), 2);
  EXPECT_EQ(candidate.competencies(1).evidence(0).id(), 3);
  EXPECT_EQ(HighestEvidenceId(candidate), 3);
}

TEST(EvidenceLedgerTest, EqualRecordsKeepTheirNumbersAndNoNumberComesAgain) {
  const v1::Candidate before = Candidate(R"pb(
    competencies {
      competency: "a"
      evidence { id: 1 level: 1 }
      evidence { id: 2 level: 2 }
      evidence { id: 5 level: 1 }
    }
  )pb");
  v1::Candidate next = Candidate(R"pb(
    competencies {
      competency: "b"
      evidence { level: 2 }
    }
    competencies {
      competency: "a"
      evidence { level: 2 }
      evidence { level: 1 }
      evidence { level: 3 }
    }
  )pb");
  EXPECT_EQ(*NumberEvidence(next, &before, 9), 11);
  EXPECT_EQ(next.competencies(0).evidence(0).id(), 10) << "of another competency";
  EXPECT_EQ(next.competencies(1).evidence(0).id(), 2);
  EXPECT_EQ(next.competencies(1).evidence(1).id(), 1);
  EXPECT_EQ(next.competencies(1).evidence(2).id(), 11) << "changed content is a new record";
}

TEST(EvidenceLedgerTest, NumbersThatRunOutAreAnError) {
  v1::Candidate candidate = Candidate(R"pb(competencies {
                                             competency: "a"
                                             evidence { level: 1 }
                                           })pb");
  EXPECT_EQ(NumberEvidence(candidate, nullptr, std::numeric_limits<std::int32_t>::max()).status().code(),
            absl::StatusCode::kResourceExhausted);
}

TEST(EvidenceLedgerTest, AddedRecordComesLastAndWithdrawsADenial) {
  v1::Candidate candidate = Candidate(R"pb(competencies { competency: "a" denied: true })pb");
  v1::Evidence record;
  record.set_id(9);
  record.set_level(4);
  EXPECT_EQ(AddEvidence(candidate, "a", record), 0);
  EXPECT_EQ(AddEvidence(candidate, "new", record), 1);
  EXPECT_FALSE(candidate.competencies(0).denied());
  EXPECT_EQ(candidate.competencies(0).evidence(0).level(), 4);
  EXPECT_EQ(candidate.competencies(0).evidence(0).id(), 0);
  EXPECT_EQ(candidate.competencies(1).competency(), "new");
}

}  // namespace
}  // namespace perron
