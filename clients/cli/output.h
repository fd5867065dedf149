#ifndef PERRON_CLIENTS_CLI_OUTPUT_H_
#define PERRON_CLIENTS_CLI_OUTPUT_H_

#include <google/protobuf/message.h>
#include <google/protobuf/timestamp.pb.h>

#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "clients/cli/session.h"
#include "perron/v1/match_service.pb.h"

namespace perron {

// Prints `message` as one JSON document; with `one_line` as one line.
void PrintJson(std::ostream& out, const google::protobuf::Message& message, bool one_line = false);

// A fraction as whole per cents without the sign: "73". Rounds half up.
std::string Percent(double fraction);

// "73 %".
std::string PercentText(const Session& session, double fraction);

// "61-88 %".
std::string RangeText(const Session& session, const v1::Interval& interval);

// Day and minute in the local time zone; empty when the time is not set.
std::string TimeText(const google::protobuf::Timestamp& time);

// Prints a heading with an empty line before it.
void PrintHeading(std::ostream& out, std::string_view heading);

// Prints `text` in lines of at most `width` columns, broken at spaces.
void PrintWrapped(std::ostream& out, std::string_view text, int width);

// Labels and values below each other, values aligned; pairs without a value are left out.
void PrintFields(const Session& session, const std::vector<std::pair<Word, std::string>>& fields);

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_OUTPUT_H_
