#include "clients/cli/enum_words.h"

#include <cstddef>
#include <initializer_list>

namespace perron {
namespace {

// The word at place `number` - 1: the enumerations of the API count from 1, 0 is unspecified. Tests hold every table
// against its enumeration.
std::string At(Language language, int number, std::initializer_list<Word> words) {
  if (number == 0) return "";
  if (number < 0 || static_cast<size_t>(number) > words.size()) return std::to_string(number);
  return Say(language, words.begin()[number - 1]);
}

}  // namespace

std::string EnumWord(Language language, v1::EvidenceKind value) {
  return At(language, value,
            {Word::kSelfReported, Word::kCoachObserved, Word::kEmployerConfirmed, Word::kTest,
             Word::kPraktijkverklaring, Word::kMboCertificaat, Word::kDiploma, Word::kWorkExperience, Word::kInferred});
}

std::string EnumWord(Language language, v1::Importance value) {
  return At(language, value, {Word::kEssential, Word::kImportant, Word::kSomewhat});
}

std::string EnumWord(Language language, v1::WorkForm value) {
  return At(language, value,
            {Word::kRegulier, Word::kBanenafspraak, Word::kLoonkostensubsidie, Word::kBeschutWerk, Word::kBasisbaan,
             Word::kParticipatiebaan, Word::kLeerbaan, Word::kWerkervaringsplaats, Word::kProefplaatsing,
             Word::kVrijwilligerswerk});
}

std::string EnumWord(Language language, v1::Transport value) {
  return At(
      language, value,
      {Word::kCar, Word::kMoped, Word::kBicycle, Word::kMotorcycle, Word::kPublicTransport, Word::kOtherTransport});
}

std::string EnumWord(Language language, v1::RequirementStatus value) {
  return At(language, value,
            {Word::kStatusMet, Word::kStatusPartly, Word::kStatusRelated, Word::kStatusLineOfWork, Word::kStatusMissing,
             Word::kStatusNotAsked});
}

std::string EnumWord(Language language, v1::CompetencyRelation value) {
  return At(language, value, {Word::kSame, Word::kNarrower, Word::kBroader, Word::kRelated, Word::kLineOfWork});
}

std::string EnumWord(Language language, v1::SkillType value) {
  return At(language, value, {Word::kSkill, Word::kKnowledge});
}

}  // namespace perron
