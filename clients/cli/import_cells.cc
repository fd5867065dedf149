#include "clients/cli/import_cells.h"

#include "clients/cli/cell_values.h"
#include "clients/cli/item_cells.h"

namespace perron {
namespace {

using ::google::protobuf::FieldDescriptor;
using ::google::protobuf::Message;

// A field and the message that holds it.
struct Place {
  Message* message;
  const FieldDescriptor* field;
};

// Follows `path`, making the messages on the way. The paths come from our own tables, so every part exists.
Place Follow(Message* message, std::string_view path) {
  while (true) {
    const size_t dot = path.find('.');
    const FieldDescriptor* field = message->GetDescriptor()->FindFieldByName(std::string(path.substr(0, dot)));
    if (dot == std::string_view::npos) return {message, field};
    message = message->GetReflection()->MutableMessage(message, field);
    path.remove_prefix(dot + 1);
  }
}

CellProblem Wanted(std::string_view value, std::string wanted) { return {"", std::string(value), std::move(wanted)}; }

// Sets or adds one value that is not a message.
std::optional<CellProblem> PutScalar(const Place& place, const std::string& text) {
  const auto* reflection = place.message->GetReflection();
  const FieldDescriptor* field = place.field;
  const bool list = field->is_repeated();
  switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      list ? reflection->AddString(place.message, field, text) : reflection->SetString(place.message, field, text);
      return std::nullopt;
    case FieldDescriptor::CPPTYPE_ENUM: {
      const auto value = ParseEnumValue(*field->enum_type(), text);
      if (!value) return Wanted(text, "one of " + EnumNames(*field->enum_type()));
      list ? reflection->AddEnumValue(place.message, field, *value)
           : reflection->SetEnumValue(place.message, field, *value);
      return std::nullopt;
    }
    case FieldDescriptor::CPPTYPE_BOOL: {
      const auto value = ParseYesNo(text);
      if (!value) return Wanted(text, "ja or nee, yes or no");
      reflection->SetBool(place.message, field, *value);
      return std::nullopt;
    }
    case FieldDescriptor::CPPTYPE_DOUBLE: {
      const auto value = ParseDecimal(text);
      if (!value) return Wanted(text, "a number");
      reflection->SetDouble(place.message, field, *value);
      return std::nullopt;
    }
    case FieldDescriptor::CPPTYPE_INT32: {
      const auto value = ParseInteger(text);
      if (!value || *value != static_cast<int32_t>(*value)) return Wanted(text, "a whole number");
      reflection->SetInt32(place.message, field, static_cast<int32_t>(*value));
      return std::nullopt;
    }
    case FieldDescriptor::CPPTYPE_INT64: {
      const auto value = ParseInteger(text);
      if (!value) return Wanted(text, "a whole number");
      reflection->SetInt64(place.message, field, *value);
      return std::nullopt;
    }
    default:
      return Wanted(text, "nothing: this column cannot be imported");
  }
}

}  // namespace

std::optional<CellProblem> SetCell(Message* resource, std::string_view path, const std::string& cell) {
  const Place place = Follow(resource, path);
  if (!place.field->is_repeated()) return PutScalar(place, std::string(Trim(cell)));
  for (const std::string& item : SplitList(cell)) {
    auto problem = place.field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE
                       ? AddItem(place.message, place.field, item)
                       : PutScalar(place, Unescape(item));
    if (problem) return problem;
  }
  return std::nullopt;
}

}  // namespace perron
