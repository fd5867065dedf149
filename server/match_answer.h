#ifndef PERRON_SERVER_MATCH_ANSWER_H_
#define PERRON_SERVER_MATCH_ANSWER_H_

#include <string>

#include "index/documents.h"
#include "index/snapshot.h"
#include "matching/explanation.h"
#include "matching/preference.h"
#include "matching/scoring_model.h"
#include "perron/v1/match_service.pb.h"

namespace perron {

// Writes matches for one answer: what was scored, in the words of the contract. Thread-compatible.
class MatchAnswer {
 public:
  // All references must outlive the writer. `snapshot.taxonomy` must be there. Of the work only `groups` count.
  MatchAnswer(const Snapshot& snapshot, const ScoringModel& model, std::string language, Day as_of,
              RequirementGroups groups = RequirementGroups::kAll);

  // One pair in full, without name, title and rank.
  v1::Match Write(const PersonDocument& person, const WorkDocument& work, const Preference& preference,
                  v1::MatchView view) const;

  // A few sentences about a match in the FULL view.
  std::string Summary(const v1::Match& match) const;

  // With what the answer was made.
  v1::MatchVersions Versions() const;

 private:
  std::string Label(CompetencyId id) const;
  void WriteScores(const Explanation& explanation, const PersonDocument& person, const WorkProfile& work,
                   v1::Match& match) const;
  void WriteRequirements(const Explanation& explanation, v1::Match& match) const;
  void WriteCompetencies(const Explanation& explanation, v1::Match& match) const;

  const Snapshot& snapshot_;
  const TaxonomyVersion& taxonomy_;
  const ScoringModel& model_;
  const std::string language_;
  const Day as_of_;
  const RequirementGroups groups_;
};

}  // namespace perron

#endif  // PERRON_SERVER_MATCH_ANSWER_H_
