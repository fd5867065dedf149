#include "server/admin_service.h"

#include <utility>

#include "perron/v1/admin_service.grpc.pb.h"
#include "server/config.h"
#include "server/handler_guard.h"
#include "server/process_memory.h"
#include "server/taxonomy_convert.h"

namespace perron {
namespace {

class AdminHandlers final : public v1::AdminService::Service {
 public:
  AdminHandlers(HandlerGuard& guard, StatusSources sources) : guard_(guard), sources_(std::move(sources)) {}

  grpc::Status GetStatus(grpc::ServerContext* context, const v1::GetStatusRequest*,
                         v1::GetStatusResponse* answer) override {
    return guard_.Run(*context, "AdminService/GetStatus", [&](const Call& call) {
      Fill(call.tenant, *answer);
      return absl::OkStatus();
    });
  }

 private:
  void Fill(const std::string& tenant, v1::GetStatusResponse& answer) const {
    answer.set_server_version(std::string(kServerVersion));
    *answer.mutable_start_time() = ToProto(sources_.start_time);
    if (const auto taxonomy = sources_.taxonomy(); taxonomy != nullptr) *answer.mutable_taxonomy() = ToProto(*taxonomy);
    const IndexCounts counts = sources_.index(tenant);
    answer.set_index_generation(counts.generation);
    answer.set_candidate_count(counts.candidates);
    answer.set_vacancy_count(counts.vacancies);
    answer.set_training_count(counts.trainings);
    answer.set_unresolved_reference_count(counts.unresolved_references);
    answer.set_match_index_bytes(counts.figures.bytes);
    answer.set_similar_index_bytes(counts.similar_bytes);
    answer.set_index_segment_count(counts.figures.segments);
    answer.set_fresh_record_count(counts.figures.fresh);
    answer.set_dead_record_count(counts.figures.dead);
    answer.set_change_sequence(static_cast<std::int64_t>(sources_.last_sequence()));
    answer.set_resident_memory_bytes(ResidentMemoryBytes());
    answer.set_config_version(sources_.config_version);
    answer.set_data_format_version(sources_.data_format_version);
  }

  HandlerGuard& guard_;
  const StatusSources sources_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeAdminService(HandlerGuard& guard, StatusSources sources) {
  return std::make_unique<AdminHandlers>(guard, std::move(sources));
}

}  // namespace perron
