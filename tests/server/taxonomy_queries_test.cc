#include "server/taxonomy_queries.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "server/page_token.h"
#include "tests/server/taxonomy_fixture.h"

namespace perron {
namespace {

using testing::HasSubstr;

class TaxonomyQueriesTest : public testing::Test {
 protected:
  const std::unique_ptr<const TaxonomyVersion> version_ = MakeTinyTaxonomy();
};

TEST_F(TaxonomyQueriesTest, ListWalksThroughAllInTheOrderOfTheirIds) {
  v1::ListCompetenciesRequest request;
  request.set_page_size(4);
  std::vector<std::string> uris;
  std::vector<int> pages;
  do {
    v1::ListCompetenciesResponse answer;
    ASSERT_TRUE(ListCompetencies(*version_, request, answer).ok());
    for (const auto& competency : answer.competencies()) uris.push_back(competency.uri());
    pages.push_back(answer.competencies_size());
    request.set_page_token(answer.next_page_token());
  } while (!request.page_token().empty());
  EXPECT_THAT(pages, testing::ElementsAre(4, 4, 1));
  EXPECT_EQ(uris.size(), 9U);
  EXPECT_TRUE(std::is_sorted(uris.begin(), uris.end()));
  EXPECT_EQ(uris.front(), TinyCompetency("cook-dishes"));
}

TEST_F(TaxonomyQueriesTest, ListTakesDefaultAndMostPageSize) {
  v1::ListOccupationsRequest request;
  v1::ListOccupationsResponse answer;
  request.set_page_size(1'000'000);
  request.set_language("en");
  ASSERT_TRUE(ListOccupations(*version_, request, answer).ok());
  EXPECT_EQ(answer.occupations_size(), 4);
  EXPECT_EQ(answer.occupations(0).label(), "cook");
  EXPECT_TRUE(answer.next_page_token().empty());
}

TEST_F(TaxonomyQueriesTest, ListNamesEverythingThatIsWrong) {
  v1::ListCompetenciesRequest request;
  v1::ListCompetenciesResponse answer;
  request.set_page_size(-1);
  request.set_language("Dutch");
  const absl::Status status = ListCompetencies(*version_, request, answer);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()), HasSubstr("page_size"));
  EXPECT_THAT(std::string(status.message()), HasSubstr("language"));
}

TEST_F(TaxonomyQueriesTest, ATokenOfAnotherListingIsRefused) {
  v1::ListCompetenciesRequest competencies;
  v1::ListCompetenciesResponse page;
  competencies.set_page_size(1);
  ASSERT_TRUE(ListCompetencies(*version_, competencies, page).ok());
  v1::ListOccupationsRequest occupations;
  v1::ListOccupationsResponse answer;
  occupations.set_page_token(page.next_page_token());
  EXPECT_EQ(ListOccupations(*version_, occupations, answer).code(), absl::StatusCode::kInvalidArgument);
}

TEST_F(TaxonomyQueriesTest, ATokenOfAnotherVersionIsAborted) {
  v1::ListCompetenciesRequest request;
  v1::ListCompetenciesResponse answer;
  request.set_page_token(
      EncodePageToken({.generation = 1, .position = "2"}, PageBinding("ListCompetenciesRequest", request)));
  EXPECT_EQ(ListCompetencies(*version_, request, answer).code(), absl::StatusCode::kAborted);
}

TEST_F(TaxonomyQueriesTest, AMadeUpPositionStaysInTheListing) {
  const auto generation = static_cast<std::int64_t>(std::stoull(version_->version(), nullptr, 16));
  for (const char* position : {"99999999999999999999999", "1000000", "x", "-1", ""}) {
    v1::ListCompetenciesRequest request;
    v1::ListCompetenciesResponse answer;
    request.set_page_token(EncodePageToken({.generation = generation, .position = position},
                                           PageBinding("ListCompetenciesRequest", request)));
    EXPECT_TRUE(ListCompetencies(*version_, request, answer).ok()) << position;
    EXPECT_EQ(answer.competencies_size(), 0);
  }
}

TEST_F(TaxonomyQueriesTest, GetTakesNameAndUri) {
  for (const std::string& name : {std::string("competencies/load-cargo"), TinyCompetency("load-cargo")}) {
    v1::GetCompetencyRequest request;
    v1::Competency answer;
    request.set_name(name);
    ASSERT_TRUE(GetCompetency(*version_, request, answer).ok());
    EXPECT_EQ(answer.label(), "lading laden");
  }
  v1::GetOccupationRequest request;
  v1::Occupation answer;
  request.set_name("occupations/cook");
  ASSERT_TRUE(GetOccupation(*version_, request, answer).ok());
  EXPECT_EQ(answer.label(), "kok");
  EXPECT_EQ(answer.requirements_size(), 4);
}

