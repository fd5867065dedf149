#ifndef PERRON_CLIENTS_CLI_NAMES_H_
#define PERRON_CLIENTS_CLI_NAMES_H_

#include <string>
#include <string_view>

namespace perron {

// The resource name for what somebody typed: "c-001" becomes "candidates/c-001" in the collection "candidates". What
// holds a slash or is a URI stays as it is.
std::string FullName(std::string_view collection, std::string_view typed);

// The id at the end of a resource name: "c-001" of "candidates/c-001".
std::string ShortId(std::string_view name);

// Whether `typed` names its own kind, as "vacancies/v-1" or a URI does.
bool NamesItsKind(std::string_view typed);

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_NAMES_H_
