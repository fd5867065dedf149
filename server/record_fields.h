#ifndef PERRON_SERVER_RECORD_FIELDS_H_
#define PERRON_SERVER_RECORD_FIELDS_H_

#include <optional>
#include <string>
#include <string_view>

namespace perron {

// Reads one string field of a serialised message and skips the others: a title is a small part of a record, and parsing
// the rest takes many times as long. Empty when the field is not there; nullopt when the bytes are no message.
// `number`: the field's, as v1::Vacancy::kTitleFieldNumber.
std::optional<std::string> ReadStringField(std::string_view message, int number);

}  // namespace perron

#endif  // PERRON_SERVER_RECORD_FIELDS_H_
