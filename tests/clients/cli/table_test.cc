#include "clients/cli/table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "clients/cli/text_width.h"

namespace perron {
namespace {

std::string Printed(const Table& table, int width) {
  std::ostringstream out;
  table.Print(out, width);
  return out.str();
}

int WidestLine(const std::string& text) {
  std::istringstream lines(text);
  int widest = 0;
  for (std::string line; std::getline(lines, line);) widest = std::max(widest, TextWidth(line));
  return widest;
}

TEST(TableTest, AlignsAccentsAndEmoji) {
  Table table({{"naam"}, {"fit", true}});
  table.AddRow({"café", "7 %"});
  table.AddRow({"👷", "100 %"});
  EXPECT_EQ(Printed(table, 80),
            "naam    fit\n"
            "────  ─────\n"
            "café    7 %\n"
            "👷    100 %\n");
}

TEST(TableTest, CutsTheWidestColumnFirst) {
  Table table({{"id"}, {"titel"}});
  table.AddRow({"v-1", "medewerker in de keuken van een groot ziekenhuis"});
  const std::string printed = Printed(table, 30);
  EXPECT_NE(printed.find("v-1  medewerker in de keuken…"), std::string::npos) << printed;
  EXPECT_LE(WidestLine(printed), 30);
}

TEST(TableTest, NeverCutsAColumnThatIsTypedAgain) {
  Table table({{"id", false, true}, {"titel"}});
  table.AddRow({"vacancies/een-heel-lang-kenmerk", "kok in een restaurant"});
  const std::string printed = Printed(table, 40);
  EXPECT_NE(printed.find("vacancies/een-heel-lang-kenmerk"), std::string::npos);
  EXPECT_LE(WidestLine(printed), 40);
}

TEST(TableTest, NeverCutsNumbersAndCutsRemarksFirst) {
  Table table({{"titel"}, {"fit", true}, {"let op", false, false, true}});
  table.AddRow({"medewerker keuken", "61-88 %", "nog een heel lange opmerking over de afstand"});
  EXPECT_NE(Printed(table, 45).find("medewerker keuken  61-88 %  nog een heel lan…"), std::string::npos)
      << Printed(table, 45);
}

TEST(TableTest, FitsEveryWidthThatItCan) {
  Table table({{"een"}, {"twee", true}, {"drie"}});
  table.AddRow({"ééééééééééééééééééééé", "12345678901234567890", "👷👷👷👷👷👷👷👷👷👷👷👷"});
  for (int width = 36; width < 80; ++width) EXPECT_LE(WidestLine(Printed(table, width)), width);
}

TEST(TableTest, LeavesOutEmptyColumnsAndEmptyTables) {
  Table table({{"een"}, {"leeg"}, {"twee"}});
  EXPECT_EQ(Printed(table, 80), "");
  EXPECT_TRUE(table.empty());
  table.AddRow({"a", "", "b"});
  EXPECT_EQ(Printed(table, 80), "een  twee\n───  ────\na    b\n");
}

TEST(TableTest, FillsUpShortRowsAndFlattensLines) {
  Table table({{"een"}, {"twee"}});
  table.AddRow({"a\nb"});
  table.AddRow({"c", "d"});
  EXPECT_EQ(Printed(table, 80), "een  twee\n───  ────\na b\nc    d\n");
}

}  // namespace
}  // namespace perron
