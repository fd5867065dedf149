#include "clients/bench/index_bench.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <optional>
#include <span>
#include <thread>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "base/status_macros.h"
#include "clients/bench/brute_force.h"
#include "clients/bench/chance.h"
#include "clients/bench/measured_index.h"
#include "clients/bench/packed_profiles.h"
#include "clients/bench/posting_lists.h"

namespace perron {
namespace {

constexpr std::size_t kLimit = 10;
constexpr std::size_t kChunk = 16'384;  // people made at a time
constexpr std::size_t kOffered = 512;   // of them offered to the oracle at a time
constexpr std::size_t kWarmUp = 3;      // questions asked before anything is timed

double SecondsSince(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// Processes that ran or wanted to, on average over the last minute.
double MachineLoad() {
  double load = 0;
  return getloadavg(&load, 1) == 1 ? load : -1;
}

// One row of an answer, as far as it is compared.
struct AnswerRow {
  std::string id;
  double coverage = 0;
  double fit = 0;
  double preference = 1;

  friend bool operator==(const AnswerRow&, const AnswerRow&) = default;
};

std::string Words(const std::vector<AnswerRow>& rows, std::size_t place) {
  if (place >= rows.size()) return "nobody";
  const AnswerRow& row = rows[place];
  return absl::StrFormat("%s with coverage %.17g, fit %.17g, preference %.17g", row.id, row.coverage, row.fit,
                         row.preference);
}

// Everything of one run.
class IndexBench {
 public:
  IndexBench(const Taxonomy& taxonomy, ProfileWorld world, std::shared_ptr<const CompetencySpace> space,
             const IndexBenchOptions& options, const BenchProgress& progress)
      : world_(std::move(world)),
        space_(std::move(space)),
        options_(options),
        progress_(progress),
        questions_(MakeQuestions(world_, options.queries)),
        profiles_(*space_, ProfileWorld::kToday),
        index_(MakeMeasuredIndex(taxonomy, space_, model_, options.threads)) {
    result_.timed_by = options.timed_by;
    result_.profiles = options.profiles;
    result_.systems = {BenchSystem::kIndex};
    if (options.posting_lists) result_.systems.push_back(BenchSystem::kPostingLists);
    if (options.brute_force) result_.systems.push_back(BenchSystem::kBruteForce);
    result_.builds.resize(result_.systems.size());
    for (const BenchCase& one : AllCases()) {
      CaseFigures figures;
      figures.asked = one;
      figures.systems.resize(result_.systems.size());
      for (SystemFigures& system : figures.systems) system.times = AnswerTimes(options.timed_by);
      result_.cases.push_back(std::move(figures));
    }
  }

  IndexBenchResult Run() {
    Build();
    Describe();
    result_.load_before = MachineLoad();
    AskAll();
    result_.load_after = MachineLoad();
    MeasureThroughput(1);
    if (options_.threads > 1) MeasureThroughput(options_.threads);
    MeasureUpdates();
    return std::move(result_);
  }

 private:
  void Tell(const std::string& stage, std::size_t done, std::size_t total) const {
    if (progress_) progress_(stage, static_cast<std::int64_t>(done), static_cast<std::int64_t>(total));
  }

  // One stream of people for the index, the baselines and the oracle, so that nobody has to keep them.
  void Build() {
    const bool baselines = result_.systems.size() > 1;
    std::vector<ScoreOracle> oracles;
    oracles.reserve(options_.threads);
    if (baselines) profiles_.Reserve(options_.profiles);
    for (std::size_t t = 0; t < options_.threads; ++t) {
      oracles.emplace_back(ForOracle(questions_, options_.oracle_queries), *space_, model_, ProfileWorld::kToday,
                           kLimit);
    }
    std::vector<PersonDocument> people(kChunk);
    double index_seconds = 0;
    double packing_seconds = 0;
    std::uint64_t entries = 0;
    for (std::uint64_t first = 0; first < options_.profiles; first += kChunk) {
      const std::size_t count = std::min<std::uint64_t>(kChunk, options_.profiles - first);
      auto begin = std::chrono::steady_clock::now();
      MakePeople(first, count, people, oracles);
      result_.people_seconds += SecondsSince(begin);
      begin = std::chrono::steady_clock::now();
      for (std::size_t i = 0; i < count; ++i) index_->Add(people[i]);
      index_seconds += SecondsSince(begin);
      begin = std::chrono::steady_clock::now();
      for (std::size_t i = 0; i < count && baselines; ++i) profiles_.Add(people[i]);
      packing_seconds += SecondsSince(begin);
      for (std::size_t i = 0; i < count; ++i) {
        entries += people[i].profile.competencies.size();
        ++people_by_area_[people[i].circumstances.area];
      }
      Tell("people", first + count, options_.profiles);
    }
    result_.competencies =
        static_cast<double>(entries) / static_cast<double>(std::max<std::uint64_t>(1, options_.profiles));
    for (std::size_t t = 1; t < oracles.size(); ++t) oracles[0].Merge(std::move(oracles[t]));
    oracle_.emplace(std::move(oracles[0]));
    Tell("building the index", 0, 1);
    auto begin = std::chrono::steady_clock::now();
    published_ = index_->Publish();
    result_.builds[0] = {index_seconds + SecondsSince(begin), index_->MemoryBytes()};
    for (std::size_t s = 1; s < result_.systems.size(); ++s) {
      Tell(absl::StrCat("building ", NameOf(result_.systems[s])), 0, 1);
      begin = std::chrono::steady_clock::now();
      if (result_.systems[s] == BenchSystem::kPostingLists) lists_.emplace(profiles_, *space_, model_);
      if (result_.systems[s] == BenchSystem::kBruteForce) brute_force_.emplace(profiles_, *space_, model_);
      result_.builds[s].seconds = packing_seconds + SecondsSince(begin);
      result_.builds[s].bytes = profiles_.MemoryBytes();
      if (result_.systems[s] == BenchSystem::kPostingLists) result_.builds[s].bytes += lists_->MemoryBytes();
    }
  }

  void MakePeople(std::uint64_t first, std::size_t count, std::vector<PersonDocument>& people,
                  std::vector<ScoreOracle>& oracles) const {
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < oracles.size(); ++t) {
      threads.emplace_back([&, t] {
        const std::size_t begin = t * count / oracles.size();
        const std::size_t end = (t + 1) * count / oracles.size();
        for (std::size_t i = begin; i < end; ++i) world_.MakePerson(first + i, &people[i]);
        for (std::size_t i = begin; i < end; i += kOffered) {
          oracles[t].Offer(std::span(people).subspan(i, std::min(kOffered, end - i)));
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
  }

  // What the questions are like.
  void Describe() {
    const auto questions = static_cast<double>(std::max<std::size_t>(1, questions_.size()));
    for (const BenchQuestion& question : questions_) {
      for (std::size_t g = 0; g < kGroups.size(); ++g) {
        result_.requirements[g] += static_cast<double>(question.Work(g).requirements.size()) / questions;
      }
    }
    for (CaseFigures& figures : result_.cases) {
      std::uint64_t kept = 0;
      for (const BenchQuestion& question : questions_) {
        for (const std::string& area : question.filters[figures.asked.filter].areas) {
          const auto found = people_by_area_.find(area);
          if (found != people_by_area_.end()) kept += found->second;
        }
      }
      if (kFilterShares[figures.asked.filter] >= 1) continue;
      figures.share =
          static_cast<double>(kept) / questions / static_cast<double>(std::max<std::uint64_t>(1, options_.profiles));
    }
  }

  SearchRequest RequestFor(const BenchQuestion& question, const BenchCase& asked) const {
    SearchRequest request;
    request.order = asked.order;
    request.limit = kLimit;
    request.criteria = question.filters[asked.filter];
    request.as_of = ProfileWorld::kToday;
    return request;
  }

  // Question by question, each through one system after the other. A system answers all cases of a question in a row,
  // as it would when it has the core for itself, and begins each time with another one, so that none always finds what
  // the others left in the cache.
  void AskAll() {
    const std::size_t warm_up = std::min(kWarmUp, questions_.size());
    for (std::size_t q = 0; q < questions_.size() + warm_up; ++q) {
      const bool timed = q >= warm_up;
      const std::size_t number = timed ? q - warm_up : q;
      for (std::size_t s = 0; s < result_.systems.size(); ++s) {
        for (std::size_t c = 0; c < result_.cases.size(); ++c) {
          CaseFigures& figures = result_.cases[(c + q) % result_.cases.size()];
          SystemFigures unused;
          Ask(number, result_.systems[s], figures.asked, timed ? figures.systems[s] : unused);
        }
      }
      Tell("questions", q + 1, questions_.size() + warm_up);
    }
    for (CaseFigures& figures : result_.cases) {
      for (SystemFigures& system : figures.systems) {
        if (system.compared > 0) system.recall /= static_cast<double>(system.compared);
      }
    }
  }

  void Ask(std::size_t q, BenchSystem system, const BenchCase& asked, SystemFigures& figures) {
    const BenchQuestion& question = questions_[q];
    std::vector<AnswerRow> rows;
    if (system == BenchSystem::kIndex) {
      const SearchRequest request = RequestFor(question, asked);
      const auto answer = figures.times.Time(
          [&] { return published_->Search(question.Work(asked.group), question.vacancy.circumstances, request); });
      for (const auto& hit : answer.hits) {
        const bool preferred = asked.order == MatchOrder::kFitTimesPreference;
        rows.push_back(
            {hit.document->id, hit.score.coverage, hit.score.fit.value_or(-1), preferred ? hit.preference : 1});
      }
    } else {
      if (asked.order == MatchOrder::kFitTimesPreference) return;
      const BaselineQuery query = {question.Work(asked.group), asked.order, question.filters[asked.filter].areas,
                                   kLimit};
      const auto hits = figures.times.Time(
          [&] { return system == BenchSystem::kPostingLists ? lists_->Search(query) : brute_force_->Search(query); });
      for (const BaselineHit& hit : hits) {
        rows.push_back({ProfileWorld::PersonId(hit.person), hit.score.coverage, hit.score.fit.value_or(-1), 1});
      }
    }
    if (q < options_.oracle_queries) Compare(q, system, asked, rows, figures);
  }

  void Compare(std::size_t q, BenchSystem system, const BenchCase& asked, const std::vector<AnswerRow>& found,
               SystemFigures& figures) {
    std::vector<AnswerRow> expected;
    for (const OracleHit& hit : oracle_->Top(q * kGroups.size() + asked.group, asked.order, asked.filter)) {
      expected.push_back({hit.id, hit.coverage, hit.fit, hit.preference});
    }
    ++figures.compared;
    absl::flat_hash_set<std::string> ids;
    for (const AnswerRow& row : found) ids.insert(row.id);
    const auto hits =
        std::count_if(expected.begin(), expected.end(), [&ids](const AnswerRow& row) { return ids.contains(row.id); });
    figures.recall += expected.empty() ? 1 : static_cast<double>(hits) / static_cast<double>(expected.size());
    if (found == expected) return;
    ++figures.different;
    if (!result_.first_difference.empty()) return;
    std::size_t place = 0;
    while (place < std::min(found.size(), expected.size()) && found[place] == expected[place]) ++place;
    result_.first_difference =
        absl::StrCat("question ", q, asked.group == 0 ? "" : " with family requirements", ", order ",
                     static_cast<int>(asked.order), ", filter ", asked.filter, ", place ", place + 1, ": ",
                     Words(found, place), " by ", NameOf(system), ", ", Words(expected, place), " by the oracle");
  }

  void MeasureThroughput(std::size_t count) {
    if (questions_.empty()) return;
    Tell(absl::StrCat("throughput with ", count, count == 1 ? " thread" : " threads"), 0, 1);
    std::vector<SearchRequest> requests[2];
    for (const BenchQuestion& question : questions_) {
      requests[0].push_back(RequestFor(question, {0, MatchOrder::kCoverage, 0}));
      requests[1].push_back(RequestFor(question, {0, MatchOrder::kFit, 0}));
    }
    std::atomic<std::uint64_t> next = 0;
    std::atomic<std::uint64_t> answered = 0;
    const auto begin = std::chrono::steady_clock::now();
    const auto work = [&] {
      while (SecondsSince(begin) < options_.throughput_seconds) {
        const std::uint64_t number = next++;
        const BenchQuestion& question = questions_[number / 2 % questions_.size()];
        const SearchRequest& request = requests[number % 2][number / 2 % questions_.size()];
        published_->Search(question.vacancy.own, question.vacancy.circumstances, request);
        ++answered;
      }
    };
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < count; ++t) threads.emplace_back(work);
    for (std::thread& thread : threads) thread.join();
    result_.throughput.push_back({count, static_cast<double>(answered) / SecondsSince(begin)});
  }

  // People who exist are written anew, each into an area where nobody else is; a search there must find them.
  void MeasureUpdates() {
    if (options_.profiles == 0 || questions_.empty()) return;
    Chance chance(options_.world.seed, ~std::uint64_t{0}, 0);
    PersonDocument person;
    for (std::size_t u = 0; u < options_.updates; ++u) {
      world_.MakePerson(options_.profiles + u, &person);
      person.id = ProfileWorld::PersonId(chance.Below(options_.profiles));
      person.circumstances.area = absl::StrCat("update-", u);
      published_ = result_.updates.Time([&] {
        index_->Put(person);
        return index_->Publish();
      });
      SearchRequest request = RequestFor(questions_[0], {0, MatchOrder::kFit, 0});
      request.criteria.areas = {person.circumstances.area};
      request.criteria.hard = Criteria::Bit(ReasonKind::kArea);
      const auto answer = published_->Search(questions_[0].vacancy.own, questions_[0].vacancy.circumstances, request);
      if (answer.hits.size() != 1 || answer.hits[0].document->id != person.id) ++result_.updates_not_seen;
      Tell("updates", u + 1, options_.updates);
    }
  }

  const ProfileWorld world_;
  const std::shared_ptr<const CompetencySpace> space_;
  const ScoringModel model_;
  const IndexBenchOptions options_;
  const BenchProgress& progress_;
  const std::vector<BenchQuestion> questions_;
  PackedProfiles profiles_;
  std::unique_ptr<MeasuredIndex> index_;
  std::shared_ptr<const PeopleIndex> published_;
  std::optional<PostingLists> lists_;
  std::optional<BruteForce> brute_force_;
  std::optional<ScoreOracle> oracle_;
  absl::flat_hash_map<std::string, std::uint64_t> people_by_area_;
  IndexBenchResult result_;
};

}  // namespace

const char* NameOf(BenchSystem system) {
  switch (system) {
    case BenchSystem::kIndex:
      return "index";
    case BenchSystem::kPostingLists:
      return "unpruned lists";
    case BenchSystem::kBruteForce:
      return "brute force";
  }
  return "";
}

std::size_t IndexBenchResult::compared() const {
  std::size_t sum = 0;
  for (const CaseFigures& one : cases) {
    for (const SystemFigures& system : one.systems) sum += system.compared;
  }
  return sum;
}

std::size_t IndexBenchResult::different() const {
  std::size_t sum = 0;
  for (const CaseFigures& one : cases) {
    for (const SystemFigures& system : one.systems) sum += system.different;
  }
  return sum;
}

absl::StatusOr<IndexBenchResult> RunIndexBench(const Taxonomy& taxonomy, std::shared_ptr<const CompetencySpace> space,
                                               const IndexBenchOptions& options, const BenchProgress& progress) {
  PERRON_RETURN_IF_ERROR(PackedProfiles::Check(*space));
  const ScoringModel model;
  PERRON_ASSIGN_OR_RETURN(ProfileWorld world, ProfileWorld::Make(taxonomy, *space, model, options.world));
  return IndexBench(taxonomy, std::move(world), std::move(space), options, progress).Run();
}

}  // namespace perron
