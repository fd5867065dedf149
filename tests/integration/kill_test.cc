// Killing the program at any moment loses nothing that it acknowledged: writers note what they were told, perrond is
// killed under their hands and started again, and everything is compared.
#include <gmock/gmock.h>
#include <grpcpp/client_context.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <functional>
#include <memory>
#include <mutex>
#include <random>
#include <thread>

#include "tests/integration/write_model.h"
#include "tests/support/child_process.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_server.h"
#include "tests/support/tiny_taxonomy.h"

namespace perron {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using Random = std::mt19937;

constexpr int kRounds = 12;
constexpr std::uint32_t kSeed = 20261122;
constexpr const char* kTaxonomy = "taxonomy";  // the model's name for which taxonomy serves

// Resources whose content tells the state, a number: other numbers make other competencies too.

std::string CompetencyOf(const std::string& state) {
  const std::vector<std::string> words = {"cook-dishes", "drive-forklift", "food-hygiene", "load-cargo", "pick-orders"};
  return TinyCompetency(words[std::hash<std::string>()(state) % words.size()]);
}

v1::Candidate MakeCandidate(const std::string& name, const std::string& state) {
  v1::Candidate candidate;
  candidate.set_name(name);
  candidate.set_display_name(state);
  candidate.add_competencies()->set_competency(CompetencyOf(state));
  return candidate;
}

v1::Vacancy MakeVacancy(const std::string& name, const std::string& state) {
  v1::Vacancy vacancy;
  vacancy.set_name(name);
  vacancy.set_title(state);
  vacancy.add_requirements()->set_competency(CompetencyOf(state));
  return vacancy;
}

std::string StateOf(const v1::Candidate& candidate) {
  const bool whole = candidate.competencies_size() == 1 &&
                     candidate.competencies(0).competency() == CompetencyOf(candidate.display_name());
  return candidate.display_name() + (whole ? "" : ", not whole");
}

std::string StateOf(const v1::Vacancy& vacancy) {
  const bool whole =
      vacancy.requirements_size() == 1 && vacancy.requirements(0).competency() == CompetencyOf(vacancy.title());
  return vacancy.title() + (whole ? "" : ", not whole");
}

// A perrond that runs, and a connection to it.
class Running {
 public:
  explicit Running(const std::vector<std::string>& command) : perrond_(command) {
    const std::string line = perrond_.WaitForLine(" ready ");
    const auto begin = line.find("127.0.0.1:");
    EXPECT_NE(begin, std::string::npos) << perrond_.output();
    const std::string address =
        begin == std::string::npos ? "127.0.0.1:1" : line.substr(begin, line.find(' ', begin) - begin);
    channel = grpc::CreateChannel(address, grpc::InsecureChannelCredentials());
    candidates = v1::CandidateService::NewStub(channel);
    matches = v1::MatchService::NewStub(channel);
    taxonomy = v1::TaxonomyService::NewStub(channel);
    vacancies = v1::VacancyService::NewStub(channel);
  }

  int End(int signal) {
    perrond_.Signal(signal);
    return perrond_.Wait();
  }

 private:
  ChildProcess perrond_;

 public:
  std::shared_ptr<grpc::Channel> channel;
  std::unique_ptr<v1::CandidateService::Stub> candidates;
  std::unique_ptr<v1::MatchService::Stub> matches;
  std::unique_ptr<v1::TaxonomyService::Stub> taxonomy;
  std::unique_ptr<v1::VacancyService::Stub> vacancies;
};

// How far the writers of a round are, and whether the server is being ended.
class Round {
 public:
  void NoteAcknowledged() {
    const std::lock_guard<std::mutex> lock(mutex_);
    ++acknowledged_;
    changed_.notify_all();
  }
  // A writer's call failed: its round is over. That must not happen before the server is ended.
  void NoteFailed(const grpc::Status& status) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (!ending_) ADD_FAILURE() << status.error_code() << " " << status.error_message();
    failed_ = true;
    changed_.notify_all();
  }
  void WaitForAcknowledged(int count) {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [&] { return failed_ || acknowledged_ >= count; });
  }
  void StartEnding() {
    const std::lock_guard<std::mutex> lock(mutex_);
    ending_ = true;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int acknowledged_ = 0;
  bool failed_ = false;
  bool ending_ = false;
};

// Writes to resources that nobody else writes to, until a call fails.
class Writer {
 public:
  explicit Writer(std::uint32_t seed) : random_(seed) {}
  virtual ~Writer() = default;

  void Run(Running& server, Round& round) {
    for (;;) {
      const grpc::Status status = Write(server);
      if (!status.ok()) return round.NoteFailed(status);
      round.NoteAcknowledged();
    }
  }

  WriteModel& model() { return model_; }

