#include "index/content_hash.h"

#include <openssl/evp.h>

#include <cstddef>
#include <new>

namespace perron {

std::string ContentHash(std::string_view content) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  // It can fail for want of memory only.
  if (EVP_Digest(content.data(), content.size(), digest, &size, EVP_sha256(), nullptr) != 1) throw std::bad_alloc();
  std::string hex;
  for (std::size_t i = 0; i < 8; ++i) {
    hex += "0123456789abcdef"[digest[i] >> 4];
    hex += "0123456789abcdef"[digest[i] & 15];
  }
  return hex;
}

}  // namespace perron
