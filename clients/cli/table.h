#ifndef PERRON_CLIENTS_CLI_TABLE_H_
#define PERRON_CLIENTS_CLI_TABLE_H_

#include <ostream>
#include <string>
#include <vector>

namespace perron {

// A column of a Table.
struct Column {
  std::string head;
  bool right = false;      // numbers stand to the right; never cut
  bool whole = false;      // never cut, for example an id that is typed again
  bool gives_way = false;  // cut before the others
};

// Rows of text under heads, made to fit a terminal. Thread-compatible.
class Table {
 public:
  explicit Table(std::vector<Column> columns);

  // Adds a row with one cell for each column. Cells are shown on one line.
  void AddRow(std::vector<std::string> cells);

  bool empty() const { return rows_.empty(); }

  // Prints heads, a line and the rows, at most `width` columns wide: columns that give way are cut first, then the
  // widest, with an ellipsis, but none below 6 columns and none that is `right` or `whole`. Columns that are empty in
  // every row are left out. Prints nothing when there are no rows.
  void Print(std::ostream& out, int width) const;

 private:
  std::vector<int> FitWidths(int width) const;

  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_TABLE_H_
