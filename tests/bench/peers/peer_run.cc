#include "tests/bench/peers/peer_run.h"

#include <stdlib.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <system_error>
#include <thread>

#include "clients/bench/neutral_brute_force.h"
#include "clients/bench/neutral_run.h"

namespace perron {
namespace {

constexpr std::uint32_t kWarmUp = 5;  // vacancies asked first and not measured

[[noreturn]] void Die(const std::string& why) {
  std::cerr << why << '\n';
  std::exit(1);
}

std::vector<std::uint32_t> ReadAnswer(const std::string& path, std::size_t vacancies) {
  std::ifstream in(path, std::ios::binary);
  std::vector<std::uint32_t> answer(vacancies * kNeutralTop);
  const auto bytes = static_cast<std::streamsize>(answer.size() * sizeof(std::uint32_t));
  in.read(reinterpret_cast<char*>(answer.data()), bytes);
  if (!in || in.peek() != std::ifstream::traits_type::eof()) Die(path + ": want ten u32 for every vacancy of the set");
  return answer;
}

std::vector<NeutralHit> TopOf(NeutralBruteForce& exact, std::uint32_t vacancy,
                              const std::vector<std::uint32_t>& candidates) {
  exact.Bind(vacancy);
  std::vector<NeutralHit> hits;
  hits.reserve(candidates.size());
  for (const std::uint32_t profile : candidates) hits.push_back({profile, exact.Coverage(profile)});
  const std::size_t top = std::min(hits.size(), kNeutralTop);
  std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(top), hits.end());
  hits.resize(top);
  return hits;
}

}  // namespace

PeerRun::PeerRun(const std::string& name, int argc, char** argv) {
  CLI::App app("Measures " + name + " on a neutral data set and prints JSON");
  std::string folder;
  std::string exact;
  app.add_option("set", folder, "Folder of the neutral set")->required();
  app.add_option("exact", exact, "Exact answers, by perron bench index --neutral")->required();
  app.add_option("--seconds", seconds_, "Go on with one setting for so long")->capture_default_str();
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    std::exit(app.exit(error));
  }
  absl::StatusOr<NeutralSet> set = ReadNeutralSet(folder);
  if (!set.ok()) Die(std::string(set.status().message()));
  set_ = *std::move(set);
  exact_ = ReadAnswer(exact, set_.vacancies.size());
  result_ = {{"peer", name},
             {"profiles", set_.profiles.size()},
             {"vacancies", set_.vacancies.size()},
             {"settings", nlohmann::json::array()}};
}

void PeerRun::RequireVectors() const {
  if (set_.dimensions == 0) Die("the set has no comp_vec.f32; derive_vectors makes one");
}

void PeerRun::Measure(const std::string& setting, double build_seconds,
                      const std::function<std::vector<std::uint32_t>(std::uint32_t vacancy)>& candidates) {
  const auto vacancies = static_cast<std::uint32_t>(set_.vacancies.size());
  NeutralBruteForce exact(set_);
  for (std::uint32_t v = 0; v < std::min(kWarmUp, vacancies); ++v) TopOf(exact, v, candidates(v));
  AnswerTimes times;
  std::size_t wanted = 0;
  std::size_t found = 0;
  for (std::uint32_t v = 0; v < vacancies && times.seconds() < seconds_; ++v) {
    std::vector<NeutralHit> hits;
    times.Add(1000 * SecondsOf([&] { hits = TopOf(exact, v, candidates(v)); }));
    for (std::size_t i = 0; i < kNeutralTop; ++i) {
      const std::uint32_t profile = exact_[v * kNeutralTop + i];
      if (profile == kNobody) continue;
      ++wanted;
      found += static_cast<std::size_t>(
          std::any_of(hits.begin(), hits.end(), [profile](const NeutralHit& hit) { return hit.profile == profile; }));
    }
  }
  result_["settings"].push_back(
      {{"setting", setting},
       {"queries_per_second", times.QueriesPerSecond()},
       {"median_ms", times.Quantile(0.5)},
       {"p99_ms", times.Quantile(0.99)},
       {"recall_at_10", wanted == 0 ? 1.0 : static_cast<double>(found) / static_cast<double>(wanted)},
       {"build_seconds", build_seconds},
       {"queries", times.count()}});
}

void PeerRun::Print() const { std::cout << result_.dump(1) << '\n'; }

ScratchFolder::ScratchFolder() : path_((std::filesystem::temp_directory_path() / "peer-XXXXXX").string()) {
  if (mkdtemp(path_.data()) == nullptr) Die(path_ + ": the folder cannot be made");
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

double SecondsOf(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

void OnAllCores(std::size_t count, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  std::vector<std::thread> threads;
  for (unsigned t = 0; t < std::max(1U, std::thread::hardware_concurrency()); ++t) {
    threads.emplace_back([&] {
      for (std::size_t i = next++; i < count; i = next++) work(i);
    });
  }
  for (std::thread& thread : threads) thread.join();
}

}  // namespace perron
