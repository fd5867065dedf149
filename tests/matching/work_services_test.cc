#include "matching/work_services.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <tuple>

#include "matching/served_requirements.h"

namespace perron {
namespace {

using Found = std::vector<std::tuple<std::size_t, std::size_t, CompetencyId, float, CompetencyRelation>>;

Found Of(std::span<const Service> services) {
  Found found;
  for (const Service& service : services) {
    found.emplace_back(service.source, service.requirement, service.edge.other, service.edge.transfer,
                       service.edge.relation);
  }
  return found;
}

// By the merge of both lists that ScorePair uses.
Found ByMerge(const std::vector<CompetencyId>& competencies, const WorkProfile& work, const CompetencySpace& space) {
  Found found;
  for (std::size_t i = 0; i < competencies.size(); ++i) {
    ForEachServed(space.transfer.From(competencies[i]), work.requirements,
                  [&](std::size_t r, const TransferEdge& edge) {
                    found.emplace_back(i, r, edge.other, edge.transfer, edge.relation);
                  });
  }
  return found;
}

CompetencySpace RandomSpace(std::size_t size, std::mt19937& random) {
  std::vector<std::vector<TransferEdge>> by_held(size);
  for (std::size_t s = 0; s < size; ++s) {
    for (std::uint32_t r = 0; r < size; ++r) {
      if (r == s || random() % 4 != 0) continue;
      by_held[s].push_back({CompetencyId{r}, static_cast<float>(random() % 100 + 1) / 100,
                            static_cast<CompetencyRelation>(1 + random() % 4)});
    }
  }
  CompetencySpace space;
  space.weights.resize(size);
  space.transfer = TransferTable(by_held);
  return space;
}

TEST(WorkServicesTest, FindsWhatTheMergeFinds) {
  std::mt19937 random(1);
  for (const std::size_t size : {1U, 2U, 63U, 64U, 65U, 200U}) {
    const CompetencySpace space = RandomSpace(size, random);
    for (int round = 0; round < 20; ++round) {
      WorkProfile work;
      CandidateProfile person;
      std::vector<CompetencyId> asked;
      std::vector<CompetencyId> held;
      for (std::uint32_t id = 0; id < size; ++id) {
        if (random() % 5 == 0) {
          work.requirements.push_back({CompetencyId{id}, Importance::kEssential, 0, 1});
          asked.push_back(CompetencyId{id});
        }
        if (random() % 3 == 0) {
          person.competencies.push_back({CompetencyId{id}, /*denied=*/random() % 9 == 0, {}});
          held.push_back(CompetencyId{id});
        }
      }
      const WorkServices services(work, space);
      EXPECT_EQ(Of(services.From(person)), ByMerge(held, work, space));
      EXPECT_EQ(Of(services.within()), ByMerge(asked, work, space));
    }
  }
}

TEST(WorkServicesTest, NothingAskedIsServedByNothing) {
  std::mt19937 random(2);
  const CompetencySpace space = RandomSpace(10, random);
  const WorkProfile nothing;
  const WorkServices services(nothing, space);
  EXPECT_TRUE(services.From({{{CompetencyId{3}, false, {}}}}).empty());
  EXPECT_TRUE(services.within().empty());
}

TEST(WorkServicesTest, SourcesAreTakenOneByOne) {
  const std::vector<Service> services = {{0, 1, {}}, {0, 2, {}}, {2, 0, {}}};
  std::span<const Service> left = services;
  EXPECT_EQ(TakeSource(0, left).size(), 2U);
  EXPECT_EQ(TakeSource(1, left).size(), 0U);
  EXPECT_EQ(TakeSource(2, left).size(), 1U);
  EXPECT_EQ(TakeSource(3, left).size(), 0U);
}

}  // namespace
}  // namespace perron
