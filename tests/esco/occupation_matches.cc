#include "tests/esco/occupation_matches.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "index/document_list.h"
#include "index/flat_index.h"
#include "index/package_files.h"
#include "index/taxonomy_import.h"
#include "tests/support/esco_data.h"

namespace perron {
namespace {

WorkProfile ProfileOf(const Occupation& occupation) {
  WorkProfile profile;
  for (const CompetencyId id : occupation.essential) profile.requirements.push_back({id, Importance::kEssential});
  for (const CompetencyId id : occupation.optional) profile.requirements.push_back({id, Importance::kSomewhat});
  std::sort(profile.requirements.begin(), profile.requirements.end(),
            [](const Requirement& a, const Requirement& b) { return a.competency < b.competency; });
  return profile;
}

CandidateProfile PersonOf(const Occupation& occupation) {
  CandidateProfile person;
  for (const CompetencyId id : occupation.essential) {
    person.competencies.push_back({id, false, {{.kind = EvidenceKind::kDiploma, .level = kMaxLevel}}});
  }
  return person;
}

// Why the other one is first, as far as the numbers tell.
std::string CauseOf(const Occupation& own, const Occupation& first, const PairScore& own_score) {
  if (own.essential == first.essential) return "asks the same essentials";
  if (std::includes(own.essential.begin(), own.essential.end(), first.essential.begin(), first.essential.end())) {
    return "asks a part of the same essentials and less besides";
  }
  if (own.essential.empty()) return "has no essentials";
  if (own_score.coverage < 0.8) return "own optional competencies weigh much";
  return "near relative";
}

}  // namespace

const OccupationWorld* EscoWorld() {
  static const OccupationWorld* const world = []() -> const OccupationWorld* {
    const std::optional<PackageFiles> files = EscoPackageFiles();
    return files ? ImportWorld(*files) : nullptr;
  }();
  return world;
}

const OccupationWorld* ImportWorld(const PackageFiles& package) {
  static const ScoringModel model;
  absl::StatusOr<ImportedTaxonomy> imported = ImportTaxonomy(package);
  EXPECT_TRUE(imported.ok()) << imported.status();
  if (!imported.ok()) return nullptr;
  return new OccupationWorld(MakeOccupationWorld(
      std::make_shared<const TaxonomyVersion>(std::move(imported->version), absl::Time(), std::move(imported->taxonomy),
                                              std::move(imported->space)),
      model));
}

OccupationWorld MakeOccupationWorld(std::shared_ptr<const TaxonomyVersion> taxonomy, const ScoringModel& model) {
  OccupationWorld world;
  DocumentListBuilder<WorkDocument> works;
  DocumentListBuilder<PersonDocument> people;
  const std::vector<Occupation>& occupations = taxonomy->taxonomy().occupations;
  world.families = std::make_unique<OccupationFamilies>(taxonomy->taxonomy(), taxonomy->space(), model);
  for (std::uint32_t o = 0; o < occupations.size(); ++o) {
    auto work = std::make_shared<WorkDocument>();
    work->id = taxonomy->OccupationResourceId(o);
    work->profile = ProfileOf(occupations[o]);
    world.families->AddOftenAsked(o, work->profile);
    work->circumstances.interests = occupations[o].interests;
    auto person = std::make_shared<PersonDocument>();
    person->id = work->id;
    person->profile = PersonOf(occupations[o]);
    works.Put(work);
    people.Put(person);
    world.works.push_back(std::move(work));
    world.people.push_back(std::move(person));
  }
  const std::shared_ptr<const CompetencySpace> space(taxonomy, &taxonomy->space());
  world.work_index = std::make_unique<FlatWorkIndex>(works.Publish(), space, model);
  world.people_index = std::make_unique<FlatPeopleIndex>(people.Publish(), space, model);
  world.taxonomy = std::move(taxonomy);
  return world;
}

std::vector<SelfMiss> FindSelfMisses(const OccupationWorld& world) {
  const std::vector<Occupation>& occupations = world.taxonomy->taxonomy().occupations;
  std::vector<SelfMiss> misses;
  for (std::uint32_t o = 0; o < occupations.size(); ++o) {
    SearchRequest request;
    request.order = MatchOrder::kFit;
    request.limit = occupations.size();
    const auto hits = world.work_index->Search(world.people[o]->profile, {}, request).hits;
    if (hits.front().document->id == world.works[o]->id) continue;
    const auto own =
        std::find_if(hits.begin(), hits.end(), [&](const auto& hit) { return hit.document->id == world.works[o]->id; });
    const std::uint32_t first = *world.taxonomy->FindOccupation("occupations/" + hits.front().document->id);
    misses.push_back(
        {o, first, own->score, hits.front().score, CauseOf(occupations[o], occupations[first], own->score)});
  }
  return misses;
}

}  // namespace perron
