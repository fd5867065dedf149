#ifndef PERRON_SERVER_REQUEST_MEMORY_H_
#define PERRON_SERVER_REQUEST_MEMORY_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "base/clock.h"
#include "google/protobuf/message.h"
#include "index/change_writer.h"
#include "index/store.h"
#include "server/errors.h"

namespace perron {

// How long the first answer to a request id is remembered.
inline constexpr absl::Duration kAnswerMemory = absl::Hours(24 * 30);

// A request id with the request that it stands for. Empty id = none: nothing is recalled, nothing remembered.
struct RequestIdentity {
  std::string tenant;
  std::string id;      // UUID, lower case
  std::string digest;  // of method and request
};

// Reads a request id: a UUID (8-4-4-4-12 hexadecimal digits) or nothing; anything else is a violation of `field`.
// `content` is what must be the same when the id comes again; its own field request_id and `validate_only` are left
// out.
RequestIdentity ReadRequestId(std::string_view tenant, std::string_view method, std::string_view request_id,
                              const google::protobuf::Message& content, std::string_view field, Violations& violations);

// Remembers answers in the store, in the same change as the write that they answer, so that a replay gets the first
// answer after a restart too. Immutable, thread-safe.
class RequestMemory {
 public:
  // How to read a record: a store's or a view's Get.
  using Getter = absl::FunctionRef<absl::StatusOr<std::optional<Record>>(const RecordKey&)>;

  // *clock must outlive the memory.
  explicit RequestMemory(const Clock& clock) : clock_(clock) {}

  // The first answer, serialised; nullopt when there was none or it is older than kAnswerMemory. INVALID_ARGUMENT with
  // REQUEST_ID_REUSED when the id came with another request; errors of the store.
  absl::StatusOr<std::optional<std::string>> Recall(Getter get, const RequestIdentity& request) const;

  // Stages the answer.
  void Remember(WriteView& view, const RequestIdentity& request, const google::protobuf::Message& answer) const;

  // Removes what is too old, of all tenants, looking at no more than `most` records: bounded work for a start. Answers
  // that are too old are never given, removed or not. Which records it looks at differs from call to call. Returns how
  // many were removed.
  absl::StatusOr<std::size_t> Sweep(const Store& store, ChangeWriter& writer, std::size_t most) const;

 private:
  const Clock& clock_;
};

}  // namespace perron

#endif  // PERRON_SERVER_REQUEST_MEMORY_H_
