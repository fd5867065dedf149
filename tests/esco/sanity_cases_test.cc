// Twenty people from real life on the whole of ESCO: what a jobhunter expects is among the first ten occupations, and
// what they would laugh at is not. Prints the table of docs/sanity_cases.md.

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "matching/explanation.h"
#include "tests/esco/occupation_matches.h"
#include "tests/esco/sanity_cases.h"
#include "tests/support/esco_data.h"

namespace perron {
namespace {

constexpr std::size_t kFound = 10;
// Known misses are for what is honestly expected and not found yet; there must not become more of them.
constexpr std::size_t kMostKnownMisses = 17;

// ESCO with O*NET's interests, as a server imports them together. Null when either is not there.
const OccupationWorld* WorldWithInterests() {
  static const OccupationWorld* const world = []() -> const OccupationWorld* {
    std::optional<PackageFiles> files = EscoPackageFiles();
    if (!files) return nullptr;
    for (const char* name : {"Interests.txt.gz", "onet_esco_crosswalk.csv.gz"}) {
      std::ifstream in(std::filesystem::path(SharedDataFolder()) / "onet" / name, std::ios::binary);
      if (!in) return nullptr;
      const absl::Status added = files->Add(name, {std::istreambuf_iterator<char>(in), {}});
      EXPECT_TRUE(added.ok()) << added;
    }
    return ImportWorld(*files);
  }();
  return world;
}

class SanityCasesTest : public testing::Test {
 protected:
  void SetUp() override {
    if (world == nullptr) GTEST_SKIP() << kNoEsco << ", and onet/ with O*NET's interests";
  }

  // The order that somebody gets who asks for nothing in particular.
  std::vector<SearchHit<WorkDocument>> Find(const SanityCase& one) const {
    SearchRequest request;
    request.order = MatchOrder::kFitTimesPreference;
    request.limit = world->works.size();
    return world->work_index->Search(one.person.profile, one.person.circumstances, request).hits;
  }

  const Occupation& OccupationOf(const SearchHit<WorkDocument>& hit) const {
    return world->taxonomy->taxonomy().occupations[NumberOf(hit)];
  }
  std::string LabelOf(const SearchHit<WorkDocument>& hit) const {
    return std::string(world->taxonomy->OccupationLabel(NumberOf(hit), "nl"));
  }

  // For a failure: all that was found.
  std::string Told(const SanityCase& one, const std::vector<SearchHit<WorkDocument>>& hits) const {
    std::string text = one.name + " found:\n";
    for (std::size_t i = 0; i < kFound; ++i) {
      const auto& hit = hits[i];
      char line[200];
      std::snprintf(line, sizeof line, "  %s %s, fit %.3f, preference %.2f\n", OccupationOf(hit).isco_code.c_str(),
                    LabelOf(hit).c_str(), hit.score.fit.value_or(0), hit.preference);
      text += line;
    }
    return text;
  }

  const OccupationWorld* const world = WorldWithInterests();

 private:
  std::uint32_t NumberOf(const SearchHit<WorkDocument>& hit) const {
    return *world->taxonomy->FindOccupation("occupations/" + hit.document->id);
  }
};

bool AnyMatches(const std::vector<OccupationPattern>& patterns, const Occupation& occupation) {
  for (const OccupationPattern& pattern : patterns) {
    if (pattern.Matches(occupation)) return true;
  }
  return false;
}

TEST_F(SanityCasesTest, AJobhunterFindsWhatTheyExpectAndNothingToLaughAt) {
  const std::vector<SanityCase> cases = ReadSanityCases(*world->taxonomy);
  ASSERT_EQ(cases.size(), 20U);
  std::size_t known_misses = 0;
  std::printf("| case | the first five found | expected and found | laughable |\n|---|---|---|---|\n");
  for (const SanityCase& one : cases) {
    const auto hits = Find(one);
    ASSERT_GT(hits.size(), kFound) << one.name;
    std::size_t met = 0;
    std::string missed;
    for (const SanityExpectation& expectation : one.expect) {
      std::size_t rank = 1;
      while (rank <= hits.size() && !AnyMatches(expectation.any_of, OccupationOf(hits[rank - 1]))) ++rank;
      const bool found = rank <= expectation.within;
      met += found ? 1 : 0;
      if (!found) missed += "; only at place " + std::to_string(rank) + ": " + expectation.what;
      known_misses += expectation.known_miss.empty() ? 0 : 1;
      EXPECT_TRUE(found || !expectation.known_miss.empty())
          << "not in the first " << expectation.within << ": " << expectation.what << "\n"
          << Told(one, hits);
      EXPECT_TRUE(!found || expectation.known_miss.empty())
          << "no longer missed, take the known_miss away: " << expectation.what << "\n"
          << Told(one, hits);
    }
    std::string laughable;
    for (const OccupationPattern& pattern : one.laugh) {
      known_misses += pattern.known_miss.empty() ? 0 : 1;
      std::string found;
      for (std::size_t i = 0; i < kFound; ++i) {
        const auto& hit = hits[i];
        if (pattern.Matches(OccupationOf(hit))) found += (found.empty() ? "" : ", ") + LabelOf(hit);
      }
      EXPECT_TRUE(found.empty() || !pattern.known_miss.empty())
          << "a jobhunter would laugh at " << found << " (" << pattern.Text() << ")\n"
          << Told(one, hits);
      EXPECT_TRUE(!found.empty() || pattern.known_miss.empty())
          << "no longer found, take the known_miss away: " << pattern.Text() << "\n"
          << Told(one, hits);
      if (!found.empty()) laughable += (laughable.empty() ? "" : ", ") + found;
    }
    std::string first;
    for (std::size_t i = 0; i < 5; ++i) first += (i > 0 ? ", " : "") + LabelOf(hits[i]);
    std::printf("| %s | %s | %zu of %zu%s | %s |\n", one.name.c_str(), first.c_str(), met, one.expect.size(),
                missed.c_str(), laughable.empty() ? "none" : laughable.c_str());
  }
  EXPECT_LE(known_misses, kMostKnownMisses);
}

// What these people are told comes near; to be read by somebody who knows the work.
TEST_F(SanityCasesTest, EveryNearPairIsListed) {
  const ScoringModel model;
  std::set<std::string> pairs;
  for (const SanityCase& one : ReadSanityCases(*world->taxonomy)) {
    const auto hits = Find(one);
    for (std::size_t i = 0; i < kFound; ++i) {
      const auto& hit = hits[i];
      const Explanation explanation =
          ExplainPair(one.person.profile, hit.document->profile, world->taxonomy->space(), model, 0);
      for (const RequirementExplanation& asked : explanation.requirements) {
        if (asked.status != RequirementStatus::kRelated) continue;
        ASSERT_TRUE(asked.met_by);
        pairs.insert(std::string(world->taxonomy->CompetencyLabel(*asked.met_by, "nl")) + " -> " +
                     std::string(world->taxonomy->CompetencyLabel(asked.requirement.competency, "nl")));
      }
    }
  }
  for (const std::string& pair : pairs) std::printf("related: %s\n", pair.c_str());
  EXPECT_FALSE(pairs.empty());
}

}  // namespace
}  // namespace perron
