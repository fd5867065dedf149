#include "clients/cli/names.h"

namespace perron {

bool NamesItsKind(std::string_view typed) { return typed.find('/') != std::string_view::npos; }

std::string FullName(std::string_view collection, std::string_view typed) {
  if (NamesItsKind(typed)) return std::string(typed);
  return std::string(collection) + "/" + std::string(typed);
}

std::string ShortId(std::string_view name) {
  const size_t slash = name.rfind('/');
  return std::string(slash == std::string_view::npos ? name : name.substr(slash + 1));
}

}  // namespace perron
