#ifndef PERRON_CLIENTS_CLI_IMPORT_COLUMNS_H_
#define PERRON_CLIENTS_CLI_IMPORT_COLUMNS_H_

#include <google/protobuf/descriptor.h>

#include <string>
#include <string_view>
#include <vector>

namespace perron {

// A column that an import file of comma-separated values may have.
struct ImportColumn {
  enum class Form {
    kField,   // as SetCell
    kName,    // an id; the collection is put before it
    kDenied,  // competencies that the person was asked about and does not have
  };
  const char* head;  // in the first line of the file
  const char* path;  // of the field in the resource
  Form form = Form::kField;
};

// The columns of a resource, by its message type: Candidate, Vacancy or Training.
const std::vector<ImportColumn>& ColumnsOf(const google::protobuf::Descriptor* resource);

// The head among `columns` that looks most like `head`.
std::string NearestHead(const std::vector<ImportColumn>& columns, std::string_view head);

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_IMPORT_COLUMNS_H_
