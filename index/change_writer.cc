// The mutex covers only the queue and the answers. The writer's thread takes tasks out under it, runs them and writes
// without it, and hands the answers back under it again; so callers queue up while the disk works, and the next group
// is as large as the disk is slow.
#include "index/change_writer.h"

#include <utility>

#include "index/staged_changes.h"

namespace perron {
namespace {

constexpr std::size_t kMaxGroupMutations = 512;
constexpr std::size_t kMaxGroupBytes = std::size_t{8} << 20;

}  // namespace

// What one caller handed in, and its answers so far.
struct ChangeWriter::Submission {
  std::vector<Mutation> mutations;
  std::vector<absl::Status> results;
  std::size_t taken = 0;     // mutations[0, taken) went to the writer's thread
  std::size_t answered = 0;  // done when all are
  CondVar done;              // of its own: others' answers wake nobody

  bool IsDone() const { return answered == mutations.size(); }
  void GiveUp() {
    answered = mutations.size();
    done.SignalAll();
  }
};

// One mutation of a submission, on the writer's thread.
struct ChangeWriter::Task {
  std::shared_ptr<Submission> submission;
  std::size_t position = 0;
  absl::Status result;
};

ChangeWriter::ChangeWriter(Store& store, Listener listener)
    : store_(store), listener_(std::move(listener)), thread_([this] { Run(); }) {}

ChangeWriter::~ChangeWriter() {
  {
    const MutexLock lock(mutex_);
    stopping_ = true;
    wake_.SignalAll();
  }
  thread_.join();
  const MutexLock lock(mutex_);
  while (callers_ > 0) left_.Wait(mutex_);
}

absl::Status ChangeWriter::Submit(Mutation mutation) {
  std::vector<Mutation> mutations;
  mutations.push_back(std::move(mutation));
  return SubmitAll(std::move(mutations)).front();
}

std::vector<absl::Status> ChangeWriter::SubmitAll(std::vector<Mutation> mutations) {
  return Start(std::move(mutations)).Wait();
}

ChangeWriter::Pending ChangeWriter::Start(std::vector<Mutation> mutations) {
  if (mutations.empty()) return {*this, nullptr};
  const auto submission = std::make_shared<Submission>();
  submission->results.resize(mutations.size(), absl::UnavailableError("the server is stopping; try again later"));
  submission->mutations = std::move(mutations);
  const MutexLock lock(mutex_);
  ++callers_;
  if (stopping_) {
    submission->GiveUp();
  } else {
    queue_.push_back(submission);
    wake_.SignalAll();
  }
  return {*this, submission};
}

std::vector<absl::Status> ChangeWriter::Pending::Wait() {
  const std::shared_ptr<Submission> submission = std::move(submission_);
  return submission == nullptr ? std::vector<absl::Status>() : writer_.Wait(*submission);
}

std::vector<absl::Status> ChangeWriter::Wait(Submission& submission) {
  const MutexLock lock(mutex_);
  while (!submission.IsDone()) submission.done.Wait(mutex_);
  if (--callers_ == 0) left_.SignalAll();
  return std::move(submission.results);
}

void ChangeWriter::Run() {
  for (std::vector<Task> group = TakeGroup(); !group.empty(); group = TakeGroup()) {
    RunGroup(group);
    Answer(group);
  }
  const MutexLock lock(mutex_);
  for (const std::shared_ptr<Submission>& submission : queue_) submission->GiveUp();
  queue_.clear();
}

// Waits for work. Empty = the writer stops.
std::vector<ChangeWriter::Task> ChangeWriter::TakeGroup() {
  std::vector<Task> group;
  const MutexLock lock(mutex_);
  while (queue_.empty() && !stopping_) wake_.Wait(mutex_);
  if (stopping_) return group;
  while (!queue_.empty() && group.size() < kMaxGroupMutations) {
    const std::shared_ptr<Submission>& submission = queue_.front();
    group.push_back({.submission = submission, .position = submission->taken++, .result = absl::OkStatus()});
    if (submission->taken == submission->mutations.size()) queue_.pop_front();
  }
  return group;
}

void ChangeWriter::RunGroup(std::vector<Task>& group) {
  for (std::size_t next = 0; next < group.size();) {
    const std::size_t first = next;
    StagedChanges staged(store_);
    while (next < group.size() && staged.bytes() < kMaxGroupBytes) {
      Task& task = group[next++];
      task.result = task.submission->mutations[task.position](staged);
      if (task.result.ok()) {
        staged.Keep();
      } else {
        staged.Drop();
      }
    }
    if (staged.changes().empty()) continue;
    const absl::Status committed = store_.Apply(staged.changes());
    if (committed.ok()) {
      listener_(staged.changes());
      continue;
    }
    // The refusals too may have been given because of changes that now never were.
    for (std::size_t i = first; i < next; ++i) group[i].result = committed;
  }
}

void ChangeWriter::Answer(std::vector<Task>& group) {
  const MutexLock lock(mutex_);
  for (Task& task : group) {
    task.submission->results[task.position] = std::move(task.result);
    ++task.submission->answered;
    if (task.submission->IsDone()) task.submission->done.SignalAll();
  }
}

}  // namespace perron
