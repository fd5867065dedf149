#ifndef PERRON_SERVER_PROCESS_MEMORY_H_
#define PERRON_SERVER_PROCESS_MEMORY_H_

#include <cstdint>
#include <iosfwd>

namespace perron {

// Bytes of this process that are in memory now (VmRSS of /proc/self/status); 0 when that cannot be read.
std::int64_t ResidentMemoryBytes();

// The same from the text of such a file.
std::int64_t ParseResidentMemory(std::istream& proc_status);

}  // namespace perron

#endif  // PERRON_SERVER_PROCESS_MEMORY_H_
