#include "clients/cli/evidence_command.h"

#include <gmock/gmock.h>

#include "tests/clients/cli/run_cli.h"

namespace perron {
namespace {

using testing::HasSubstr;

using EvidenceCommandTest = CliTest;

TEST_F(EvidenceCommandTest, ShowsTheLedger) {
  v1::EvidenceEntry* entry = server_.candidates.evidence.response.add_entries();
  entry->set_label("koken");
  entry->mutable_evidence()->set_id(3);
  entry->mutable_evidence()->set_kind(v1::EVIDENCE_KIND_COACH_OBSERVED);
  entry->mutable_evidence()->set_valid_until("2030-01-01");
  const CliResult result = Run({"candidates", "evidence", "c-1"});
  EXPECT_EQ(result.code, kExitOk);
  EXPECT_EQ(server_.candidates.evidence.last.candidate(), "candidates/c-1");
  for (const char* part : {"3", "koken", "gezien door coach", "2030-01-01"}) EXPECT_THAT(result.out, HasSubstr(part));
  EXPECT_THAT(Run({"candidates", "evidence", "c-1", "--json"}).out, HasSubstr("\"entries\""));
}

TEST_F(EvidenceCommandTest, AnAbsentCandidateIsCodeFour) {
  server_.candidates.evidence.status = {grpc::StatusCode::NOT_FOUND, "there is no candidates/c-9"};
  EXPECT_EQ(Run({"candidates", "evidence", "c-9"}).code, kExitNotFound);
}

}  // namespace
}  // namespace perron
