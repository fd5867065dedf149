#include "server/index_feeder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <sstream>
#include <thread>

#include "server/dates.h"
#include "server/prepared_person.h"
#include "tests/server/match_world.h"
#include "tests/support/temp_folder.h"
#include "tests/support/worlds.h"

namespace perron {
namespace {

constexpr std::string_view kWords[] = {"cook-dishes",        "drive-forklift", "food-hygiene",
                                       "load-cargo",         "pick-orders",    "prepare-food",
                                       "prepare-vegetables", "stack-shelves",  "work-in-teams"};

// The tiny taxonomy without its last competency and occupation, so that numbers shift and references break.
std::shared_ptr<const TaxonomyVersion> SmallerTaxonomy() {
  Taxonomy taxonomy = MakeTinyTaxonomy()->taxonomy();
  for (Occupation& occupation : taxonomy.occupations) {
    for (auto* list : {&occupation.essential, &occupation.optional}) {
      std::vector<CompetencyId> kept;
      for (const CompetencyId id : *list) {
        if (IndexOf(id) != 0) kept.push_back(static_cast<CompetencyId>(IndexOf(id) - 1));
      }
      *list = kept;
    }
  }
  taxonomy.competencies.erase(taxonomy.competencies.begin());  // cook-dishes
  for (Competency& competency : taxonomy.competencies) competency.broader.clear();
  taxonomy.relations.clear();
  CompetencySpace space = LearnCompetencySpace(taxonomy);
  return std::make_shared<TaxonomyVersion>("smaller", absl::FromUnixSeconds(2000), std::move(taxonomy),
                                           std::move(space));
}

// What searches of everybody and everything answer, in one text.
std::string Answers(const MatchWorld& world, const SnapshotHolder& holder) {
  const auto snapshot = holder.Get();
  const MatchScope scope{world.store, world.postcodes, *snapshot, MatchWorld::kTenant};
  MatchQuery query;
  query.request.as_of = *ParseDay("2026-11-22");
  query.page_size = 1000;
  query.view = v1::MATCH_VIEW_FULL;
  std::string text;
  const auto add = [&text](const absl::StatusOr<MatchPage>& page) {
    EXPECT_TRUE(page.ok()) << page.status();
    if (!page.ok()) return;
    for (const v1::Match& match : page->matches) text += match.SerializeAsString();
    text += '\n';
  };
  for (int i = 0; i < 5; ++i) {
    if (const auto person = StoredPerson(scope, "candidates/r" + std::to_string(i), "name"); person.ok()) {
      for (const WorkCollection kind :
           {WorkCollection::kVacancy, WorkCollection::kOccupation, WorkCollection::kTraining}) {
        add(world.finder.FindWork(scope, kind, *person, query, 0));
      }
    }
    if (const auto work = StoredVacancy(scope, "vacancies/r" + std::to_string(i), "name"); work.ok()) {
      add(world.finder.FindPeople(scope, *work, query, 0));
    }
  }
  return text;
}

std::vector<std::string_view> SomeWords(Random& random) {
  std::vector<std::string_view> some;
  for (const std::string_view word : kWords) {
    if (random.Chance(0.4)) some.push_back(word);
  }
  return some;
}

void WriteSomething(Random& random, MatchWorld& world) {
  const std::string id = "r" + std::to_string(random.Below(30));
  const RecordKind kinds[] = {RecordKind::kCandidate, RecordKind::kVacancy, RecordKind::kTraining};
  if (random.Chance(0.25)) return world.Remove(kinds[random.Below(3)], id);
  switch (random.Below(3)) {
    case 0:
      return world.Put(id, TinyCandidate(SomeWords(random)));
    case 1: {
      v1::Vacancy vacancy = TinyVacancy(id, SomeWords(random));
      if (random.Chance(0.5)) vacancy.set_occupation(TinyOccupation(random.Chance(0.5) ? "cook" : "order-picker"));
      return world.Put(id, vacancy);
    }
    default:
      return world.Put(id, TinyTraining(id, SomeWords(random)));
  }
}

void ExpectSameAsRebuilt(MatchWorld& world, const std::shared_ptr<const TaxonomyVersion>& taxonomy) {
  SnapshotHolder fresh;
  IndexFeeder rebuilt(world.store, world.postcodes, world.model, fresh);
  ASSERT_TRUE(rebuilt.SwapTaxonomy(taxonomy).ok());
  EXPECT_EQ(Answers(world, world.holder), Answers(world, fresh));
  EXPECT_EQ(world.holder.Get()->generation, fresh.Get()->generation);
  const TenantSnapshot& a = world.holder.Get()->tenants.at(MatchWorld::kTenant);
  const TenantSnapshot& b = fresh.Get()->tenants.at(MatchWorld::kTenant);
  EXPECT_EQ(a.unresolved, b.unresolved);
  EXPECT_EQ(a.people->size(), b.people->size());
  EXPECT_EQ(a.vacancies->size(), b.vacancies->size());
  EXPECT_EQ(a.trainings->size(), b.trainings->size());
  EXPECT_EQ(a.similar->candidates.size(), b.similar->candidates.size());
}

TEST(IndexFeederTest, ARebuiltIndexAnswersAsTheOneThatGrew) {
  Random random(4);
  MatchWorld world;
  for (int round = 0; round < 5; ++round) {
    for (int i = 0; i < 60; ++i) WriteSomething(random, world);
    ExpectSameAsRebuilt(world, world.taxonomy);
  }
  const auto smaller = SmallerTaxonomy();
  ASSERT_TRUE(world.feeder.SwapTaxonomy(smaller).ok());
  ExpectSameAsRebuilt(world, smaller);
  for (int i = 0; i < 60; ++i) WriteSomething(random, world);
  ExpectSameAsRebuilt(world, smaller);
}

// So small that merges run all the time.
constexpr MergeLimits kBusy = {
    .fresh_in_quiet = 4, .fresh_in_use = 8, .parts_in_use = 3, .quiet = std::chrono::milliseconds(0)};

TEST(IndexFeederTest, MergesInTheBackgroundChangeNoAnswer) {
  Random random(5);
  MatchWorld world(true, kBusy);
  for (int round = 0; round < 5; ++round) {
    for (int i = 0; i < 60; ++i) {
      WriteSomething(random, world);
      ASSERT_EQ(world.snapshot()->generation, static_cast<std::int64_t>(world.store.last_sequence()));
    }
    ExpectSameAsRebuilt(world, world.taxonomy);
    // The taxonomy may change while a merge of the old one runs.
    const auto next = round % 2 == 0 ? SmallerTaxonomy() : MakeTinyTaxonomy();
    ASSERT_TRUE(world.feeder.SwapTaxonomy(next).ok());
    ExpectSameAsRebuilt(world, next);
    ASSERT_TRUE(world.feeder.SwapTaxonomy(world.taxonomy).ok());
  }
  const auto merged = [&world] {
    const IndexFigures people = world.snapshot()->tenants.at(MatchWorld::kTenant).people->figures();
    return people.segments > 0 && people.fresh < 4;
  };
  for (int i = 0; i < 3000 && !merged(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_TRUE(merged());
}

TEST(IndexFeederTest, AnIndexFromItsBaseAnswersAsTheOneThatGrew) {
  Random random(6);
  MatchWorld world;
  const TempFolder folder;
  std::ostringstream log;
  Logger logger(LogFormat::kText, LogLevel::kDebug, world.clock, log);
  const PeopleBases bases(folder.File("index"), world.postcodes, world.model, logger);
  for (int i = 0; i < 60; ++i) WriteSomething(random, world);
  for (int round = 0; round < 12; ++round) {
    SCOPED_TRACE(round);
    {
      log.str("");
      SnapshotHolder holder;
      IndexFeeder feeder(world.store, world.postcodes, world.model, holder, kBusy, &bases);
      ASSERT_TRUE(feeder.SwapTaxonomy(world.taxonomy).ok());
      EXPECT_EQ(Answers(world, holder), Answers(world, world.holder));
      EXPECT_EQ(holder.Get()->generation, world.snapshot()->generation);
      const TenantSnapshot& mapped = holder.Get()->tenants.at(MatchWorld::kTenant);
      const TenantSnapshot& grown = world.snapshot()->tenants.at(MatchWorld::kTenant);
      EXPECT_EQ(mapped.unresolved, grown.unresolved);
      EXPECT_EQ(mapped.people->size(), grown.people->size());
      const auto filled = [&] { return mapped.similar->candidates.size() == grown.similar->candidates.size(); };
      for (int i = 0; i < 3000 && !filled(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
      EXPECT_TRUE(filled());
      if (round % 3 != 1) feeder.Close();  // else the end comes without a word, and the changes since are in the log
    }
    EXPECT_THAT(log.str(), testing::HasSubstr(round == 0 ? "index base not used" : "index base used"));
    for (int i = 0; i < 15; ++i) WriteSomething(random, world);
  }
}

TEST(IndexFeederTest, TheLogIsCutOffWhereTheBaseNeedsItNoMore) {
  MatchWorld world;
  const TempFolder folder;
  std::ostringstream log;
  Logger logger(LogFormat::kText, LogLevel::kDebug, world.clock, log);
  const PeopleBases bases(folder.File("index"), world.postcodes, world.model, logger);
  world.Put("a", TinyCandidate({"cook-dishes"}));
  world.Put("b", TinyCandidate({"cook-dishes"}));
  {
    SnapshotHolder holder;
    IndexFeeder feeder(world.store, world.postcodes, world.model, holder, {}, &bases);
    ASSERT_TRUE(feeder.SwapTaxonomy(world.taxonomy).ok());
    const auto nothing = [](std::uint64_t, const RecordKey&) { return true; };
    EXPECT_TRUE(world.store.ChangedSince(0, nothing).ok());
    feeder.Close();
    EXPECT_EQ(world.store.ChangedSince(1, nothing).code(), absl::StatusCode::kOutOfRange);
    EXPECT_TRUE(world.store.ChangedSince(2, nothing).ok());
  }
  // A base that is older than the log is of no use.
  world.Put("c", TinyCandidate({"cook-dishes"}));
  ASSERT_TRUE(world.store.ForgetChanges(3).ok());
  SnapshotHolder holder;
  IndexFeeder feeder(world.store, world.postcodes, world.model, holder, {}, &bases);
  ASSERT_TRUE(feeder.SwapTaxonomy(world.taxonomy).ok());
  EXPECT_THAT(log.str(), testing::HasSubstr("index base not used"));
  EXPECT_EQ(holder.Get()->tenants.at(MatchWorld::kTenant).people->size(), 3U);
}

TEST(IndexFeederTest, WhatIsOftenAskedFollowsTheTaxonomy) {
  MatchWorld world;
  world.Put("c", TinyCandidate({"food-hygiene"}));
  v1::Vacancy vacancy = TinyVacancy("v", {"load-cargo"});
  vacancy.set_occupation(TinyOccupation("cook"));
  world.Put("v", vacancy);
  const auto often_asked = [&] {
    std::vector<std::string> labels;
    const auto snapshot = world.snapshot();
    const MatchScope scope = world.finder.Scope(*snapshot, MatchWorld::kTenant);
    MatchQuery query;
    query.page_size = 10;
    query.view = v1::MATCH_VIEW_FULL;
    const auto page = world.finder.FindWork(scope, WorkCollection::kVacancy,
                                            StoredPerson(scope, "candidates/c", "name").value(), query, 0);
    for (const auto& requirement : page->matches.at(0).requirements()) {
      if (requirement.often_asked()) labels.push_back(requirement.label());
    }
    return labels;
  };
  using testing::UnorderedElementsAre;
  const auto of_cook = UnorderedElementsAre("gerechten koken", "voedselhygiëne", "voedsel bereiden", "in teams werken");
  EXPECT_THAT(often_asked(), of_cook);
  ASSERT_TRUE(world.feeder.SwapTaxonomy(SmallerTaxonomy()).ok());
  EXPECT_THAT(often_asked(), UnorderedElementsAre("voedselhygiëne", "voedsel bereiden", "in teams werken"));
  ASSERT_TRUE(world.feeder.SwapTaxonomy(world.taxonomy).ok());
  EXPECT_THAT(often_asked(), of_cook);
}

TEST(IndexFeederTest, TheGenerationIsTheSequenceOfTheStore) {
  MatchWorld world;
  EXPECT_EQ(world.snapshot()->generation, 0);
  world.Put("a", TinyCandidate({"cook-dishes"}));
  EXPECT_EQ(world.snapshot()->generation, 1);
  world.Put("a", TinyVacancy("a", {"cook-dishes"}));
  world.Remove(RecordKind::kCandidate, "a");
  EXPECT_EQ(world.snapshot()->generation, 3);
  EXPECT_EQ(world.snapshot()->generation, static_cast<std::int64_t>(world.store.last_sequence()));
}

TEST(IndexFeederTest, ARemovedRecordIsGone) {
  MatchWorld world;
  world.Put("a", TinyCandidate({"cook-dishes", "gone"}));
  EXPECT_EQ(world.snapshot()->tenants.at(MatchWorld::kTenant).people->size(), 1U);
  world.Remove(RecordKind::kCandidate, "a");
  const TenantSnapshot tenant = world.snapshot()->tenants.at(MatchWorld::kTenant);
  EXPECT_EQ(tenant.people->size(), 0U);
  EXPECT_EQ(tenant.similar->candidates.size(), 0U);
  EXPECT_EQ(tenant.unresolved, 0);
}

TEST(IndexFeederTest, UnresolvedReferencesAreCountedUntilTheyResolve) {
  MatchWorld world;
  const auto unresolved = [&] { return world.snapshot()->tenants.at(MatchWorld::kTenant).unresolved; };
  world.Put("a", TinyCandidate({"cook-dishes", "gone-1", "gone-2"}));
  world.Put("a", TinyVacancy("a", {"gone-1"}));  // the same id, another kind
  EXPECT_EQ(unresolved(), 3);
  world.Put("a", TinyCandidate({"cook-dishes", "gone-1"}));
  EXPECT_EQ(unresolved(), 2);
  ASSERT_TRUE(world.feeder.SwapTaxonomy(SmallerTaxonomy()).ok());
  EXPECT_EQ(unresolved(), 3);
  ASSERT_TRUE(world.feeder.SwapTaxonomy(world.taxonomy).ok());
  EXPECT_EQ(unresolved(), 2);
}

TEST(IndexFeederTest, WithoutATaxonomyRecordsAreHeldAndNothingIsFound) {
  MatchWorld world(/*with_taxonomy=*/false);
  world.Put("a", TinyCandidate({"cook-dishes"}));
  EXPECT_EQ(world.snapshot()->taxonomy, nullptr);
  EXPECT_EQ(world.snapshot()->occupations, nullptr);
  EXPECT_EQ(world.snapshot()->tenants.at(MatchWorld::kTenant).unresolved, 1);
  ASSERT_TRUE(world.feeder.SwapTaxonomy(world.taxonomy).ok());
  EXPECT_EQ(world.snapshot()->tenants.at(MatchWorld::kTenant).unresolved, 0);
  EXPECT_EQ(world.snapshot()->occupations->size(), 4U);
}

TEST(IndexFeederTest, ChangesBeforeTheFirstTaxonomyAreReadFromTheStore) {
  MatchWorld world;
  SnapshotHolder holder;
  IndexFeeder feeder(world.store, world.postcodes, world.model, holder);
  world.Put("a", TinyCandidate({"cook-dishes"}));
  feeder.OnCommitted({});
  EXPECT_TRUE(holder.Get()->tenants.empty());
  ASSERT_TRUE(feeder.SwapTaxonomy(world.taxonomy).ok());
  EXPECT_EQ(holder.Get()->tenants.at(MatchWorld::kTenant).people->size(), 1U);
}

// A regression: a remembered answer raised the store's sequence but not the generation, which so differed after a
// restart.
TEST(IndexFeederTest, OtherRecordsChangeTheGenerationAlone) {
  MatchWorld world;
  world.Put("a", TinyCandidate({"cook-dishes"}));
  const auto before = world.snapshot();
  world.Write({MatchWorld::kTenant, RecordKind::kRememberedAnswer, "r"}, "x");
  EXPECT_EQ(world.snapshot()->generation, static_cast<std::int64_t>(world.store.last_sequence()));
  EXPECT_EQ(world.snapshot()->tenants.at(MatchWorld::kTenant).people, before->tenants.at(MatchWorld::kTenant).people);
}

TEST(IndexFeederTest, ARecordThatCannotBeReadKeepsTheOldSnapshot) {
  MatchWorld world;
  world.Put("a", TinyCandidate({"cook-dishes"}));
  const auto before = world.snapshot();
  const Change broken{{MatchWorld::kTenant, RecordKind::kVacancy, "b"}, "\xff\xff", world.store.last_sequence() + 1};
  ASSERT_TRUE(world.store.Apply({broken}).ok());
  EXPECT_EQ(world.feeder.SwapTaxonomy(SmallerTaxonomy()).code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(world.snapshot(), before);
}

TEST(IndexFeederTest, TenantsDoNotSeeEachOther) {
  MatchWorld world;
  world.Put("a", TinyCandidate({"cook-dishes"}));
  world.Write({"assen", RecordKind::kCandidate, "b"}, TinyCandidate({"cook-dishes"}).SerializeAsString());
  world.Write({"assen", RecordKind::kCandidate, "c"}, TinyCandidate({"cook-dishes"}).SerializeAsString());
  EXPECT_EQ(world.snapshot()->tenants.at(MatchWorld::kTenant).people->size(), 1U);
  EXPECT_EQ(world.snapshot()->tenants.at("assen").people->size(), 2U);
}

// Each candidate holds all nine competencies: a document made with the one taxonomy has a place for nine of them, with
// the other for eight, and scoring numbers of the one in the space of the other would show in the unresolved count.
TEST(IndexFeederTest, ASnapshotNeverMixesTaxonomies) {
  MatchWorld world;
  const auto smaller = SmallerTaxonomy();
  const v1::Candidate candidate = TinyCandidate({std::begin(kWords), std::end(kWords)});
  for (int i = 0; i < 5; ++i) world.Put("c" + std::to_string(i), candidate);
  std::atomic<bool> stop = false;
  std::thread reader([&] {
    while (!stop) {
      const auto snapshot = world.snapshot();
      const TenantSnapshot& tenant = snapshot->tenants.at(MatchWorld::kTenant);
      const bool small = snapshot->taxonomy->version() == "smaller";
      ASSERT_EQ(tenant.unresolved, small ? static_cast<std::int64_t>(tenant.people->size()) : 0);
    }
  });
  std::thread writer([&] {
    for (int i = 5; i < 60; ++i) world.Put("c" + std::to_string(i), candidate);
  });
  for (int i = 0; i < 30; ++i) {
    ASSERT_TRUE(world.feeder.SwapTaxonomy(i % 2 == 0 ? smaller : world.taxonomy).ok());
  }
  writer.join();
  stop = true;
  reader.join();
  EXPECT_EQ(world.snapshot()->tenants.at(MatchWorld::kTenant).people->size(), 60U);
}

// A person, prepared with the taxonomy of a moment, may be committed under another one.
TEST(IndexFeederTest, APreparedPersonIsTakenAsItIsOnlyUnderItsOwnTaxonomy) {
  MatchWorld world;
  v1::Candidate candidate = TinyCandidate({std::begin(kWords), std::end(kWords)});
  candidate.set_name("candidates/a");
  const auto before = PreparePerson(candidate, *world.snapshot(), world.postcodes);
  const RecordKey key = {MatchWorld::kTenant, RecordKind::kCandidate, "a"};
  world.Write(key, candidate.SerializeAsString(), before);
  const auto held = [&world] {
    const TenantSnapshot& tenant = world.snapshot()->tenants.at(MatchWorld::kTenant);
    SearchRequest request;
    request.limit = 1;
    WorkProfile work;
    work.requirements.push_back({CompetencyId{0}});
    return tenant.people->Search(work, {}, request).hits.at(0).document;
  };
  EXPECT_EQ(held(), before->document) << "the very same, not another one that was made again";
  EXPECT_EQ(world.snapshot()->tenants.at(MatchWorld::kTenant).unresolved, 0);

  ASSERT_TRUE(world.feeder.SwapTaxonomy(SmallerTaxonomy()).ok());
  world.Write(key, candidate.SerializeAsString(), before);
  EXPECT_NE(held(), before->document);
  EXPECT_EQ(held()->profile.competencies.size(), before->document->profile.competencies.size() - 1);
  EXPECT_EQ(world.snapshot()->tenants.at(MatchWorld::kTenant).unresolved, 1);
}

}  // namespace
}  // namespace perron
