#include "clients/cli/errors.h"

#include "absl/status/status.h"
#include "clients/cli/text_width.h"
#include "google/rpc/error_details.pb.h"

namespace perron {

std::vector<std::string> ErrorLines(const google::rpc::Status& error) {
  std::vector<std::string> violations;
  for (const google::protobuf::Any& detail : error.details()) {
    google::rpc::BadRequest bad_request;
    if (!detail.UnpackTo(&bad_request)) continue;
    for (const auto& violation : bad_request.field_violations()) {
      violations.push_back(OneLine(violation.field() + ": " + violation.description()));
    }
  }
  std::vector<std::string> lines;
  const std::string message = OneLine(error.message());
  // A server that names one violation often repeats it as its message.
  const bool repeated = violations.size() == 1 && violations[0].find(message) != std::string::npos;
  if (!message.empty() && !repeated) lines.push_back(message);
  lines.insert(lines.end(), violations.begin(), violations.end());
  if (lines.empty()) {
    const auto code = static_cast<absl::StatusCode>(error.code());
    lines.push_back("the server gave no reason (" + absl::StatusCodeToString(code) + ")");
  }
  return lines;
}

int ReportError(const Session& session, const grpc::Status& status) {
  switch (status.error_code()) {
    case grpc::StatusCode::UNAVAILABLE:
      session.err << session.Text(Word::kServerNotReachable, {session.options.server, status.error_message()}) << '\n';
      return kExitNotReachable;
    case grpc::StatusCode::DEADLINE_EXCEEDED:
      session.err << session.Text(Word::kServerTooLate, {session.options.server}) << '\n';
      return kExitNotReachable;
    default:
      break;
  }
  google::rpc::Status error;
  if (!error.ParseFromString(status.error_details()) || error.message().empty()) {
    error.set_message(status.error_message());
    error.set_code(status.error_code());
  }
  const std::vector<std::string> lines = ErrorLines(error);
  for (size_t i = 0; i < lines.size(); ++i) session.err << (i == 0 ? "" : "  ") << lines[i] << '\n';
  return status.error_code() == grpc::StatusCode::NOT_FOUND ? kExitNotFound : kExitRefused;
}

}  // namespace perron
