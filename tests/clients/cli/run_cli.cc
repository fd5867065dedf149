#include "tests/clients/cli/run_cli.h"

#include <fstream>
#include <iterator>
#include <sstream>

#include "clients/cli/cli_app.h"

namespace perron {

CliResult RunAgainst(const std::string& address, std::vector<std::string> arguments, const std::string& input) {
  CliResult result;
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  Surroundings surroundings{in, out, err};
  surroundings.width = 120;
  surroundings.sleep = [&result](std::chrono::milliseconds time) {
    result.sleeps.push_back(static_cast<int>(time.count()));
  };
  arguments.push_back("--server");
  arguments.push_back(address);
  result.code = RunCli(arguments, surroundings);
  result.out = out.str();
  result.err = err.str();
  return result;
}

std::string WriteFile(const TempFolder& folder, const std::string& name, const std::string& content) {
  const std::string path = folder.File(name);
  std::ofstream(path, std::ios::binary) << content;
  return path;
}

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

}  // namespace perron
