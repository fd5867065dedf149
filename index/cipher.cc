#include "index/cipher.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace perron {

absl::StatusOr<SealedPayload> IdentityCipher::Seal(const RecordKey& /*key*/, std::string_view payload) const {
  return SealedPayload{.key_id = 0, .bytes = std::string(payload)};
}

absl::StatusOr<std::string> IdentityCipher::Open(const RecordKey& /*key*/, SealedPayload sealed) const {
  if (sealed.key_id != 0) {
    return absl::DataLossError(
        absl::StrCat("enciphered with key ", sealed.key_id, ", but this server has no keys; want key 0"));
  }
  return std::move(sealed.bytes);
}

}  // namespace perron
