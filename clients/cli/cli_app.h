#ifndef PERRON_CLIENTS_CLI_CLI_APP_H_
#define PERRON_CLIENTS_CLI_CLI_APP_H_

#include <chrono>
#include <functional>
#include <istream>
#include <ostream>
#include <string>
#include <vector>

namespace perron {

// What the program runs in: the terminal, or a test.
struct Surroundings {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  int width = 100;
  bool err_is_terminal = false;
  std::function<void(std::chrono::milliseconds)> sleep = nullptr;
};

// Runs `perron` with these arguments (without the program's name) and returns its exit code (session.h).
int RunCli(const std::vector<std::string>& arguments, const Surroundings& surroundings);

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_CLI_APP_H_
