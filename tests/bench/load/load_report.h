#ifndef PERRON_TESTS_BENCH_LOAD_LOAD_REPORT_H_
#define PERRON_TESTS_BENCH_LOAD_LOAD_REPORT_H_

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace perron {

// A cell of a table: a text, or a number with so many decimals.
struct Cell {
  Cell(std::string words) : text(std::move(words)) {}               // NOLINT(google-explicit-constructor)
  Cell(const char* words) : text(words) {}                          // NOLINT(google-explicit-constructor)
  Cell(std::size_t count) : Cell(static_cast<double>(count), 0) {}  // NOLINT(google-explicit-constructor)
  Cell(double value, int decimals);

  std::string text;
  std::optional<double> number;
};

// What was measured, as Markdown while it comes and as JSON in the end. Single thread.
class LoadReport {
 public:
  // Writes the machine, the date and `command` to *out, which must outlive the report.
  LoadReport(const std::string& command, std::ostream& out);

  void BeginTable(const std::string& title, const std::vector<std::string>& columns);
  // REQUIRES: as many cells as the table has columns.
  void AddRow(const std::vector<Cell>& cells);

  // {machine, date, command, tables: [{title, rows: [{column: value}]}]}. Numbers are numbers, not rounded.
  std::string ToJson() const;

 private:
  struct Table {
    std::string title;
    std::vector<std::string> columns;
    std::vector<std::vector<Cell>> rows;
  };

  std::ostream& out_;
  const std::string machine_;
  const std::string date_;
  const std::string command_;
  std::vector<Table> tables_;
};

}  // namespace perron

#endif  // PERRON_TESTS_BENCH_LOAD_LOAD_REPORT_H_
