#ifndef PERRON_TESTS_SERVER_ERROR_DETAILS_H_
#define PERRON_TESTS_SERVER_ERROR_DETAILS_H_

#include <map>
#include <string>

#include "absl/status/status.h"
#include "google/rpc/error_details.pb.h"
#include "server/errors.h"

namespace perron {

// ErrorInfo.reason of an error; empty when it has none.
inline std::string ReasonOf(const absl::Status& status) {
  google::rpc::ErrorInfo info;
  const auto payload = status.GetPayload("type.googleapis.com/google.rpc.ErrorInfo");
  if (payload.has_value()) info.ParseFromString(std::string(*payload));
  return info.reason();
}

// The violations of an error: field -> description.
inline std::map<std::string, std::string> ViolationsOf(const absl::Status& status) {
  google::rpc::BadRequest bad_request;
  const auto payload = status.GetPayload("type.googleapis.com/google.rpc.BadRequest");
  if (payload.has_value()) bad_request.ParseFromString(std::string(*payload));
  std::map<std::string, std::string> violations;
  for (const auto& violation : bad_request.field_violations()) violations[violation.field()] = violation.description();
  return violations;
}

inline std::map<std::string, std::string> ViolationsOf(const Violations& violations) {
  return ViolationsOf(violations.ToStatus());
}

}  // namespace perron

#endif  // PERRON_TESTS_SERVER_ERROR_DETAILS_H_
