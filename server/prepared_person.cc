#include "server/prepared_person.h"

#include "matching/pooled_vector.h"
#include "server/match_documents.h"

namespace perron {

std::shared_ptr<const PreparedPerson> PreparePerson(const v1::Candidate& candidate, const Snapshot& snapshot,
                                                    const Postcodes& postcodes) {
  if (snapshot.taxonomy == nullptr) return nullptr;
  auto person = std::make_shared<PreparedPerson>();
  person->taxonomy = snapshot.taxonomy;
  person->document = std::make_shared<PersonDocument>(
      ToPersonDocument(candidate, {*snapshot.taxonomy, *snapshot.families, postcodes}));
  person->pooled = PooledVector(person->document->profile, snapshot.taxonomy->space());
  return person;
}

}  // namespace perron
