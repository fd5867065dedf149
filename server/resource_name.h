#ifndef PERRON_SERVER_RESOURCE_NAME_H_
#define PERRON_SERVER_RESOURCE_NAME_H_

#include <optional>
#include <string>
#include <string_view>

#include "server/errors.h"

namespace perron {

// Names of resources: a collection, "/", an id of 1-63 characters of a-z, 0-9 and hyphen that begins and ends with a
// letter or digit.
inline constexpr std::string_view kCandidates = "candidates";
inline constexpr std::string_view kVacancies = "vacancies";
inline constexpr std::string_view kTrainings = "trainings";

bool IsResourceId(std::string_view text);

// "candidates/c-1".
std::string ResourceName(std::string_view collection, std::string_view id);

// The id in a name of this collection; nullopt when it is no such name.
std::optional<std::string> ParseResourceName(std::string_view collection, std::string_view name);

// As ParseResourceName; what is wrong is added to `violations` under `field`, and the answer is then empty.
std::string ReadResourceName(std::string_view collection, std::string_view name, std::string_view field,
                             Violations& violations);

// A new id that nobody has: the collection's first letter, a hyphen and 65 random bits as 13 letters and digits.
std::string NewResourceId(std::string_view collection);

}  // namespace perron

#endif  // PERRON_SERVER_RESOURCE_NAME_H_
