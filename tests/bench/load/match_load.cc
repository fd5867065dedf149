#include "tests/bench/load/match_load.h"

#include <grpcpp/client_context.h>
#include <grpcpp/completion_queue.h>
#include <sys/prctl.h>

#include <atomic>
#include <string>
#include <thread>
#include <utility>

#include "tests/bench/load/arrivals.h"
#include "tests/bench/load/load_data.h"
#include "tests/bench/load/load_random.h"

namespace perron {
namespace {

using Clock = Latencies::Clock;

constexpr auto kDeadline = std::chrono::seconds(10);

// Streams of the seed.
constexpr std::uint64_t kSubjects = 3;
constexpr std::uint64_t kArrivals = 4;

void SetDeadline(grpc::ClientContext& context) { context.set_deadline(std::chrono::system_clock::now() + kDeadline); }

// What the server says that its search took.
Clock::duration IndexTime(const grpc::ClientContext& context) {
  const auto& metadata = context.GetServerTrailingMetadata();
  const auto found = metadata.find("perron-index-us");
  if (found == metadata.end()) return {};
  return std::chrono::microseconds(std::stoll(std::string(found->second.data(), found->second.size())));
}

template <typename Request>
Request Asking(const std::string& subject);

template <>
v1::MatchCandidatesRequest Asking(const std::string& subject) {
  v1::MatchCandidatesRequest request;
  request.set_vacancy(subject);
  return request;
}

template <>
v1::MatchVacanciesRequest Asking(const std::string& subject) {
  v1::MatchVacanciesRequest request;
  request.set_candidate(subject);
  return request;
}

// A call under way; its address is its tag.
struct Asked {
  virtual ~Asked() = default;
  virtual bool good() const = 0;

  grpc::ClientContext context;
  grpc::Status status;
  Clock::time_point due;
};

template <typename Response>
struct AskedFor final : Asked {
  bool good() const override { return status.ok() && !response.matches().empty(); }

  Response response;
  std::unique_ptr<grpc::ClientAsyncResponseReader<Response>> reader;
};

template <typename Response>
void Begin(std::unique_ptr<AskedFor<Response>> call) {
  AskedFor<Response>& asked = *call.release();  // whoever takes the tag owns it
  asked.reader->StartCall();
  asked.reader->Finish(&asked.response, &asked.status, static_cast<Asked*>(&asked));
}

void Note(const Asked& call, LoadOutcome& outcome) {
  if (!call.good()) {
    ++outcome.failed;
    return;
  }
  const Clock::duration taken = Clock::now() - call.due;
  const Clock::duration index = IndexTime(call.context);
  outcome.latency.Add(taken);
  outcome.index_time.Add(index);
  outcome.rest.Add(taken - index);
}

}  // namespace

// One closed or open loop: a queue and a thread for each connection that take the answers.
class MatchLoad::Run {
 public:
  Run(const MatchLoad& load, Question question)
      : load_(load), question_(question), lanes_(load.connections_.size()), begin_(Clock::now()) {}

  Clock::time_point begin() const { return begin_; }
  std::size_t outstanding() const { return outstanding_; }
  std::size_t lanes() const { return lanes_.size(); }

  // Takes answers from now on. Until `end` each is followed by another question on the same connection.
  void Start(Clock::time_point end) {
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      lanes_[i].receiver = std::thread([this, i, end] { Receive(i, end); });
    }
  }

  void Ask(std::size_t lane, Clock::time_point due) {
    const std::uint64_t number = asked_++;
    ++outstanding_;
    v1::MatchService::Stub& stub = *load_.connections_[lane];
    grpc::CompletionQueue& queue = lanes_[lane].queue;
    LoadRandom random(load_.seed_ + kSubjects, number);
    if (question_ == Question::kCandidates) {
      auto call = std::make_unique<AskedFor<v1::MatchCandidatesResponse>>();
      call->due = due;
      SetDeadline(call->context);
      const auto request = Asking<v1::MatchCandidatesRequest>(LoadData::VacancyName(random.Below(load_.vacancies_)));
      call->reader = stub.PrepareAsyncMatchCandidates(&call->context, request, &queue);
      Begin(std::move(call));
    } else {
      auto call = std::make_unique<AskedFor<v1::MatchVacanciesResponse>>();
      call->due = due;
      SetDeadline(call->context);
      const auto request = Asking<v1::MatchVacanciesRequest>(LoadData::CandidateName(random.Below(load_.candidates_)));
      call->reader = stub.PrepareAsyncMatchVacancies(&call->context, request, &queue);
      Begin(std::move(call));
    }
  }

