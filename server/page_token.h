#ifndef PERRON_SERVER_PAGE_TOKEN_H_
#define PERRON_SERVER_PAGE_TOKEN_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "google/protobuf/message.h"
#include "server/errors.h"

namespace perron {

// Where a listing goes on. Page tokens are opaque to clients, are bound to the request that they came from, and grant
// nothing: every page is authorised by itself.
struct PageCursor {
  std::int64_t generation = 0;  // of what is listed; 0 where the listing does not depend on it
  std::string position;         // meaning is the method's own: the last id, or an offset
};

// What a token is bound to: the method and all fields of the request but page_size and page_token (also in `options`).
std::string PageBinding(std::string_view method, const google::protobuf::Message& request);

std::string EncodePageToken(const PageCursor& cursor, std::string_view binding);

// Nullopt for an empty token: the first page. INVALID_ARGUMENT (field `page_token`) when the token is not one of ours
// or belongs to another request.
absl::StatusOr<std::optional<PageCursor>> DecodePageToken(std::string_view token, std::string_view binding);

// ABORTED: what was listed has changed, the listing must begin again.
absl::Status PageTokenExpired();

// 0 = `otherwise`, above `most` = `most`, negative adds a violation.
int ReadPageSize(int page_size, int otherwise, int most, std::string_view field, Violations& violations);

}  // namespace perron

#endif  // PERRON_SERVER_PAGE_TOKEN_H_