 protected:
  virtual grpc::Status Write(Running& server) = 0;

  std::string NewState() { return std::to_string(random_()); }
  std::uint32_t Below(std::uint32_t end) { return static_cast<std::uint32_t>(random_() % end); }

  // Notes the write around the call that makes it.
  grpc::Status Noting(const std::string& name, const WriteModel::State& state,
                      const std::function<grpc::Status()>& call) {
    model_.Send(name, state);
    const grpc::Status status = call();
    if (status.ok()) model_.Acknowledge(name);
    return status;
  }

 private:
  Random random_;
  WriteModel model_;
};

constexpr std::uint32_t kNamesPerWriter = 20;

class CandidateWriter : public Writer {
 public:
  using Writer::Writer;

 protected:
  grpc::Status Write(Running& server) override {
    const std::string name = "candidates/c" + std::to_string(Below(kNamesPerWriter));
    grpc::ClientContext context;
    const bool exists = model().Acknowledged(name).has_value();
    if (exists && Below(3) == 0) {
      v1::DeleteCandidateRequest request;
      request.set_name(name);
      google::protobuf::Empty answer;
      return Noting(name, std::nullopt, [&] { return server.candidates->DeleteCandidate(&context, request, &answer); });
    }
    const std::string state = NewState();
    v1::Candidate answer;
    if (exists) {
      v1::UpdateCandidateRequest request;
      *request.mutable_candidate() = MakeCandidate(name, state);
      return Noting(name, state, [&] { return server.candidates->UpdateCandidate(&context, request, &answer); });
    }
    v1::CreateCandidateRequest request;
    *request.mutable_candidate() = MakeCandidate(name, state);
    return Noting(name, state, [&] { return server.candidates->CreateCandidate(&context, request, &answer); });
  }
};

class VacancyWriter : public Writer {
 public:
  using Writer::Writer;

 protected:
  grpc::Status Write(Running& server) override {
    const std::string name = "vacancies/v" + std::to_string(Below(kNamesPerWriter));
    grpc::ClientContext context;
    const bool exists = model().Acknowledged(name).has_value();
    if (exists && Below(3) == 0) {
      v1::DeleteVacancyRequest request;
      request.set_name(name);
      google::protobuf::Empty answer;
      return Noting(name, std::nullopt, [&] { return server.vacancies->DeleteVacancy(&context, request, &answer); });
    }
    const std::string state = NewState();
    v1::Vacancy answer;
    if (exists) {
      v1::UpdateVacancyRequest request;
      *request.mutable_vacancy() = MakeVacancy(name, state);
      return Noting(name, state, [&] { return server.vacancies->UpdateVacancy(&context, request, &answer); });
    }
    v1::CreateVacancyRequest request;
    *request.mutable_vacancy() = MakeVacancy(name, state);
    return Noting(name, state, [&] { return server.vacancies->CreateVacancy(&context, request, &answer); });
  }
};

// Streams rows: each is stored whole or not at all, and an import that was not answered may have stored any of them.
class VacancyImporter : public Writer {
 public:
  using Writer::Writer;

 protected:
  grpc::Status Write(Running& server) override {
    constexpr int kRows = 40;
    grpc::ClientContext context;
    v1::ImportVacanciesResponse answer;
    const auto stream = server.vacancies->ImportVacancies(&context, &answer);
    for (int row = 1; row <= kRows; ++row) {
      const std::string name = "vacancies/imported" + std::to_string(row);
      const std::string state = NewState();
      v1::ImportVacanciesRequest message;
      message.mutable_item()->set_row(row);
      *message.mutable_item()->mutable_vacancy() = MakeVacancy(name, state);
      model().Send(name, state);
      if (!stream->Write(message)) break;
    }
    stream->WritesDone();
    const grpc::Status status = stream->Finish();
    if (!status.ok()) return status;
    EXPECT_EQ(answer.results_size(), kRows);
    for (const v1::ImportItemResult& result : answer.results()) {
      EXPECT_FALSE(result.has_error()) << result.error().message();
      model().Acknowledge(result.name());
    }
    return status;
  }
};

std::map<std::string, std::string> Package(bool other) {
  auto package = TinyTaxonomyPackage();
  if (other) {
    std::string& labels = package.at("skills_nl.csv");
    labels.replace(labels.find("vakken vullen"), 13, "schappen vullen");
  }
  return package;
}

// Swaps two taxonomies that know the same competencies.
class TaxonomySwapper : public Writer {
 public:
  using Writer::Writer;

  // Asks which versions the two packages are.
  void LearnVersions(Running& server) {
    for (const bool other : {false, true}) {
      v1::ImportTaxonomyResponse answer;
      const grpc::Status status = ImportPackage(*server.taxonomy, Package(other), true, &answer);
      EXPECT_TRUE(status.ok()) << status.error_message();
      versions_[other] = answer.version().version();
    }
    EXPECT_NE(versions_[false], versions_[true]);
  }

