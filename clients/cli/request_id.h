#ifndef PERRON_CLIENTS_CLI_REQUEST_ID_H_
#define PERRON_CLIENTS_CLI_REQUEST_ID_H_

#include <google/protobuf/message.h>

#include <string>
#include <string_view>

namespace perron {

// UUID version 5 (RFC 9562, SHA-1) of `name` in the namespace of Perron's imports.
std::string UuidOf(std::string_view name);

// Request id of a row of an import: the same kind of resource with the same content has the same id, in every run and
// on every machine, so that a row that was stored before is not stored again. Another `salt` gives another id.
std::string RowRequestId(const google::protobuf::Message& resource, std::string_view salt);

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_REQUEST_ID_H_
