#ifndef PERRON_TESTS_INDEX_EXACT_EACH_TARGET_H_
#define PERRON_TESTS_INDEX_EXACT_EACH_TARGET_H_

#include <gtest/gtest.h>
#include <hwy/highway.h>

#include <cstdint>
#include <vector>

namespace perron {

// Calls run() once with each set of vector instructions that this machine has and the program was compiled for, the
// best first; afterwards the best is chosen again. Single thread: what others compute meanwhile may be on either.
template <typename Run>
void ForEachTarget(const Run& run) {
  for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
    SCOPED_TRACE(hwy::TargetName(target));
    hwy::SetSupportedTargetsForTest(target);
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
    run();
  }
  hwy::SetSupportedTargetsForTest(0);
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}

}  // namespace perron

#endif  // PERRON_TESTS_INDEX_EXACT_EACH_TARGET_H_
