#ifndef PERRON_TESTS_BENCH_IMPORT_DATA_H_
#define PERRON_TESTS_BENCH_IMPORT_DATA_H_

#include <cstddef>
#include <string>
#include <vector>

#include "perron/v1/candidate_service.pb.h"
#include "perron/v1/taxonomy_service.pb.h"

namespace perron {

// People as an organisation's files hold them, each with a name, one record of evidence per competency, a place and
// hours: 14 to 40 competencies (27 on average) that one of the occupations asks, filled up with those of others where
// it asks fewer. The same taxonomy gives the same people.
std::vector<v1::Candidate> PeopleToImport(const std::vector<v1::Occupation>& occupations, std::size_t count);

// UUIDs, the same each time.
class Uuids {
 public:
  std::string Next();

 private:
  unsigned next_ = 0;
};

}  // namespace perron

#endif  // PERRON_TESTS_BENCH_IMPORT_DATA_H_
