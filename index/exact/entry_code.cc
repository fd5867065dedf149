#include "index/exact/entry_code.h"

#include <algorithm>

namespace perron {
namespace {

// Lowest reliability of each class: spoken of, seen at work, proven. The classes only steer how tight the bounds are.
constexpr std::array<double, 3> kReliabilityFrom = {0.0, 0.7, 0.92};

EntryCode CodeOf(Level level, std::size_t strength) {
  return static_cast<EntryCode>(1 + (level - 1) * 3 + static_cast<int>(strength));
}

}  // namespace

EntryCoding::EntryCoding(const ScoringModel& model) : unknown_level_(model.unknown_level) {
  std::array<double, kClasses> reliability_top{};
  for (std::size_t kind = 0; kind < kEvidenceKindCount; ++kind) {
    std::size_t strength = 0;
    while (strength + 1 < kClasses && model.reliability[kind] >= kReliabilityFrom[strength + 1]) ++strength;
    class_of_kind_[kind] = static_cast<std::uint8_t>(strength);
    reliability_top[strength] = std::max(reliability_top[strength], model.reliability[kind]);
  }
  // The importances that anybody can write have classes of their own, where there are three of them.
  for (std::size_t i = 0; i < kClasses; ++i) importance_top_[i] = model.importance[i + 1];
  std::sort(importance_top_.begin(), importance_top_.end());
  importance_top_.back() =
      std::max(importance_top_.back(), *std::max_element(model.importance.begin(), model.importance.end()));
  for (std::size_t code = 1; code < kEntryCodes; ++code) {
    const auto level = static_cast<double>(LevelAsked(static_cast<EntryCode>(code)));
    for (int asked = 1; asked <= kMaxLevel; ++asked) {
      most_have_[code][static_cast<std::size_t>(asked)] =
          std::min(1.0, level / asked) * reliability_top[(code - 1) % kClasses];
    }
  }
}

EntryCode EntryCoding::OfHeld(const HeldCompetency& held) const {
  if (held.denied || held.evidence.empty()) return 0;
  Level level = 1;
  std::uint8_t strength = 0;
  for (const EvidenceRecord& record : held.evidence) {
    level = std::max(level, record.level == 0 ? unknown_level_ : record.level);
    strength = std::max(strength, class_of_kind_[static_cast<std::size_t>(record.kind)]);
  }
  return CodeOf(std::min(level, kMaxLevel), strength);
}

EntryCode EntryCoding::OfAsked(const Requirement& asked, const ScoringModel& model) const {
  const double factor = model.importance[static_cast<std::size_t>(asked.importance)] * static_cast<double>(asked.share);
  std::size_t strength = 0;
  while (strength + 1 < kClasses && importance_top_[strength] < factor) ++strength;
  return CodeOf(std::clamp<Level>(asked.level, 1, kMaxLevel), strength);
}

}  // namespace perron
