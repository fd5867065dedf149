#include "clients/cli/output.h"

#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <cmath>

#include "absl/time/time.h"
#include "clients/cli/text_width.h"

namespace perron {

void PrintJson(std::ostream& out, const google::protobuf::Message& message, bool one_line) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = !one_line;
  std::string json;
  // Fails only for an Any of an unknown type; the messages printed here hold none.
  if (google::protobuf::util::MessageToJsonString(message, &json, options).ok()) out << json;
  if (json.empty() || json.back() != '\n') out << '\n';
}

std::string Percent(double fraction) { return std::to_string(static_cast<int>(std::floor(fraction * 100 + 0.5))); }

std::string PercentText(const Session& session, double fraction) {
  return session.Text(Word::kPercent, {Percent(fraction)});
}

std::string RangeText(const Session& session, const v1::Interval& interval) {
  return session.Text(Word::kPercentRange, {Percent(interval.low()), Percent(interval.high())});
}

std::string TimeText(const google::protobuf::Timestamp& time) {
  if (time.seconds() == 0) return "";
  return absl::FormatTime("%Y-%m-%d %H:%M", absl::FromUnixSeconds(time.seconds()), absl::LocalTimeZone());
}

void PrintHeading(std::ostream& out, std::string_view heading) { out << '\n' << OneLine(heading) << '\n'; }

void PrintWrapped(std::ostream& out, std::string_view text, int width) {
  const std::string flat = OneLine(text);
  std::string_view rest = flat;
  std::string line;
  while (!rest.empty()) {
    const size_t space = rest.find(' ');
    const std::string_view word = rest.substr(0, space);
    if (!line.empty() && TextWidth(line) + 1 + TextWidth(word) > width) {
      out << line << '\n';
      line.clear();
    }
    if (!line.empty() && !word.empty()) line += ' ';
    line += word;
    rest = space == std::string_view::npos ? std::string_view() : rest.substr(space + 1);
  }
  if (!line.empty()) out << line << '\n';
}

void PrintFields(const Session& session, const std::vector<std::pair<Word, std::string>>& fields) {
  int widest = 0;
  for (const auto& [label, value] : fields) {
    if (!value.empty()) widest = std::max(widest, TextWidth(session.Text(label)));
  }
  for (const auto& [label, value] : fields) {
    if (value.empty()) continue;
    const std::string text = session.Text(label);
    session.out << text << std::string(static_cast<size_t>(widest - TextWidth(text) + 2), ' ') << OneLine(value)
                << '\n';
  }
}

}  // namespace perron
