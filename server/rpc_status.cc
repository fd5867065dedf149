#include "server/rpc_status.h"

#include <utf8proc.h>

#include <map>
#include <string>
#include <utility>

#include "absl/strings/cord.h"
#include "google/rpc/error_details.pb.h"
#include "server/errors.h"

namespace perron {
namespace {

std::string ErrorInfoUrl() { return "type.googleapis.com/" + google::rpc::ErrorInfo::descriptor()->full_name(); }

// A proto3 string must be UTF-8, and a message may quote bytes of a file that is not.
std::string ToUtf8(absl::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  while (!text.empty()) {
    utf8proc_int32_t code_point = 0;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                         static_cast<utf8proc_ssize_t>(text.size()), &code_point);
    if (length <= 0) {
      clean.push_back('?');
      text.remove_prefix(1);
    } else {
      clean.append(text.data(), static_cast<std::size_t>(length));
      text.remove_prefix(static_cast<std::size_t>(length));
    }
  }
  return clean;
}

void AddDetail(google::rpc::Status& result, const std::string& url, const std::string& bytes) {
  auto& detail = *result.add_details();
  detail.set_type_url(url);
  detail.set_value(bytes);
}

}  // namespace

google::rpc::Status ToRpcStatus(const absl::Status& status) {
  google::rpc::Status result;
  if (status.ok()) return result;
  result.set_code(static_cast<int>(status.code()));
  result.set_message(ToUtf8(status.message()));

  // Abseil visits payloads in no particular order; the answer has one.
  std::map<std::string, std::string> details;
  status.ForEachPayload([&details](absl::string_view url, const absl::Cord& payload) {
    details.emplace(std::string(url), std::string(payload));
  });
  const std::string info_url = ErrorInfoUrl();
  if (!details.contains(info_url)) {
    const absl::Status with_info = MakeError(status.code(), absl::StatusCodeToString(status.code()), "");
    details.emplace(info_url, std::string(*with_info.GetPayload(info_url)));
  }
  AddDetail(result, info_url, details[info_url]);
  details.erase(info_url);
  for (const auto& [url, bytes] : details) AddDetail(result, url, bytes);
  return result;
}

}  // namespace perron
