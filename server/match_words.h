#ifndef PERRON_SERVER_MATCH_WORDS_H_
#define PERRON_SERVER_MATCH_WORDS_H_

#include <string>
#include <string_view>
#include <vector>

#include "matching/preference.h"

namespace perron {

// The sentences of a match that people read, in Dutch (level B1) or, for every other language, English.

// Says a reason of the preference: "12,3 km, past binnen 20 km".
std::string ReasonText(const Reason& reason, std::string_view language);

// Labels for a summary, each list in the order to be told.
struct SummaryParts {
  std::vector<std::string> own;        // what the person brings
  std::vector<std::string> related;    // what comes near
  std::vector<std::string> same_work;  // known from the same line of work
  std::vector<std::string> missing;    // what they said they cannot
  std::vector<std::string> not_asked;  // what nobody asked yet
  // Not asked by the work itself but often asked as well:
  std::vector<std::string> often_asked_own;   // what the person brings
  std::vector<std::string> often_asked_open;  // what nobody asked yet
};

// A few sentences for the person. At most four labels a sentence; the rest is counted.
std::string SummaryText(const SummaryParts& parts, std::string_view language);

}  // namespace perron

#endif  // PERRON_SERVER_MATCH_WORDS_H_
