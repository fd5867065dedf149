#ifndef PERRON_INDEX_CIPHER_H_
#define PERRON_INDEX_CIPHER_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "index/store.h"

namespace perron {

// A payload as it lies on disk.
struct SealedPayload {
  std::uint64_t key_id = 0;  // 0 = not enciphered
  std::string bytes;
};

// Enciphers payloads before they reach the disk. It gets the record's key, so that one subject can have one data key
// and so that bytes which were moved to another record do not open there. Implementations are thread-safe.
class Cipher {
 public:
  virtual ~Cipher() = default;

  virtual absl::StatusOr<SealedPayload> Seal(const RecordKey& key, std::string_view payload) const = 0;

  // DATA_LOSS when the bytes are not what Seal made for this record, or when their key is gone.
  virtual absl::StatusOr<std::string> Open(const RecordKey& key, SealedPayload sealed) const = 0;
};

// Leaves payloads as they are; key id 0. Immutable, thread-safe.
class IdentityCipher final : public Cipher {
 public:
  absl::StatusOr<SealedPayload> Seal(const RecordKey& key, std::string_view payload) const override;
  absl::StatusOr<std::string> Open(const RecordKey& key, SealedPayload sealed) const override;
};

}  // namespace perron

#endif  // PERRON_INDEX_CIPHER_H_
