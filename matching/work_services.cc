#include "matching/work_services.h"

#include <bit>

namespace perron {
namespace {

constexpr std::size_t kBits = 64;

std::size_t Word(CompetencyId id) { return IndexOf(id) / kBits; }
std::uint64_t Bit(CompetencyId id) { return std::uint64_t{1} << (IndexOf(id) % kBits); }

}  // namespace

WorkServices::WorkServices(const WorkProfile& work, const CompetencySpace& space)
    : work_(work), space_(space), asked_(space.weights.size() / kBits + 1) {
  for (const Requirement& requirement : work.requirements) {
    asked_[Word(requirement.competency)].bits |= Bit(requirement.competency);
  }
  std::uint32_t before = 0;
  for (Asked& asked : asked_) {
    asked.before = before;
    before += static_cast<std::uint32_t>(std::popcount(asked.bits));
  }
  for (std::size_t r = 0; r < work.requirements.size(); ++r) Append(r, work.requirements[r].competency, within_);
}

std::vector<Service> WorkServices::From(const CandidateProfile& person) const {
  std::vector<Service> services;
  for (std::size_t i = 0; i < person.competencies.size(); ++i) Append(i, person.competencies[i].competency, services);
  return services;
}

// A look at a bit for each of the hundred and more competencies that one brings along. The place of an asked one among
// the requirements, which are ascending, is the number of bits before it: no search, and nothing to guess for the
// processor, where a dozen or more of what a line of work asks serve each other.
void WorkServices::Append(std::size_t source, CompetencyId competency, std::vector<Service>& services) const {
  for (const TransferEdge& edge : space_.transfer.From(competency)) {
    const Asked& asked = asked_[Word(edge.other)];
    const std::uint64_t bit = Bit(edge.other);
    if ((asked.bits & bit) == 0) continue;
    services.push_back({.source = static_cast<std::uint32_t>(source),
                        .requirement = asked.before + static_cast<std::uint32_t>(std::popcount(asked.bits & (bit - 1))),
                        .edge = edge});
  }
}

}  // namespace perron
