#ifndef PERRON_MATCHING_SERVED_REQUIREMENTS_H_
#define PERRON_MATCHING_SERVED_REQUIREMENTS_H_

#include <cstddef>
#include <span>
#include <vector>

#include "matching/profile.h"
#include "matching/transfer_table.h"

namespace perron {

// Calls visit(position in `requirements`, edge) for every requirement that a held competency brings along, ascending.
// `from` is the row of that competency (TransferTable::From). Both lists are ascending, so one walk through both will
// do; a row is short, while the column of a popular requirement is not.
template <typename Visit>
void ForEachServed(std::span<const TransferEdge> from, const std::vector<Requirement>& requirements,
                   const Visit& visit) {
  std::size_t r = 0;
  for (const TransferEdge& edge : from) {
    while (r < requirements.size() && requirements[r].competency < edge.other) ++r;
    if (r == requirements.size()) return;
    if (requirements[r].competency == edge.other) visit(r, edge);
  }
}

}  // namespace perron

#endif  // PERRON_MATCHING_SERVED_REQUIREMENTS_H_
