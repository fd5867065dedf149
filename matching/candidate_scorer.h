#ifndef PERRON_MATCHING_CANDIDATE_SCORER_H_
#define PERRON_MATCHING_CANDIDATE_SCORER_H_

#include <array>
#include <cstddef>
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
  // What a held competency does for some requirements. Lists of them are walked a whole group at a time, because how
  // long a list is cannot be guessed by the processor; the places left over serve requirements that nobody reads.
  static constexpr std::size_t kGroup = 4;
  struct Services {
    std::array<double, kGroup> transfer{};
    std::array<std::uint32_t, kGroup> requirement{};  // position in the work's requirements, or past them
    std::array<Level, kGroup> asked{};                // its level
  };

  // What one held competency does for the work.
  struct Server {
    double use = 0;           // u_s, how far the work uses it
    std::uint32_t begin = 0;  // into services_
    std::uint32_t end = 0;
  };

  // A record of evidence of a competency that serves.
  struct Proof {
    double reliability = 0;
    std::uint32_t server = 0;
    Level level = 0;
  };

  void ListServices(const WorkProfile& work, const ScoringModel& model);
  void AddProof(std::uint32_t server, const EvidenceRecord& record);
  double CoverageOfProofs();

  const CompetencySpace& space_;
  const EvidenceStrength strength_;
  std::vector<double> weights_;           // w_r by requirement
  double asked_ = 0;                      // sum of weights_
  std::vector<std::uint32_t> server_of_;  // by competency: position in servers_; most serve nothing and have 0
  std::vector<Server> servers_;           // [0] serves nothing
  std::vector<Services> services_;
  // Scratch.
  std::vector<Proof> proofs_;  // the first proof_count_ of them, and room for another
  std::size_t proof_count_ = 0;
  std::vector<double> have_;  // by requirement, and kGroup more for places left over
  QuickUtilisation utilisation_;
};

// Adds the proof unless server is 0, without a branch: whether the next competency serves cannot be guessed.
inline void CandidateScorer::AddProof(std::uint32_t server, const EvidenceRecord& record) {
  if (proof_count_ == proofs_.size()) [[unlikely]]
    proofs_.resize(2 * proof_count_ + 1);
  proofs_[proof_count_] = {strength_.Reliability(record), server, record.level};
  proof_count_ += server != 0 ? 1U : 0U;
}

template <typename ForEachRecord>
double CandidateScorer::CoverageOfRecords(const ForEachRecord& for_each_record) {
  proof_count_ = 0;
  for_each_record([&](CompetencyId id, const EvidenceRecord& record) {
    if (strength_.Counts(record)) AddProof(server_of_[IndexOf(id)], record);
  });
  return CoverageOfProofs();
}

template <typename ForEachRecord>
PairScore CandidateScorer::ScoreRecords(const ForEachRecord& for_each_record) {
  proof_count_ = 0;
  utilisation_.Clear();
  std::size_t last = space_.weights.size();  // none yet
  for_each_record([&](CompetencyId id, const EvidenceRecord& record) {
    if (!strength_.Counts(record)) return;
    const std::uint32_t server = server_of_[IndexOf(id)];
    if (IndexOf(id) != last) {  // the first record of it that counts: it is held
      last = IndexOf(id);
      utilisation_.Add(space_.weights[last].weight, servers_[server].use);
    }
    AddProof(server, record);
  });
  return MakePairScore(CoverageOfProofs(), utilisation_.Compute(), weights_.empty());
}

}  // namespace perron

#endif  // PERRON_MATCHING_CANDIDATE_SCORER_H_
