#ifndef PERRON_TESTS_SUPPORT_CHILD_PROCESS_H_
#define PERRON_TESTS_SUPPORT_CHILD_PROCESS_H_

#include <sys/types.h>

#include <string>
#include <vector>

namespace perron {

// A program that a test runs: its standard output and error come in together. Killed, if it still runs, when this goes.
class ChildProcess {
 public:
  // `command`: path of the program, then its arguments.
  explicit ChildProcess(const std::vector<std::string>& command);
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  // Reads until a line holds `text`, and returns that line; empty when the output ended before.
  std::string WaitForLine(const std::string& text);

  void Signal(int signal);

  // REQUIRES: not waited for.
  pid_t pid() const { return pid_; }
  // Processor time that it used so far, of all its threads. REQUIRES: not waited for.
  double CpuSeconds() const;

  // Reads the rest of the output and waits for the end: the exit code, or minus the signal that ended it.
  int Wait();

  // Everything that was read.
  const std::string& output() const { return output_; }

 private:
  bool ReadMore();

  pid_t pid_ = -1;  // -1 = waited for
  int pipe_ = -1;
  std::string output_;
  std::size_t searched_ = 0;
};

}  // namespace perron

#endif  // PERRON_TESTS_SUPPORT_CHILD_PROCESS_H_
