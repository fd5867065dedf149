#include "clients/cli/request_id.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <openssl/evp.h>

#include <array>

namespace perron {
namespace {

// Chosen at random once; another value would give every row of every file another id.
constexpr std::array<unsigned char, 16> kNamespace = {0x5d, 0x0c, 0x3e, 0x9a, 0x71, 0xb4, 0x4f, 0x26,
                                                      0x8e, 0x13, 0xc7, 0x60, 0x2a, 0xf9, 0x44, 0xd1};

std::string Serialized(const google::protobuf::Message& message) {
  std::string bytes;
  google::protobuf::io::StringOutputStream stream(&bytes);
  google::protobuf::io::CodedOutputStream out(&stream);
  out.SetSerializationDeterministic(true);
  message.SerializeToCodedStream(&out);
  out.Trim();
  return bytes;
}

}  // namespace

std::string UuidOf(std::string_view name) {
  std::string input(kNamespace.begin(), kNamespace.end());
  input += name;
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  EVP_Digest(input.data(), input.size(), digest.data(), &size, EVP_sha1(), nullptr);
  digest[6] = static_cast<unsigned char>((digest[6] & 0x0f) | 0x50);  // version 5
  digest[8] = static_cast<unsigned char>((digest[8] & 0x3f) | 0x80);  // variant of RFC 9562
  constexpr char kDigits[] = "0123456789abcdef";
  std::string uuid;
  for (size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) uuid += '-';
    uuid += kDigits[digest[i] >> 4];
    uuid += kDigits[digest[i] & 0x0f];
  }
  return uuid;
}

std::string RowRequestId(const google::protobuf::Message& resource, std::string_view salt) {
  std::string name = resource.GetDescriptor()->name();
  name += '\n';
  name += salt;
  name += '\n';
  return UuidOf(name + Serialized(resource));
}

}  // namespace perron
