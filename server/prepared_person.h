#ifndef PERRON_SERVER_PREPARED_PERSON_H_
#define PERRON_SERVER_PREPARED_PERSON_H_

#include <memory>
#include <string>
#include <vector>

#include "index/documents.h"
#include "index/postcodes.h"
#include "index/snapshot.h"
#include "index/store.h"
#include "index/taxonomy_version.h"
#include "perron/v1/candidate_service.pb.h"

namespace perron {

// What the index holds of a person. It is made on the thread of whoever writes that person, so that the one thread that
// all changes pass through only has to put it in its place. Immutable.
struct PreparedPerson final : Derived {
  std::shared_ptr<const TaxonomyVersion> taxonomy;  // it was made with; worthless under another one
  std::shared_ptr<const PersonDocument> document;
  std::vector<float> pooled;  // matching/pooled_vector.h
};

// `candidate` as it is stored, under the id of its name. Null when the snapshot has no taxonomy.
std::shared_ptr<const PreparedPerson> PreparePerson(const v1::Candidate& candidate, const Snapshot& snapshot,
                                                    const Postcodes& postcodes);

}  // namespace perron

#endif  // PERRON_SERVER_PREPARED_PERSON_H_
