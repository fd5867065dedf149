#ifndef PERRON_INDEX_EXACT_SEGMENT_FILE_H_
#define PERRON_INDEX_EXACT_SEGMENT_FILE_H_

#include <cstddef>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "index/exact/sections.h"
#include "index/exact/segment.h"

namespace perron {

// A segment as sections of an index base (docs/formats.md, "Index bases"): its arrays as they lie in memory, so that a
// loaded one reads them where they are mapped.

// Writes sections whose names begin with the prefix. Errors: those of the writer.
template <typename Kind>
absl::Status SaveSegment(const std::string& prefix, const Segment<Kind>& segment, SectionWriter& out);

// The segment that was saved; it holds the owner of the sections. `competencies`: of the space that it was made with.
//
// DATA_LOSS that names the section when sizes do not fit each other, or an offset lies out of range: whatever the
// sections hold, none but packed profiles and lists within blocks can lead a reader astray, and those are what the
// checksums of the file are for.
template <typename Kind>
absl::StatusOr<std::shared_ptr<const Segment<Kind>>> LoadSegment(const std::string& prefix, const SectionReader& in,
                                                                 std::size_t competencies);

extern template absl::Status SaveSegment(const std::string&, const Segment<PeopleKind>&, SectionWriter&);
extern template absl::Status SaveSegment(const std::string&, const Segment<WorkKind>&, SectionWriter&);
extern template absl::StatusOr<std::shared_ptr<const Segment<PeopleKind>>> LoadSegment(const std::string&,
                                                                                       const SectionReader&,
                                                                                       std::size_t);
extern template absl::StatusOr<std::shared_ptr<const Segment<WorkKind>>> LoadSegment(const std::string&,
                                                                                     const SectionReader&, std::size_t);

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_SEGMENT_FILE_H_
