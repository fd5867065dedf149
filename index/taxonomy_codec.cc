#include "index/taxonomy_codec.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>

#include "base/status_macros.h"
#include "google/protobuf/arena.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "index/content_hash.h"
#include "index/lexicon_codec.h"
#include "perron/store/v1/record.pb.h"

namespace perron {
namespace {

namespace pb = google::protobuf;

constexpr std::uint32_t kFormatVersion = 1;

using RepeatedLabels = pb::RepeatedPtrField<store::v1::CompiledLabels>;
using RepeatedNumbers = pb::RepeatedField<std::uint32_t>;

void EncodeLabels(const std::vector<ConceptLabels>& labels, RepeatedLabels& out) {
  for (const ConceptLabels& one : labels) {
    store::v1::CompiledLabels& added = *out.Add();
    added.set_language(static_cast<std::uint32_t>(one.language));
    added.set_preferred(one.preferred);
    for (const std::string& alternative : one.alternatives) added.add_alternatives(alternative);
    added.set_description(one.description);
  }
}

void EncodeIds(const std::vector<CompetencyId>& ids, RepeatedNumbers& out) {
  for (const CompetencyId id : ids) out.Add(static_cast<std::uint32_t>(id));
}

void EncodeConcepts(const Taxonomy& taxonomy, const CompetencySpace& space, store::v1::CompiledTaxonomy& out) {
  for (const std::string& language : taxonomy.languages) out.add_languages(language);
  for (std::size_t i = 0; i < taxonomy.competencies.size(); ++i) {
    const Competency& competency = taxonomy.competencies[i];
    store::v1::CompiledCompetency& added = *out.add_competencies();
    added.set_uri(competency.uri);
    EncodeLabels(competency.labels, *added.mutable_labels());
    added.set_skill_type(static_cast<std::uint32_t>(competency.skill_type));
    added.set_reuse_level(static_cast<std::uint32_t>(competency.reuse_level));
    EncodeIds(competency.broader, *added.mutable_broader());
    added.mutable_broader_groups()->Add(competency.broader_groups.begin(), competency.broader_groups.end());
    added.set_occupation_count(space.weights[i].occupation_count);
    added.set_idf(space.weights[i].idf);
    added.set_weight(space.weights[i].weight);
  }
  for (const CompetencyGroup& group : taxonomy.groups) {
    store::v1::CompiledGroup& added = *out.add_groups();
    added.set_uri(group.uri);
    EncodeLabels(group.labels, *added.mutable_labels());
    added.mutable_broader_groups()->Add(group.broader_groups.begin(), group.broader_groups.end());
    added.set_code(group.code);
  }
  for (const Occupation& occupation : taxonomy.occupations) {
    store::v1::CompiledOccupation& added = *out.add_occupations();
    added.set_uri(occupation.uri);
    EncodeLabels(occupation.labels, *added.mutable_labels());
    added.set_isco_code(occupation.isco_code);
    EncodeIds(occupation.essential, *added.mutable_essential());
    EncodeIds(occupation.optional, *added.mutable_optional());
    if (occupation.interests) {
      added.mutable_interests()->Add(occupation.interests->begin(), occupation.interests->end());
    }
  }
  for (const auto& [first, second] : taxonomy.relations) {
    out.add_relation_first(static_cast<std::uint32_t>(first));
    out.add_relation_second(static_cast<std::uint32_t>(second));
  }
}

void EncodeSpace(const CompetencySpace& space, store::v1::CompiledTaxonomy& out) {
  out.set_model(space.model);
  for (std::size_t s = 0; s < space.transfer.size(); ++s) {
    for (const TransferEdge& edge : space.transfer.From(static_cast<CompetencyId>(s))) {
      if (edge.relation == CompetencyRelation::kSame) continue;  // every TransferTable adds it
      out.add_transfer_to(static_cast<std::uint32_t>(edge.other));
      out.add_transfer_value(edge.transfer);
      out.mutable_transfer_relation()->push_back(static_cast<char>(edge.relation));
    }
    out.add_transfer_end(static_cast<std::uint32_t>(out.transfer_to_size()));
  }
  out.set_dimensions(static_cast<std::uint32_t>(space.dimensions));
  out.mutable_vectors()->Add(space.vectors.begin(), space.vectors.end());
}

absl::Status Damaged(const char* what) {
  return absl::DataLossError(std::string("stored taxonomy: ") + what + ", want it as it was written; import it again");
}

bool AllBelow(const RepeatedNumbers& numbers, std::size_t end) {
  return std::all_of(numbers.begin(), numbers.end(), [&](std::uint32_t number) { return number < end; });
}

std::vector<CompetencyId> DecodeIds(const RepeatedNumbers& numbers) {
  std::vector<CompetencyId> ids;
  ids.reserve(static_cast<std::size_t>(numbers.size()));
  for (const std::uint32_t number : numbers) ids.push_back(static_cast<CompetencyId>(number));
  return ids;
}

// Moves the texts out of the message, which is read once.
std::vector<ConceptLabels> DecodeLabels(RepeatedLabels& labels) {
  std::vector<ConceptLabels> result;
  result.reserve(static_cast<std::size_t>(labels.size()));
  for (store::v1::CompiledLabels& one : labels) {
    ConceptLabels& added = result.emplace_back();
    added.language = one.language();
    added.preferred = std::move(*one.mutable_preferred());
    added.alternatives.assign(std::make_move_iterator(one.mutable_alternatives()->begin()),
                              std::make_move_iterator(one.mutable_alternatives()->end()));
    added.description = std::move(*one.mutable_description());
  }
  return result;
}

bool LanguagesBelow(const RepeatedLabels& labels, int end) {
  return std::all_of(labels.begin(), labels.end(),
                     [&](const auto& one) { return one.language() < static_cast<std::uint32_t>(end); });
}

absl::Status CheckReferences(const store::v1::CompiledTaxonomy& in) {
  const auto competencies = static_cast<std::size_t>(in.competencies_size());
  const auto groups = static_cast<std::size_t>(in.groups_size());
  for (const auto& competency : in.competencies()) {
    if (!AllBelow(competency.broader(), competencies) || !AllBelow(competency.broader_groups(), groups) ||
        !LanguagesBelow(competency.labels(), in.languages_size())) {
      return Damaged("a competency points outside");
    }
  }
  for (const auto& group : in.groups()) {
    if (!AllBelow(group.broader_groups(), groups) || !LanguagesBelow(group.labels(), in.languages_size())) {
      return Damaged("a group points outside");
    }
  }
  for (const auto& occupation : in.occupations()) {
    if (!AllBelow(occupation.essential(), competencies) || !AllBelow(occupation.optional(), competencies) ||
        !LanguagesBelow(occupation.labels(), in.languages_size()) ||
        (occupation.interests_size() != 0 && occupation.interests_size() != 6)) {
      return Damaged("an occupation points outside");
    }
  }
  if (!AllBelow(in.relation_first(), competencies) || !AllBelow(in.relation_second(), competencies) ||
      in.relation_first_size() != in.relation_second_size()) {
    return Damaged("a relation points outside");
  }
  return absl::OkStatus();
}

absl::Status CheckSpace(const store::v1::CompiledTaxonomy& in) {
  const auto competencies = static_cast<std::size_t>(in.competencies_size());
  const auto edges = static_cast<std::size_t>(in.transfer_to_size());
  const bool ends_ascend = std::is_sorted(in.transfer_end().begin(), in.transfer_end().end());
  const std::size_t last_end = in.transfer_end().empty() ? 0 : *std::prev(in.transfer_end().end());
  if (static_cast<std::size_t>(in.transfer_end_size()) != competencies || !ends_ascend || last_end != edges ||
      static_cast<std::size_t>(in.transfer_value_size()) != edges || in.transfer_relation().size() != edges ||
      !AllBelow(in.transfer_to(), competencies)) {
    return Damaged("the transfer table does not fit");
  }
  if (static_cast<std::size_t>(in.vectors_size()) != competencies * in.dimensions()) {
    return Damaged("the vectors do not fit");
  }
  return absl::OkStatus();
}

Taxonomy TakeTaxonomy(store::v1::CompiledTaxonomy& in) {
  Taxonomy taxonomy;
  taxonomy.languages.assign(in.languages().begin(), in.languages().end());
  taxonomy.competencies.reserve(static_cast<std::size_t>(in.competencies_size()));
  for (store::v1::CompiledCompetency& one : *in.mutable_competencies()) {
    Competency& added = taxonomy.competencies.emplace_back();
    added.uri = std::move(*one.mutable_uri());
    added.labels = DecodeLabels(*one.mutable_labels());
    added.skill_type = static_cast<SkillType>(one.skill_type());
    added.reuse_level = static_cast<ReuseLevel>(one.reuse_level());
    added.broader = DecodeIds(one.broader());
    added.broader_groups.assign(one.broader_groups().begin(), one.broader_groups().end());
  }
  for (store::v1::CompiledGroup& one : *in.mutable_groups()) {
    CompetencyGroup& added = taxonomy.groups.emplace_back();
    added.uri = std::move(*one.mutable_uri());
    added.labels = DecodeLabels(*one.mutable_labels());
    added.broader_groups.assign(one.broader_groups().begin(), one.broader_groups().end());
    added.code = one.code();
  }
  taxonomy.occupations.reserve(static_cast<std::size_t>(in.occupations_size()));
  for (store::v1::CompiledOccupation& one : *in.mutable_occupations()) {
    Occupation& added = taxonomy.occupations.emplace_back();
    added.uri = std::move(*one.mutable_uri());
    added.labels = DecodeLabels(*one.mutable_labels());
    added.isco_code = one.isco_code();
    added.essential = DecodeIds(one.essential());
    added.optional = DecodeIds(one.optional());
    if (one.interests_size() > 0) {
      std::copy(one.interests().begin(), one.interests().end(), added.interests.emplace().begin());
    }
  }
  for (int i = 0; i < in.relation_first_size(); ++i) {
    taxonomy.relations.emplace_back(static_cast<CompetencyId>(in.relation_first(i)),
                                    static_cast<CompetencyId>(in.relation_second(i)));
  }
  return taxonomy;
}

CompetencySpace TakeSpace(const store::v1::CompiledTaxonomy& in) {
  CompetencySpace space;
  space.model = in.model();
  space.weights.reserve(static_cast<std::size_t>(in.competencies_size()));
  for (const auto& one : in.competencies()) space.weights.push_back({one.occupation_count(), one.idf(), one.weight()});
  std::vector<std::vector<TransferEdge>> by_held(static_cast<std::size_t>(in.competencies_size()));
  int edge = 0;
  for (std::size_t s = 0; s < by_held.size(); ++s) {
    const auto end = static_cast<int>(in.transfer_end(static_cast<int>(s)));
    by_held[s].reserve(static_cast<std::size_t>(end - edge));
    for (; edge < end; ++edge) {
      by_held[s].push_back({static_cast<CompetencyId>(in.transfer_to(edge)), in.transfer_value(edge),
                            static_cast<CompetencyRelation>(in.transfer_relation()[static_cast<std::size_t>(edge)])});
    }
  }
  space.transfer = TransferTable(by_held);
  space.dimensions = in.dimensions();
  space.vectors.assign(in.vectors().begin(), in.vectors().end());
  return space;
}

}  // namespace

absl::StatusOr<std::string> EncodeTaxonomy(const Taxonomy& taxonomy, const CompetencySpace& space,
                                           const Lexicon& lexicon) {
  pb::Arena arena;
  auto& message = *pb::Arena::CreateMessage<store::v1::CompiledTaxonomy>(&arena);
  message.set_format_version(kFormatVersion);
  EncodeConcepts(taxonomy, space, message);
  EncodeSpace(space, message);
  EncodeLexicon(lexicon, *message.mutable_lexicon());
  const std::size_t size = message.ByteSizeLong();
  if (size > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    return absl::ResourceExhaustedError("the taxonomy is over 2 GiB, want a smaller one");
  }
  std::string bytes;
  bytes.reserve(size);
  {
    pb::io::StringOutputStream stream(&bytes);
    pb::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    message.SerializeWithCachedSizes(&coded);
  }
  return bytes;
}

absl::StatusOr<CompiledContent> DecodeTaxonomy(std::string_view bytes) {
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return Damaged("it is over 2 GiB");
  pb::Arena arena;
  auto& message = *pb::Arena::CreateMessage<store::v1::CompiledTaxonomy>(&arena);
  if (!message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) return Damaged("it is no message");
  if (message.format_version() != kFormatVersion) return Damaged("it has another format version");
  PERRON_RETURN_IF_ERROR(CheckReferences(message));
  PERRON_RETURN_IF_ERROR(CheckSpace(message));
  PERRON_ASSIGN_OR_RETURN(Lexicon lexicon, TakeLexicon(*message.mutable_lexicon()));
  CompetencySpace space = TakeSpace(message);
  return CompiledContent{TakeTaxonomy(message), std::move(space), std::move(lexicon)};
}

std::string TaxonomyVersionOf(std::string_view bytes) { return ContentHash(bytes); }

}  // namespace perron
