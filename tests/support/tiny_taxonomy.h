#ifndef PERRON_TESTS_SUPPORT_TINY_TAXONOMY_H_
#define PERRON_TESTS_SUPPORT_TINY_TAXONOMY_H_

#include <map>
#include <string>
#include <string_view>

namespace perron {

// A package in the layout of ESCO's CSV download that a test can oversee: file name -> content. Nine competencies, four
// occupations, Dutch and English labels. Cook and kitchen assistant share two competencies, forklift driver and order
// picker two others; "work in teams" is transversal; "prepare vegetables" is a kind of "prepare food".
std::map<std::string, std::string> TinyTaxonomyPackage();

// URIs: "http://data.europa.eu/esco/skill/" and the word, or ".../occupation/" and the word. The resource names are
// "competencies/{word}" and "occupations/{word}".
//   competencies: cook-dishes, drive-forklift, food-hygiene, load-cargo, pick-orders, prepare-food, prepare-vegetables,
//                 stack-shelves, work-in-teams
//   occupations:  cook, forklift-driver, kitchen-assistant, order-picker
std::string TinyCompetency(std::string_view word);
std::string TinyOccupation(std::string_view word);

}  // namespace perron

#endif  // PERRON_TESTS_SUPPORT_TINY_TAXONOMY_H_
