#include "clients/cli/table.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "clients/cli/text_width.h"

namespace perron {
namespace {

constexpr int kGap = 2;         // spaces between columns
constexpr int kLeastWidth = 6;  // a column is never cut below this

std::string Repeat(const char* text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

// Prints the cells of one line, without spaces at its end.
void PrintLine(std::ostream& out, const std::vector<Column>& columns, const std::vector<int>& widths,
               const std::vector<std::string>& cells) {
  std::string line;
  int open = 0;  // spaces owed before the next text
  for (size_t i = 0; i < cells.size(); ++i) {
    if (widths[i] == 0) continue;
    const std::string cell = CutToWidth(cells[i], widths[i]);
    const int rest = std::max(0, widths[i] - TextWidth(cell));
    if (columns[i].right) open += rest;
    if (!cell.empty()) {
      line += Repeat(" ", open) + cell;
      open = 0;
    }
    if (!columns[i].right) open += rest;
    open += kGap;
  }
  out << line << '\n';
}

}  // namespace

Table::Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

void Table::AddRow(std::vector<std::string> cells) {
  cells.resize(columns_.size());
  for (std::string& cell : cells) cell = OneLine(cell);
  rows_.push_back(std::move(cells));
}

std::vector<int> Table::FitWidths(int width) const {
  std::vector<int> widths(columns_.size(), 0);
  for (size_t i = 0; i < columns_.size(); ++i) {
    int widest = 0;
    for (const auto& row : rows_) widest = std::max(widest, TextWidth(row[i]));
    if (widest > 0) widths[i] = std::max(widest, TextWidth(columns_[i].head));
  }
  int total = -kGap;
  for (const int column : widths) total += column > 0 ? column + kGap : 0;
  while (total > width) {
    size_t widest = columns_.size();
    for (size_t i = 0; i < columns_.size(); ++i) {
      const Column& column = columns_[i];
      if (column.right || column.whole || widths[i] <= kLeastWidth) continue;
      const bool first = widest == columns_.size();
      if (first || std::pair(column.gives_way, widths[i]) > std::pair(columns_[widest].gives_way, widths[widest])) {
        widest = i;
      }
    }
    if (widest == columns_.size()) break;  // nothing left to cut: a line that is too long beats an unreadable one
    --widths[widest];
    --total;
  }
  return widths;
}

void Table::Print(std::ostream& out, int width) const {
  if (rows_.empty()) return;
  const std::vector<int> widths = FitWidths(width);
  std::vector<std::string> heads;
  std::vector<std::string> lines;
  for (size_t i = 0; i < columns_.size(); ++i) {
    heads.push_back(columns_[i].head);
    lines.push_back(Repeat("─", widths[i]));
  }
  PrintLine(out, columns_, widths, heads);
  PrintLine(out, columns_, widths, lines);
  for (const auto& row : rows_) PrintLine(out, columns_, widths, row);
}

}  // namespace perron
