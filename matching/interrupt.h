#ifndef PERRON_MATCHING_INTERRUPT_H_
#define PERRON_MATCHING_INTERRUPT_H_

#include <functional>

namespace perron {

// Why a long loop should end before its work is done.
enum class StopReason {
  kNone,       // go on
  kDeadline,   // the caller's deadline has passed
  kCancelled,  // the caller went away
};

// Asked now and then by every long loop. An empty function never stops. Cheap enough for every few hundred steps; the
// function must be callable from the loop's thread.
using Interrupt = std::function<StopReason()>;

inline StopReason Poll(const Interrupt& interrupt) { return interrupt ? interrupt() : StopReason::kNone; }

}  // namespace perron

#endif  // PERRON_MATCHING_INTERRUPT_H_
