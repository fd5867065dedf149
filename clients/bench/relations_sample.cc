#include "clients/bench/relations_sample.h"

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "matching/scoring_model.h"
#include "matching/work_scorer.h"

namespace perron {
namespace {

// A kind of pair and its part of the sample in percent.
struct Stratum {
  CompetencyRelation relation;
  std::size_t percent;
};
constexpr std::array<Stratum, 4> kStrata = {{{CompetencyRelation::kRelated, 45},
                                             {CompetencyRelation::kLineOfWork, 35},
                                             {CompetencyRelation::kNarrower, 10},
                                             {CompetencyRelation::kBroader, 10}}};

// std::shuffle may differ between libraries.
template <typename Value>
void Shuffle(std::vector<Value>& values, std::mt19937_64& random) {
  for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[random() % i]);
}

WorkProfile WorkOf(const Occupation& occupation) {
  WorkProfile work;
  for (const CompetencyId id : occupation.essential) work.requirements.push_back({id, Importance::kEssential, 0});
  for (const CompetencyId id : occupation.optional) work.requirements.push_back({id, Importance::kSomewhat, 0});
  std::sort(work.requirements.begin(), work.requirements.end(),
            [](const Requirement& a, const Requirement& b) { return a.competency < b.competency; });
  return work;
}

CandidateProfile PersonOf(const Occupation& occupation) {
  EvidenceRecord diploma;
  diploma.kind = EvidenceKind::kDiploma;
  CandidateProfile person;
  for (const CompetencyId id : occupation.essential) person.competencies.push_back({id, false, {diploma}});
  return person;
}

// Positions of the work that fits best, best first, of equals the lower position.
std::vector<std::size_t> BestFits(const CandidateProfile& person, const std::vector<WorkProfile>& works,
                                  const CompetencySpace& space, const ScoringModel& model, std::size_t count) {
  WorkScorer scorer(person, space, {model, 0});
  std::vector<std::pair<double, std::size_t>> scored;  // minus the fit, position
  for (std::size_t w = 0; w < works.size(); ++w) scored.emplace_back(-scorer.Score(works[w]).fit.value_or(0), w);
  count = std::min(count, scored.size());
  std::partial_sort(scored.begin(), scored.begin() + static_cast<std::ptrdiff_t>(count), scored.end());
  std::vector<std::size_t> best;
  for (std::size_t i = 0; i < count; ++i) best.push_back(scored[i].second);
  return best;
}

std::string_view StatusName(RequirementStatus status) {
  switch (status) {
    case RequirementStatus::kMet:
      return "MET";
    case RequirementStatus::kPartly:
      return "PARTLY";
    case RequirementStatus::kRelated:
      return "RELATED";
    case RequirementStatus::kLineOfWork:
      return "LINE_OF_WORK";
    case RequirementStatus::kMissing:
      return "MISSING";
    case RequirementStatus::kNotAsked:
      return "NOT_ASKED";
  }
  return "";
}

std::string_view RelationName(CompetencyRelation relation) {
  switch (relation) {
    case CompetencyRelation::kNone:
      return "NONE";
    case CompetencyRelation::kSame:
      return "SAME";
    case CompetencyRelation::kNarrower:
      return "NARROWER";
    case CompetencyRelation::kBroader:
      return "BROADER";
    case CompetencyRelation::kRelated:
      return "RELATED";
    case CompetencyRelation::kLineOfWork:
      return "LINE_OF_WORK";
  }
  return "";
}

std::string_view LabelIn(const Taxonomy& taxonomy, CompetencyId id, std::string_view language) {
  for (const ConceptLabels& labels : taxonomy.competencies[IndexOf(id)].labels) {
    if (taxonomy.languages[labels.language] == language) return labels.preferred;
  }
  return "";
}

// A cell holds no tab and no line break.
void AppendCell(std::string_view text, std::string& sheet) {
  for (const char c : text) sheet += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
  sheet += '\t';
}

}  // namespace

std::vector<ShownPair> DrawShownPairs(const Taxonomy& taxonomy, const CompetencySpace& space,
                                      const RelationsSampleOptions& options) {
  const ScoringModel model;
  std::vector<WorkProfile> works;
  std::vector<std::size_t> people;
  for (std::size_t o = 0; o < taxonomy.occupations.size(); ++o) {
    works.push_back(WorkOf(taxonomy.occupations[o]));
    if (!taxonomy.occupations[o].essential.empty()) people.push_back(o);
  }
  std::mt19937_64 random(options.seed);
  Shuffle(people, random);
  people.resize(std::min(people.size(), options.profiles));

  std::array<std::vector<ShownPair>, kStrata.size()> shown;
  std::set<std::tuple<CompetencyId, CompetencyId>> seen;
  for (const std::size_t one : people) {
    const CandidateProfile person = PersonOf(taxonomy.occupations[one]);
    for (const std::size_t work : BestFits(person, works, space, model, options.top)) {
      const Explanation explanation = ExplainPair(person, works[work], space, model, 0);
      for (const RequirementExplanation& requirement : explanation.requirements) {
        if (!requirement.met_by) continue;
        for (std::size_t s = 0; s < kStrata.size(); ++s) {
          if (requirement.relation != kStrata[s].relation) continue;
          const CompetencyId asked = requirement.requirement.competency;
          if (!seen.emplace(*requirement.met_by, asked).second) continue;
          shown[s].push_back(
              {*requirement.met_by, asked, requirement.status, requirement.relation, requirement.transfer});
        }
      }
    }
  }

  std::vector<ShownPair> drawn;
  std::vector<ShownPair> rest;
  for (std::size_t s = 0; s < kStrata.size(); ++s) {
    Shuffle(shown[s], random);
    const std::size_t count = std::min(shown[s].size(), options.pairs * kStrata[s].percent / 100);
    const auto end = shown[s].begin() + static_cast<std::ptrdiff_t>(count);
    drawn.insert(drawn.end(), shown[s].begin(), end);
    rest.insert(rest.end(), end, shown[s].end());
  }
  Shuffle(rest, random);
  const std::size_t more = std::min(rest.size(), options.pairs - drawn.size());
  drawn.insert(drawn.end(), rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(more));
  Shuffle(drawn, random);
  return drawn;
}

std::string RelationsSheet(const Taxonomy& taxonomy, const std::vector<ShownPair>& pairs) {
  std::string sheet = "id\tstatus\trelation\theld_nl\theld_en\tasked_nl\tasked_en\theld_uri\tasked_uri\tright\tnote\n";
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const ShownPair& pair = pairs[i];
    AppendCell(std::to_string(i + 1), sheet);
    AppendCell(StatusName(pair.status), sheet);
    AppendCell(RelationName(pair.relation), sheet);
    for (const CompetencyId id : {pair.held, pair.asked}) {
      AppendCell(LabelIn(taxonomy, id, "nl"), sheet);
      AppendCell(LabelIn(taxonomy, id, "en"), sheet);
    }
    AppendCell(taxonomy.competencies[IndexOf(pair.held)].uri, sheet);
    AppendCell(taxonomy.competencies[IndexOf(pair.asked)].uri, sheet);
    sheet += "\t\n";
  }
  return sheet;
}

}  // namespace perron
