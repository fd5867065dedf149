#include "clients/bench/neutral_run.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "clients/bench/neutral_brute_force.h"
#include "clients/bench/neutral_documents.h"

namespace perron {
namespace {

// Asked first and not measured, so that neither begins with a cold cache.
constexpr std::uint32_t kWarmUp = 20;

// What is asked, worked out before anything is measured.
struct Question {
  WorkProfile work;
  SearchRequest request;
};

std::vector<NeutralHit> HitsOf(const SearchAnswer<PersonDocument>& answer) {
  std::vector<NeutralHit> hits;
  for (const auto& hit : answer.hits) hits.push_back({NumberOf(*hit.document), hit.score.coverage});
  return hits;
}

std::string Words(const std::vector<NeutralHit>& hits, std::size_t place) {
  if (place >= hits.size()) return "nobody";
  return absl::StrFormat("profile %u with %.17g", hits[place].profile, hits[place].coverage);
}

void Compare(std::uint32_t vacancy, const std::vector<NeutralHit>& index, const std::vector<NeutralHit>& brute_force,
             NeutralRun& run) {
  ++run.compared;
  for (std::size_t i = 0; i < std::max(index.size(), brute_force.size()); ++i) {
    const bool same = i < index.size() && i < brute_force.size() && index[i].profile == brute_force[i].profile &&
                      index[i].coverage == brute_force[i].coverage;
    if (same) continue;
    if (run.different == 0) {
      run.first_difference = absl::StrCat("vacancy ", vacancy, ", place ", i + 1, ": ", Words(index, i),
                                          " by the index, ", Words(brute_force, i), " by the brute force");
    }
    ++run.different;
    return;
  }
}

}  // namespace

NeutralRun RunNeutral(const NeutralSet& set, const PeopleIndex& people, const NeutralRunOptions& options,
                      const std::function<void(std::size_t)>& progress) {
  const auto vacancies = static_cast<std::uint32_t>(set.vacancies.size());
  NeutralRun run;
  run.answer.assign(vacancies * kNeutralTop, kNobody);
  std::vector<Question> questions;
  for (std::uint32_t v = 0; v < vacancies; ++v) {
    questions.push_back({WorkOf(set, v), RequestOf(set, v, options.in_region)});
  }
  const auto search = [&](std::uint32_t v) { return people.Search(questions[v].work, {}, questions[v].request); };
  NeutralBruteForce brute_force(set);
  for (std::uint32_t v = 0; v < std::min(kWarmUp, vacancies); ++v) search(v);
  if (vacancies > 0) brute_force.Find(0, options.in_region);

  std::vector<std::vector<NeutralHit>> found(vacancies);
  for (bool first = true;
       vacancies > 0 && (first || run.index.seconds() + run.brute_force.seconds() < options.least_seconds);
       first = false) {
    for (std::uint32_t v = 0; v < vacancies; ++v) {
      const auto answer = run.index.Time([&] { return search(v); });
      if (!first) continue;
      found[v] = HitsOf(answer);
      for (std::size_t i = 0; i < found[v].size(); ++i) run.answer[v * kNeutralTop + i] = found[v][i].profile;
      if (progress) progress(v + 1);
    }
    for (std::uint32_t v = 0; v < vacancies; ++v) {
      if (v > 0 && run.brute_force.seconds() > options.brute_force_seconds) break;
      const auto want = run.brute_force.Time([&] { return brute_force.Find(v, options.in_region); });
      if (!first) continue;
      Compare(v, found[v], want, run);
      if (progress) progress(vacancies + v + 1);
    }
  }
  return run;
}

}  // namespace perron
