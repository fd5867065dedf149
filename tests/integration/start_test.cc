// Starting again: with the index base that the last run left, without it, or with one that is of no use any more. What
// is found is the same.
#include <gmock/gmock.h>
#include <grpcpp/client_context.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "tests/support/child_process.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_server.h"
#include "tests/support/tiny_resources.h"
#include "tests/support/tiny_taxonomy.h"

namespace perron {
namespace {

using testing::HasSubstr;

constexpr int kCandidates = 300;  // so many that a start puts them into a segment
constexpr const char* kWords[] = {"cook-dishes", "drive-forklift", "food-hygiene", "load-cargo", "pick-orders"};

// Candidate number i holds what its number says.
v1::Candidate CandidateOf(int number) {
  std::vector<std::string_view> words;
  for (int bit = 0; bit < 5; ++bit) {
    if ((number >> bit & 1) != 0) words.push_back(kWords[bit]);
  }
  v1::Candidate candidate = TinyCandidate(words);
  candidate.set_name("candidates/c" + std::to_string(number));
  return candidate;
}

class StartTest : public testing::Test {
 protected:
  StartTest() {
    Start();
    v1::ImportTaxonomyResponse answer;
    EXPECT_TRUE(ImportPackage(*taxonomy_, TinyTaxonomyPackage(), false, &answer).ok());
    ImportEverybody();
    EXPECT_THAT(Restart(SIGKILL), HasSubstr("index rebuilt"));
  }

  void Start() {
    perrond_ = std::make_unique<ChildProcess>(
        std::vector<std::string>{PERROND, "--data", folder_.File("data"), "--dev", "--listen", "127.0.0.1:0"});
    const std::string line = perrond_->WaitForLine(" ready ");
    const auto begin = line.find("127.0.0.1:");
    ASSERT_NE(begin, std::string::npos) << perrond_->output();
    const auto channel =
        grpc::CreateChannel(line.substr(begin, line.find(' ', begin) - begin), grpc::InsecureChannelCredentials());
    candidates_ = v1::CandidateService::NewStub(channel);
    matches_ = v1::MatchService::NewStub(channel);
    taxonomy_ = v1::TaxonomyService::NewStub(channel);
  }

  // Ends the server with the signal; with what it said.
  std::string End(int signal) {
    perrond_->Signal(signal);
    EXPECT_EQ(perrond_->Wait(), signal == SIGKILL ? -SIGKILL : 0);
    return perrond_->output();
  }

  // Ends it, starts it again, and gives back what it said when starting.
  std::string Restart(int signal) {
    End(signal);
    Start();
    return perrond_->output();
  }

  void ImportEverybody() {
    grpc::ClientContext context;
    v1::ImportCandidatesResponse answer;
    const auto writer = candidates_->ImportCandidates(&context, &answer);
    for (int i = 0; i < kCandidates; ++i) {
      v1::ImportCandidatesRequest message;
      message.mutable_item()->set_row(i);
      *message.mutable_item()->mutable_candidate() = CandidateOf(i);
      EXPECT_TRUE(writer->Write(message));
    }
    writer->WritesDone();
    const grpc::Status status = writer->Finish();
    EXPECT_TRUE(status.ok()) << status.error_message();
    EXPECT_EQ(answer.results_size(), kCandidates);
  }

  void Create(const v1::Candidate& candidate) {
    grpc::ClientContext context;
    v1::CreateCandidateRequest request;
    *request.mutable_candidate() = candidate;
    v1::Candidate answer;
    const grpc::Status status = candidates_->CreateCandidate(&context, request, &answer);
    ASSERT_TRUE(status.ok()) << status.error_message();
  }

  void Update(const v1::Candidate& candidate) {
    grpc::ClientContext context;
    v1::UpdateCandidateRequest request;
    *request.mutable_candidate() = candidate;
    v1::Candidate answer;
    const grpc::Status status = candidates_->UpdateCandidate(&context, request, &answer);
    ASSERT_TRUE(status.ok()) << status.error_message();
  }

  void Delete(int number) {
    grpc::ClientContext context;
    v1::DeleteCandidateRequest request;
    request.set_name("candidates/c" + std::to_string(number));
    google::protobuf::Empty answer;
    const grpc::Status status = candidates_->DeleteCandidate(&context, request, &answer);
    ASSERT_TRUE(status.ok()) << status.error_message();
  }

