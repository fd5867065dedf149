#include "tests/bench/load/load_report.h"

#include <unistd.h>

#include <cstdio>
#include <ctime>
#include <fstream>
#include <nlohmann/json.hpp>
#include <ostream>

namespace perron {
namespace {

std::string Fixed(double value, int decimals) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  return text;
}

// The model that /proc/cpuinfo names first, processors and memory.
std::string Machine() {
  std::ifstream file("/proc/cpuinfo");
  std::string model = "unknown processor";
  for (std::string line; std::getline(file, line);) {
    if (line.rfind("model name", 0) != 0) continue;
    model = line.substr(line.find(':') + 2);
    break;
  }
  const auto gib = static_cast<double>(sysconf(_SC_PHYS_PAGES)) * static_cast<double>(sysconf(_SC_PAGESIZE)) / 0x1p30;
  return model + ", " + std::to_string(sysconf(_SC_NPROCESSORS_ONLN)) + " cores, " + Fixed(gib, 0) + " GiB";
}

std::string Today() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%d", &utc);
  return text;
}

}  // namespace

Cell::Cell(double value, int decimals) : text(Fixed(value, decimals)), number(value) {}

LoadReport::LoadReport(const std::string& command, std::ostream& out)
    : out_(out), machine_(Machine()), date_(Today()), command_(command) {
  out_ << date_ << ", " << machine_ << ". Client and server share the machine.\n\n    " << command_ << std::endl;
}

void LoadReport::BeginTable(const std::string& title, const std::vector<std::string>& columns) {
  tables_.push_back({title, columns, {}});
  out_ << "\n" << title << "\n\n|";
  for (const std::string& column : columns) out_ << " " << column << " |";
  out_ << "\n|";
  for (std::size_t i = 0; i < columns.size(); ++i) out_ << "---|";
  out_ << std::endl;
}

void LoadReport::AddRow(const std::vector<Cell>& cells) {
  tables_.back().rows.push_back(cells);
  out_ << "|";
  for (const Cell& cell : cells) out_ << " " << cell.text << " |";
  out_ << std::endl;
}

std::string LoadReport::ToJson() const {
  nlohmann::ordered_json json = {{"machine", machine_}, {"date", date_}, {"command", command_}};
  for (const Table& table : tables_) {
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    for (const std::vector<Cell>& cells : table.rows) {
      nlohmann::ordered_json row;
      for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].number) {
          row[table.columns[i]] = *cells[i].number;
        } else {
          row[table.columns[i]] = cells[i].text;
        }
      }
      rows.push_back(std::move(row));
    }
    json["tables"].push_back({{"title", table.title}, {"rows", std::move(rows)}});
  }
  return json.dump(1);
}

}  // namespace perron
