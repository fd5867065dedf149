#include "tests/esco/sanity_cases.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <utility>

#include <nlohmann/json.hpp>

namespace perron {
namespace {

using Json = nlohmann::json;

EvidenceRecord RecordOf(const Json& held) {
  static const std::map<std::string, EvidenceKind> kKinds = {
      {"self_reported", EvidenceKind::kSelfReported},
      {"coach_observed", EvidenceKind::kCoachObserved},
      {"employer_confirmed", EvidenceKind::kEmployerConfirmed},
      {"test", EvidenceKind::kTest},
      {"praktijkverklaring", EvidenceKind::kPraktijkverklaring},
      {"mbo_certificaat", EvidenceKind::kMboCertificaat},
      {"diploma", EvidenceKind::kDiploma},
      {"work_experience", EvidenceKind::kWorkExperience},
  };
  return {.kind = kKinds.at(held.at("evidence")), .level = held.at("level").get<Level>()};
}

CandidateProfile ProfileOf(const Json& competencies, const TaxonomyVersion& taxonomy) {
  CandidateProfile profile;
  for (const Json& held : competencies) {
    const std::string uri = held.at("uri");
    const auto id = taxonomy.FindCompetency(uri);
    EXPECT_TRUE(id) << uri;
    if (!id) continue;
    EXPECT_EQ(taxonomy.CompetencyLabel(*id, "en"), held.at("label").get<std::string>()) << uri;
    const bool denied = held.value("denied", false);
    profile.competencies.push_back({*id, denied, {}});
    if (!denied) profile.competencies.back().evidence.push_back(RecordOf(held));
  }
  std::sort(profile.competencies.begin(), profile.competencies.end(),
            [](const HeldCompetency& a, const HeldCompetency& b) { return a.competency < b.competency; });
  return profile;
}

std::vector<OccupationPattern> PatternsOf(const Json& list, const TaxonomyVersion& taxonomy) {
  const std::vector<Occupation>& occupations = taxonomy.taxonomy().occupations;
  std::vector<OccupationPattern> patterns;
  for (const Json& item : list) {
    OccupationPattern pattern{item.value("uri", ""), item.value("isco", ""), item.value("known_miss", "")};
    EXPECT_NE(pattern.uri.empty(), pattern.isco.empty()) << item;
    EXPECT_TRUE(std::any_of(occupations.begin(), occupations.end(),
                            [&](const Occupation& occupation) { return pattern.Matches(occupation); }))
        << item << " is no occupation";
    if (!pattern.uri.empty()) {
      const auto occupation = taxonomy.FindOccupation(pattern.uri);
      if (occupation) {
        EXPECT_EQ(taxonomy.OccupationLabel(*occupation, "en"), item.at("label").get<std::string>());
      }
    }
    patterns.push_back(std::move(pattern));
  }
  return patterns;
}

}  // namespace

bool OccupationPattern::Matches(const Occupation& occupation) const {
  return uri.empty() ? occupation.isco_code.compare(0, isco.size(), isco) == 0 : occupation.uri == uri;
}

std::string OccupationPattern::Text() const { return uri.empty() ? "ISCO " + isco : uri; }

std::vector<SanityCase> ReadSanityCases(const TaxonomyVersion& taxonomy) {
  std::ifstream file(std::filesystem::path(PERRON_SOURCE_DIR) / "tests" / "esco" / "sanity_cases.json");
  std::vector<SanityCase> cases;
  for (const Json& written : Json::parse(file)) {
    SanityCase one;
    one.name = written.at("name");
    one.person.id = written.at("id");
    one.person.profile = ProfileOf(written.at("competencies"), taxonomy);
    if (written.contains("interests")) one.person.circumstances.interests = written.at("interests").get<Interests>();
    for (const Json& item : written.at("expect")) {
      one.expect.push_back({item.at("what"), item.at("within").get<std::size_t>(),
                            PatternsOf(item.at("any_of"), taxonomy), item.value("known_miss", "")});
    }
    one.laugh = PatternsOf(written.at("laugh"), taxonomy);
    cases.push_back(std::move(one));
  }
  return cases;
}

}  // namespace perron