  // Everybody for a vacancy: names and all that is said of the match.
  std::string Answers() {
    std::string text;
    for (const char* word : kWords) {
      grpc::ClientContext context;
      v1::MatchCandidatesRequest request;
      *request.mutable_inline_vacancy() = TinyVacancy("v", {word, "work-in-teams"});
      request.mutable_options()->set_page_size(1000);
      request.mutable_options()->set_as_of("2026-11-22");
      request.mutable_options()->set_view(v1::MATCH_VIEW_FULL);
      v1::MatchCandidatesResponse answer;
      const grpc::Status status = matches_->MatchCandidates(&context, request, &answer);
      EXPECT_TRUE(status.ok()) << status.error_message();
      for (const v1::Match& match : answer.matches()) text += match.SerializeAsString();
    }
    return text;
  }

  std::string BasePath() const { return folder_.File("data/index/groningen.people"); }

  const TempFolder folder_;
  std::unique_ptr<ChildProcess> perrond_;
  std::unique_ptr<v1::CandidateService::Stub> candidates_;
  std::unique_ptr<v1::MatchService::Stub> matches_;
  std::unique_ptr<v1::TaxonomyService::Stub> taxonomy_;
};

TEST_F(StartTest, AfterAStopTheBaseIsUsedAndAfterAKillTheChangesSinceAreSeen) {
  const std::string before = Answers();
  ASSERT_THAT(before, HasSubstr("candidates/c31"));
  EXPECT_THAT(Restart(SIGTERM), HasSubstr("index base used"));
  EXPECT_EQ(Answers(), before);

  v1::Candidate changed = CandidateOf(31);
  changed.set_name("candidates/c0");
  Update(changed);
  Delete(31);
  changed.set_name("candidates/new");
  Create(changed);
  const std::string after = Answers();
  EXPECT_NE(after, before);
  EXPECT_THAT(Restart(SIGKILL), HasSubstr("index base used"));
  EXPECT_EQ(Answers(), after);
  EXPECT_THAT(after, HasSubstr("candidates/new"));
  EXPECT_THAT(Restart(SIGTERM), HasSubstr("index base used"));
  EXPECT_EQ(Answers(), after);
}

TEST_F(StartTest, ADamagedOrMissingBaseIsMadeAgain) {
  const std::string before = Answers();
  End(SIGTERM);
  std::string bytes;
  {
    std::ifstream in(BasePath(), std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(in), {});
  }
  ASSERT_GT(bytes.size(), 1000U);
  bytes[bytes.size() / 2] ^= 1;
  std::ofstream(BasePath(), std::ios::binary | std::ios::trunc) << bytes;
  Start();
  EXPECT_THAT(perrond_->output(), HasSubstr("index base not used"));
  EXPECT_THAT(perrond_->output(), HasSubstr("index rebuilt"));
  EXPECT_EQ(Answers(), before);

  EXPECT_THAT(Restart(SIGTERM), HasSubstr("index base used")) << "a whole one was written";
  End(SIGTERM);
  std::filesystem::remove_all(folder_.File("data/index"));
  Start();
  EXPECT_THAT(perrond_->output(), HasSubstr("index rebuilt"));
  EXPECT_EQ(Answers(), before);
}

TEST_F(StartTest, UnderAnotherTaxonomyTheBaseIsRefused) {
  EXPECT_THAT(Restart(SIGTERM), HasSubstr("index base used"));
  auto package = TinyTaxonomyPackage();
  v1::ImportTaxonomyResponse answer;
  for (auto& [name, content] : package) {
    if (const auto at = content.find("gerechten koken"); at != std::string::npos)
      content.replace(at, 15, "eten klaarmaken");
  }
  ASSERT_TRUE(ImportPackage(*taxonomy_, package, false, &answer).ok());
  const std::string before = Answers();
  const std::string started = Restart(SIGKILL);
  EXPECT_THAT(started, HasSubstr("index base not used"));
  EXPECT_THAT(started, HasSubstr("taxonomy"));
  EXPECT_EQ(Answers(), before);
  EXPECT_THAT(Restart(SIGTERM), HasSubstr("index base used"));
  EXPECT_EQ(Answers(), before);
}

}  // namespace
}  // namespace perron
