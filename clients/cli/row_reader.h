#ifndef PERRON_CLIENTS_CLI_ROW_READER_H_
#define PERRON_CLIENTS_CLI_ROW_READER_H_

#include <google/protobuf/message.h>

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace perron {

// What is wrong with a cell of a file.
struct CellProblem {
  std::string column;  // empty = the row as a whole
  std::string value;   // what stands there, shortened
  std::string wanted;  // what should stand there
};

// A problem in words: "hours_min: "veel", wanted a whole number".
std::string ProblemText(const CellProblem& problem);

// Where a row stands in its file, and what is wrong with it.
struct RowInfo {
  int64_t line = 0;  // 1 = first line of the file
  std::vector<CellProblem> problems;
};

// Reads the rows of a file of resources, one after the other. Single thread.
class RowReader {
 public:
  virtual ~RowReader() = default;

  // Reads the next row into `resource`, which comes in empty. Returns false at the end. A row that cannot be used has
  // problems in `info`; the next call goes on behind it. An error means that the file as a whole cannot be read
  // further.
  virtual absl::StatusOr<bool> Next(google::protobuf::Message* resource, RowInfo* info) = 0;

  // How much of the file has been read, 0 to 1; 0 when that cannot be told.
  virtual double done() const = 0;
};

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_ROW_READER_H_
