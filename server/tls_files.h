#ifndef PERRON_SERVER_TLS_FILES_H_
#define PERRON_SERVER_TLS_FILES_H_

#include "absl/status/status.h"
#include "server/config.h"

namespace perron {

// Looks whether the TLS files of the config can serve: readable PEM, certificate and key belong together. gRPC does not
// look: with a bad file it starts, and then fails every handshake. INVALID_ARGUMENT names the flag and the file.
absl::Status CheckTlsFiles(const Config& config);

}  // namespace perron

#endif  // PERRON_SERVER_TLS_FILES_H_
