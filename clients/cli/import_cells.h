#ifndef PERRON_CLIENTS_CLI_IMPORT_CELLS_H_
#define PERRON_CLIENTS_CLI_IMPORT_CELLS_H_

#include <google/protobuf/message.h>

#include <optional>
#include <string>
#include <string_view>

#include "clients/cli/row_reader.h"

namespace perron {

// How the cells of an import file become fields; docs/import.md says the same to those who make the files.

// Sets the field at `path` ("mobility.postcode") of `resource` from a cell that is not empty. What the cell holds
// follows from the type of the field: text, number, yes or no, a value of an enumeration, a list of these with "|", or
// a list of items with a form of their own (item_cells.h). Returns what is wrong, without the column, or nothing.
std::optional<CellProblem> SetCell(google::protobuf::Message* resource, std::string_view path, const std::string& cell);

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_IMPORT_CELLS_H_