TEST_F(TaxonomyQueriesTest, GetOfTheAbsentIsNotFoundAndOfNothingInvalid) {
  v1::GetCompetencyRequest request;
  v1::Competency answer;
  request.set_name("competencies/juggle");
  EXPECT_EQ(GetCompetency(*version_, request, answer).code(), absl::StatusCode::kNotFound);
  request.set_name("");
  EXPECT_EQ(GetCompetency(*version_, request, answer).code(), absl::StatusCode::kInvalidArgument);
  v1::GetOccupationRequest occupation;
  v1::Occupation nobody;
  occupation.set_name("occupations/juggler");
  EXPECT_EQ(GetOccupation(*version_, occupation, nobody).code(), absl::StatusCode::kNotFound);
}

TEST_F(TaxonomyQueriesTest, SearchFindsInAnyLanguageWithoutAccents) {
  v1::SearchCompetenciesRequest request;
  v1::SearchCompetenciesResponse answer;
  request.set_query("Voedselhygiene");
  request.set_language("en");
  ASSERT_TRUE(SearchCompetencies(*version_, request, answer).ok());
  ASSERT_GE(answer.hits_size(), 1);
  EXPECT_EQ(answer.hits(0).competency().label(), "food hygiene");
  EXPECT_EQ(answer.hits(0).matched_label(), "voedselhygi\xC3\xABne");
  EXPECT_EQ(answer.hits(0).score(), 1);
}

TEST_F(TaxonomyQueriesTest, SearchKeepsToItsPageSize) {
  v1::SearchOccupationsRequest request;
  v1::SearchOccupationsResponse answer;
  request.set_query("k");
  request.set_page_size(1);
  ASSERT_TRUE(SearchOccupations(*version_, request, answer).ok());
  EXPECT_EQ(answer.hits_size(), 1);
}

TEST_F(TaxonomyQueriesTest, SearchRefusesEmptyAndEndlessQueries) {
  v1::SearchCompetenciesRequest request;
  v1::SearchCompetenciesResponse answer;
  EXPECT_EQ(SearchCompetencies(*version_, request, answer).code(), absl::StatusCode::kInvalidArgument);
  request.set_query(std::string(201, 'x'));
  request.set_page_size(-5);
  const absl::Status status = SearchCompetencies(*version_, request, answer);
  EXPECT_THAT(std::string(status.message()), HasSubstr("query: 201 characters, want 1 to 200"));
  EXPECT_THAT(std::string(status.message()), HasSubstr("page_size"));
  std::string two_hundred;
  for (int i = 0; i < 200; ++i) two_hundred += "\xC3\xAB";
  request.set_query(two_hundred);
  request.set_page_size(0);
  EXPECT_TRUE(SearchCompetencies(*version_, request, answer).ok());
}

TEST_F(TaxonomyQueriesTest, RelatedComesStrongestFirstWithoutItself) {
  for (const auto direction :
       {v1::RelatedCompetenciesRequest::DIRECTION_BRINGS, v1::RelatedCompetenciesRequest::DIRECTION_BROUGHT_BY}) {
    v1::RelatedCompetenciesRequest request;
    v1::RelatedCompetenciesResponse answer;
    request.set_competency("competencies/prepare-vegetables");
    request.set_direction(direction);
    ASSERT_TRUE(RelatedCompetencies(*version_, request, answer).ok());
    ASSERT_GE(answer.related_size(), 1);
    double last = 1;
    std::set<std::string> seen;
    for (const auto& related : answer.related()) {
      EXPECT_LE(related.transfer(), last);
      last = related.transfer();
      seen.insert(related.competency());
    }
    EXPECT_FALSE(seen.contains(TinyCompetency("prepare-vegetables")));
    EXPECT_TRUE(seen.contains(TinyCompetency("prepare-food")));
  }
}

TEST_F(TaxonomyQueriesTest, RelatedNamesEverythingThatIsWrong) {
  v1::RelatedCompetenciesRequest request;
  v1::RelatedCompetenciesResponse answer;
  request.set_direction(static_cast<v1::RelatedCompetenciesRequest::Direction>(7));
  request.set_page_size(-1);
  const std::string message(RelatedCompetencies(*version_, request, answer).message());
  EXPECT_THAT(message, HasSubstr("competency"));
  EXPECT_THAT(message, HasSubstr("direction: 7"));
  EXPECT_THAT(message, HasSubstr("page_size: -1"));
  request.Clear();
  request.set_competency("competencies/juggle");
  EXPECT_EQ(RelatedCompetencies(*version_, request, answer).code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace perron
