#ifndef PERRON_INDEX_CONTENT_HASH_H_
#define PERRON_INDEX_CONTENT_HASH_H_

#include <string>
#include <string_view>

namespace perron {

// The first 16 hexadecimal digits (lower case) of the SHA-256 of `content`: a name for content that equal content
// shares.
std::string ContentHash(std::string_view content);

}  // namespace perron

#endif  // PERRON_INDEX_CONTENT_HASH_H_
