#include "clients/cli/row_reader.h"

#include "clients/cli/text_width.h"

namespace perron {
namespace {

constexpr int kShownValue = 60;

}  // namespace

std::string ProblemText(const CellProblem& problem) {
  std::string text;
  if (!problem.column.empty()) text += problem.column + ": ";
  if (!problem.value.empty()) text += "\"" + CutToWidth(OneLine(problem.value), kShownValue) + "\", ";
  return text + "wanted " + problem.wanted;
}

}  // namespace perron
