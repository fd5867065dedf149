#ifndef PERRON_CLIENTS_BENCH_NEUTRAL_DOCUMENTS_H_
#define PERRON_CLIENTS_BENCH_NEUTRAL_DOCUMENTS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "clients/bench/neutral_set.h"
#include "index/documents.h"
#include "index/match_index.h"
#include "matching/competency_space.h"
#include "matching/profile.h"
#include "matching/taxonomy.h"

namespace perron {

// A neutral set in the product's own types, so that its coverage by matching/ is the coverage of the set to the bit:
//  - every competency weighs 1, every requirement is essential, and its `share` is its weight. A share goes up to 1:
//    the weights of a vacancy are scaled by a power of two, which changes no bit of their ratios. (It would, of a
//    weight that is 2^-126 of the heaviest.)
//  - evidence is a diploma, whose reliability is 1;
//  - nobody was ever proposed, and ids are numbers with leading zeros. So the order of matching/match_order.h, by the
//    score as shown, then the exact one, then the id, is the order of the set: by the exact score, then the number.
// Pure functions; the set is as ReadNeutralSet gives it.

// The transfer of the set; relations are not known and said to be learned ones.
CompetencySpace SpaceOf(const NeutralSet& set);

// Groups of competencies that go together, as occupations that ask them: a set has no occupations, and the index puts
// like profiles beside like by them, for speed alone. Each group is what brings some competency along; every fourth
// competency has one, which is as good as all.
Taxonomy TopicsOf(const NeutralSet& set);

// Profile `number`.
std::shared_ptr<const PersonDocument> PersonOf(const NeutralSet& set, std::uint32_t number);

// The number in the id of such a document.
std::uint32_t NumberOf(const PersonDocument& person);

// What vacancy `number` asks. Requirements of weight 0 are left out: they add nothing.
WorkProfile WorkOf(const NeutralSet& set, std::uint32_t number);

// The first ten by coverage; `in_region`: among the profiles of the vacancy's region.
SearchRequest RequestOf(const NeutralSet& set, std::uint32_t number, bool in_region);

}  // namespace perron

#endif  // PERRON_CLIENTS_BENCH_NEUTRAL_DOCUMENTS_H_
