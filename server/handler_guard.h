#ifndef PERRON_SERVER_HANDLER_GUARD_H_
#define PERRON_SERVER_HANDLER_GUARD_H_

#include <atomic>
#include <string>
#include <string_view>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/time/time.h"
#include "base/mutex.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/status.h"
#include "server/call.h"

namespace perron {

class Logger;

// Around every call: derives the caller, refuses while draining, runs the body, catches what escapes (INTERNAL,
// logged), turns the status into a grpc::Status with details, and logs one line (method, code, microseconds; never
// contents; level debug, or error when the operator should look at it). Thread-safe.
class HandlerGuard {
 public:
  enum class State {
    kStarting,  // calls are UNAVAILABLE, reason STARTING
    kServing,
    kDraining,  // calls are UNAVAILABLE, reason DRAINING
  };

  // `tenant`: tenant of every caller until roles come. *logger must outlive the guard.
  HandlerGuard(std::string tenant, Logger& logger, State state = State::kServing);

  // `method`: "MatchService/MatchVacancies", for the log.
  grpc::Status Run(grpc::ServerContext& context, std::string_view method,
                   absl::FunctionRef<absl::Status(const Call&)> body);

  // From now on calls are let in. REQUIRES: kStarting.
  void StartServing() { state_.store(State::kServing); }

  // From now on new calls are answered UNAVAILABLE. Running ones go on; streams without an end of their own ask
  // draining() now and then, and end.
  void StartDraining() { state_.store(State::kDraining); }
  // True as soon as no call runs; false when that takes longer than `timeout`. To be asked while draining: then no call
  // begins to run.
  bool WaitUntilIdle(absl::Duration timeout);

  bool draining() const { return state_.load(std::memory_order_relaxed) == State::kDraining; }

 private:
  class Running;

  const std::string tenant_;
  Logger& logger_;
  std::atomic<State> state_;
  Mutex mutex_;
  CondVar idle_;
  int running_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace perron

#endif  // PERRON_SERVER_HANDLER_GUARD_H_
