#include "tests/support/worlds.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <utility>

namespace perron {
namespace {

CompetencyId Id(std::size_t i) { return static_cast<CompetencyId>(i); }

// Some of the world's competencies, ascending.
std::set<CompetencyId> PickCompetencies(Random& random, const World& world, std::size_t count) {
  std::set<CompetencyId> picked;
  for (std::size_t i = 0; i < count; ++i) picked.insert(Id(random.Below(world.naive.weights.size())));
  return picked;
}

double MakeWeight(Random& random) {
  if (random.Chance(0.3)) return 2.5;                         // equal weights are common
  if (random.Chance(0.1)) return 0.03 + 0.1 * random.Unit();  // transversal
  return 1 + 20 * random.Unit();
}

void AddHierarchy(Random& random, std::size_t competencies, NaiveSpace& space) {
  std::vector<std::vector<std::size_t>> ancestors(competencies);
  for (std::size_t c = 1; c < competencies; ++c) {
    if (!random.Chance(0.4)) continue;
    const std::size_t parent = random.Below(c);
    ancestors[c] = ancestors[parent];
    ancestors[c].push_back(parent);
    for (const std::size_t ancestor : ancestors[c]) {
      space.transfer[{Id(c), Id(ancestor)}] = {0.9F, CompetencyRelation::kNarrower};
      space.transfer[{Id(ancestor), Id(c)}] = {random.Chance(0.5) ? 0.4F : 0.2F, CompetencyRelation::kBroader};
    }
  }
}

void AddNeighbours(Random& random, std::size_t competencies, NaiveSpace& space) {
  const std::vector<float> common = {0.25F, 0.4F, 0.5F, 0.9F, 1.0F};  // so that equally good ways occur
  for (std::size_t i = 0; i < competencies * 4; ++i) {
    const CompetencyId from = Id(random.Below(competencies));
    const CompetencyId to = Id(random.Below(competencies));
    if (from == to || space.transfer.count({from, to}) != 0) continue;
    const float transfer = random.Chance(0.5) ? random.OneOf(common) : static_cast<float>(0.01 + 0.98 * random.Unit());
    const bool learned = random.Chance(0.7);
    space.transfer[{from, to}] = {transfer, learned ? CompetencyRelation::kLineOfWork : CompetencyRelation::kRelated};
  }
}

const std::vector<std::string>& Sectors() {
  static const std::vector<std::string> sectors = {"zorg", "logistiek", "groen", "horeca"};
  return sectors;
}

const std::vector<std::string>& Areas() {
  static const std::vector<std::string> areas = {"noord", "zuid", "oost"};
  return areas;
}

const std::vector<std::string>& Programmes() {
  static const std::vector<std::string> programmes = {"basisbanen", "leerbanen", "doe mee"};
  return programmes;
}

const std::vector<std::string>& Languages() {
  static const std::vector<std::string> languages = {"nld", "eng", "ara"};
  return languages;
}

std::vector<std::string> Some(Random& random, const std::vector<std::string>& choices) {
  std::vector<std::string> some;
  for (const std::string& choice : choices) {
    if (random.Chance(0.4)) some.push_back(choice);
  }
  return some;
}

std::optional<GeoPoint> MakePlace(Random& random) {
  if (random.Chance(0.1)) return std::nullopt;
  return GeoPoint{52.7 + 0.7 * random.Unit(), 6.1 + 0.9 * random.Unit()};
}

Hours MakeHours(Random& random) {
  const int min = random.Between(1, 36);
  const int max = random.Between(min, 40);
  return {random.Chance(0.3) ? 0 : min, random.Chance(0.3) ? 0 : max};
}

Day MakeDay(Random& random) { return random.Chance(0.2) ? kUnknownDay : kToday + random.Between(-60, 120); }

LicenceSet MakeLicences(Random& random, double chance) {
  LicenceSet licences = 0;
  for (unsigned i = 0; i < kLicenceNames.size(); ++i) {
    if (random.Chance(chance)) licences |= LicenceSet{1} << i;
  }
  return licences;
}

std::vector<LanguageAbility> MakeLanguages(Random& random) {
  std::vector<LanguageAbility> abilities;
  for (const std::string& language : Some(random, Languages())) {
    abilities.push_back({language, static_cast<std::uint8_t>(random.Between(0, 6))});
  }
  return abilities;
}

std::optional<Interests> MakeInterests(Random& random) {
  if (random.Chance(0.3)) return std::nullopt;
  Interests interests{};
  const bool flat = random.Chance(0.1);
  const auto level = static_cast<float>(random.Between(10, 70)) / 10.0F;
  for (float& interest : interests) interest = flat ? level : static_cast<float>(random.Between(10, 70)) / 10.0F;
  return interests;
}

}  // namespace

std::uint64_t Random::Next() {
  state_ += 0x9E3779B97F4A7C15U;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

int Random::Between(int low, int high) {
  return low + static_cast<int>(Below(static_cast<std::size_t>(high - low) + 1));
}

double Random::Unit() { return static_cast<double>(Next() >> 11U) * 0x1.0p-53; }

CompetencySpace SpaceOf(const NaiveSpace& naive) {
  CompetencySpace space;
  space.model = "test";
  std::vector<std::vector<TransferEdge>> by_held(naive.weights.size());
  for (const auto& [pair, edge] : naive.transfer) {
    by_held[IndexOf(pair.first)].push_back({pair.second, edge.transfer, edge.relation});
  }
  for (const double weight : naive.weights) space.weights.push_back({1, weight, weight});
  space.transfer = TransferTable(by_held);
  return space;
}

World MakeWorld(Random& random, std::size_t competencies) {
  World world;
  for (std::size_t c = 0; c < competencies; ++c) world.naive.weights.push_back(MakeWeight(random));
  AddHierarchy(random, competencies, world.naive);
  AddNeighbours(random, competencies, world.naive);
  world.space = SpaceOf(world.naive);
  return world;
}

EvidenceRecord MakeEvidence(Random& random) {
  EvidenceRecord record;
  record.kind = static_cast<EvidenceKind>(random.Between(1, 9));
  record.level = static_cast<Level>(random.Between(0, 5));
  if (random.Chance(0.7)) record.assessed = kToday - random.Between(-30, 6000);
  if (random.Chance(0.3)) record.valid_until = kToday + random.Between(-300, 1000);
  return record;
}

CandidateProfile MakePerson(Random& random, const World& world, std::size_t count) {
  CandidateProfile person;
  for (const CompetencyId id : PickCompetencies(random, world, count)) {
    HeldCompetency held{id, random.Chance(0.1), {}};
    if (!held.denied) {
      for (int records = random.Between(1, 3); records > 0; --records) held.evidence.push_back(MakeEvidence(random));
    }
    person.competencies.push_back(held);
  }
  return person;
}

WorkProfile MakeWork(Random& random, const World& world, std::size_t count) {
  WorkProfile work;
  const double family = random.Chance(0.5) ? 0.4 : 0;
  for (const CompetencyId id : PickCompetencies(random, world, count)) {
    if (random.Chance(family)) {
      const bool common = random.Chance(0.3);  // so that equal shares occur
      const auto share = static_cast<float>(common ? 0.5 : 0.001 + 0.999 * random.Unit());
      work.requirements.push_back({id, Importance::kOftenAsked, 0, share});
      continue;
    }
    work.requirements.push_back(
        {id, static_cast<Importance>(random.Between(1, 3)), static_cast<Level>(random.Between(0, 5))});
  }
  return work;
}

PersonCircumstances MakePersonCircumstances(Random& random) {
  PersonCircumstances person;
  person.home = MakePlace(random);
  person.max_distance_km = random.Chance(0.3) ? 0 : random.Between(3, 60);
  person.hours = MakeHours(random);
  person.available_from = MakeDay(random);
  person.licences = MakeLicences(random, 0.5);
  person.languages = MakeLanguages(random);
  person.wished_work_forms = static_cast<WorkFormSet>(random.Below(1U << 11U)) & ~WorkFormSet{1};
  person.eligible_work_forms = static_cast<WorkFormSet>(random.Below(1U << 11U)) & ~WorkFormSet{1};
  person.sectors = Some(random, Sectors());
  if (random.Chance(0.8)) person.area = random.OneOf(Areas());
  person.programmes = Some(random, Programmes());
  person.interests = MakeInterests(random);
  return person;
}

WorkCircumstances MakeWorkCircumstances(Random& random) {
  WorkCircumstances work;
  work.place = MakePlace(random);
  work.hours = MakeHours(random);
  work.start = MakeDay(random);
  work.licences = MakeLicences(random, 0.05);
  if (random.Chance(0.5)) work.languages = MakeLanguages(random);
  work.work_form = static_cast<WorkForm>(random.Between(0, 10));
  if (random.Chance(0.8)) work.sector = random.OneOf(Sectors());
  if (random.Chance(0.8)) work.area = random.OneOf(Areas());
  work.programmes = Some(random, Programmes());
  work.interests = MakeInterests(random);
  return work;
}

Criteria MakeCriteria(Random& random, bool other_is_person) {
  Criteria criteria;
  criteria.other_is_person = other_is_person;
  for (int kind = 1; kind <= 10; ++kind) {
    if (random.Chance(0.15)) criteria.hard |= Criteria::Bit(static_cast<ReasonKind>(kind));
  }
  if (random.Chance(0.3)) criteria.asked |= Criteria::Bit(ReasonKind::kLicence);
  if (random.Chance(0.3)) criteria.asked |= Criteria::Bit(ReasonKind::kLanguage);
  if (random.Chance(0.4)) criteria.max_km = random.Between(5, 80);
  if (random.Chance(0.3)) criteria.areas = Some(random, Areas());
  if (random.Chance(0.3)) criteria.programmes = Some(random, Programmes());
  if (random.Chance(0.2)) criteria.eligible_for = static_cast<WorkForm>(random.Between(1, 10));
  return criteria;
}

HeldCompetency Held(std::uint32_t id, std::vector<EvidenceRecord> evidence) {
  return {Id(id), false, std::move(evidence)};
}

HeldCompetency Denied(std::uint32_t id) { return {Id(id), true, {}}; }

Requirement Asked(std::uint32_t id, Level level, Importance importance) { return {Id(id), importance, level}; }

Requirement OftenAsked(std::uint32_t id, float share) { return {Id(id), Importance::kOftenAsked, 0, share}; }

std::string ToText(const CandidateProfile& person) {
  std::ostringstream text;
  for (const HeldCompetency& held : person.competencies) {
    text << "c" << IndexOf(held.competency) << (held.denied ? " denied" : "") << "[";
    for (const EvidenceRecord& record : held.evidence) {
      text << " kind " << static_cast<int>(record.kind) << " level " << static_cast<int>(record.level) << " assessed "
           << record.assessed << " until " << record.valid_until << ";";
    }
    text << "] ";
  }
  return text.str();
}

std::string ToText(const WorkProfile& work) {
  std::ostringstream text;
  for (const Requirement& requirement : work.requirements) {
    text << "c" << IndexOf(requirement.competency) << " level " << static_cast<int>(requirement.level) << " importance "
         << static_cast<int>(requirement.importance) << " share " << requirement.share << "; ";
  }
  return text.str();
}

std::string ToText(const NaiveSpace& space) {
  std::ostringstream text;
  text.precision(17);
  for (std::size_t c = 0; c < space.weights.size(); ++c) text << "w" << c << " " << space.weights[c] << "; ";
  for (const auto& [pair, edge] : space.transfer) {
    text << "t(" << IndexOf(pair.first) << "->" << IndexOf(pair.second) << ") " << edge.transfer << " relation "
         << static_cast<int>(edge.relation) << "; ";
  }
  return text.str();
}

}  // namespace perron
