#ifndef PERRON_SERVER_IMPORT_STREAM_H_
#define PERRON_SERVER_IMPORT_STREAM_H_

#include <utility>

#include "absl/status/status.h"
#include "base/status_macros.h"
#include "grpcpp/support/sync_stream.h"
#include "server/resource_import.h"

namespace perron {

// Runs an import over the messages of a client's stream until its end. A client that goes away half-way gets what was
// written by then; the rows of the last, unfinished chunk are not written.
template <typename Traits>
absl::Status ImportStream(const ResourceRecords<Traits>& records, const Call& call,
                          grpc::ServerReader<typename Traits::ImportRequest>& reader,
                          typename Traits::ImportResponse& answer) {
  ResourceImport<Traits> import(records, call);
  typename Traits::ImportRequest message;
  while (reader.Read(&message)) {
    PERRON_RETURN_IF_ERROR(import.Add(message));
  }
  PERRON_ASSIGN_OR_RETURN(answer, import.Finish());
  return absl::OkStatus();
}

}  // namespace perron

#endif  // PERRON_SERVER_IMPORT_STREAM_H_
