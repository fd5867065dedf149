#ifndef PERRON_INDEX_RECORD_FORMAT_H_
#define PERRON_INDEX_RECORD_FORMAT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "index/cipher.h"
#include "index/store.h"

namespace perron {

// The bytes of keys and records on disk; docs/formats.md tells the same for readers of a data folder. Changing anything
// here needs a new kDataFormatVersion and a way to convert old folders.

// Version of the whole data folder: keys, envelope, and meaning of payloads.
inline constexpr std::uint32_t kDataFormatVersion = 1;

// Version of the envelope around one record.
inline constexpr std::uint32_t kEnvelopeVersion = 1;

// Ids of the kMeta records, which the store keeps for itself.
inline constexpr std::string_view kFormatRecordId = "format";  // payload: kDataFormatVersion in decimal digits
// Its change_sequence is the change counter; its payload, in decimal digits, the change after which the log of changes
// is whole. No payload = written by a server that kept no log.
inline constexpr std::string_view kSequenceRecordId = "sequence";

// Tenant, 0x00, kind, id. Compared as bytes, keys are in the order of RecordKey.
// REQUIRES: no 0x00 in the tenant.
std::string EncodeKey(const RecordKey& key);

// What all keys of a tenant and kind begin with.
std::string KeyPrefix(std::string_view tenant, RecordKind kind);

// Where the log notes change `sequence`. Its payload is the key of the changed record, encoded.
RecordKey LoggedChangeKey(std::uint64_t sequence);

// The sequence of a logged change from its id: 8 bytes, the highest first, so that keys are in the order of changes.
// DATA_LOSS when it is none.
absl::StatusOr<std::uint64_t> LoggedSequence(std::string_view id);

// DATA_LOSS when the bytes are no key.
absl::StatusOr<RecordKey> DecodeKey(std::string_view bytes);

// The envelope with the enciphered payload, serialised. Errors: the cipher's.
absl::StatusOr<std::string> SealRecord(const Cipher& cipher, const RecordKey& key, std::string_view payload,
                                       std::uint64_t sequence);

// The reverse. DATA_LOSS naming kind and id (never contents) when the bytes are no envelope, of another version, or do
// not decipher.
absl::StatusOr<Record> OpenRecord(const Cipher& cipher, const RecordKey& key, std::string_view bytes);

}  // namespace perron

#endif  // PERRON_INDEX_RECORD_FORMAT_H_
