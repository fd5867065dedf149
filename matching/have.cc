#include "matching/have.h"

#include <algorithm>

namespace perron {
namespace {

constexpr double kDaysPerYear = 365.25;

}  // namespace

bool IsHeld(const HeldCompetency& held, Day as_of) {
  return !held.denied && std::any_of(held.evidence.begin(), held.evidence.end(),
                                     [as_of](const EvidenceRecord& record) { return Counts(record, as_of); });
}

double LevelFactor(const EvidenceRecord& record, Level asked, const EvidenceContext& context) {
  const Level unknown =
      context.certainty == Certainty::kLow ? context.model.unknown_level_low : context.model.unknown_level;
  const double held = record.level == 0 ? unknown : record.level;
  return std::min(1.0, held / std::max<double>(1.0, asked));
}

double Reliability(const EvidenceRecord& record, const EvidenceContext& context) {
  const double reliability = context.model.reliability[static_cast<std::size_t>(record.kind)];
  if (context.certainty == Certainty::kAsRecorded) return reliability;
  if (record.assessed == kUnknownDay) return reliability * context.model.ageing_floor;
  const double years = std::max(0.0, static_cast<double>(context.as_of) - record.assessed) / kDaysPerYear;
  return reliability * std::max(context.model.ageing_floor, 1.0 - context.model.ageing_per_year * years);
}

}  // namespace perron
