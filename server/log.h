#ifndef PERRON_SERVER_LOG_H_
#define PERRON_SERVER_LOG_H_

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <iosfwd>
#include <string>
#include <string_view>
#include <variant>

#include "base/clock.h"
#include "base/mutex.h"

namespace perron {

enum class LogLevel {
  kDebug,    // every call
  kInfo,     // what an operator wants to see of a healthy server: start, ready, imports, stop
  kWarning,  // odd, and nothing is lost
  kError,    // somebody should look at it
};

enum class LogFormat {
  kText,  // for eyes: 2026-11-22T08:15:00.123456Z info ready address=127.0.0.1:7443
  kJson,  // for machines: one object a line, keys time, level, event, then the fields
};

// One key with its value. Refers to the key, so it lives no longer than the statement that logs it.
struct LogField {
  LogField(std::string_view name, std::string_view text) : key(name), value(std::string(text)) {}
  LogField(std::string_view name, const std::string& text) : key(name), value(text) {}
  LogField(std::string_view name, const char* text) : key(name), value(std::string(text)) {}
  LogField(std::string_view name, bool flag) : key(name), value(flag) {}
  LogField(std::string_view name, double number) : key(name), value(number) {}
  template <std::integral Integer>
  requires(!std::same_as<Integer, bool>) LogField(std::string_view name, Integer number)
      : key(name), value(static_cast<std::int64_t>(number)) {}

  std::string_view key;
  std::variant<bool, std::int64_t, double, std::string> value;
};

// Writes one line per event. A field never holds what a request held: no names, no texts, no ids of people.
// Thread-safe; lines of several threads do not mix.
class Logger {
 public:
  // *clock and *out must outlive the logger.
  Logger(LogFormat format, LogLevel lowest, const Clock& clock, std::ostream& out);
  Logger(const Logger&) = delete;
  Logger& operator=(const Logger&) = delete;

  // `event`: a word or a few, always the same for the same event ("call", "taxonomy imported"). Levels below the lowest
  // are dropped. Bytes that are not UTF-8 are replaced, line breaks are escaped.
  void Log(LogLevel level, std::string_view event, std::initializer_list<LogField> fields = {});

 private:
  const LogFormat format_;
  const LogLevel lowest_;
  const Clock& clock_;
  Mutex mutex_;
  std::ostream& out_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace perron

#endif  // PERRON_SERVER_LOG_H_
