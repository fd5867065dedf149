#ifndef PERRON_CLIENTS_BENCH_SCORE_ORACLE_H_
#define PERRON_CLIENTS_BENCH_SCORE_ORACLE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "index/documents.h"
#include "matching/competency_space.h"
#include "matching/match_order.h"
#include "matching/preference.h"
#include "matching/profile.h"
#include "matching/scoring_model.h"

namespace perron {

// One question to the oracle: the work, and the criteria that each give a list of their own.
struct OracleQuery {
  WorkProfile work;
  WorkCircumstances circumstances;
  std::vector<Criteria> criteria;
};

// One row of its answer.
struct OracleHit {
  std::string id;
  double coverage = 0;
  double fit = 0;         // -1 when the work asks nothing
  double preference = 1;  // for the order of fit times preference; else 1
  Day proposed = kUnknownDay;
  std::int64_t shown = 0;  // what is ordered by, in thousandths
  double exact = 0;
};

// The answers that an index has to give, worked out from docs/scoring.md once more: in double precision, with
// constants of its own, of every person, and with no function in common with the scorers of the product or with an
// index. Many queries are scored in one pass over the people, who come as a stream and are not kept.
//
// The one thing that it leaves to the product is the judgement on circumstances, WeighPreference, which is asked at
// most once for a person, a query and its criteria, and only for whom a preference of 1 would be among the first.
//
// Thread-compatible: for several threads, one oracle each and Merge.
class ScoreOracle {
 public:
  static constexpr std::array<MatchOrder, 3> kOrders = {MatchOrder::kFitTimesPreference, MatchOrder::kFit,
                                                        MatchOrder::kCoverage};

  // *space and *model (for WeighPreference) must outlive the oracle.
  ScoreOracle(std::vector<OracleQuery> queries, const CompetencySpace& space, const ScoringModel& model, Day as_of,
              std::size_t limit);

  // Takes people, in any order, each once. Many at a time are quicker: the tables of one query serve them all before
  // those of the next are read.
  void Offer(std::span<const PersonDocument> people);
  void Offer(const PersonDocument& person) { Offer(std::span(&person, 1)); }

  // Takes over what the other has found; it must have been made from the same queries.
  void Merge(ScoreOracle&& other);

  // The first `limit` of all who were offered, best first. `criteria`: position in those of the query.
  std::vector<OracleHit> Top(std::size_t query, MatchOrder order, std::size_t criteria) const;

  std::size_t query_count() const { return queries_.size(); }

 private:
  // What the work asks, with the requirements served by each competency.
  struct Bound {
    OracleQuery query;
    std::vector<double> weights;  // w_r
    double asked = 0;
    std::vector<std::uint32_t> begin;           // by competency, one more: into served and transfer
    std::vector<std::uint32_t> served;          // requirement
    std::vector<double> transfer;               // t
    std::vector<std::vector<OracleHit>> lists;  // by criteria and order: sorted, at most limit_
  };
  // One record that counts.
  struct Record {
    std::uint32_t competency = 0;
    double level = 0;
    double reliability = 0;
  };

  // What counts of a person.
  struct Reading {
    std::vector<Record> records;
    std::vector<std::uint32_t> held;            // competencies, ascending
    std::vector<std::uint32_t> heaviest_first;  // positions in held
  };

  void Read(const PersonDocument& person, Reading* reading) const;
  void Score(Bound& bound, const PersonDocument& person, const Reading& reading);
  double Coverage(const Bound& bound, const Reading& reading);
  double Utilisation(const Bound& bound, const Reading& reading);
  void Insert(std::vector<OracleHit>& list, OracleHit hit) const;
  bool MayEnter(const std::vector<OracleHit>& list, std::int64_t shown) const;

  const CompetencySpace& space_;
  const ScoringModel& model_;
  const Day as_of_;
  const std::size_t limit_;
  std::vector<Bound> queries_;
  std::vector<Reading> readings_;  // of the people at hand
  // Of one of them and one query.
  std::vector<double> have_;
  std::vector<double> uses_;
  std::vector<char> counted_;
};

}  // namespace perron

#endif  // PERRON_CLIENTS_BENCH_SCORE_ORACLE_H_
