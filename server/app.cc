#include "server/app.h"

#include <grpcpp/impl/service_type.h>

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "base/mutex.h"
#include "base/status_macros.h"
#include "index/change_writer.h"
#include "index/cipher.h"
#include "index/postcodes.h"
#include "index/record_format.h"
#include "index/rocksdb_store.h"
#include "index/snapshot.h"
#include "index/taxonomy_store.h"
#include "matching/scoring_model.h"
#include "server/admin_service.h"
#include "server/candidate_service.h"
#include "server/handler_guard.h"
#include "server/index_feeder.h"
#include "server/match_service.h"
#include "server/people_bases.h"
#include "server/prepared_person.h"
#include "server/request_memory.h"
#include "server/rpc_server.h"
#include "server/taxonomy_importer.h"
#include "server/taxonomy_service.h"
#include "server/training_service.h"
#include "server/vacancy_service.h"

namespace perron {
namespace {

// Remembered answers that a start looks at, to remove the old ones among them: some milliseconds of work.
constexpr std::size_t kSweptAnswers = 10'000;

// For the bytes of the last answers to leave.
constexpr absl::Duration kLastAnswers = absl::Seconds(1);

absl::StatusOr<Postcodes> LoadPostcodes(const std::string& path) {
  Postcodes postcodes = Postcodes::BuiltIn();
  if (path.empty()) return postcodes;
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path)) {
    return absl::InvalidArgumentError("--postcodes " + path + ": cannot be read, want a CSV file");
  }
  std::ostringstream csv;
  csv << file.rdbuf();
  PERRON_ASSIGN_OR_RETURN(const Postcodes more, Postcodes::Parse(path, csv.str()));
  postcodes.Merge(more);
  return postcodes;
}

absl::StatusOr<std::shared_ptr<const TaxonomyVersion>> LoadCurrentTaxonomy(const Store& store) {
  PERRON_ASSIGN_OR_RETURN(std::optional<StoredTaxonomy> stored, LoadTaxonomy(store));
  if (!stored) return nullptr;
  return std::make_shared<const TaxonomyVersion>(std::move(stored->version), stored->import_time,
                                                 std::move(stored->taxonomy), std::move(stored->space),
                                                 std::move(stored->lexicon));
}

IndexCounts Count(const Snapshot& snapshot, const std::string& tenant) {
  IndexCounts counts;
  counts.generation = snapshot.generation;
  if (snapshot.occupations != nullptr) counts.figures.bytes = snapshot.occupations->figures().bytes;
  if (snapshot.similar != nullptr) counts.similar_bytes = snapshot.similar->ApproximateMemory();
  const auto found = snapshot.tenants.find(tenant);
  if (found == snapshot.tenants.end()) return counts;
  const TenantSnapshot& records = found->second;
  const auto count = [&counts](const auto& index) -> std::int64_t {
    if (index == nullptr) return 0;
    const IndexFigures figures = index->figures();
    counts.figures.bytes += figures.bytes;
    counts.figures.segments += figures.segments;
    counts.figures.fresh += figures.fresh;
    counts.figures.dead += figures.dead;
    return static_cast<std::int64_t>(index->size());
  };
  counts.candidates = count(records.people);
  counts.vacancies = count(records.vacancies);
  counts.trainings = count(records.trainings);
  if (records.similar != nullptr) counts.similar_bytes += records.similar->ApproximateMemory();
  counts.unresolved_references = records.unresolved;
  return counts;
}

}  // namespace

// In the order of building: everything uses only what stands above it, and goes before it.
struct App::Graph {
  Graph(const Config& the_config, const Clock& the_clock, Logger& the_logger, std::unique_ptr<RocksdbStore> the_store,
        Postcodes the_postcodes);

  absl::Status Serve();
  void LogReady() const;
  void Close();

  TaxonomySource CurrentTaxonomy() const {
    return [this] { return snapshots.Get()->taxonomy; };
  }
  StatusSources Sources() const;

  // Constant after construction.
  const Config config;
  const Clock& clock;
  Logger& logger;
  const absl::Time start_time;
  const ScoringModel model;
  const Postcodes postcodes;

  // With synchronisation of their own.
  std::unique_ptr<RocksdbStore> store;
  const PeopleBases bases;
  SnapshotHolder snapshots;
  IndexFeeder feeder;
  std::unique_ptr<ChangeWriter> writer;
  HandlerGuard guard;
  TaxonomyImporter importer;
  std::vector<std::unique_ptr<grpc::Service>> services;
  std::unique_ptr<RpcServer> rpc;
  int port = 0;

  Mutex stop_mutex;
  bool stopped ABSL_GUARDED_BY(stop_mutex) = false;
};

