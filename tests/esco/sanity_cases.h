#ifndef PERRON_TESTS_ESCO_SANITY_CASES_H_
#define PERRON_TESTS_ESCO_SANITY_CASES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "index/documents.h"
#include "index/taxonomy_version.h"
#include "matching/taxonomy.h"

namespace perron {

// An occupation by its URI, or all whose ISCO-08 code begins with these digits.
struct OccupationPattern {
  std::string uri;         // empty: by isco
  std::string isco;        // empty: by uri
  std::string known_miss;  // why it is found all the same; see SanityCase::laugh

  bool Matches(const Occupation& occupation) const;
  std::string Text() const;
};

// What an experienced jobhunter expects: one of these among the first `within`.
struct SanityExpectation {
  std::string what;
  std::size_t within = 0;
  std::vector<OccupationPattern> any_of;
  std::string known_miss;  // why it is not met as yet; empty: it must be met
};

// Somebody who comes in at the door, and what a jobhunter would think of.
struct SanityCase {
  std::string name;  // Dutch
  PersonDocument person;
  std::vector<SanityExpectation> expect;
  std::vector<OccupationPattern> laugh;  // must not be in the first ten; but for those with a known_miss
};

// Reads tests/esco/sanity_cases.json. Whatever is wrong in the file (an unknown URI, a label that is not the concept's
// English one, evidence of an unknown kind, a pattern that no occupation matches) fails the running test.
std::vector<SanityCase> ReadSanityCases(const TaxonomyVersion& taxonomy);

}  // namespace perron

#endif  // PERRON_TESTS_ESCO_SANITY_CASES_H_
