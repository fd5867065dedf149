#include "server/handler_guard.h"

#include <atomic>
#include <chrono>
#include <exception>
#include <typeinfo>
#include <utility>

#include "server/errors.h"
#include "server/grpc_status.h"
#include "server/log.h"

namespace perron {
namespace {

using SteadyClock = std::chrono::steady_clock;

// Whether a call should stop. Thread-safe.
class StopCheck {
 public:
  // *context must outlive the check.
  explicit StopCheck(const grpc::ServerContext& context)
      : context_(context), deadline_(context.deadline()), next_look_(Soon(WallClock::now())) {}

  // The deadline first: gRPC cancels a call whose deadline has passed, and the caller wants to hear why.
  StopReason Check() {
    const WallClock::time_point now = WallClock::now();
    if (now >= deadline_) return StopReason::kDeadline;
    return TimeToLook(now) && context_.IsCancelled() ? StopReason::kCancelled : StopReason::kNone;
  }

 private:
  using WallClock = std::chrono::system_clock;

  static WallClock::rep Soon(WallClock::time_point now) {
    return (now + std::chrono::milliseconds(1)).time_since_epoch().count();
  }

  // Once a millisecond for one of the threads that ask: gRPC polls the connection to know, with a lock and a system
  // call, which costs more than some hundred scores.
  bool TimeToLook(WallClock::time_point now) {
    WallClock::rep due = next_look_.load(std::memory_order_relaxed);
    return now.time_since_epoch().count() >= due && next_look_.compare_exchange_strong(due, Soon(now));
  }

  const grpc::ServerContext& context_;
  const WallClock::time_point deadline_;
  std::atomic<WallClock::rep> next_look_;
};

absl::Status LetIn(HandlerGuard::State state) {
  switch (state) {
    case HandlerGuard::State::kStarting:
      return MakeError(absl::StatusCode::kUnavailable, reason::kStarting, "the server is starting; try again");
    case HandlerGuard::State::kDraining:
      return MakeError(absl::StatusCode::kUnavailable, reason::kDraining, "the server is stopping; try again");
    case HandlerGuard::State::kServing:
      break;
  }
  return absl::OkStatus();
}

absl::Status Escaped(Logger& logger, std::string_view method, std::string_view type) {
  // Not what(): it may quote the request.
  logger.Log(LogLevel::kError, "exception", {{"method", method}, {"type", type}});
  return MakeError(absl::StatusCode::kInternal, reason::kInternal, "internal error; the server's log tells more");
}

absl::Status RunCaught(Logger& logger, std::string_view method, const Call& call,
                       absl::FunctionRef<absl::Status(const Call&)> body) {
  try {
    return body(call);
  } catch (const std::exception& e) {
    return Escaped(logger, method, typeid(e).name());
  } catch (...) {
    return Escaped(logger, method, "unknown");
  }
}

bool OperatorShouldLook(absl::StatusCode code) {
  return code == absl::StatusCode::kInternal || code == absl::StatusCode::kDataLoss ||
         code == absl::StatusCode::kUnknown;
}

void LogCall(Logger& logger, std::string_view method, const absl::Status& status, SteadyClock::duration time) {
  const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(time).count();
  const std::string code = absl::StatusCodeToString(status.code());
  if (OperatorShouldLook(status.code())) {
    const std::string message(status.message());
    logger.Log(LogLevel::kError, "call",
               {{"method", method}, {"code", code}, {"micros", micros}, {"message", message}});
  } else {
    logger.Log(LogLevel::kDebug, "call", {{"method", method}, {"code", code}, {"micros", micros}});
  }
}

}  // namespace

// Counts a call for as long as it runs.
class HandlerGuard::Running {
 public:
  explicit Running(HandlerGuard& guard) : guard_(guard) {
    MutexLock lock(guard_.mutex_);
    ++guard_.running_;
  }
  ~Running() {
    MutexLock lock(guard_.mutex_);
    if (--guard_.running_ == 0) guard_.idle_.SignalAll();
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

 private:
  HandlerGuard& guard_;
};

HandlerGuard::HandlerGuard(std::string tenant, Logger& logger, State state)
    : tenant_(std::move(tenant)), logger_(logger), state_(state) {}

grpc::Status HandlerGuard::Run(grpc::ServerContext& context, std::string_view method,
                               absl::FunctionRef<absl::Status(const Call&)> body) {
  const auto start = SteadyClock::now();
  StopCheck stop(context);
  const Call call{tenant_, [&stop] { return stop.Check(); }};
  const Running running(*this);  // before the state is read, so that draining overlooks no call
  absl::Status status = LetIn(state_.load());
  if (status.ok()) status = RunCaught(logger_, method, call, body);
  LogCall(logger_, method, status, SteadyClock::now() - start);
  return ToGrpcStatus(status);
}

bool HandlerGuard::WaitUntilIdle(absl::Duration timeout) {
  const auto give_up = SteadyClock::now() + absl::ToChronoMilliseconds(timeout);
  MutexLock lock(mutex_);
  while (running_ > 0) {
    const auto left = give_up - SteadyClock::now();
    if (left <= SteadyClock::duration::zero()) return false;
    idle_.WaitFor(mutex_, left);
  }
  return true;
}

}  // namespace perron
