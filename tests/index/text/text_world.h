#ifndef PERRON_TESTS_INDEX_TEXT_TEXT_WORLD_H_
#define PERRON_TESTS_INDEX_TEXT_TEXT_WORLD_H_

#include <string>
#include <utility>
#include <vector>

#include "matching/taxonomy.h"

namespace perron {

// Six competencies and two occupations in Dutch and English, small enough to oversee:
//   0 weld metal / metaal lassen            1 repair forklifts / vorkheftrucks repareren
//   2 drive a forklift / vorkheftruck bedienen   3 clean rooms / kamers schoonmaken
//   4 clean kitchens / keukens schoonmaken  5 repair metal / metaal repareren
//   occupations: 0 cleaner / schoonmaker, poetsvrouw (3, 4)   1 welder / lasser (0, 5)
inline Taxonomy TextWorld() {
  Taxonomy taxonomy;
  taxonomy.languages = {"en", "nl"};
  const std::vector<std::pair<std::string, std::string>> names = {{"weld metal", "metaal lassen"},
                                                                  {"repair forklifts", "vorkheftrucks repareren"},
                                                                  {"drive a forklift", "vorkheftruck bedienen"},
                                                                  {"clean rooms", "kamers schoonmaken"},
                                                                  {"clean kitchens", "keukens schoonmaken"},
                                                                  {"repair metal", "metaal repareren"}};
  for (std::size_t i = 0; i < names.size(); ++i) {
    Competency one;
    one.uri = "http://x/skill/" + std::to_string(i);
    one.labels = {{0, names[i].first, {}, ""}, {1, names[i].second, {}, ""}};
    taxonomy.competencies.push_back(std::move(one));
  }
  taxonomy.competencies[2].labels[0].alternatives = {"operate a lift truck"};
  Occupation cleaner;
  cleaner.uri = "http://x/occupation/0";
  cleaner.labels = {{0, "cleaner", {"housekeeper"}, "Cleaners clean."}, {1, "schoonmaker", {"poetsvrouw"}, ""}};
  cleaner.essential = {CompetencyId{3}, CompetencyId{4}};
  Occupation welder;
  welder.uri = "http://x/occupation/1";
  welder.labels = {{0, "welder", {}, "Welders weld metal."}, {1, "lasser", {}, ""}};
  welder.essential = {CompetencyId{0}};
  welder.optional = {CompetencyId{5}};
  taxonomy.occupations = {std::move(cleaner), std::move(welder)};
  return taxonomy;
}

}  // namespace perron

#endif  // PERRON_TESTS_INDEX_TEXT_TEXT_WORLD_H_
