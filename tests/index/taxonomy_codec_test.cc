#include "index/taxonomy_codec.h"

#include <gtest/gtest.h>

#include "perron/store/v1/record.pb.h"
#include "tests/matching/taxonomy_builder.h"

namespace perron {
namespace {

Taxonomy Sample() {
  Taxonomy taxonomy = MakeTaxonomy(5);
  taxonomy.languages = {"en", "nl"};
  taxonomy.competencies[0].labels = {{0, "cook", {"fry", "boil"}, "Cooks."}, {1, "", {"koken"}, ""}};
  taxonomy.competencies[1].broader = {Id(0)};
  taxonomy.competencies[1].broader_groups = {0};
  taxonomy.groups.push_back({"urn:g", {{0, "food", {}, ""}}, {}, "S1"});
  AddOccupation(taxonomy, {0, 2}, {3});
  AddOccupation(taxonomy, {2, 3});
  taxonomy.occupations[0].isco_code = "5120";
  taxonomy.occupations[0].interests = Interests{1, 2, 3, 4, 5, 6};
  taxonomy.relations = {{Id(0), Id(2)}};
  return taxonomy;
}

// A sample's bytes after a change to the message.
template <typename Change>
absl::Status DecodeChanged(const Change& change) {
  const Taxonomy taxonomy = Sample();
  store::v1::CompiledTaxonomy message;
  EXPECT_TRUE(message.ParseFromString(*EncodeTaxonomy(taxonomy, LearnCompetencySpace(taxonomy))));
  change(message);
  return DecodeTaxonomy(message.SerializeAsString()).status();
}

TEST(TaxonomyCodecTest, ReadsBackWhatItWrote) {
  const Taxonomy taxonomy = Sample();
  const CompetencySpace space = LearnCompetencySpace(taxonomy);
  const absl::StatusOr<std::string> bytes = EncodeTaxonomy(taxonomy, space);
  ASSERT_TRUE(bytes.ok());
  const absl::StatusOr<CompiledContent> back = DecodeTaxonomy(*bytes);
  ASSERT_TRUE(back.ok()) << back.status();
  EXPECT_EQ(back->taxonomy.languages, taxonomy.languages);
  EXPECT_EQ(back->taxonomy.competencies[0].labels[0].alternatives, taxonomy.competencies[0].labels[0].alternatives);
  EXPECT_EQ(back->taxonomy.competencies[0].labels[0].description, "Cooks.");
  EXPECT_EQ(back->taxonomy.competencies[0].labels[1].language, 1U);
  EXPECT_EQ(back->taxonomy.competencies[1].broader, taxonomy.competencies[1].broader);
  EXPECT_EQ(back->taxonomy.competencies[1].reuse_level, ReuseLevel::kSectorSpecific);
  EXPECT_EQ(back->taxonomy.groups[0].code, "S1");
  EXPECT_EQ(back->taxonomy.occupations[0].optional, taxonomy.occupations[0].optional);
  EXPECT_EQ(back->taxonomy.occupations[0].interests, taxonomy.occupations[0].interests);
  EXPECT_EQ(back->taxonomy.occupations[1].interests, std::nullopt);
  EXPECT_EQ(back->taxonomy.relations, taxonomy.relations);
  EXPECT_EQ(back->space.model, space.model);
  EXPECT_EQ(back->space.vectors, space.vectors);
  EXPECT_EQ(back->space.weights[2].weight, space.weights[2].weight);
  EXPECT_EQ(back->space.transfer.edge_count(), space.transfer.edge_count());
  // Every bit: what was read writes the same bytes.
  EXPECT_EQ(*EncodeTaxonomy(back->taxonomy, back->space), *bytes);
}

TEST(TaxonomyCodecTest, WorksOnAnEmptyTaxonomy) {
  const absl::StatusOr<std::string> bytes = EncodeTaxonomy(Taxonomy{}, LearnCompetencySpace(Taxonomy{}));
  ASSERT_TRUE(bytes.ok());
  EXPECT_TRUE(DecodeTaxonomy(*bytes).ok());
}

TEST(TaxonomyCodecTest, VersionFollowsTheContent) {
  Taxonomy taxonomy = Sample();
  const auto version = [&] { return TaxonomyVersionOf(*EncodeTaxonomy(taxonomy, LearnCompetencySpace(taxonomy))); };
  const std::string first = version();
  EXPECT_EQ(first.size(), 16U);
  EXPECT_EQ(version(), first);
  taxonomy.competencies[4].labels = {{1, "x", {}, ""}};
  EXPECT_NE(version(), first);
}

TEST(TaxonomyCodecTest, RefusesWhatWouldLeadOutside) {
  const auto lost = absl::StatusCode::kDataLoss;
  EXPECT_EQ(DecodeTaxonomy("not a message").status().code(), lost);
  EXPECT_EQ(DecodeTaxonomy("").status().code(), lost) << "no format version";
  EXPECT_TRUE(DecodeChanged([](auto&) {}).ok());
  EXPECT_EQ(DecodeChanged([](auto& m) { m.set_format_version(2); }).code(), lost);
  EXPECT_EQ(DecodeChanged([](auto& m) { m.mutable_competencies(1)->set_broader(0, 5); }).code(), lost);
  EXPECT_EQ(DecodeChanged([](auto& m) { m.mutable_competencies(1)->set_broader_groups(0, 1); }).code(), lost);
  EXPECT_EQ(DecodeChanged([](auto& m) { m.mutable_competencies(0)->mutable_labels(0)->set_language(2); }).code(), lost);
  EXPECT_EQ(DecodeChanged([](auto& m) { m.mutable_groups(0)->add_broader_groups(1); }).code(), lost);
  EXPECT_EQ(DecodeChanged([](auto& m) { m.mutable_occupations(0)->add_essential(5); }).code(), lost);
  EXPECT_EQ(DecodeChanged([](auto& m) { m.mutable_occupations(0)->add_interests(5); }).code(), lost);
  EXPECT_EQ(DecodeChanged([](auto& m) { m.add_relation_first(1); }).code(), lost);
  EXPECT_EQ(DecodeChanged([](auto& m) { m.set_transfer_to(0, 5); }).code(), lost);
  EXPECT_EQ(DecodeChanged([](auto& m) { m.add_transfer_value(1); }).code(), lost);
  EXPECT_EQ(DecodeChanged([](auto& m) { m.add_transfer_end(1); }).code(), lost);
  EXPECT_EQ(DecodeChanged([](auto& m) { m.add_vectors(1); }).code(), lost);
}

}  // namespace
}  // namespace perron
