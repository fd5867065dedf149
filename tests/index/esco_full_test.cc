#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "index/change_writer.h"
#include "index/taxonomy_import.h"
#include "index/taxonomy_store.h"
#include "index/taxonomy_version.h"
#include "tests/support/esco_data.h"
#include "tests/support/memory_store.h"
#include "tests/support/worlds.h"

// The real ESCO package, whole. Times are printed and held against what Perron promises.
namespace perron {
namespace {

// Processor time of this thread: what the work costs, whatever else the machine does.
double Now() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double Seconds(double since) { return Now() - since; }

double PeakMebibytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

// Bytes on the heap and elsewhere that the process holds now, in MiB.
double ResidentMebibytes() {
  std::ifstream statm("/proc/self/statm");
  double pages = 0;
  statm >> pages >> pages;
  return pages * 4096 / (1 << 20);
}

class EscoFullTest : public testing::Test {
 protected:
  // Imported once for all cases: it takes seconds.
  static void SetUpTestSuite() {
    const std::optional<PackageFiles> files = EscoPackageFiles();
    if (!files) return;
    const double begin = Now();
    absl::StatusOr<ImportedTaxonomy> imported = ImportTaxonomy(*files);
    seconds = Seconds(begin);
    ASSERT_TRUE(imported.ok()) << imported.status();
    peak = PeakMebibytes();
    esco = new ImportedTaxonomy(*std::move(imported));
  }
  static void TearDownTestSuite() { delete esco; }

  void SetUp() override {
    if (esco == nullptr) GTEST_SKIP() << kNoEsco;
  }

