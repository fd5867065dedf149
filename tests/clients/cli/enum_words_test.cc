#include "clients/cli/enum_words.h"

#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <set>

namespace perron {
namespace {

// A value that the API adds must get a word; without one it would show as a number.
template <typename Enum>
void ExpectWords(const google::protobuf::EnumDescriptor* type) {
  for (const Language language : {Language::kDutch, Language::kEnglish}) {
    std::set<std::string> seen;
    for (int i = 0; i < type->value_count(); ++i) {
      const int number = type->value(i)->number();
      const std::string word = EnumWord(language, static_cast<Enum>(number));
      EXPECT_EQ(number == 0, word.empty()) << type->value(i)->name();
      EXPECT_NE(word, std::to_string(number)) << type->value(i)->name();
      EXPECT_TRUE(seen.insert(word).second) << word << " stands twice in " << type->name();
    }
  }
}

TEST(EnumWordsTest, EveryValueHasItsOwnWord) {
  ExpectWords<v1::EvidenceKind>(v1::EvidenceKind_descriptor());
  ExpectWords<v1::Importance>(v1::Importance_descriptor());
  ExpectWords<v1::WorkForm>(v1::WorkForm_descriptor());
  ExpectWords<v1::Transport>(v1::Transport_descriptor());
  ExpectWords<v1::RequirementStatus>(v1::RequirementStatus_descriptor());
  ExpectWords<v1::CompetencyRelation>(v1::CompetencyRelation_descriptor());
  ExpectWords<v1::SkillType>(v1::SkillType_descriptor());
}

TEST(EnumWordsTest, SaysWhatTheValueMeans) {
  EXPECT_EQ(EnumWord(Language::kDutch, v1::REQUIREMENT_STATUS_NOT_ASKED), "nog niet gevraagd");
  EXPECT_EQ(EnumWord(Language::kDutch, v1::REQUIREMENT_STATUS_LINE_OF_WORK), "zelfde soort werk");
  EXPECT_EQ(EnumWord(Language::kEnglish, v1::WORK_FORM_VRIJWILLIGERSWERK), "voluntary work");
  EXPECT_EQ(EnumWord(Language::kDutch, v1::EVIDENCE_KIND_INFERRED), "afgeleid");
}

TEST(EnumWordsTest, AValueOfANewerServerIsItsNumber) {
  EXPECT_EQ(EnumWord(Language::kDutch, static_cast<v1::WorkForm>(99)), "99");
}

TEST(EnumWordsTest, JoinsLists) {
  v1::Candidate candidate;
  candidate.add_work_forms(v1::WORK_FORM_LEERBAAN);
  candidate.add_work_forms(v1::WORK_FORM_BESCHUT_WERK);
  EXPECT_EQ(EnumWords<v1::WorkForm>(Language::kDutch, candidate.work_forms()), "leerbaan, beschut werk");
}

}  // namespace
}  // namespace perron
