#include "matching/work_services.h"

#include <algorithm>

namespace perron {
namespace {

constexpr std::size_t kBits = 64;

std::size_t Word(CompetencyId id) { return IndexOf(id) / kBits; }
std::uint64_t Bit(CompetencyId id) { return std::uint64_t{1} << (IndexOf(id) % kBits); }

}  // namespace

WorkServices::WorkServices(const WorkProfile& work, const CompetencySpace& space)
    : work_(work), space_(space), asked_(space.weights.size() / kBits + 1) {
  for (const Requirement& requirement : work.requirements)
    asked_[Word(requirement.competency)] |= Bit(requirement.competency);
  for (std::size_t r = 0; r < work.requirements.size(); ++r) Append(r, work.requirements[r].competency, within_);
}

std::vector<Service> WorkServices::From(const CandidateProfile& person) const {
  std::vector<Service> services;
  for (std::size_t i = 0; i < person.competencies.size(); ++i) Append(i, person.competencies[i].competency, services);
  return services;
}

// Of the hundred and more competencies that one brings along, the work asks a few: a bit tells which, and only those
// are looked for among the requirements.
void WorkServices::Append(std::size_t source, CompetencyId competency, std::vector<Service>& services) const {
  for (const TransferEdge& edge : space_.transfer.From(competency)) {
    if ((asked_[Word(edge.other)] & Bit(edge.other)) == 0) continue;
    const auto found =
        std::lower_bound(work_.requirements.begin(), work_.requirements.end(), edge.other,
                         [](const Requirement& requirement, CompetencyId id) { return requirement.competency < id; });
    services.push_back({.source = static_cast<std::uint32_t>(source),
                        .requirement = static_cast<std::uint32_t>(found - work_.requirements.begin()),
                        .edge = edge});
  }
}

}  // namespace perron
