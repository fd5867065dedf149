#include "server/digest.h"

#include <openssl/sha.h>

#include <array>
#include <memory>

#include "google/protobuf/descriptor.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"

namespace perron {
namespace {

// Serialised with map entries in order; repeated runs and builds then agree.
std::string SerializeInOrder(const google::protobuf::Message& message) {
  std::string bytes;
  google::protobuf::io::StringOutputStream stream(&bytes);
  google::protobuf::io::CodedOutputStream coded(&stream);
  coded.SetSerializationDeterministic(true);
  message.SerializeToCodedStream(&coded);
  coded.Trim();
  return bytes;
}

bool IsSet(const google::protobuf::Message& message, const google::protobuf::FieldDescriptor& field) {
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  return field.is_repeated() ? reflection.FieldSize(message, &field) > 0 : reflection.HasField(message, &field);
}

}  // namespace

std::string Sha256(std::string_view bytes) {
  std::string digest(SHA256_DIGEST_LENGTH, '\0');
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
         reinterpret_cast<unsigned char*>(digest.data()));
  return digest;
}

std::string MessageDigest(const google::protobuf::Message& message, std::initializer_list<std::string_view> without) {
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  std::unique_ptr<google::protobuf::Message> copy;  // only where there is something to leave out
  for (const std::string_view name : without) {
    const auto* field = message.GetDescriptor()->FindFieldByName(std::string(name));
    if (field == nullptr || !IsSet(message, *field)) continue;
    if (copy == nullptr) {
      copy.reset(message.New());
      copy->CopyFrom(message);
    }
    reflection.ClearField(copy.get(), field);
  }
  return Sha256(message.GetDescriptor()->full_name() + '\0' + SerializeInOrder(copy == nullptr ? message : *copy));
}

}  // namespace perron
