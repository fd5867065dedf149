// hnswlib on pooled vectors: one vector a profile, the nearest M by cosine are scored exactly.

#include <hnswlib/hnswlib.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "tests/bench/peers/peer_run.h"
#include "tests/bench/peers/pooled_vectors.h"

namespace {

constexpr std::size_t kLinks[] = {16, 32};
constexpr std::size_t kEfConstruction = 200;
constexpr std::size_t kCandidates[] = {500, 1000, 2000, 3000, 4000, 5000, 6000, 8000};

using Graph = hnswlib::HierarchicalNSW<float>;

void Measure(perron::PeerRun& run, const std::vector<float>& pooled, std::size_t links) {
  const perron::NeutralSet& set = run.set();
  hnswlib::InnerProductSpace space(set.dimensions);
  Graph graph(&space, set.profiles.size(), links, kEfConstruction);
  const double build_seconds = perron::SecondsOf([&] {
    perron::OnAllCores(set.profiles.size(),
                       [&](std::size_t p) { graph.addPoint(pooled.data() + p * set.dimensions, p); });
  });
  for (const std::size_t candidates : kCandidates) {
    if (candidates > set.profiles.size()) break;
    graph.setEf(candidates);
    run.Measure("M=" + std::to_string(links) + " ef=" + std::to_string(candidates), build_seconds,
                [&](std::uint32_t vacancy) {
                  const std::vector<float> query = perron::PooledVacancy(set, vacancy);
                  auto nearest = graph.searchKnn(query.data(), candidates);
                  std::vector<std::uint32_t> found;
                  found.reserve(nearest.size());
                  for (; !nearest.empty(); nearest.pop()) {
                    found.push_back(static_cast<std::uint32_t>(nearest.top().second));
                  }
                  return found;
                });
  }
}

}  // namespace

int main(int argc, char** argv) {
  perron::PeerRun run("hnswlib", argc, argv);
  run.RequireVectors();
  const std::vector<float> pooled = perron::PooledProfiles(run.set());
  for (const std::size_t links : kLinks) Measure(run, pooled, links);
  run.Print();
}
