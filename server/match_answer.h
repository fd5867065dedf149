#ifndef PERRON_SERVER_MATCH_ANSWER_H_
#define PERRON_SERVER_MATCH_ANSWER_H_

#include <string>

#include "index/documents.h"
#include "index/snapshot.h"
#include "matching/explanation.h"
#include "matching/interval.h"
#include "matching/preference.h"
#include "matching/scoring_model.h"
#include "matching/work_services.h"
#include "perron/v1/match_service.pb.h"

namespace perron {

// Work as it is explained to the people of one answer, or to one. Immutable, thread-safe.
class AskedWork {
 public:
  // Of the work only `groups` count. Both references must outlive this.
  AskedWork(const WorkDocument& work, RequirementGroups groups, const CompetencySpace& space)
      : document(work), profile(Keep(groups, work.profile)), services(profile, space) {}
  AskedWork(const AskedWork&) = delete;
  AskedWork& operator=(const AskedWork&) = delete;

  const WorkDocument& document;
  const WorkProfile profile;  // the groups that count
  const WorkServices services;
};

// Writes matches for one answer: what was scored, in the words of the contract. Thread-compatible.
class MatchAnswer {
 public:
  // All references must outlive the writer. `snapshot.taxonomy` must be there. Of the work only `groups` count.
  MatchAnswer(const Snapshot& snapshot, const ScoringModel& model, std::string language, Day as_of,
              RequirementGroups groups = RequirementGroups::kAll);

  // The work of this answer's matches, or of one of them. The document must outlive it.
  AskedWork Ask(const WorkDocument& work) const { return {work, groups_, taxonomy_.space()}; }

  // One pair in full, without name, title and rank.
  v1::Match Write(const PersonDocument& person, const AskedWork& work, const Preference& preference,
                  v1::MatchView view) const;

  // A few sentences about a match in the FULL view.
  std::string Summary(const v1::Match& match) const;

  // With what the answer was made.
  v1::MatchVersions Versions() const;

 private:
  std::string Label(CompetencyId id) const;
  void WriteScores(const Explanation& explanation, const PairInterval& interval, v1::Match& match) const;
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
