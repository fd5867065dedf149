#ifndef PERRON_INDEX_DOCUMENTS_H_
#define PERRON_INDEX_DOCUMENTS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "matching/circumstances.h"
#include "matching/competency.h"
#include "matching/profile.h"
#include "matching/training_gain.h"

namespace perron {

// A person as the index holds them: what is scored and filtered, nothing else. No birth date, sex, nationality, health
// or benefit: there is no field for them.
struct PersonDocument {
  std::string id;  // the {candidate} of the resource name
  CandidateProfile profile;
  PersonCircumstances circumstances;
  Day last_proposed = kUnknownDay;  // kUnknownDay = never
  std::uint32_t unresolved = 0;     // references that the taxonomy does not know; they are not in the profile
};

// Work, or a training, as the index holds it.
struct WorkDocument {
  std::string id;  // the {vacancy}, {training} or {occupation} of the resource name
  WorkProfile profile;
  WorkCircumstances circumstances;
  Day last_day = kUnknownDay;             // past it the work matches no more; kUnknownDay = no end
  std::vector<TaughtCompetency> teaches;  // trainings only
  std::uint32_t unresolved = 0;           // as above
};

}  // namespace perron

#endif  // PERRON_INDEX_DOCUMENTS_H_
