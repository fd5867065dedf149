#include "clients/cli/status_command.h"

#include <gmock/gmock.h>

#include "tests/clients/cli/run_cli.h"

namespace perron {
namespace {

using testing::HasSubstr;

using StatusCommandTest = CliTest;

TEST_F(StatusCommandTest, TellsWhatServesAndHowLargeItIs) {
  v1::GetStatusResponse& status = server_.admin.status.response;
  status.set_server_version("0.1.0");
  status.set_candidate_count(400);
  status.set_resident_memory_bytes(300 * 1024 * 1024);
  status.set_match_index_bytes(41 * 1024 * 1024);
  status.set_similar_index_bytes(17 * 1024 * 1024);
  status.set_fresh_record_count(123);
  status.mutable_taxonomy()->set_version("0123456789abcdef");
  status.mutable_taxonomy()->set_model("ppmi-svd-1");
  status.mutable_taxonomy()->set_competency_count(13890);
  status.mutable_taxonomy()->add_languages("en");
  status.mutable_taxonomy()->add_languages("nl");
  const CliResult result = Run({"status"});
  EXPECT_EQ(result.code, kExitOk);
  EXPECT_THAT(result.out, HasSubstr("\nkandidaten                               400\n"));
  EXPECT_THAT(result.out, HasSubstr("300 MiB"));
  EXPECT_THAT(result.out, HasSubstr("41 MiB"));
  EXPECT_THAT(result.out, HasSubstr("17 MiB"));
  EXPECT_THAT(result.out, HasSubstr("123"));
  EXPECT_THAT(result.out, HasSubstr("0123456789abcdef (ppmi-svd-1)"));
  EXPECT_THAT(result.out, HasSubstr("en, nl"));
  EXPECT_THAT(Run({"status", "--lang", "en"}).out, HasSubstr("candidates"));
}

TEST_F(StatusCommandTest, WithoutATaxonomySaysHowToBegin) {
  EXPECT_THAT(Run({"status"}).out, HasSubstr("begin met perron taxonomy import DIR"));
}

TEST_F(StatusCommandTest, AsJsonItIsTheAnswerItself) {
  server_.admin.status.response.set_config_version("1");
  EXPECT_EQ(Run({"status", "--json"}).out, "{\n \"configVersion\": \"1\"\n}\n");
}

}  // namespace
}  // namespace perron
