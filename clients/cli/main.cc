#include <unistd.h>

#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include "clients/cli/cli_app.h"
#include "clients/cli/text_width.h"

int main(int argc, char** argv) {
  perron::Surroundings surroundings{std::cin, std::cout, std::cerr};
  surroundings.width = perron::TerminalWidth();
  surroundings.err_is_terminal = isatty(STDERR_FILENO) != 0;
  surroundings.sleep = [](std::chrono::milliseconds time) { std::this_thread::sleep_for(time); };
  return perron::RunCli(std::vector<std::string>(argv + 1, argv + argc), surroundings);
}
