#include "clients/cli/bench_neutral_export.h"

#include <cstddef>

#include "base/status_macros.h"
#include "clients/bench/neutral_set.h"
#include "clients/bench/profile_world.h"
#include "clients/bench/world_export.h"
#include "clients/cli/bench_input.h"
#include "clients/cli/progress_bar.h"

namespace perron {

absl::Status ExportNeutral(Session& session, const NeutralExport& options) {
  constexpr std::size_t kAreas = 256;  // one byte numbers the regions of a neutral set
  PERRON_ASSIGN_OR_RETURN(const ImportedTaxonomy imported, ImportForBench(session, options.taxonomy));
  const ScoringModel model;
  WorldOptions world_options;
  world_options.seed = options.seed;
  world_options.areas = kAreas;
  PERRON_ASSIGN_OR_RETURN(const ProfileWorld world,
                          ProfileWorld::Make(imported.taxonomy, imported.space, model, world_options));
  ProgressBar bar(session, "profiles", static_cast<std::int64_t>(options.people));
  PERRON_ASSIGN_OR_RETURN(const NeutralSet set,
                          ExportWorld(world, imported.space, model, options.people, options.vacancies,
                                      [&bar](std::uint64_t done) { bar.Update(static_cast<std::int64_t>(done)); }));
  bar.Wipe();
  PERRON_RETURN_IF_ERROR(WriteNeutralSet(set, options.folder));
  if (!session.options.json) {
    session.out << set.profiles.size() << " profiles and " << set.vacancies.size() << " vacancies in " << options.folder
                << '\n';
  }
  return absl::OkStatus();
}

}  // namespace perron
