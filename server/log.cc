#include "server/log.h"

#include <nlohmann/json.hpp>
#include <ostream>

namespace perron {
namespace {

using Json = nlohmann::ordered_json;

std::string_view Name(LogLevel level) {
  switch (level) {
    case LogLevel::kDebug:
      return "debug";
    case LogLevel::kInfo:
      return "info";
    case LogLevel::kWarning:
      return "warning";
    case LogLevel::kError:
      return "error";
  }
  return "error";
}

std::string Dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json ToJson(const LogField& field) {
  return std::visit([](const auto& value) { return Json(value); }, field.value);
}

// Bare where that cannot be misread, else quoted as JSON is.
std::string ToText(const LogField& field) {
  const std::string dumped = Dump(ToJson(field));
  const auto* text = std::get_if<std::string>(&field.value);
  const bool plain = text != nullptr && !text->empty() && dumped.size() == text->size() + 2 &&
                     text->find_first_of(" =") == std::string::npos;
  return plain ? *text : dumped;
}

std::string JsonLine(const std::string& time, LogLevel level, std::string_view event,
                     std::initializer_list<LogField> fields) {
  Json line;
  line["time"] = time;
  line["level"] = Name(level);
  line["event"] = event;
  for (const LogField& field : fields) line[std::string(field.key)] = ToJson(field);
  return Dump(line);
}

std::string TextLine(const std::string& time, LogLevel level, std::string_view event,
                     std::initializer_list<LogField> fields) {
  std::string line = time;
  line.append(" ").append(Name(level)).append(" ").append(event);
  for (const LogField& field : fields) line.append(" ").append(field.key).append("=").append(ToText(field));
  return line;
}

}  // namespace

Logger::Logger(LogFormat format, LogLevel lowest, const Clock& clock, std::ostream& out)
    : format_(format), lowest_(lowest), clock_(clock), out_(out) {}

void Logger::Log(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) {
  if (level < lowest_) return;
  const std::string time = absl::FormatTime("%Y-%m-%dT%H:%M:%E6SZ", clock_.Now(), absl::UTCTimeZone());
  std::string line =
      format_ == LogFormat::kJson ? JsonLine(time, level, event, fields) : TextLine(time, level, event, fields);
  line.push_back('\n');
  MutexLock lock(mutex_);
  out_ << line << std::flush;
}

}  // namespace perron
