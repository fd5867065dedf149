#ifndef PERRON_CLIENTS_CLI_ENUM_WORDS_H_
#define PERRON_CLIENTS_CLI_ENUM_WORDS_H_

#include <google/protobuf/repeated_field.h>

#include <string>

#include "clients/cli/words.h"
#include "perron/v1/candidate_service.pb.h"
#include "perron/v1/competency.pb.h"
#include "perron/v1/match_service.pb.h"
#include "perron/v1/taxonomy_service.pb.h"
#include "perron/v1/work.pb.h"

namespace perron {

// The values of the API's enumerations in words. Unspecified is the empty text; a value of a newer server is its
// number.
std::string EnumWord(Language language, v1::EvidenceKind value);
std::string EnumWord(Language language, v1::Importance value);
std::string EnumWord(Language language, v1::WorkForm value);
std::string EnumWord(Language language, v1::Transport value);
std::string EnumWord(Language language, v1::RequirementStatus value);
std::string EnumWord(Language language, v1::CompetencyRelation value);
std::string EnumWord(Language language, v1::SkillType value);

// The values of a repeated enumeration, with commas.
template <typename Enum>
std::string EnumWords(Language language, const google::protobuf::RepeatedField<int>& values) {
  std::string result;
  for (const int value : values) {
    if (!result.empty()) result += ", ";
    result += EnumWord(language, static_cast<Enum>(value));
  }
  return result;
}

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_ENUM_WORDS_H_
