#include "clients/bench/neutral_documents.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"

namespace perron {
namespace {

std::string AreaOf(const NeutralMeta& meta) { return std::to_string(meta.region); }

}  // namespace

CompetencySpace SpaceOf(const NeutralSet& set) {
  std::vector<std::vector<TransferEdge>> by_held(set.competencies());
  for (std::uint32_t asked = 0; asked < set.competencies(); ++asked) {
    for (std::uint32_t k = set.transfer_off[asked]; k < set.transfer_off[asked + 1]; ++k) {
      const std::uint16_t held = set.transfer_comp[k];
      if (held == asked) continue;  // the table adds that itself
      by_held[held].push_back({CompetencyId{asked}, set.transfer_t[k], CompetencyRelation::kLineOfWork});
    }
  }
  CompetencySpace space;
  space.model = "neutral";
  space.weights.assign(set.competencies(), {.occupation_count = 0, .idf = 1, .weight = 1});
  space.transfer = TransferTable(by_held);
  space.dimensions = set.dimensions;
  space.vectors = set.vectors;
  return space;
}

Taxonomy TopicsOf(const NeutralSet& set) {
  constexpr std::uint32_t kEvery = 4;
  Taxonomy topics;
  for (std::uint32_t asked = 0; asked < set.competencies(); asked += kEvery) {
    Occupation topic;
    for (std::uint32_t k = set.transfer_off[asked]; k < set.transfer_off[asked + 1]; ++k) {
      topic.essential.push_back(CompetencyId{set.transfer_comp[k]});
    }
    std::sort(topic.essential.begin(), topic.essential.end());
    topics.occupations.push_back(std::move(topic));
  }
  return topics;
}

std::shared_ptr<const PersonDocument> PersonOf(const NeutralSet& set, std::uint32_t number) {
  const NeutralRows& profiles = set.profiles;
  auto person = std::make_shared<PersonDocument>();
  person->id = absl::StrFormat("%010u", number);
  std::vector<std::pair<std::uint16_t, Level>> held;
  for (std::uint32_t k = profiles.off[number]; k < profiles.off[number + 1]; ++k) {
    held.emplace_back(profiles.comp[k], profiles.level[k]);
  }
  std::sort(held.begin(), held.end());
  std::vector<HeldCompetency>& competencies = person->profile.competencies;
  competencies.reserve(held.size());
  for (const auto& [competency, level] : held) {
    const CompetencyId id{competency};
    if (competencies.empty() || competencies.back().competency != id) competencies.push_back({id, false, {}});
    competencies.back().evidence.push_back({.kind = EvidenceKind::kDiploma, .level = level});
  }
  person->circumstances.area = AreaOf(profiles.meta[number]);
  return person;
}

std::uint32_t NumberOf(const PersonDocument& person) {
  std::uint32_t number = kNobody;
  return absl::SimpleAtoi(person.id, &number) ? number : kNobody;
}

WorkProfile WorkOf(const NeutralSet& set, std::uint32_t number) {
  const NeutralRows& vacancies = set.vacancies;
  const std::uint32_t begin = vacancies.off[number];
  const std::uint32_t end = vacancies.off[number + 1];
  float heaviest = 0;
  for (std::uint32_t k = begin; k < end; ++k) heaviest = std::max(heaviest, set.weight[k]);
  int exponent = 0;  // heaviest < 2^exponent
  std::frexp(heaviest, &exponent);
  WorkProfile work;
  for (std::uint32_t k = begin; k < end; ++k) {
    if (set.weight[k] == 0) continue;
    work.requirements.push_back({.competency = CompetencyId{vacancies.comp[k]},
                                 .importance = Importance::kEssential,
                                 .level = vacancies.level[k],
                                 .share = std::ldexp(set.weight[k], -exponent)});
  }
  std::sort(work.requirements.begin(), work.requirements.end(),
            [](const Requirement& a, const Requirement& b) { return a.competency < b.competency; });
  return work;
}

SearchRequest RequestOf(const NeutralSet& set, std::uint32_t number, bool in_region) {
  SearchRequest request;
  request.order = MatchOrder::kCoverage;
  request.limit = kNeutralTop;
  request.criteria.other_is_person = true;
  if (in_region) {
    request.criteria.areas = {AreaOf(set.vacancies.meta[number])};
    request.criteria.hard = Criteria::Bit(ReasonKind::kArea);
  }
  return request;
}

}  // namespace perron
