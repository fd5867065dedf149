#ifndef PERRON_SERVER_LANGUAGE_H_
#define PERRON_SERVER_LANGUAGE_H_

#include <string>
#include <string_view>

#include "server/errors.h"

namespace perron {

// Language of labels where none is asked.
inline constexpr std::string_view kDefaultLanguage = "nl";

// The asked language of labels, ISO 639-1, or the default when empty. Anything but two lower-case letters: a violation
// of `field`. A language that the taxonomy does not have is no error; its labels fall back
// (index/taxonomy_version.h).
std::string ReadLanguage(std::string_view language, Violations& violations, std::string_view field = "language");

}  // namespace perron

#endif  // PERRON_SERVER_LANGUAGE_H_
