#include "server/resource_records.h"

namespace perron {

absl::Status ResourceNotFound(std::string_view name) {
  return MakeError(absl::StatusCode::kNotFound, reason::kNotFound, std::string(name) + " does not exist",
                   {{"name", std::string(name)}});
}

}  // namespace perron
