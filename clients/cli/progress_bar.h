#ifndef PERRON_CLIENTS_CLI_PROGRESS_BAR_H_
#define PERRON_CLIENTS_CLI_PROGRESS_BAR_H_

#include <chrono>
#include <cstdint>
#include <ostream>
#include <string>

#include "clients/cli/session.h"

namespace perron {

// A line at the bottom of the terminal that shows how far long work is. Draws nothing unless the session shows
// progress. Single thread; the session must outlive it.
class ProgressBar {
 public:
  // `total` = the whole of the work, in the unit of Update; 0 = not known, then only the amount is shown.
  ProgressBar(const Session& session, std::string label, int64_t total);
  // Wipes the line.
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  // `done` of the work is done. Draws at most ten times a second, and at the end.
  void Update(int64_t done);

  // Wipes the line, so that something can be printed; the next Update draws it again.
  void Wipe();

 private:
  void Draw(int64_t done);

  const Session& session_;
  const std::string label_;
  const int64_t total_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point last_draw_;
};

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_PROGRESS_BAR_H_
