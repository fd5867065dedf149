#ifndef PERRON_MATCHING_WORK_SERVICES_H_
#define PERRON_MATCHING_WORK_SERVICES_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "matching/competency_space.h"
#include "matching/profile.h"
#include "matching/transfer_table.h"

namespace perron {

// One competency that serves one requirement of some work.
struct Service {
  std::uint32_t source = 0;       // position of the competency in the list that it was found for
  std::uint32_t requirement = 0;  // position in the work's requirements
  TransferEdge edge;              // from the competency to the requirement
};

// What serves the requirements of one piece of work. Walking through the transfers of every competency is most of what
// it costs to explain a pair, so it is done once: for the work, however many people it is explained to, and for the
// pair, however many terms and intervals are made of it. Immutable, thread-safe.
class WorkServices {
 public:
  // Both must outlive this.
  WorkServices(const WorkProfile& work, const CompetencySpace& space);

  const WorkProfile& work() const { return work_; }
  const CompetencySpace& space() const { return space_; }

  // Of the person's competencies, denied ones too: ascending by source, then by requirement.
  std::vector<Service> From(const CandidateProfile& person) const;

  // Of what the work asks itself: `source` is a position in the requirements, too. In the same order.
  const std::vector<Service>& within() const { return within_; }

 private:
  void Append(std::size_t source, CompetencyId competency, std::vector<Service>& services) const;

  const WorkProfile& work_;
  const CompetencySpace& space_;
  // For 64 competencies each.
  struct Asked {
    std::uint64_t bits = 0;    // those that the work asks
    std::uint32_t before = 0;  // requirements among all competencies before these
  };
  std::vector<Asked> asked_;
  std::vector<Service> within_;
};

// Takes those of one source from the front of `services`. To be called with ascending sources.
inline std::span<const Service> TakeSource(std::size_t source, std::span<const Service>& services) {
  std::size_t count = 0;
  while (count < services.size() && services[count].source == source) ++count;
  const std::span<const Service> taken = services.first(count);
  services = services.subspan(count);
  return taken;
}

}  // namespace perron

#endif  // PERRON_MATCHING_WORK_SERVICES_H_
