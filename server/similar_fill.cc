#include "server/similar_fill.h"

#include "base/status_macros.h"
#include "matching/pooled_vector.h"

namespace perron {
namespace {

// So few that a writer who waits for PutInto does not notice.
constexpr std::size_t kAtOnce = 256;

}  // namespace

bool SimilarFill::Next() {
  made_.clear();
  for (; part_ < parts_.size(); ++part_, row_ = 0) {
    const IndexPart<PeopleKind>& part = parts_[part_];
    for (; row_ < part.segment->size(); ++row_) {
      if (made_.size() == kAtOnce) return true;
      if (part.dead.IsDead(row_)) continue;
      std::vector<float> pooled = PooledVector(part.segment->Document(row_)->profile, *space_);
      pooled.resize(dimensions_, 0.0F);
      made_.emplace_back(std::string(part.segment->Id(row_)), std::move(pooled));
    }
  }
  return !made_.empty();
}

absl::Status SimilarFill::PutInto(FaissIndex& index) {
  for (const auto& [id, pooled] : made_) {
    if (!touched_.contains(id)) PERRON_RETURN_IF_ERROR(index.Put(id, pooled));
  }
  made_.clear();
  return absl::OkStatus();
}

}  // namespace perron
