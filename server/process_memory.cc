#include "server/process_memory.h"

#include <fstream>
#include <istream>
#include <limits>
#include <string>

namespace perron {

std::int64_t ResidentMemoryBytes() {
  std::ifstream status("/proc/self/status");
  return ParseResidentMemory(status);
}

std::int64_t ParseResidentMemory(std::istream& proc_status) {
  constexpr std::int64_t kBytesPerKib = 1024;
  std::string key;
  while (proc_status >> key) {
    std::int64_t kib = 0;
    if (key == "VmRSS:" && proc_status >> kib) return kib * kBytesPerKib;
    proc_status.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
  }
  return 0;
}

}  // namespace perron
