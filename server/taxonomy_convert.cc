#include "server/taxonomy_convert.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace perron {
namespace {

constexpr std::int64_t kMicrosPerSecond = 1'000'000;

// Labels and descriptions, which competencies and occupations have alike.
template <typename Proto>
void FillTexts(const Taxonomy& taxonomy, const std::vector<ConceptLabels>& labels, std::string_view language,
               ConceptDetail detail, Proto& proto) {
  for (const ConceptLabels& source : labels) {
    const std::string& source_language = taxonomy.languages[source.language];
    if (detail == ConceptDetail::kHit && source_language != language) continue;
    auto& target = *proto.add_labels();
    target.set_language(source_language);
    target.set_preferred(source.preferred);
    for (const std::string& alternative : source.alternatives) target.add_alternatives(alternative);
    if (source.description.empty()) continue;
    auto& description = *proto.add_descriptions();
    description.set_language(source_language);
    description.set_text(source.description);
  }
}

void AddRequirements(const TaxonomyVersion& version, const std::vector<CompetencyId>& competencies,
                     v1::Importance importance, std::string_view language, v1::Occupation& proto) {
  for (const CompetencyId id : competencies) {
    auto& requirement = *proto.add_requirements();
    requirement.set_competency(version.taxonomy().competencies[IndexOf(id)].uri);
    requirement.set_label(std::string(version.CompetencyLabel(id, language)));
    requirement.set_importance(importance);
  }
}

// `source`: R I A S E C.
void FillInterests(const Interests& source, v1::Interests& proto) {
  proto.set_realistic(source[0]);
  proto.set_investigative(source[1]);
  proto.set_artistic(source[2]);
  proto.set_social(source[3]);
  proto.set_enterprising(source[4]);
  proto.set_conventional(source[5]);
}

std::size_t RelationCount(const Taxonomy& taxonomy) {
  std::size_t count = 0;
  for (const Occupation& occupation : taxonomy.occupations) {
    count += occupation.essential.size() + occupation.optional.size();
  }
  return count;
}

}  // namespace

v1::Competency ToProto(const TaxonomyVersion& version, CompetencyId id, std::string_view language,
                       ConceptDetail detail) {
  const Taxonomy& taxonomy = version.taxonomy();
  const Competency& source = taxonomy.competencies[IndexOf(id)];
  const CompetencyWeight& weight = version.space().weights[IndexOf(id)];
  v1::Competency proto;
  proto.set_name("competencies/" + version.CompetencyResourceId(id));
  proto.set_uri(source.uri);
  proto.set_label(std::string(version.CompetencyLabel(id, language)));
  FillTexts(taxonomy, source.labels, language, detail, proto);
  proto.set_skill_type(static_cast<v1::SkillType>(source.skill_type));
  proto.set_reuse_level(static_cast<v1::ReuseLevel>(source.reuse_level));
  for (const CompetencyId broader : source.broader) proto.add_broader(taxonomy.competencies[IndexOf(broader)].uri);
  for (const std::uint32_t group : source.broader_groups) proto.add_broader(taxonomy.groups[group].uri);
  proto.set_occupation_count(static_cast<std::int32_t>(weight.occupation_count));
  proto.set_idf(weight.idf);
  proto.set_weight(weight.weight);
  return proto;
}

v1::Occupation OccupationToProto(const TaxonomyVersion& version, std::uint32_t occupation, std::string_view language,
                                 ConceptDetail detail) {
  const Occupation& source = version.taxonomy().occupations[occupation];
  v1::Occupation proto;
  proto.set_name("occupations/" + version.OccupationResourceId(occupation));
  proto.set_uri(source.uri);
  proto.set_label(std::string(version.OccupationLabel(occupation, language)));
  FillTexts(version.taxonomy(), source.labels, language, detail, proto);
  proto.set_isco_code(source.isco_code);
  if (source.interests) FillInterests(*source.interests, *proto.mutable_interests());
  if (detail == ConceptDetail::kFull) {
    AddRequirements(version, source.essential, v1::IMPORTANCE_ESSENTIAL, language, proto);
    AddRequirements(version, source.optional, v1::IMPORTANCE_SOMEWHAT, language, proto);
  }
  return proto;
}

v1::TaxonomyVersion ToProto(const TaxonomyVersion& version) {
  const Taxonomy& taxonomy = version.taxonomy();
  const TransferTable& transfer = version.space().transfer;
  v1::TaxonomyVersion proto;
  proto.set_version(version.version());
  *proto.mutable_import_time() = ToProto(version.import_time());
  proto.set_competency_count(static_cast<std::int32_t>(taxonomy.competencies.size()));
  proto.set_occupation_count(static_cast<std::int32_t>(taxonomy.occupations.size()));
  proto.set_relation_count(static_cast<std::int32_t>(RelationCount(taxonomy)));
  proto.set_occupation_with_interests_count(static_cast<std::int32_t>(
      std::count_if(taxonomy.occupations.begin(), taxonomy.occupations.end(),
                    [](const Occupation& occupation) { return occupation.interests.has_value(); })));
  proto.set_transfer_count(static_cast<std::int64_t>(transfer.edge_count() - transfer.size()));
  for (const std::string& language : taxonomy.languages) proto.add_languages(language);
  proto.set_model(version.space().model);
  return proto;
}

google::protobuf::Timestamp ToProto(absl::Time time) {
  const std::int64_t micros = absl::ToUnixMicros(time);
  std::int64_t seconds = micros / kMicrosPerSecond;
  std::int64_t rest = micros % kMicrosPerSecond;
  if (rest < 0) {
    --seconds;
    rest += kMicrosPerSecond;
  }
  google::protobuf::Timestamp proto;
  proto.set_seconds(seconds);
  proto.set_nanos(static_cast<std::int32_t>(rest * 1000));
  return proto;
}

}  // namespace perron
