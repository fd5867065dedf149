// Faiss HNSW, as Debian has it, on pooled vectors: one vector a profile, the nearest M by cosine are scored exactly.

#include <faiss/IndexHNSW.h>
#include <omp.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "tests/bench/peers/peer_run.h"
#include "tests/bench/peers/pooled_vectors.h"

namespace {

constexpr int kLinks[] = {16, 32};
constexpr int kEfConstruction = 200;
constexpr int kCandidates[] = {500, 1000, 2000, 3000, 4000, 5000, 6000, 8000};

void Measure(perron::PeerRun& run, const std::vector<float>& pooled, int links) {
  const perron::NeutralSet& set = run.set();
  faiss::IndexHNSWFlat index(static_cast<int>(set.dimensions), links, faiss::METRIC_INNER_PRODUCT);
  index.hnsw.efConstruction = kEfConstruction;
  const double build_seconds =
      perron::SecondsOf([&] { index.add(static_cast<faiss::Index::idx_t>(set.profiles.size()), pooled.data()); });
  omp_set_num_threads(1);  // one query, one thread, as everything here
  for (const int candidates : kCandidates) {
    if (static_cast<std::size_t>(candidates) > set.profiles.size()) break;
    index.hnsw.efSearch = candidates;
    std::vector<float> distances(static_cast<std::size_t>(candidates));
    std::vector<faiss::Index::idx_t> labels(static_cast<std::size_t>(candidates));
    run.Measure("M=" + std::to_string(links) + " ef=" + std::to_string(candidates), build_seconds,
                [&](std::uint32_t vacancy) {
                  const std::vector<float> query = perron::PooledVacancy(set, vacancy);
                  index.search(1, query.data(), candidates, distances.data(), labels.data());
                  std::vector<std::uint32_t> found;
                  found.reserve(labels.size());
                  for (const faiss::Index::idx_t label : labels) {
                    if (label >= 0) found.push_back(static_cast<std::uint32_t>(label));
                  }
                  return found;
                });
  }
}

}  // namespace

int main(int argc, char** argv) {
  perron::PeerRun run("Faiss HNSW", argc, argv);
  run.RequireVectors();
  const std::vector<float> pooled = perron::PooledProfiles(run.set());
  const int cores = omp_get_max_threads();
  for (const int links : kLinks) {
    omp_set_num_threads(cores);
    Measure(run, pooled, links);
  }
  run.Print();
}
