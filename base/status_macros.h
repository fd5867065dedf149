#ifndef PERRON_BASE_STATUS_MACROS_H_
#define PERRON_BASE_STATUS_MACROS_H_

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

// The Abseil of Debian 12 brings no such macros.

// Returns from the enclosing function when `expr` (an absl::Status) is not OK.
#define PERRON_RETURN_IF_ERROR(expr)                                \
  do {                                                              \
    if (absl::Status perron_status = (expr); !perron_status.ok()) { \
      return perron_status;                                         \
    }                                                               \
  } while (false)

#define PERRON_CONCAT_INNER(a, b) a##b
#define PERRON_CONCAT(a, b) PERRON_CONCAT_INNER(a, b)
#define PERRON_ASSIGN_OR_RETURN_IMPL(result, lhs, expr) \
  auto result = (expr);                                 \
  if (!result.ok()) return std::move(result).status();  \
  lhs = *std::move(result)

// Assigns the value of `expr` (an absl::StatusOr) to `lhs`, or returns its error from the enclosing function.
#define PERRON_ASSIGN_OR_RETURN(lhs, expr) \
  PERRON_ASSIGN_OR_RETURN_IMPL(PERRON_CONCAT(perron_result_, __LINE__), lhs, expr)

#endif  // PERRON_BASE_STATUS_MACROS_H_
