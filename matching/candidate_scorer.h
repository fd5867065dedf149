#ifndef PERRON_MATCHING_CANDIDATE_SCORER_H_
#define PERRON_MATCHING_CANDIDATE_SCORER_H_

#include <algorithm>
#include <cstdint>
#include <vector>

#include "matching/competency_space.h"
#include "matching/evidence_strength.h"
#include "matching/have.h"
#include "matching/pair_score.h"
#include "matching/profile.h"
#include "matching/utilisation.h"

namespace perron {

// Scores many people for one piece of work. Binding lists, once, for every competency that brings some requirement
// along which ones and how much; scoring then walks what a person holds.
//
// A person may come in any form that can be walked record by record, so that a compact one need not be unpacked:
// `for_each_record(visit)` calls visit(CompetencyId, const EvidenceRecord&) for every record of evidence, ascending by
// competency and in each in any order. A denied competency has none.
//
// Thread-compatible: scoring changes scratch space, so each thread binds its own.
class CandidateScorer {
 public:
  // `space` and the model in `context` must outlive the scorer; `work` need not.
  CandidateScorer(const WorkProfile& work, const CompetencySpace& space, const EvidenceContext& context);

  // Same bits as ScorePair(person, work, space, context).
  PairScore Score(const CandidateProfile& person);
  template <typename ForEachRecord>
  PairScore ScoreRecords(const ForEachRecord& for_each_record);

  // The coverage alone, with the same bits, as in WorkScorer.
  double Coverage(const CandidateProfile& person);
  template <typename ForEachRecord>
  double CoverageOfRecords(const ForEachRecord& for_each_record);

 private:
  struct Service {
    double transfer = 0;
    std::uint32_t requirement = 0;  // position in the work's requirements
    Level asked = 0;                // its level
  };

  // What one held competency does for the work.
  struct Server {
    double use = 0;           // u_s, how far the work uses it
    std::uint32_t begin = 0;  // into services_
    std::uint32_t end = 0;
  };

  void ListServices(const WorkProfile& work, const ScoringModel& model);
  const Server& ServerOf(CompetencyId held) const { return servers_[server_of_[IndexOf(held)]]; }
  void Serve(const Server& server, const EvidenceRecord& record);
  double CoverageOfHave() const;

  const CompetencySpace& space_;
  const EvidenceStrength strength_;
  std::vector<double> weights_;           // w_r by requirement
  double asked_ = 0;                      // sum of weights_
  std::vector<std::uint32_t> server_of_;  // by competency: position in servers_; most serve nothing and have 0
  std::vector<Server> servers_;           // [0] serves nothing
  std::vector<Service> services_;
  // Scratch.
  std::vector<double> have_;
  QuickUtilisation utilisation_;
};

inline void CandidateScorer::Serve(const Server& server, const EvidenceRecord& record) {
  const double reliability = strength_.Reliability(record);
  for (std::uint32_t i = server.begin; i < server.end; ++i) {
    const Service& service = services_[i];
    double& have = have_[service.requirement];
    have = std::max(have, HaveValue(service.transfer, strength_.LevelFactor(record, service.asked), reliability));
  }
}

template <typename ForEachRecord>
double CandidateScorer::CoverageOfRecords(const ForEachRecord& for_each_record) {
  std::fill(have_.begin(), have_.end(), 0.0);
  for_each_record([&](CompetencyId id, const EvidenceRecord& record) {
    const std::uint32_t server = server_of_[IndexOf(id)];
    if (server != 0 && strength_.Counts(record)) Serve(servers_[server], record);
  });
  return CoverageOfHave();
}

template <typename ForEachRecord>
PairScore CandidateScorer::ScoreRecords(const ForEachRecord& for_each_record) {
  std::fill(have_.begin(), have_.end(), 0.0);
  utilisation_.Clear();
  std::size_t last = space_.weights.size();  // none yet
  for_each_record([&](CompetencyId id, const EvidenceRecord& record) {
    if (!strength_.Counts(record)) return;
    const Server& server = ServerOf(id);
    if (IndexOf(id) != last) {  // the first record of it that counts: it is held
      last = IndexOf(id);
      utilisation_.Add(space_.weights[last].weight, server.use);
    }
    Serve(server, record);
  });
  return MakePairScore(CoverageOfHave(), utilisation_.Compute(), weights_.empty());
}

}  // namespace perron

#endif  // PERRON_MATCHING_CANDIDATE_SCORER_H_
