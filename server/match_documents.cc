#include "server/match_documents.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "server/circumstances_convert.h"
#include "server/dates.h"

namespace perron {
namespace {

std::string IdOf(const std::string& name) { return name.substr(name.find('/') + 1); }

EvidenceRecord ToRecord(const v1::Evidence& evidence, Day undated) {
  EvidenceRecord record;
  if (evidence.kind() != v1::EVIDENCE_KIND_UNSPECIFIED) record.kind = static_cast<EvidenceKind>(evidence.kind());
  record.level = static_cast<Level>(evidence.level());
  record.assessed = evidence.assessed_date().empty() ? undated : ParseDayOrUnknown(evidence.assessed_date());
  record.valid_until = ParseDayOrUnknown(evidence.valid_until());
  return record;
}

HeldCompetency ToHeld(const v1::HeldCompetency& held, CompetencyId id, Day undated) {
  HeldCompetency result{id, held.denied(), {}};
  if (held.denied()) return result;
  for (const v1::Evidence& evidence : held.evidence()) result.evidence.push_back(ToRecord(evidence, undated));
  if (result.evidence.empty()) {
    result.evidence.push_back({.level = static_cast<Level>(held.level()), .assessed = undated});
  }
  return result;
}

// Sorts by competency and keeps the first of equal ones.
template <typename Item>
void SortUnique(std::vector<Item>& items) {
  std::stable_sort(items.begin(), items.end(),
                   [](const Item& a, const Item& b) { return a.competency < b.competency; });
  items.erase(std::unique(items.begin(), items.end(),
                          [](const Item& a, const Item& b) { return a.competency == b.competency; }),
              items.end());
}

template <typename Requirements>
void AddRequirements(const Requirements& requirements, const TaxonomyVersion& taxonomy, WorkDocument& document) {
  for (const v1::Requirement& requirement : requirements) {
    const auto id = taxonomy.FindCompetency(requirement.competency());
    if (!id) {
      ++document.unresolved;
      continue;
    }
    const Importance importance = requirement.importance() == v1::IMPORTANCE_UNSPECIFIED
                                      ? Importance::kEssential
                                      : static_cast<Importance>(requirement.importance());
    document.profile.requirements.push_back({*id, importance, static_cast<Level>(requirement.level())});
  }
}

void AddOccupation(const Occupation& occupation, WorkProfile& profile) {
  for (const CompetencyId id : occupation.essential) profile.requirements.push_back({id, Importance::kEssential});
  for (const CompetencyId id : occupation.optional) profile.requirements.push_back({id, Importance::kSomewhat});
  SortUnique(profile.requirements);
}

}  // namespace

PersonDocument ToPersonDocument(const v1::Candidate& candidate, const DocumentContext& context, Day undated) {
  PersonDocument document;
  document.id = IdOf(candidate.name());
  for (const v1::HeldCompetency& held : candidate.competencies()) {
    const auto id = context.taxonomy.FindCompetency(held.competency());
    if (id) {
      document.profile.competencies.push_back(ToHeld(held, *id, undated));
    } else {
      ++document.unresolved;
    }
  }
  SortUnique(document.profile.competencies);
  document.circumstances = ToCircumstances(candidate, context.postcodes);
  document.last_proposed = ParseDayOrUnknown(candidate.last_proposed_date());
  return document;
}

WorkDocument ToWorkDocument(const v1::Vacancy& vacancy, const DocumentContext& context) {
  WorkDocument document;
  document.id = IdOf(vacancy.name());
  document.circumstances = ToCircumstances(vacancy, context.postcodes);
  document.last_day = ParseDayOrUnknown(vacancy.closing_date());
  AddRequirements(vacancy.requirements(), context.taxonomy, document);
  SortUnique(document.profile.requirements);
  if (vacancy.occupation().empty()) return document;
  const auto number = context.taxonomy.FindOccupation(vacancy.occupation());
  if (!number) {
    ++document.unresolved;
    return document;
  }
  const Occupation& occupation = context.taxonomy.taxonomy().occupations[*number];
  if (vacancy.requirements().empty()) AddOccupation(occupation, document.profile);
  context.families.AddOftenAsked(*number, document.profile);
  document.circumstances.interests = occupation.interests;
  return document;
}

WorkDocument ToWorkDocument(const v1::Training& training, const DocumentContext& context) {
  WorkDocument document;
  document.id = IdOf(training.name());
  document.circumstances = ToCircumstances(training, context.postcodes);
  AddRequirements(training.builds_on(), context.taxonomy, document);
  for (const v1::TaughtCompetency& taught : training.teaches()) {
    const auto id = context.taxonomy.FindCompetency(taught.competency());
    if (!id) {
      ++document.unresolved;
      continue;
    }
    document.teaches.push_back({*id, static_cast<Level>(taught.level())});
    // Behind what it builds on, so that SortUnique keeps the demand where both name a competency.
    document.profile.requirements.push_back({*id, Importance::kSomewhat});
  }
  SortUnique(document.teaches);
  SortUnique(document.profile.requirements);
  return document;
}

WorkDocument ToWorkDocument(std::uint32_t occupation, const DocumentContext& context) {
  const Occupation& described = context.taxonomy.taxonomy().occupations[occupation];
  WorkDocument document;
  document.id = context.taxonomy.OccupationResourceId(occupation);
  AddOccupation(described, document.profile);
  context.families.AddOftenAsked(occupation, document.profile);
  document.circumstances.interests = described.interests;
  return document;
}

}  // namespace perron
