#include "matching/context_rows.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "matching/label_features.h"

namespace perron {
namespace {

constexpr double kOptional = 0.3;

// Which contexts of text are kept, by the number of competencies that have them.
struct DocumentFrequency {
  int least = 1;
  int most = 1;
};
constexpr DocumentFrequency kLetters = {2, 2000};
constexpr DocumentFrequency kLabelWords = {2, 1500};
constexpr DocumentFrequency kDescribedWords = {3, 800};

using Cells = std::vector<Eigen::Triplet<double>>;

SparseRows FromCells(std::size_t rows, std::size_t columns, const Cells& cells) {
  SparseRows counts(static_cast<Eigen::Index>(rows), static_cast<Eigen::Index>(columns));
  counts.setFromTriplets(cells.begin(), cells.end());  // adds up what falls together
  return counts;
}

void AddCell(std::size_t row, std::size_t column, double count, Cells& cells) {
  cells.emplace_back(static_cast<int>(row), static_cast<int>(column), count);
}

SparseRows Occupations(const Taxonomy& taxonomy) {
  Cells cells;
  for (std::size_t o = 0; o < taxonomy.occupations.size(); ++o) {
    for (const CompetencyId id : taxonomy.occupations[o].essential) AddCell(IndexOf(id), o, 1, cells);
    for (const CompetencyId id : taxonomy.occupations[o].optional) AddCell(IndexOf(id), o, 1, cells);
  }
  return FromCells(taxonomy.competencies.size(), taxonomy.occupations.size(), cells);
}

SparseRows Above(const Taxonomy& taxonomy, const Hierarchy& hierarchy) {
  const std::size_t count = taxonomy.competencies.size();
  Cells cells;
  for (std::size_t c = 0; c < count; ++c) {
    const auto id = static_cast<CompetencyId>(c);
    // So that it is near to what lies below it. What nothing lies below has no use for a context of its own.
    if (!hierarchy.Descendants(id).empty()) AddCell(c, c, 1, cells);
    for (const CompetencyId ancestor : hierarchy.Ancestors(id)) AddCell(c, IndexOf(ancestor), 1, cells);
    for (const std::uint32_t group : hierarchy.AncestorGroups(id)) AddCell(c, count + group, 1, cells);
  }
  return FromCells(count, count + taxonomy.groups.size(), cells);
}

// How much the occupations of each ISCO group of `digits` digits ask, added up.
SparseRows IscoGroups(const Taxonomy& taxonomy, std::size_t digits) {
  std::map<std::string_view, std::size_t> groups;
  Cells cells;
  for (const Occupation& occupation : taxonomy.occupations) {
    if (occupation.isco_code.size() < digits) continue;
    const std::string_view code = std::string_view(occupation.isco_code).substr(0, digits);
    const std::size_t group = groups.emplace(code, groups.size()).first->second;
    for (const CompetencyId id : occupation.essential) AddCell(IndexOf(id), group, 1, cells);
    for (const CompetencyId id : occupation.optional) AddCell(IndexOf(id), group, kOptional, cells);
  }
  return FromCells(taxonomy.competencies.size(), groups.size(), cells);
}

// One row of 0 and 1 per competency from its features, those of which too few or too many have left out.
template <typename Features>
SparseRows Texts(const Taxonomy& taxonomy, const DocumentFrequency& kept, const Features& features) {
  const std::size_t count = taxonomy.competencies.size();
  std::map<std::string, std::vector<std::size_t>> rows_of;
  for (std::size_t c = 0; c < count; ++c) {
    for (const std::string& feature : features(taxonomy.competencies[c])) rows_of[feature].push_back(c);
  }
  Cells cells;
  std::size_t columns = 0;
  for (const auto& [feature, rows] : rows_of) {
    if (static_cast<int>(rows.size()) < kept.least || static_cast<int>(rows.size()) > kept.most) continue;
    for (const std::size_t row : rows) AddCell(row, columns, 1, cells);
    ++columns;
  }
  return FromCells(count, columns, cells);
}

const ConceptLabels* LabelsIn(const Competency& competency, std::size_t language) {
  const auto found = std::find_if(competency.labels.begin(), competency.labels.end(),
                                  [&](const ConceptLabels& labels) { return labels.language == language; });
  return found == competency.labels.end() ? nullptr : &*found;
}

}  // namespace

std::vector<ContextBlock> CollectContexts(const Taxonomy& taxonomy, const Hierarchy& hierarchy,
                                          const LearningModel& model) {
  std::vector<ContextBlock> blocks;
  const auto add = [&](double weight, const auto& make) {
    if (weight <= 0) return;
    ContextBlock block{weight, make()};
    if (block.counts.nonZeros() > 0) blocks.push_back(std::move(block));
  };
  add(model.occupations, [&] { return Occupations(taxonomy); });
  add(model.hierarchy, [&] { return Above(taxonomy, hierarchy); });
  add(model.isco4, [&] { return IscoGroups(taxonomy, 4); });
  add(model.isco3, [&] { return IscoGroups(taxonomy, 3); });
  add(model.isco2, [&] { return IscoGroups(taxonomy, 2); });
  const auto english = std::find(taxonomy.languages.begin(), taxonomy.languages.end(), "en");
  const auto others = static_cast<double>(taxonomy.languages.size()) - (english == taxonomy.languages.end() ? 0 : 1);
  for (std::size_t language = 0; language < taxonomy.languages.size(); ++language) {
    if (taxonomy.languages[language] == "en") {
      add(model.label_words, [&] {
        return Texts(taxonomy, kLabelWords, [&](const Competency& competency) {
          const ConceptLabels* labels = LabelsIn(competency, language);
          return labels == nullptr ? std::vector<std::string>{} : LabelWordFeatures(*labels);
        });
      });
      add(model.described_words, [&] {
        return Texts(taxonomy, kDescribedWords, [&](const Competency& competency) {
          const ConceptLabels* labels = LabelsIn(competency, language);
          return labels == nullptr ? std::vector<std::string>{} : WordFeatures(labels->description);
        });
      });
    } else {
      // Many languages say the same thing again: together they count as one.
      add(model.letters / std::sqrt(others), [&] {
        return Texts(taxonomy, kLetters, [&](const Competency& competency) {
          const ConceptLabels* labels = LabelsIn(competency, language);
          return labels == nullptr ? std::vector<std::string>{} : LetterFeatures(labels->preferred);
        });
      });
    }
  }
  return blocks;
}

}  // namespace perron
