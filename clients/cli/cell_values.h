#ifndef PERRON_CLIENTS_CLI_CELL_VALUES_H_
#define PERRON_CLIENTS_CLI_CELL_VALUES_H_

#include <google/protobuf/descriptor.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace perron {

// Reading single values as people write them. All return nothing when the text is something else.

// `text` without spaces, tabs and line breaks around it.
std::string_view Trim(std::string_view text);

// A whole number.
std::optional<int64_t> ParseInteger(std::string_view text);

// A number with a point or a Dutch comma; "40%" is 0.4.
std::optional<double> ParseDecimal(std::string_view text);

// yes or no: ja/nee, yes/no, true/false, 1/0, j/n, y/n, waar/onwaar, in any case.
std::optional<bool> ParseYesNo(std::string_view text);

// The number of a value of an enumeration by its name, with or without the prefix, in any case, with spaces or hyphens
// for underscores. The unspecified value has no name.
std::optional<int> ParseEnumValue(const google::protobuf::EnumDescriptor& type, std::string_view text);

// The names that ParseEnumValue takes, "CAR, MOPED, BICYCLE".
std::string EnumNames(const google::protobuf::EnumDescriptor& type);

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_CELL_VALUES_H_
