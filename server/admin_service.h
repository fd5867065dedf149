#ifndef PERRON_SERVER_ADMIN_SERVICE_H_
#define PERRON_SERVER_ADMIN_SERVICE_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "absl/time/time.h"
#include "index/match_index.h"
#include "server/taxonomy_importer.h"

namespace grpc {
class Service;
}  // namespace grpc

namespace perron {

class HandlerGuard;

// What the index holds of one tenant.
struct IndexCounts {
  std::int64_t generation = 0;
  std::int64_t candidates = 0;
  std::int64_t vacancies = 0;
  std::int64_t trainings = 0;
  std::int64_t unresolved_references = 0;
  IndexFigures figures;            // of all records; with the bytes of the occupations
  std::int64_t similar_bytes = 0;  // with those of the taxonomy
};

// Where GetStatus looks. All functions are called from many threads.
struct StatusSources {
  absl::Time start_time;
  TaxonomySource taxonomy;
  std::function<IndexCounts(const std::string& tenant)> index;
  std::function<std::uint64_t()> last_sequence;
  std::string config_version;
  std::int32_t data_format_version = 0;
};

// The handlers of perron.v1.AdminService. Thread-safe. *guard must outlive the service.
std::unique_ptr<grpc::Service> MakeAdminService(HandlerGuard& guard, StatusSources sources);

}  // namespace perron

#endif  // PERRON_SERVER_ADMIN_SERVICE_H_
