#ifndef PERRON_MATCHING_LABEL_FEATURES_H_
#define PERRON_MATCHING_LABEL_FEATURES_H_

#include <string>
#include <string_view>
#include <vector>

#include "matching/taxonomy.h"

namespace perron {

// Features of a text for learning what is near; each function gives them ascending, each once. A word is a run of
// letters and digits; ASCII letters are taken as small ones, others as they are.

// The first six letters of each word: words with the same beginning are mostly of the same family.
std::vector<std::string> WordFeatures(std::string_view text);

// The same over the preferred label and the alternatives.
std::vector<std::string> LabelWordFeatures(const ConceptLabels& labels);

// Runs of four and five letters within each word, its ends marked by < and >. They see the parts of compounds.
std::vector<std::string> LetterFeatures(std::string_view text);

}  // namespace perron

#endif  // PERRON_MATCHING_LABEL_FEATURES_H_
