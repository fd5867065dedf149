#include "clients/cli/cell_values.h"

#include <gtest/gtest.h>

#include "perron/v1/competency.pb.h"
#include "perron/v1/work.pb.h"

namespace perron {
namespace {

TEST(CellValuesTest, TrimsSpacesOnly) {
  EXPECT_EQ(Trim("  a b\r\n"), "a b");
  EXPECT_EQ(Trim(" \t"), "");
}

TEST(CellValuesTest, ReadsWholeNumbers) {
  EXPECT_EQ(ParseInteger(" 32 "), 32);
  EXPECT_EQ(ParseInteger("-5"), -5);
  for (const char* bad : {"", "3.5", "veel", "3x", "99999999999999999999"}) EXPECT_EQ(ParseInteger(bad), std::nullopt);
}

TEST(CellValuesTest, ReadsNumbersAsPeopleWriteThem) {
  EXPECT_DOUBLE_EQ(ParseDecimal("0.4").value(), 0.4);
  EXPECT_DOUBLE_EQ(ParseDecimal("0,4").value(), 0.4);
  EXPECT_DOUBLE_EQ(ParseDecimal("40 %").value(), 0.4);
  for (const char* bad : {"", "%", "half", "1,2,3"}) EXPECT_EQ(ParseDecimal(bad), std::nullopt) << bad;
}

TEST(CellValuesTest, ReadsYesAndNoInBothLanguages) {
  for (const char* yes : {"ja", "JA", "yes", "true", "1", "waar"}) EXPECT_EQ(ParseYesNo(yes), true) << yes;
  for (const char* no : {"nee", "no", "False", "0"}) EXPECT_EQ(ParseYesNo(no), false) << no;
  for (const char* bad : {"", "misschien", "2"}) EXPECT_EQ(ParseYesNo(bad), std::nullopt) << bad;
}

TEST(CellValuesTest, ReadsEnumerationsByName) {
  const auto& kinds = *v1::EvidenceKind_descriptor();
  EXPECT_EQ(ParseEnumValue(kinds, "PRAKTIJKVERKLARING"), v1::EVIDENCE_KIND_PRAKTIJKVERKLARING);
  EXPECT_EQ(ParseEnumValue(kinds, "work experience"), v1::EVIDENCE_KIND_WORK_EXPERIENCE);
  EXPECT_EQ(ParseEnumValue(kinds, "EVIDENCE_KIND_TEST"), v1::EVIDENCE_KIND_TEST);
  EXPECT_EQ(ParseEnumValue(kinds, "unspecified"), std::nullopt);
  EXPECT_EQ(ParseEnumValue(kinds, "gerucht"), std::nullopt);
  EXPECT_EQ(EnumNames(*v1::LanguageLevel_descriptor()), "A1, A2, B1, B2, C1, C2");
}

}  // namespace
}  // namespace perron
