#ifndef PERRON_TESTS_CLIENTS_CLI_RUN_CLI_H_
#define PERRON_TESTS_CLIENTS_CLI_RUN_CLI_H_

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "clients/cli/session.h"
#include "tests/clients/cli/fake_server.h"
#include "tests/support/temp_folder.h"

namespace perron {

// What a run of the command line left behind.
struct CliResult {
  int code = 0;
  std::string out;
  std::string err;
  std::vector<int> sleeps;  // milliseconds; nobody really slept
};

// Runs `perron` against `address` with a terminal of 120 columns that is none.
CliResult RunAgainst(const std::string& address, std::vector<std::string> arguments, const std::string& input = "");

// Writes `content` to a file in `folder` and returns its path.
std::string WriteFile(const TempFolder& folder, const std::string& name, const std::string& content);

// Reads a whole file.
std::string ReadFile(const std::string& path);

// A fake server and the command line against it.
class CliTest : public testing::Test {
 protected:
  CliResult Run(std::vector<std::string> arguments, const std::string& input = "") {
    return RunAgainst(server_.address(), std::move(arguments), input);
  }

  // Writes `content` to a file of this test and returns its path.
  std::string WriteFile(const std::string& name, const std::string& content) {
    return perron::WriteFile(folder_, name, content);
  }

  TempFolder folder_;
  FakeServer server_;
};

}  // namespace perron

#endif  // PERRON_TESTS_CLIENTS_CLI_RUN_CLI_H_
