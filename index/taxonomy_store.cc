#include "index/taxonomy_store.h"

#include <zlib.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "index/taxonomy_codec.h"
#include "perron/store/v1/record.pb.h"

namespace perron {
namespace {

constexpr std::size_t kChunkBytes = std::size_t{1} << 20;
constexpr std::size_t kChunksPerCommit = 8;  // so that no commit gets long and other writers come in between

RecordKey PointerKey() { return {std::string(kSystemTenant), RecordKind::kTaxonomyPointer, "current"}; }

// Numbers of equal width, so that chunks are in order when scanned.
RecordKey ChunkKey(const std::string& version, std::uint32_t chunk) {
  char number[16];
  std::snprintf(number, sizeof number, "%08u", chunk);
  return {std::string(kSystemTenant), RecordKind::kTaxonomyChunk, absl::StrCat(version, "/", number)};
}

std::uint32_t Checksum(const std::string& bytes) {
  return static_cast<std::uint32_t>(
      crc32_z(crc32_z(0, nullptr, 0), reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

std::uint32_t ChunkCount(const std::string& bytes) {
  return static_cast<std::uint32_t>((bytes.size() + kChunkBytes - 1) / kChunkBytes);
}

absl::Status WriteChunks(const std::string& version, const std::string& bytes, ChangeWriter& writer) {
  const std::uint32_t count = ChunkCount(bytes);
  std::vector<Mutation> waiting;
  for (std::uint32_t chunk = 0; chunk < count; ++chunk) {
    waiting.emplace_back([&version, &bytes, chunk](WriteView& view) {
      view.Put(ChunkKey(version, chunk), bytes.substr(chunk * kChunkBytes, kChunkBytes));
      return absl::OkStatus();
    });
    if (waiting.size() < kChunksPerCommit && chunk + 1 < count) continue;
    for (const absl::Status& status : writer.SubmitAll(std::exchange(waiting, {}))) PERRON_RETURN_IF_ERROR(status);
  }
  return absl::OkStatus();
}

// Chunks of other versions: of the taxonomy before, and of imports that never got to their pointer.
absl::StatusOr<std::vector<RecordKey>> OtherChunks(const std::string& version, const Store& store) {
  std::vector<RecordKey> keys;
  const std::string prefix = absl::StrCat(version, "/");
  PERRON_RETURN_IF_ERROR(
      store.Scan(kSystemTenant, RecordKind::kTaxonomyChunk, "", [&](const std::string& id, const Record&) {
        if (id.compare(0, prefix.size(), prefix) != 0) {
          keys.push_back({std::string(kSystemTenant), RecordKind::kTaxonomyChunk, id});
        }
        return true;
      }));
  return keys;
}

absl::Status Damaged(const std::string& version, const std::string& what) {
  return absl::DataLossError(
      absl::StrCat("stored taxonomy ", version, ": ", what, ", want it as it was written; import it again"));
}

absl::StatusOr<std::string> ReadChunks(const store::v1::TaxonomyPointer& pointer, const Store& store) {
  std::string bytes;
  for (std::uint32_t chunk = 0; chunk < pointer.chunk_count(); ++chunk) {
    PERRON_ASSIGN_OR_RETURN(const std::optional<Record> record, store.Get(ChunkKey(pointer.version(), chunk)));
    if (!record) {
      return Damaged(pointer.version(), absl::StrCat("chunk ", chunk, " of ", pointer.chunk_count(), " is missing"));
    }
    bytes += record->payload;
  }
  if (Checksum(bytes) != pointer.crc32()) return Damaged(pointer.version(), "the checksum is wrong");
  return bytes;
}

}  // namespace

absl::Status StoreTaxonomy(const std::string& version, const std::string& bytes, absl::Time import_time,
                           const Store& store, ChangeWriter& writer) {
  PERRON_RETURN_IF_ERROR(WriteChunks(version, bytes, writer));
  store::v1::TaxonomyPointer pointer;
  pointer.set_version(version);
  pointer.mutable_import_time()->set_seconds(absl::ToUnixSeconds(import_time));
  pointer.set_chunk_count(ChunkCount(bytes));
  pointer.set_crc32(Checksum(bytes));
  PERRON_ASSIGN_OR_RETURN(const std::vector<RecordKey> others, OtherChunks(version, store));
  return writer.Submit([&](WriteView& view) {
    view.Put(PointerKey(), pointer.SerializeAsString());
    for (const RecordKey& key : others) view.Delete(key);
    return absl::OkStatus();
  });
}

absl::StatusOr<std::optional<StoredTaxonomy>> LoadTaxonomy(const Store& store) {
  PERRON_ASSIGN_OR_RETURN(const std::optional<Record> record, store.Get(PointerKey()));
  if (!record) return std::nullopt;
  store::v1::TaxonomyPointer pointer;
  if (!pointer.ParseFromString(record->payload)) return Damaged("pointer", "it is no message");
  PERRON_ASSIGN_OR_RETURN(const std::string bytes, ReadChunks(pointer, store));
  PERRON_ASSIGN_OR_RETURN(CompiledContent content, DecodeTaxonomy(bytes));
  return StoredTaxonomy{pointer.version(), absl::FromUnixSeconds(pointer.import_time().seconds()),
                        std::move(content.taxonomy), std::move(content.space), std::move(content.lexicon)};
}

}  // namespace perron
