#ifndef PERRON_CLIENTS_BENCH_FILE_FAULT_H_
#define PERRON_CLIENTS_BENCH_FILE_FAULT_H_

#include <cstddef>
#include <string_view>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace perron {

// Debian's Abseil has a string_view of its own.
inline absl::string_view AbslView(std::string_view text) { return {text.data(), text.size()}; }

// INVALID_ARGUMENT: what is wrong in a line of a benchmark's file.
inline absl::Status FileFault(std::string_view name, std::size_t line, absl::string_view what) {
  return absl::InvalidArgumentError(absl::StrCat(AbslView(name), ":", line, ": ", what));
}

}  // namespace perron

#endif  // PERRON_CLIENTS_BENCH_FILE_FAULT_H_
