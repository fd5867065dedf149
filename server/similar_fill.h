#ifndef PERRON_SERVER_SIMILAR_FILL_H_
#define PERRON_SERVER_SIMILAR_FILL_H_

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "index/exact/exact_index.h"
#include "index/faiss_index.h"
#include "matching/competency_space.h"

namespace perron {

// Puts the people of an index base among the pooled vectors, some at a time, while the index is in use: working them
// all out takes longer than a start may. Until it is done, "more like this one" knows only some of them.
//
// Who was written or removed since is left alone (Touch): what is there of them is newer.
//
// Next belongs to one thread, the others to whoever guards the index with a lock.
class SimilarFill {
 public:
  // `dimensions`: of the index of vectors; at least those of the space.
  SimilarFill(std::vector<IndexPart<PeopleKind>> parts, std::shared_ptr<const CompetencySpace> space,
              std::size_t dimensions)
      : parts_(std::move(parts)), space_(std::move(space)), dimensions_(dimensions) {}

  // Works out some more vectors; false when none are left. Takes a few milliseconds, without the lock.
  bool Next();

  // Puts what Next made into the index. INTERNAL when Faiss fails.
  absl::Status PutInto(FaissIndex& index);

  void Touch(const std::string& id) { touched_.insert(id); }

 private:
  const std::vector<IndexPart<PeopleKind>> parts_;
  const std::shared_ptr<const CompetencySpace> space_;
  const std::size_t dimensions_;
  std::size_t part_ = 0;
  std::size_t row_ = 0;  // the next one
  std::vector<std::pair<std::string, std::vector<float>>> made_;
  absl::flat_hash_set<std::string> touched_;
};

}  // namespace perron

#endif  // PERRON_SERVER_SIMILAR_FILL_H_