App::Graph::Graph(const Config& the_config, const Clock& the_clock, Logger& the_logger,
                  std::unique_ptr<RocksdbStore> the_store, Postcodes the_postcodes)
    : config(the_config),
      clock(the_clock),
      logger(the_logger),
      start_time(the_clock.Now()),
      postcodes(std::move(the_postcodes)),
      store(std::move(the_store)),
      bases(config.data_folder + "/index", postcodes, model, logger),
      feeder(*store, postcodes, model, snapshots, {}, &bases),
      writer(std::make_unique<ChangeWriter>(
          *store, [this](const std::vector<Change>& changes) { feeder.OnCommitted(changes); })),
      guard(config.tenant, logger, HandlerGuard::State::kStarting),
      importer(*store, *writer, clock, logger, CurrentTaxonomy(),
               [this](std::shared_ptr<const TaxonomyVersion> next) { return feeder.SwapTaxonomy(std::move(next)); }) {
  services.push_back(MakeAdminService(guard, Sources()));
  services.push_back(MakeTaxonomyService(guard, CurrentTaxonomy(), importer));
  const ResourceEnvironment environment{.store = *store,
                                        .writer = *writer,
                                        .clock = clock,
                                        .taxonomy = CurrentTaxonomy(),
                                        .derive = [this](const v1::Candidate& candidate) {
                                          return PreparePerson(candidate, *snapshots.Get(), postcodes);
                                        }};
  services.push_back(MakeCandidateService(guard, environment));
  services.push_back(MakeVacancyService(guard, environment));
  services.push_back(MakeTrainingService(guard, environment));
  services.push_back(std::make_unique<MatchServiceImpl>(*store, snapshots, postcodes, model, clock, guard));
}

StatusSources App::Graph::Sources() const {
  return {.start_time = start_time,
          .taxonomy = CurrentTaxonomy(),
          .index = [this](const std::string& tenant) { return Count(*snapshots.Get(), tenant); },
          .last_sequence = [this] { return store->last_sequence(); },
          .config_version = model.version,
          .data_format_version = static_cast<std::int32_t>(kDataFormatVersion)};
}

// Listens first: a port that is taken should be heard of before the index is built, and a watcher sees NOT_SERVING.
absl::Status App::Graph::Serve() {
  std::vector<grpc::Service*> to_register;
  for (const auto& service : services) to_register.push_back(service.get());
  PERRON_ASSIGN_OR_RETURN(rpc, RpcServer::Listen(config, to_register));
  port = rpc->port();
  PERRON_ASSIGN_OR_RETURN(std::shared_ptr<const TaxonomyVersion> taxonomy, LoadCurrentTaxonomy(*store));
  PERRON_RETURN_IF_ERROR(feeder.SwapTaxonomy(std::move(taxonomy)));
  PERRON_RETURN_IF_ERROR(RequestMemory(clock).Sweep(*store, *writer, kSweptAnswers).status());
  guard.StartServing();
  rpc->SetServing(true);
  LogReady();
  return absl::OkStatus();
}

void App::Graph::LogReady() const {
  const auto snapshot = snapshots.Get();
  const IndexCounts counts = Count(*snapshot, config.tenant);
  const std::string host = ParseListenAddress(config.listen)->host;
  logger.Log(LogLevel::kInfo, "ready",
             {{"address", host + ":" + std::to_string(port)},
              {"tls", !config.dev},
              {"data", config.data_folder},
              {"taxonomy", snapshot->taxonomy == nullptr ? std::string("none") : snapshot->taxonomy->version()},
              {"candidates", counts.candidates},
              {"vacancies", counts.vacancies},
              {"trainings", counts.trainings}});
}

void App::Graph::Close() {
  MutexLock lock(stop_mutex);
  if (std::exchange(stopped, true)) return;
  if (rpc != nullptr) {
    logger.Log(LogLevel::kInfo, "stopping", {{"drain_seconds", config.drain_seconds}});
    rpc->SetServing(false);
    guard.StartDraining();
    // gRPC's own way to wait cuts off calls that arrive meanwhile; the guard tells them to try again elsewhere.
    const bool idle = guard.WaitUntilIdle(absl::Seconds(config.drain_seconds));
    if (!idle) logger.Log(LogLevel::kWarning, "calls cut off");
    rpc->Shutdown(idle ? kLastAnswers : absl::ZeroDuration());
    rpc.reset();
  }
  services.clear();
  writer.reset();
  feeder.Close();
  store.reset();
  if (port != 0) logger.Log(LogLevel::kInfo, "stopped");
}

absl::StatusOr<std::unique_ptr<App>> App::Start(const Config& config, const Clock& clock, Logger& logger) {
  PERRON_RETURN_IF_ERROR(ValidateConfig(config));
  static const IdentityCipher cipher;  // records are not enciphered yet
  PERRON_ASSIGN_OR_RETURN(Postcodes postcodes, LoadPostcodes(config.postcodes));
  PERRON_ASSIGN_OR_RETURN(std::unique_ptr<RocksdbStore> store, RocksdbStore::Open(config.data_folder, cipher));
  std::unique_ptr<App> app(
      new App(std::make_unique<Graph>(config, clock, logger, std::move(store), std::move(postcodes))));
  PERRON_RETURN_IF_ERROR(app->graph_->Serve());
  return app;
}

App::App(std::unique_ptr<Graph> graph) : graph_(std::move(graph)) {}

App::~App() { Stop(); }

int App::port() const { return graph_->port; }

void App::Stop() { graph_->Close(); }

}  // namespace perron
