#ifndef PERRON_SERVER_ETAG_H_
#define PERRON_SERVER_ETAG_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace perron {

// The etag of a record that was written by this change: the number in quotes.
std::string MakeEtag(std::uint64_t sequence);

// ABORTED with ETAG_MISMATCH when `given` is neither empty nor the etag of the record as it is. `name` is the
// resource's, for the message.
absl::Status CheckEtag(std::string_view given, std::uint64_t sequence, std::string_view name);

}  // namespace perron

#endif  // PERRON_SERVER_ETAG_H_
