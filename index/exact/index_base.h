#ifndef PERRON_INDEX_EXACT_INDEX_BASE_H_
#define PERRON_INDEX_EXACT_INDEX_BASE_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "index/exact/exact_index.h"

namespace perron {

// The contents of an index in a section file (docs/formats.md, "Index bases"): its segments, which of their rows are
// dead, and the ids of the fresh documents, which are read from the store instead. Derived from the records, and of no
// use but with exactly what it was made from.

// Change it with any change of the arrays of a segment, of their meaning, or of how a record becomes a document.
inline constexpr int kIndexBaseVersion = 1;

template <typename Kind>
struct IndexBase {
  std::vector<IndexPart<Kind>> parts;  // mapped
  std::vector<std::string> fresh;      // ids of the documents that are in no part
  std::uint64_t sequence = 0;          // it holds all changes of the store up to this one
};

// What a base is made from, by name (taxonomy, scoring model, tenant, ...). "version" and "sequence" are taken.
using BaseIdentity = std::map<std::string, std::string>;

// Writes the base; on disk when it returns. Errors: those of SectionFileWriter.
template <typename Kind>
absl::Status SaveBase(const std::string& path, const BaseIdentity& identity, const IndexContents<Kind>& contents,
                      std::uint64_t sequence);

// NOT_FOUND when there is none; FAILED_PRECONDITION when it is of another version or made from something else, which
// is named; DATA_LOSS when it is damaged. `competencies`: of the space that `identity` stands for.
template <typename Kind>
absl::StatusOr<IndexBase<Kind>> LoadBase(const std::string& path, const BaseIdentity& identity,
                                         std::size_t competencies);

extern template absl::Status SaveBase(const std::string&, const BaseIdentity&, const IndexContents<PeopleKind>&,
                                      std::uint64_t);
extern template absl::Status SaveBase(const std::string&, const BaseIdentity&, const IndexContents<WorkKind>&,
                                      std::uint64_t);
extern template absl::StatusOr<IndexBase<PeopleKind>> LoadBase(const std::string&, const BaseIdentity&, std::size_t);
extern template absl::StatusOr<IndexBase<WorkKind>> LoadBase(const std::string&, const BaseIdentity&, std::size_t);

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_INDEX_BASE_H_