  grpc::Status Write(Running& server) override {
    const bool other = model().Acknowledged(kTaxonomy) == versions_[false];
    return Noting(kTaxonomy, versions_[other], [&] {
      v1::ImportTaxonomyResponse answer;
      return ImportPackage(*server.taxonomy, Package(other), false, &answer);
    });
  }

 private:
  std::map<bool, std::string> versions_;
};

// Everything that the server has, by List.
std::map<std::string, std::string> ListAll(Running& server) {
  std::map<std::string, std::string> found;
  const auto note = [&found](const auto& resource) { found[resource.name()] = StateOf(resource); };
  {
    grpc::ClientContext context;
    v1::ListCandidatesRequest request;
    request.set_page_size(1'000);
    v1::ListCandidatesResponse answer;
    EXPECT_TRUE(server.candidates->ListCandidates(&context, request, &answer).ok());
    for (const v1::Candidate& candidate : answer.candidates()) note(candidate);
  }
  {
    grpc::ClientContext context;
    v1::ListVacanciesRequest request;
    request.set_page_size(1'000);
    v1::ListVacanciesResponse answer;
    EXPECT_TRUE(server.vacancies->ListVacancies(&context, request, &answer).ok());
    for (const v1::Vacancy& vacancy : answer.vacancies()) note(vacancy);
  }
  grpc::ClientContext context;
  v1::TaxonomyVersion version;
  EXPECT_TRUE(server.taxonomy->GetTaxonomyVersion(&context, {}, &version).ok());
  if (!version.version().empty()) found[kTaxonomy] = version.version();
  return found;
}

// What Get says of one resource.
WriteModel::State GetOne(Running& server, const std::string& name) {
  grpc::ClientContext context;
  grpc::Status status;
  WriteModel::State state;
  if (name.rfind("candidates/", 0) == 0) {
    v1::GetCandidateRequest request;
    request.set_name(name);
    v1::Candidate answer;
    status = server.candidates->GetCandidate(&context, request, &answer);
    if (status.ok()) state = StateOf(answer);
  } else {
    v1::GetVacancyRequest request;
    request.set_name(name);
    v1::Vacancy answer;
    status = server.vacancies->GetVacancy(&context, request, &answer);
    if (status.ok()) state = StateOf(answer);
  }
  EXPECT_TRUE(status.ok() || status.error_code() == grpc::StatusCode::NOT_FOUND) << status.error_message();
  return state;
}

bool IsVacancy(const std::pair<const std::string, std::string>& found) {
  return found.first.rfind("vacancies/", 0) == 0;
}

bool IsCandidate(const std::pair<const std::string, std::string>& found) {
  return found.first.rfind("candidates/", 0) == 0;
}

// The index must hold what the store holds: a candidate who is there is matched with every vacancy that is there.
void ExpectMatches(Running& server, const std::map<std::string, std::string>& found) {
  const auto candidate = std::find_if(found.begin(), found.end(), IsCandidate);
  if (candidate == found.end()) return;
  grpc::ClientContext context;
  v1::MatchVacanciesRequest request;
  request.set_candidate(candidate->first);
  request.mutable_options()->set_page_size(1'000);
  v1::MatchVacanciesResponse answer;
  const grpc::Status status = server.matches->MatchVacancies(&context, request, &answer);
  EXPECT_TRUE(status.ok()) << status.error_message();
  std::map<std::string, std::string> matched;
  for (const v1::Match& match : answer.matches()) matched[match.name()] = match.title();
  std::map<std::string, std::string> vacancies;
  std::copy_if(found.begin(), found.end(), std::inserter(vacancies, vacancies.end()), IsVacancy);
  EXPECT_EQ(matched, vacancies);
}

class KillTest : public testing::Test {
 protected:
  KillTest() {
    writers_.push_back(std::make_unique<CandidateWriter>(kSeed + 1));
    writers_.push_back(std::make_unique<VacancyWriter>(kSeed + 2));
    writers_.push_back(std::make_unique<VacancyImporter>(kSeed + 3));
    auto swapper = std::make_unique<TaxonomySwapper>(kSeed + 4);
    swapper_ = swapper.get();
    writers_.push_back(std::move(swapper));
  }

  std::vector<std::string> Command() const {
    return {PERROND, "--data", folder_.File("data"), "--dev", "--listen", "127.0.0.1:0"};
  }

  std::uint32_t Below(std::uint32_t end) { return static_cast<std::uint32_t>(random_() % end); }

  void ImportFirstTaxonomy() {
    Running server(Command());
    swapper_->LearnVersions(server);
    const grpc::Status status = swapper_->Write(server);
    EXPECT_TRUE(status.ok()) << status.error_message();
    EXPECT_EQ(server.End(SIGKILL), -SIGKILL);
  }

  WriteModel Model() {
    WriteModel all;
    for (const auto& writer : writers_) all.Add(writer->model());
    return all;
  }

  // Compares, then holds the server to what was seen.
  void CompareAndAdopt(Running& server) {
    const auto found = ListAll(server);
    EXPECT_THAT(Model().Compare(found), IsEmpty());
    for (const auto& [name, state] : found) {
      if (name == kTaxonomy) continue;
      EXPECT_EQ(GetOne(server, name), state) << name;
    }
    ExpectMatches(server, found);
    for (const auto& writer : writers_) writer->model().Adopt(found);
  }

  // Lets all write; ends the server with the signal when `acknowledged` writes and some time more went by. Returns its
  // exit code.
  int WriteUntil(Running& server, int signal, int acknowledged, std::chrono::microseconds more) {
    Round round;
    std::vector<std::thread> threads;
    for (const auto& writer : writers_) threads.emplace_back([&] { writer->Run(server, round); });
    round.WaitForAcknowledged(acknowledged);
    std::this_thread::sleep_for(more);  // so that the end comes in the midst of a write, not at its answer
    round.StartEnding();
    const int code = server.End(signal);
    for (std::thread& thread : threads) thread.join();
    return code;
  }

  // A start that is cut short: nothing of it may stay.
  void KillDuringStart() {
    ChildProcess perrond(Command());
    std::this_thread::sleep_for(std::chrono::microseconds(Below(60'000)));
    perrond.Signal(SIGKILL);
    EXPECT_EQ(perrond.Wait(), -SIGKILL);
  }

  TempFolder folder_;
  Random random_{kSeed};
  std::vector<std::unique_ptr<Writer>> writers_;
  TaxonomySwapper* swapper_ = nullptr;
};

TEST_F(KillTest, EveryAcknowledgedWriteIsThereAfterAKillAtAnyMoment) {
  ImportFirstTaxonomy();
  std::size_t unanswered = 0;
  for (int round = 0; round < kRounds && !HasFailure(); ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    if (Below(3) == 0) KillDuringStart();
    Running server(Command());
    CompareAndAdopt(server);
    const int acknowledged = static_cast<int>(Below(400));
    EXPECT_EQ(WriteUntil(server, SIGKILL, acknowledged, std::chrono::microseconds(Below(5'000))), -SIGKILL);
    unanswered += Model().unanswered();
  }
  EXPECT_GT(unanswered, 0U) << "no kill came in the midst of a write: this tested nothing";
  Running server(Command());
  CompareAndAdopt(server);

  // The comparison would have noticed.
  WriteModel one_more = Model();
  one_more.Send("candidates/lost", "1");
  one_more.Acknowledge("candidates/lost");
  EXPECT_THAT(one_more.Compare(ListAll(server)), testing::ElementsAre(HasSubstr("candidates/lost: found nothing")));
}

TEST_F(KillTest, AStopAsAskedUnderWritersLosesNothing) {
  ImportFirstTaxonomy();
  {
    Running server(Command());
    EXPECT_EQ(WriteUntil(server, SIGTERM, 100, std::chrono::microseconds(0)), 0);
  }
  Running server(Command());
  CompareAndAdopt(server);
}

TEST(WriteModelTest, NoticesWhatIsLostStaleOrUnasked) {
  WriteModel model;
  model.Send("a", "1");
  model.Acknowledge("a");
  EXPECT_THAT(model.Compare({{"a", "1"}}), IsEmpty());
  EXPECT_THAT(model.Compare({}), testing::ElementsAre(HasSubstr("a: found nothing, acknowledged 1")));
  EXPECT_THAT(model.Compare({{"a", "0"}}), testing::ElementsAre(HasSubstr("a: found 0")));
  EXPECT_THAT(model.Compare({{"a", "1"}, {"b", "1"}}), testing::ElementsAre(HasSubstr("b: found 1, nobody")));
}

TEST(WriteModelTest, TakesEitherStateOfAnUnansweredWriteAndHoldsToTheOneSeen) {
  WriteModel model;
  model.Send("a", "1");
  model.Acknowledge("a");
  model.Send("a", std::nullopt);
  EXPECT_THAT(model.Compare({{"a", "1"}}), IsEmpty());
  EXPECT_THAT(model.Compare({}), IsEmpty());
  model.Adopt({});
  EXPECT_THAT(model.Compare({{"a", "1"}}), testing::SizeIs(1));
}

}  // namespace
}  // namespace perron