  static inline ImportedTaxonomy* esco = nullptr;
  static inline double seconds = 0;
  static inline double peak = 0;
};

TEST_F(EscoFullTest, HasTheCountsOfThePackageAndIsQuickAndSmall) {
  std::cout << "import " << seconds << " s, peak " << peak << " MiB, stored " << esco->bytes.size() << " bytes, "
            << esco->transfer_count << " edges, " << esco->warning_count << " warnings\n";
  for (const std::string& warning : esco->warnings) std::cout << "  " << warning << "\n";
  EXPECT_EQ(esco->taxonomy.competencies.size(), 13896U);
  EXPECT_EQ(esco->taxonomy.occupations.size(), 3007U);
  EXPECT_EQ(esco->taxonomy.groups.size(), 640U);
  EXPECT_EQ(esco->relation_count, 123788U);        // 123,855 rows less 67 of occupations that are not in the package
  EXPECT_EQ(esco->warning_count, 67U + 7U + 14U);  // those, 7 of missing groups, 14 ISCO groups that differ
  EXPECT_EQ(esco->warnings.size(), 20U);
  EXPECT_THAT(esco->taxonomy.languages, testing::ElementsAre("en", "nl"));
  EXPECT_THAT(esco->ignored_files, testing::ElementsAre("README.md"));
  EXPECT_LT(seconds, 15);
  EXPECT_LT(peak, 1536);
}

TEST_F(EscoFullTest, GivesTheSameBytesAgain) {
  const absl::StatusOr<ImportedTaxonomy> again = ImportTaxonomy(*EscoPackageFiles());
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->version, esco->version);
  EXPECT_TRUE(again->bytes == esco->bytes);
}

TEST_F(EscoFullTest, TransferReadsTheSameBothWays) {
  const TransferTable& transfer = esco->space.transfer;
  std::size_t edges = 0;
  for (std::size_t s = 0; s < transfer.size(); ++s) {
    for (const TransferEdge& edge : transfer.From(static_cast<CompetencyId>(s))) {
      const auto column = transfer.To(edge.other);
      const auto back =
          std::find_if(column.begin(), column.end(), [&](const TransferEdge& one) { return IndexOf(one.other) == s; });
      ASSERT_NE(back, column.end());
      ASSERT_EQ(back->transfer, edge.transfer);
      ASSERT_EQ(back->relation, edge.relation);
      ++edges;
    }
  }
  EXPECT_EQ(edges, transfer.edge_count());
}

TEST_F(EscoFullTest, IsStoredAndReadBackQuickly) {
  MemoryStore store;
  ChangeWriter writer(store, [](const std::vector<Change>&) {});
  ASSERT_TRUE(StoreTaxonomy(esco->version, esco->bytes, absl::UnixEpoch(), store, writer).ok());
  double begin = Now();
  absl::StatusOr<std::optional<StoredTaxonomy>> stored = LoadTaxonomy(store);
  const double load = Seconds(begin);
  ASSERT_TRUE(stored.ok()) << stored.status();
  ASSERT_TRUE(stored->has_value());
  begin = Now();
  const TaxonomyVersion version((*stored)->version, (*stored)->import_time, std::move((*stored)->taxonomy),
                                std::move((*stored)->space));
  const double build = Seconds(begin);
  std::cout << "load " << load << " s, version with searches " << build << " s, searches "
            << (version.competency_search().memory_bytes() + version.occupation_search().memory_bytes()) / 1000000
            << " MB, resident now " << ResidentMebibytes() << " MiB\n";
  EXPECT_LT(load, 1);
  EXPECT_LT(build, 1.5);
}

// A label with some typing errors, cut off now and then.
std::string Mistyped(Random& random, std::string text) {
  for (std::size_t errors = random.Below(4); errors > 0 && text.size() > 3; --errors) {
    const std::size_t place = 1 + random.Below(text.size() - 2);
    switch (random.Below(4)) {
      case 0:
        text.erase(place, 1);
        break;
      case 1:
        text.insert(place, 1, static_cast<char>('a' + random.Below(26)));
        break;
      case 2:
        std::swap(text[place], text[place + 1]);
        break;
      default:
        text[place] = static_cast<char>('a' + random.Below(26));
    }
  }
  if (random.Chance(0.3)) text.resize(1 + random.Below(text.size()));
  return text.substr(0, 200);
}

TEST_F(EscoFullTest, SearchesWithinFiveMilliseconds) {
  std::vector<std::string> queries = {"a", "be", "con", "the and of in to with for", std::string(200, 'e')};
  Random random(7);
  const auto& competencies = esco->taxonomy.competencies;
  const auto take = [&](const std::vector<ConceptLabels>& labels) {
    const ConceptLabels& one = random.OneOf(labels);
    queries.push_back(Mistyped(random, one.preferred.empty() ? one.description.substr(0, 200) : one.preferred));
  };
  for (int i = 0; i < 1500; ++i) take(random.OneOf(competencies).labels);
  for (int i = 0; i < 300; ++i) queries.push_back(Mistyped(random, random.OneOf(competencies).labels[0].description));
  for (int i = 0; i < 200; ++i) {  // two hundred characters of short beginnings
    std::string many;
    while (many.size() < 196) many += random.OneOf(competencies).labels[0].preferred.substr(0, 3) + " ";
    queries.push_back(many);
  }
  const TaxonomyVersion version(esco->version, absl::UnixEpoch(), esco->taxonomy, esco->space);
  std::vector<std::pair<double, std::string>> times;
  for (const std::string& query : queries) {
    const double begin = Now();
    version.competency_search().Search(query, 10);
    times.emplace_back(1000 * Seconds(begin), query);
  }
  std::sort(times.begin(), times.end());
  std::cout << times.size() << " searches: median " << times[times.size() / 2].first << " ms, 99 % "
            << times[times.size() * 99 / 100].first << " ms, worst " << times.back().first << " ms ("
            << times.back().second << ")\n";
  EXPECT_LT(times[times.size() * 99 / 100].first, 5);
}

TEST_F(EscoFullTest, FindsWhatPeopleType) {
  const TaxonomyVersion version(esco->version, absl::UnixEpoch(), esco->taxonomy, esco->space);
  const auto occupation = [&](std::string_view query) {
    const auto hits = version.occupation_search().Search(query, 5);
    std::string found;
    for (const auto& hit : hits) {
      found += std::string(version.OccupationLabel(hit.concept_number, "nl")) + " [" + hit.matched_label + "]; ";
    }
    return found;
  };
  const auto competency = [&](std::string_view query) {
    const auto hits = version.competency_search().Search(query, 5);
    std::string found;
    for (const auto& hit : hits) {
      found += std::string(version.CompetencyLabel(static_cast<CompetencyId>(hit.concept_number), "nl")) + " [" +
               hit.matched_label + "]; ";
    }
    return found;
  };
  for (const char* query : {"heftruckchauffeur", "heftrukchaufeur", "verzorgende", "verzrogende", "kok", "koken",
                            "vrachtwagen", "schoonmaker kantoor", "magazijn", "welder", "LASSER"}) {
    std::cout << query << " -> " << occupation(query) << "\n";
  }
  for (const char* query : {"heftruck", "heftruk besturen", "lassen", "samenwerken in team", "voedselveiligheid",
                            "forklift", "c++", "geduld", "zorgen voor ouderen", "zzzzqqq"}) {
    std::cout << query << " -> " << competency(query) << "\n";
  }
  EXPECT_THAT(occupation("heftrukchaufeur"), testing::HasSubstr("heftruck"));
  EXPECT_THAT(occupation("verzrogende"), testing::HasSubstr("verzorgende"));
  EXPECT_THAT(competency("voedselveiligheid"), testing::HasSubstr("voedsel"));
  EXPECT_EQ(competency("zzzzqqq"), "");
}

}  // namespace
}  // namespace perron
