#include "server/etag.h"

#include "absl/strings/str_cat.h"
#include "server/errors.h"

namespace perron {

std::string MakeEtag(std::uint64_t sequence) { return absl::StrCat("\"", sequence, "\""); }

absl::Status CheckEtag(std::string_view given, std::uint64_t sequence, std::string_view name) {
  if (given.empty() || given == MakeEtag(sequence)) return absl::OkStatus();
  return MakeError(absl::StatusCode::kAborted, reason::kEtagMismatch,
                   absl::StrCat(std::string(name),
                                " was changed by somebody else since it was read: read it again, "
                                "make the change again, and send the new etag"),
                   {{"name", std::string(name)}});
}

}  // namespace perron
