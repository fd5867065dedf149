#ifndef PERRON_SERVER_APP_H_
#define PERRON_SERVER_APP_H_

#include <memory>

#include "absl/status/statusor.h"
#include "base/clock.h"
#include "server/config.h"
#include "server/log.h"

namespace perron {

// A running server: the whole graph of objects, built bottom up in one place. Tests build the same one, on port 0.
// Thread-safe.
class App {
 public:
  // Checks the config, opens the data folder, listens, reads the taxonomy, builds the index, then serves. Until then
  // the health check answers NOT_SERVING and calls are UNAVAILABLE. *clock and *logger must outlive the app. Errors:
  // INVALID_ARGUMENT (config), UNAVAILABLE (the port is taken), those of RocksdbStore::Open, DATA_LOSS.
  static absl::StatusOr<std::unique_ptr<App>> Start(const Config& config, const Clock& clock, Logger& logger);

  // Stops, if that has not been done.
  ~App();
  App(const App&) = delete;
  App& operator=(const App&) = delete;

  // The port it listens on.
  int port() const;

  // Answers NOT_SERVING and refuses new calls, gives running ones drain_seconds to finish, cancels what is left, then
  // closes the writer and the store. Returns when all is closed; a second call does nothing.
  void Stop();

 private:
  struct Graph;
  explicit App(std::unique_ptr<Graph> graph);

  std::unique_ptr<Graph> graph_;
};

}  // namespace perron

#endif  // PERRON_SERVER_APP_H_
