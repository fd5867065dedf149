#include "server/page_token.h"

#include <openssl/sha.h>

#include <algorithm>
#include <memory>

#include "absl/strings/escaping.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"

namespace perron {
namespace {

// A token is, in base64url: 8 bytes of digest, 8 bytes of generation (little-endian), the position. The digest is over
// binding, generation and position, so that a token of another request, or a changed one, is noticed.
constexpr std::size_t kDigestBytes = 8;
constexpr std::size_t kGenerationBytes = 8;

std::string Digest(std::string_view binding, std::string_view body) {
  std::string text(binding);
  text += '\0';
  text += body;
  unsigned char sha[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), sha);
  return {reinterpret_cast<const char*>(sha), kDigestBytes};
}

void ClearPaging(google::protobuf::Message& message) {
  const auto* descriptor = message.GetDescriptor();
  const auto* reflection = message.GetReflection();
  for (const char* name : {"page_size", "page_token"}) {
    if (const auto* field = descriptor->FindFieldByName(name)) reflection->ClearField(&message, field);
  }
  const auto* options = descriptor->FindFieldByName("options");
  if (options != nullptr && reflection->HasField(message, options)) {
    ClearPaging(*reflection->MutableMessage(&message, options));
  }
}

absl::Status WrongToken() {
  Violations violations;
  violations.Add("page_token",
                 "not a token of this request, want the next_page_token of the previous answer unchanged");
  return violations.ToStatus();
}

}  // namespace

std::string PageBinding(std::string_view method, const google::protobuf::Message& request) {
  const std::unique_ptr<google::protobuf::Message> bound(request.New());
  bound->CopyFrom(request);
  ClearPaging(*bound);
  std::string binding(method);
  binding += '\0';
  google::protobuf::io::StringOutputStream stream(&binding);
  google::protobuf::io::CodedOutputStream coded(&stream);
  coded.SetSerializationDeterministic(true);
  bound->SerializeToCodedStream(&coded);
  coded.Trim();
  return binding;
}

std::string EncodePageToken(const PageCursor& cursor, std::string_view binding) {
  std::string body;
  for (std::size_t i = 0; i < kGenerationBytes; ++i) {
    body += static_cast<char>((static_cast<std::uint64_t>(cursor.generation) >> (8 * i)) & 0xFF);
  }
  body += cursor.position;
  return absl::WebSafeBase64Escape(Digest(binding, body) + body);
}

absl::StatusOr<std::optional<PageCursor>> DecodePageToken(std::string_view token, std::string_view binding) {
  if (token.empty()) return std::nullopt;
  std::string bytes;
  if (!absl::WebSafeBase64Unescape(absl::string_view(token.data(), token.size()), &bytes) ||
      bytes.size() < kDigestBytes + kGenerationBytes) {
    return WrongToken();
  }
  const std::string_view body = std::string_view(bytes).substr(kDigestBytes);
  if (Digest(binding, body) != bytes.substr(0, kDigestBytes)) return WrongToken();
  std::uint64_t generation = 0;
  for (std::size_t i = 0; i < kGenerationBytes; ++i) {
    generation |= std::uint64_t{static_cast<unsigned char>(body[i])} << (8 * i);
  }
  return PageCursor{static_cast<std::int64_t>(generation), std::string(body.substr(kGenerationBytes))};
}

absl::Status PageTokenExpired() {
  return MakeError(absl::StatusCode::kAborted, reason::kPageTokenExpired,
                   "page_token: the data changed since the previous page, begin the listing again");
}

int ReadPageSize(int page_size, int otherwise, int most, std::string_view field, Violations& violations) {
  if (page_size < 0) violations.Add(field, std::to_string(page_size) + ", want 0 or more");
  return page_size == 0 ? otherwise : std::min(page_size, most);
}

}  // namespace perron
