#include "server/competency_resolver.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "index/concept_search.h"
#include "server/field_checks.h"
#include "server/language.h"

namespace perron {
namespace {

using google::protobuf::RepeatedPtrField;

constexpr std::size_t kSuggestions = 3;
constexpr std::size_t kShownOfReference = 100;

std::string Named(std::string_view label, const std::string& uri) {
  return absl::StrCat("\"", std::string(label), "\" (", uri, ")");
}

bool IsCompetencyName(std::string_view reference) { return reference.rfind("competencies/", 0) == 0; }

// What to look for when a reference is unknown: the label itself, or the last part of a URI or resource name.
std::string SearchText(const std::string& reference) {
  const std::size_t slash = reference.rfind('/');
  const bool path = reference.find("://") != std::string::npos || IsCompetencyName(reference) ||
                    reference.rfind("occupations/", 0) == 0;
  return path && slash != std::string::npos ? reference.substr(slash + 1) : reference;
}

std::string Unknown(std::string_view what, const std::string& reference, const std::vector<std::string>& nearest,
                    std::string_view wanted) {
  std::string text = absl::StrCat("\"", reference.substr(0, kShownOfReference), "\" is no ", std::string(what),
                                  " of the taxonomy, want ", std::string(wanted));
  if (!nearest.empty()) absl::StrAppend(&text, "; nearest: ", absl::StrJoin(nearest, ", "));
  return text;
}

std::vector<std::string> NearestCompetencies(const TaxonomyVersion& taxonomy, const std::string& reference) {
  std::vector<std::string> nearest;
  const std::string text = SearchText(reference).substr(0, kShownOfReference);
  for (const LabelSearch::Hit& hit : FindCompetencies(taxonomy, text, kDefaultLanguage, kSuggestions)) {
    nearest.push_back(Named(hit.matched_label, taxonomy.taxonomy().competencies[hit.concept_number].uri));
  }
  return nearest;
}

std::vector<std::string> NearestOccupations(const TaxonomyVersion& taxonomy, const std::string& reference) {
  std::vector<std::string> nearest;
  const std::string text = SearchText(reference).substr(0, kShownOfReference);
  for (const LabelSearch::Hit& hit : FindOccupations(taxonomy, text, kDefaultLanguage, kSuggestions)) {
    nearest.push_back(Named(hit.matched_label, taxonomy.taxonomy().occupations[hit.concept_number].uri));
  }
  return nearest;
}

// Several competencies have this label: says which, for the caller to choose from.
std::string Ambiguous(const TaxonomyVersion& taxonomy, const std::string& label,
                      const std::vector<std::uint32_t>& competencies) {
  std::vector<std::string> named;
  for (std::size_t i = 0; i < std::min(competencies.size(), kSuggestions); ++i) {
    named.push_back(Named(taxonomy.CompetencyLabel(CompetencyId{competencies[i]}, kDefaultLanguage),
                          taxonomy.taxonomy().competencies[competencies[i]].uri));
  }
  return absl::StrCat("\"", label.substr(0, kShownOfReference), "\" is a label of ", competencies.size(),
                      " competencies, want the URI of one of them: ", absl::StrJoin(named, ", "));
}

}  // namespace

void CompetencyResolver::Trust(const v1::Candidate& stored) {
  for (const v1::HeldCompetency& held : stored.competencies()) trusted_.insert(held.competency());
  for (const v1::Wish& wish : stored.wishes()) trusted_.insert(wish.occupation());
}

void CompetencyResolver::Trust(const v1::Vacancy& stored) {
  trusted_.insert(stored.occupation());
  for (const v1::Requirement& requirement : stored.requirements()) trusted_.insert(requirement.competency());
  for (const v1::Task& task : stored.tasks()) trusted_.insert(task.competencies().begin(), task.competencies().end());
}

void CompetencyResolver::Trust(const v1::Training& stored) {
  for (const v1::TaughtCompetency& taught : stored.teaches()) trusted_.insert(taught.competency());
  for (const v1::Requirement& requirement : stored.builds_on()) trusted_.insert(requirement.competency());
}

absl::Status CompetencyResolver::Resolve(v1::Candidate& candidate, const FieldPath& path, Violations& violations) {
  Seen seen;
  seen.reserve(static_cast<std::size_t>(candidate.competencies_size()));
  for (int i = 0; i < candidate.competencies_size(); ++i) {
    v1::HeldCompetency& held = *candidate.mutable_competencies(i);
    held.clear_label();
    ResolveUnique(*held.mutable_competency(), path + ".competencies", i, seen, violations);
  }
  for (int i = 0; i < candidate.wishes_size(); ++i) {
    ResolveOccupation(*candidate.mutable_wishes(i)->mutable_occupation(), At(path + ".wishes", i) + ".occupation",
                      violations);
  }
  return Result();
}

absl::Status CompetencyResolver::Resolve(v1::Vacancy& vacancy, const FieldPath& path, Violations& violations) {
  ResolveOccupation(*vacancy.mutable_occupation(), path + ".occupation", violations);
  ResolveRequirements(*vacancy.mutable_requirements(), path + ".requirements", violations);
  for (int i = 0; i < vacancy.tasks_size(); ++i) {
    v1::Task& task = *vacancy.mutable_tasks(i);
    for (int j = 0; j < task.competencies_size(); ++j) {
      ResolveOne(*task.mutable_competencies(j), At(At(path + ".tasks", i) + ".competencies", j), violations);
    }
  }
  return Result();
}

absl::Status CompetencyResolver::Resolve(v1::Training& training, const FieldPath& path, Violations& violations) {
  Seen seen;
  for (int i = 0; i < training.teaches_size(); ++i) {
    v1::TaughtCompetency& taught = *training.mutable_teaches(i);
    taught.clear_label();
    ResolveUnique(*taught.mutable_competency(), path + ".teaches", i, seen, violations);
  }
  ResolveRequirements(*training.mutable_builds_on(), path + ".builds_on", violations);
  return Result();
}

absl::Status CompetencyResolver::ResolveCompetency(std::string& reference, const FieldPath& path,
                                                   Violations& violations) {
  ResolveOne(reference, path, violations);
  return Result();
}

void CompetencyResolver::ResolveRequirements(RepeatedPtrField<v1::Requirement>& requirements, const FieldPath& path,
                                             Violations& violations) {
  Seen seen;
  for (int i = 0; i < requirements.size(); ++i) {
    requirements[i].clear_label();
    ResolveUnique(*requirements[i].mutable_competency(), path, i, seen, violations);
  }
}

void CompetencyResolver::ResolveUnique(std::string& reference, const FieldPath& path, int position, Seen& seen,
                                       Violations& violations) {
  if (reference.empty()) return;  // a violation of its own, by Validate
  const auto competency_at = [&path](int entry) { return At(path, entry) + ".competency"; };
  ResolveOne(reference, competency_at(position), violations);
  const auto [first, inserted] = seen.try_emplace(reference, position);
  if (inserted) return;
  violations.Add(competency_at(position),
                 absl::StrCat("the same competency as ", competency_at(first->second).ToString(), ", want it once"));
}

void CompetencyResolver::ResolveOne(std::string& reference, const FieldPath& path, Violations& violations) {
  if (reference.empty() || trusted_.contains(reference)) return;
  if (taxonomy_ == nullptr) {
    taxonomy_missed_ = true;
    return;
  }
  std::optional<CompetencyId> id = taxonomy_->FindCompetency(reference);
  if (id.has_value() && !IsCompetencyName(reference)) return;  // its URI: there is nothing to put in its place
  const bool labels = references_ == References::kByUriOrByLabel;
  if (!id.has_value() && labels) {
    id = taxonomy_->FindCompetencyByLabel(reference);
    const std::vector<std::uint32_t> several = taxonomy_->competency_search().FindExact(reference);
    if (!id.has_value() && several.size() > 1) {
      violations.Add(path, Ambiguous(*taxonomy_, reference, several));
      return;
    }
  }
  if (id.has_value()) {
    reference = taxonomy_->taxonomy().competencies[IndexOf(*id)].uri;
    return;
  }
  violations.Add(path, Unknown("competency", reference, NearestCompetencies(*taxonomy_, reference),
                               labels ? "a URI, \"competencies/{id}\" or a label" : "a URI or \"competencies/{id}\""));
}

void CompetencyResolver::ResolveOccupation(std::string& reference, const FieldPath& path, Violations& violations) {
  if (reference.empty() || trusted_.contains(reference)) return;
  if (taxonomy_ == nullptr) {
    taxonomy_missed_ = true;
    return;
  }
  if (const std::optional<std::uint32_t> occupation = taxonomy_->FindOccupation(reference)) {
    reference = taxonomy_->taxonomy().occupations[*occupation].uri;
    return;
  }
  violations.Add(path, Unknown("occupation", reference, NearestOccupations(*taxonomy_, reference),
                               "a URI or \"occupations/{id}\""));
}

absl::Status CompetencyResolver::Result() const { return taxonomy_missed_ ? NoTaxonomyError() : absl::OkStatus(); }

std::string LabelOf(const TaxonomyVersion* taxonomy, std::string_view language, const std::string& competency) {
  if (taxonomy == nullptr) return "";
  const std::optional<CompetencyId> id = taxonomy->FindCompetency(competency);
  return id.has_value() ? std::string(taxonomy->CompetencyLabel(*id, language)) : "";
}

void FillLabels(const TaxonomyVersion* taxonomy, std::string_view language, v1::Candidate& candidate) {
  for (v1::HeldCompetency& held : *candidate.mutable_competencies()) {
    held.set_label(LabelOf(taxonomy, language, held.competency()));
  }
}

void FillLabels(const TaxonomyVersion* taxonomy, std::string_view language, v1::Vacancy& vacancy) {
  for (v1::Requirement& requirement : *vacancy.mutable_requirements()) {
    requirement.set_label(LabelOf(taxonomy, language, requirement.competency()));
  }
}

void FillLabels(const TaxonomyVersion* taxonomy, std::string_view language, v1::Training& training) {
  for (v1::TaughtCompetency& taught : *training.mutable_teaches()) {
    taught.set_label(LabelOf(taxonomy, language, taught.competency()));
  }
  for (v1::Requirement& requirement : *training.mutable_builds_on()) {
    requirement.set_label(LabelOf(taxonomy, language, requirement.competency()));
  }
}

}  // namespace perron
