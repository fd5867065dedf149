#include "server/people_bases.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "index/exact/index_base.h"
#include "server/digest.h"

namespace perron {
namespace {

constexpr char kSuffix[] = ".people";
constexpr int kFirstPostcode = 1000;
constexpr int kLastPostcode = 9999;

std::string DigestOf(const Postcodes& postcodes) {
  std::string table;
  for (int postcode = kFirstPostcode; postcode <= kLastPostcode; ++postcode) {
    const auto point = postcodes.Find(std::to_string(postcode));
    if (!point) continue;
    table += std::to_string(postcode);
    table.append(reinterpret_cast<const char*>(&point->latitude), sizeof(point->latitude));
    table.append(reinterpret_cast<const char*>(&point->longitude), sizeof(point->longitude));
  }
  return absl::BytesToHexString(Sha256(table));
}

}  // namespace

PeopleBases::PeopleBases(std::string folder, const Postcodes& postcodes, const ScoringModel& model, Logger& logger)
    : folder_(std::move(folder)),
      model_(absl::StrCat(model.version)),
      postcodes_(DigestOf(postcodes)),
      logger_(logger) {}

absl::StatusOr<IndexBase<PeopleKind>> PeopleBases::Load(const std::string& tenant,
                                                        const TaxonomyVersion& taxonomy) const {
  return LoadBase<PeopleKind>(PathOf(tenant), IdentityOf(tenant, taxonomy), taxonomy.space().weights.size());
}

absl::Status PeopleBases::Save(const std::string& tenant, const TaxonomyVersion& taxonomy,
                               const IndexContents<PeopleKind>& contents, std::uint64_t sequence) const {
  std::error_code error;
  if (std::filesystem::create_directories(folder_, error)) {
    std::filesystem::permissions(folder_, std::filesystem::perms::owner_all, error);
  }
  absl::Status saved = SaveBase(PathOf(tenant), IdentityOf(tenant, taxonomy), contents, sequence);
  if (saved.ok()) {
    logger_.Log(LogLevel::kInfo, "index base written",
                {{"tenant", tenant}, {"people", contents.size()}, {"sequence", sequence}});
  } else {
    logger_.Log(LogLevel::kWarning, "index base not written",
                {{"tenant", tenant}, {"error", std::string(saved.message())}});
  }
  return saved;
}

void PeopleBases::Keep(const std::vector<std::string>& tenants) const {
  std::error_code error;
  std::vector<std::filesystem::path> gone;
  for (const auto& entry : std::filesystem::directory_iterator(folder_, error)) {
    const std::string name = entry.path().filename();
    const std::string tenant = name.substr(0, name.find('.'));
    if (std::find(tenants.begin(), tenants.end(), tenant) == tenants.end()) gone.push_back(entry.path());
  }
  for (const auto& path : gone) std::filesystem::remove(path, error);
}

void PeopleBases::LogUsed(const std::string& tenant, std::size_t people, std::size_t read_again) const {
  logger_.Log(LogLevel::kInfo, "index base used", {{"tenant", tenant}, {"people", people}, {"read_again", read_again}});
}

void PeopleBases::LogRefused(const std::string& tenant, const absl::Status& why) const {
  const bool usual = absl::IsNotFound(why) || absl::IsFailedPrecondition(why) || absl::IsOutOfRange(why);
  logger_.Log(usual ? LogLevel::kInfo : LogLevel::kWarning, "index base not used",
              {{"tenant", tenant}, {"why", std::string(why.message())}});
}

void PeopleBases::LogProgress(const std::string& tenant, std::size_t people) const {
  logger_.Log(LogLevel::kInfo, "index rebuilding", {{"tenant", tenant}, {"people", people}});
}

void PeopleBases::LogRebuilt(const std::string& tenant, std::size_t people) const {
  logger_.Log(LogLevel::kInfo, "index rebuilt", {{"tenant", tenant}, {"people", people}});
}

std::string PeopleBases::PathOf(const std::string& tenant) const { return folder_ + "/" + tenant + kSuffix; }

// The content gives a taxonomy its version, the import its weights and vectors: another import may have learned others.
BaseIdentity PeopleBases::IdentityOf(const std::string& tenant, const TaxonomyVersion& taxonomy) const {
  return {{"kind", "people"},
          {"tenant", tenant},
          {"taxonomy", taxonomy.version()},
          {"taxonomy import", absl::StrCat(absl::ToUnixMicros(taxonomy.import_time()))},
          {"space", taxonomy.space().model},
          {"model", model_},
          {"postcodes", postcodes_}};
}

}  // namespace perron