  // Waits for what is under way. What all connections saw, together.
  LoadOutcome Finish() {
    while (outstanding_ > 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    LoadOutcome all;
    all.seconds = std::chrono::duration<double>(Clock::now() - begin_).count();
    for (Lane& lane : lanes_) {
      lane.queue.Shutdown();
      lane.receiver.join();
      all.failed += lane.outcome.failed;
      all.latency.AddAll(lane.outcome.latency);
      all.index_time.AddAll(lane.outcome.index_time);
      all.rest.AddAll(lane.outcome.rest);
    }
    return all;
  }

 private:
  struct Lane {
    grpc::CompletionQueue queue;
    LoadOutcome outcome;  // the receiver's
    std::thread receiver;
  };

  void Receive(std::size_t number, Clock::time_point end) {
    Lane& lane = lanes_[number];
    void* tag = nullptr;
    bool ok = false;
    while (lane.queue.Next(&tag, &ok)) {
      const std::unique_ptr<Asked> call(static_cast<Asked*>(tag));
      Note(*call, lane.outcome);
      if (const auto now = Clock::now(); now < end) Ask(number, now);
      --outstanding_;
    }
  }

  const MatchLoad& load_;
  const Question question_;
  std::vector<Lane> lanes_;
  const Clock::time_point begin_;
  std::atomic<std::uint64_t> asked_ = 0;
  std::atomic<std::size_t> outstanding_ = 0;
};

MatchLoad::MatchLoad(const std::vector<std::shared_ptr<grpc::Channel>>& connections, std::size_t vacancies,
                     std::size_t candidates, std::uint64_t seed)
    : vacancies_(vacancies), candidates_(candidates), seed_(seed) {
  for (const auto& connection : connections) connections_.push_back(v1::MatchService::NewStub(connection));
}

LoadOutcome MatchLoad::OneByOne(Question question, std::size_t count) const {
  LoadOutcome outcome;
  const auto begin = Clock::now();
  const auto ask = [&](auto call, auto method, const auto& request) {
    SetDeadline(call->context);
    call->due = Clock::now();
    call->status = (*connections_.front().*method)(&call->context, request, &call->response);
    Note(*call, outcome);
  };
  for (std::size_t i = 0; i < count; ++i) {
    LoadRandom random(seed_ + kSubjects, i);
    if (question == Question::kCandidates) {
      ask(std::make_unique<AskedFor<v1::MatchCandidatesResponse>>(), &v1::MatchService::Stub::MatchCandidates,
          Asking<v1::MatchCandidatesRequest>(LoadData::VacancyName(random.Below(vacancies_))));
    } else {
      ask(std::make_unique<AskedFor<v1::MatchVacanciesResponse>>(), &v1::MatchService::Stub::MatchVacancies,
          Asking<v1::MatchVacanciesRequest>(LoadData::CandidateName(random.Below(candidates_))));
    }
  }
  outcome.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  return outcome;
}

LoadOutcome MatchLoad::Closed(Question question, std::size_t outstanding, std::chrono::nanoseconds duration) const {
  Run run(*this, question);
  run.Start(run.begin() + duration);
  for (std::size_t i = 0; i < outstanding; ++i) run.Ask(i % run.lanes(), Clock::now());
  std::this_thread::sleep_until(run.begin() + duration);
  return run.Finish();
}

LoadOutcome MatchLoad::Open(Question question, double rate, std::chrono::nanoseconds duration,
                            std::size_t most_outstanding) const {
  prctl(PR_SET_TIMERSLACK, 1);  // wake up when a request is due, not up to 50 us later
  const std::vector<std::chrono::nanoseconds> arrivals = PoissonArrivals(rate, duration, seed_ + kArrivals);
  Run run(*this, question);
  run.Start(run.begin());
  std::size_t overflowed = 0;
  for (std::size_t i = 0; i < arrivals.size(); ++i) {
    const Clock::time_point due = run.begin() + arrivals[i];
    std::this_thread::sleep_until(due);
    if (run.outstanding() >= most_outstanding) {
      ++overflowed;
    } else {
      run.Ask(i % run.lanes(), due);
    }
  }
  LoadOutcome outcome = run.Finish();
  outcome.overflowed = overflowed;
  return outcome;
}

}  // namespace perron
