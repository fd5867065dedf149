#include "tests/bench/load/write_load.h"

#include <grpcpp/client_context.h>

#include "tests/bench/load/load_random.h"

namespace perron {
namespace {

using Clock = Latencies::Clock;

constexpr std::uint64_t kSeed = 5;
constexpr std::size_t kNewOneOf = 4;

}  // namespace

WriteLoad::WriteLoad(const std::vector<std::shared_ptr<grpc::Channel>>& connections, const LoadData& data, double rate,
                     std::size_t stored)
    : data_(data), rate_(rate), stored_(stored), begin_(Clock::now()) {
  if (rate == 0) return;
  lanes_.resize(connections.size());
  for (std::size_t i = 0; i < lanes_.size(); ++i) {
    lanes_[i].stub = v1::CandidateService::NewStub(connections[i]);
    lanes_[i].thread = std::thread([this, i] { Write(lanes_[i], i); });
  }
}

WriteLoad::~WriteLoad() { Join(); }

void WriteLoad::Join() {
  stopping_ = true;
  for (Lane& lane : lanes_) {
    if (lane.thread.joinable()) lane.thread.join();
  }
}

WriteOutcome WriteLoad::Stop() {
  Join();
  WriteOutcome all;
  all.seconds = std::chrono::duration<double>(Clock::now() - begin_).count();
  for (const Lane& lane : lanes_) {
    all.failed += lane.outcome.failed;
    all.acknowledged.AddAll(lane.outcome.acknowledged);
  }
  return all;
}

// Every lanes_.size()-th write is this lane's.
void WriteLoad::Write(Lane& lane, std::size_t first) {
  for (std::size_t number = first; !stopping_; number += lanes_.size()) {
    const std::chrono::duration<double> offset(static_cast<double>(number) / rate_);
    const Clock::time_point due = begin_ + std::chrono::duration_cast<Clock::duration>(offset);
    std::this_thread::sleep_until(due);
    if (WriteOne(*lane.stub, number)) {
      lane.outcome.acknowledged.Add(Clock::now() - due);
    } else {
      ++lane.outcome.failed;
    }
  }
}

bool WriteLoad::WriteOne(v1::CandidateService::Stub& stub, std::size_t number) const {
  grpc::ClientContext context;
  v1::Candidate answer;
  if (number % kNewOneOf == 0) {
    v1::CreateCandidateRequest request;
    *request.mutable_candidate() = data_.Candidate(stored_ + number);
    request.mutable_candidate()->clear_name();
    return stub.CreateCandidate(&context, request, &answer).ok();
  }
  LoadRandom random(kSeed, number);
  v1::UpdateCandidateRequest request;
  *request.mutable_candidate() = data_.Candidate(random.Below(stored_), number);
  request.mutable_update_mask()->add_paths("competencies");
  return stub.UpdateCandidate(&context, request, &answer).ok();
}

}  // namespace perron
