#ifndef PERRON_SERVER_DIGEST_H_
#define PERRON_SERVER_DIGEST_H_

#include <initializer_list>
#include <string>
#include <string_view>

#include "google/protobuf/message.h"

namespace perron {

// SHA-256, 32 bytes.
std::string Sha256(std::string_view bytes);

// SHA-256 over the type and content of a message, its top-level fields `without` left out (those that it does not have
// are ignored). The same for equal messages, in this and every later process.
std::string MessageDigest(const google::protobuf::Message& message, std::initializer_list<std::string_view> without);

}  // namespace perron

#endif  // PERRON_SERVER_DIGEST_H_
