#ifndef PERRON_SERVER_TAXONOMY_SERVICE_H_
#define PERRON_SERVER_TAXONOMY_SERVICE_H_

#include <memory>

#include "server/taxonomy_importer.h"

namespace grpc {
class Service;
}  // namespace grpc

namespace perron {

class HandlerGuard;

// The handlers of perron.v1.TaxonomyService. Thread-safe. *guard and *importer must outlive the service.
std::unique_ptr<grpc::Service> MakeTaxonomyService(HandlerGuard& guard, TaxonomySource current,
                                                   TaxonomyImporter& importer);

}  // namespace perron

#endif  // PERRON_SERVER_TAXONOMY_SERVICE_H_
