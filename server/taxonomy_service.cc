#include "server/taxonomy_service.h"

#include <string_view>
#include <utility>

#include "base/status_macros.h"
#include "perron/v1/taxonomy_service.grpc.pb.h"
#include "server/errors.h"
#include "server/handler_guard.h"
#include "server/package_upload.h"
#include "server/taxonomy_convert.h"
#include "server/taxonomy_queries.h"
#include "server/text_suggestions.h"

namespace perron {
namespace {

using grpc::ServerContext;
using grpc::Status;

class TaxonomyHandlers final : public v1::TaxonomyService::Service {
 public:
  TaxonomyHandlers(HandlerGuard& guard, TaxonomySource current, TaxonomyImporter& importer)
      : guard_(guard), current_(std::move(current)), importer_(importer) {}

  Status ListCompetencies(ServerContext* context, const v1::ListCompetenciesRequest* request,
                          v1::ListCompetenciesResponse* answer) override {
    return Query(*context, "TaxonomyService/ListCompetencies", &perron::ListCompetencies, *request, *answer);
  }

  Status GetCompetency(ServerContext* context, const v1::GetCompetencyRequest* request,
                       v1::Competency* answer) override {
    return Query(*context, "TaxonomyService/GetCompetency", &perron::GetCompetency, *request, *answer);
  }

  Status SearchCompetencies(ServerContext* context, const v1::SearchCompetenciesRequest* request,
                            v1::SearchCompetenciesResponse* answer) override {
    return Query(*context, "TaxonomyService/SearchCompetencies", &perron::SearchCompetencies, *request, *answer);
  }

  Status RelatedCompetencies(ServerContext* context, const v1::RelatedCompetenciesRequest* request,
                             v1::RelatedCompetenciesResponse* answer) override {
    return Query(*context, "TaxonomyService/RelatedCompetencies", &perron::RelatedCompetencies, *request, *answer);
  }

  Status SuggestCompetencies(ServerContext* context, const v1::SuggestCompetenciesRequest* request,
                             v1::SuggestCompetenciesResponse* answer) override {
    return Query(*context, "TaxonomyService/SuggestCompetencies", &perron::SuggestCompetencies, *request, *answer);
  }

  Status ListOccupations(ServerContext* context, const v1::ListOccupationsRequest* request,
                         v1::ListOccupationsResponse* answer) override {
    return Query(*context, "TaxonomyService/ListOccupations", &perron::ListOccupations, *request, *answer);
  }

  Status GetOccupation(ServerContext* context, const v1::GetOccupationRequest* request,
                       v1::Occupation* answer) override {
    return Query(*context, "TaxonomyService/GetOccupation", &perron::GetOccupation, *request, *answer);
  }

  Status SearchOccupations(ServerContext* context, const v1::SearchOccupationsRequest* request,
                           v1::SearchOccupationsResponse* answer) override {
    return Query(*context, "TaxonomyService/SearchOccupations", &perron::SearchOccupations, *request, *answer);
  }

  Status ImportTaxonomy(ServerContext* context, grpc::ServerReader<v1::ImportTaxonomyRequest>* reader,
                        v1::ImportTaxonomyResponse* answer) override {
    return guard_.Run(*context, "TaxonomyService/ImportTaxonomy",
                      [&](const Call& call) { return Import(call, *reader, *answer); });
  }

  Status GetTaxonomyVersion(ServerContext* context, const v1::GetTaxonomyVersionRequest*,
                            v1::TaxonomyVersion* answer) override {
    return guard_.Run(*context, "TaxonomyService/GetTaxonomyVersion", [&](const Call&) {
      if (const auto version = current_(); version != nullptr) *answer = ToProto(*version);
      return absl::OkStatus();
    });
  }

 private:
  template <typename Request, typename Answer>
  Status Query(ServerContext& context, std::string_view method,
               absl::Status (*query)(const TaxonomyVersion&, const Request&, Answer&), const Request& request,
               Answer& answer) {
    return guard_.Run(context, method, [&](const Call&) {
      const auto version = current_();
      return version == nullptr ? NoTaxonomyError() : query(*version, request, answer);
    });
  }

  absl::Status Import(const Call& call, grpc::ServerReader<v1::ImportTaxonomyRequest>& reader,
                      v1::ImportTaxonomyResponse& answer) {
    // Taken before the files are: two of them at once would not fit into memory.
    PERRON_ASSIGN_OR_RETURN(const TaxonomyImporter::Turn turn, importer_.TakeTurn());
    PackageUpload upload;
    v1::ImportTaxonomyRequest message;
    while (reader.Read(&message)) PERRON_RETURN_IF_ERROR(upload.Add(std::move(message)));
    if (const StopReason why = Poll(call.interrupt); why != StopReason::kNone) return StoppedError(why);
    const bool validate_only = upload.validate_only();
    PERRON_ASSIGN_OR_RETURN(PackageFiles package, std::move(upload).Finish());
    PERRON_ASSIGN_OR_RETURN(TaxonomyImporter::Outcome outcome,
                            importer_.Import(turn, std::move(package), validate_only, call.interrupt));
    *answer.mutable_version() = ToProto(*outcome.version);
    answer.set_changed(outcome.changed);
    for (std::string& name : outcome.ignored_files) answer.add_ignored_files(std::move(name));
    for (std::string& warning : outcome.warnings) answer.add_warnings(std::move(warning));
    answer.set_warning_count(static_cast<std::int64_t>(outcome.warning_count));
    return absl::OkStatus();
  }

  HandlerGuard& guard_;
  const TaxonomySource current_;
  TaxonomyImporter& importer_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeTaxonomyService(HandlerGuard& guard, TaxonomySource current,
                                                   TaxonomyImporter& importer) {
  return std::make_unique<TaxonomyHandlers>(guard, std::move(current), importer);
}

}  // namespace perron
