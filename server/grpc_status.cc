#include "server/grpc_status.h"

#include <cstddef>
#include <string>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "server/rpc_status.h"

namespace perron {
namespace {

// Of the 8 KiB, on the wire: the message as percent-encoded text, the details as base64. They hold the message again.
constexpr std::size_t kMaxMessageOnWire = 1500;
constexpr std::size_t kMaxDetailsBytes = 4500;  // 6,000 as base64
constexpr std::size_t kViolationOverhead = 8;   // tags and lengths around one violation
constexpr std::size_t kRestBytes = 40;          // for "and 123456 more"

std::size_t BytesOnWire(char c) { return c >= ' ' && c <= '~' && c != '%' ? 1 : 3; }

bool ContinuesCharacter(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// REQUIRES: UTF-8. Cuts between characters.
void CutMessage(std::string& message) {
  std::size_t on_wire = 0;
  std::size_t end = 0;
  while (end < message.size() && on_wire + BytesOnWire(message[end]) <= kMaxMessageOnWire) {
    on_wire += BytesOnWire(message[end++]);
  }
  if (end == message.size()) return;
  while (end > 0 && ContinuesCharacter(message[end])) --end;
  message.resize(end);
  message += "...";
}

void CutBadRequest(std::size_t budget, google::rpc::BadRequest& bad_request) {
  std::size_t used = kRestBytes;
  int kept = 0;
  for (const auto& violation : bad_request.field_violations()) {
    used += violation.ByteSizeLong() + kViolationOverhead;
    if (used > budget) break;
    ++kept;
  }
  const int left_out = bad_request.field_violations_size() - kept;
  if (left_out == 0) return;
  bad_request.mutable_field_violations()->DeleteSubrange(kept, left_out);
  bad_request.add_field_violations()->set_description("and " + std::to_string(left_out) + " more");
}

void CutDetails(google::rpc::Status& status) {
  if (status.ByteSizeLong() <= kMaxDetailsBytes) return;
  for (auto& detail : *status.mutable_details()) {
    google::rpc::BadRequest bad_request;
    if (!detail.UnpackTo(&bad_request)) continue;
    const std::size_t others = status.ByteSizeLong() - detail.ByteSizeLong();
    CutBadRequest(others < kMaxDetailsBytes ? kMaxDetailsBytes - others : 0, bad_request);
    detail.set_value(bad_request.SerializeAsString());
  }
  // Last net: ErrorInfo alone, whose size is ours.
  if (status.ByteSizeLong() > kMaxDetailsBytes) {
    status.mutable_details()->DeleteSubrange(1, status.details_size() - 1);
  }
}

}  // namespace

grpc::Status ToGrpcStatus(const absl::Status& status) {
  if (status.ok()) return grpc::Status::OK;
  google::rpc::Status rpc_status = ToRpcStatus(status);
  CutMessage(*rpc_status.mutable_message());
  CutDetails(rpc_status);
  return {static_cast<grpc::StatusCode>(rpc_status.code()), rpc_status.message(), rpc_status.SerializeAsString()};
}

}  // namespace perron
