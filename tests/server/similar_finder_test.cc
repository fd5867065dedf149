#include "server/similar_finder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/error_details.h"
#include "tests/server/match_world.h"

namespace perron {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Key;
using testing::UnorderedElementsAre;

class SimilarFinderTest : public testing::Test {
 protected:
  SimilarFinderTest() {
    world_.Put("cook", TinyCandidate({"cook-dishes", "food-hygiene"}));
    world_.Put("cook-too", TinyCandidate({"cook-dishes", "prepare-food"}));
    world_.Put("driver", TinyCandidate({"drive-forklift", "load-cargo"}));
    world_.Put("nothing", v1::Candidate());
    world_.Put("v-cook", TinyVacancy("Kok", {"cook-dishes", "food-hygiene"}));
    world_.Put("v-driver", TinyVacancy("Chauffeur", {"drive-forklift"}));
    world_.Put("t-cook", TinyTraining("Koken", {"cook-dishes"}));
    world_.Put("t-driver", TinyTraining("Rijden", {"drive-forklift"}));
  }

  absl::StatusOr<v1::FindSimilarResponse> Find(const v1::FindSimilarRequest& request) {
    const auto snapshot = world_.snapshot();
    v1::FindSimilarResponse response;
    const absl::Status status =
        FindSimilar(world_.finder.Scope(*snapshot, MatchWorld::kTenant), world_.model, request, response);
    if (!status.ok()) return status;
    return response;
  }
  static v1::FindSimilarRequest Request(const std::string& name, v1::FindSimilarRequest::Target target = {}) {
    v1::FindSimilarRequest request;
    request.set_name(name);
    request.set_target(target);
    return request;
  }
  std::vector<std::string> Names(const v1::FindSimilarRequest& request) {
    std::vector<std::string> names;
    const auto response = Find(request);
    EXPECT_TRUE(response.ok()) << response.status();
    if (!response.ok()) return names;
    double before = 2;
    for (const v1::SimilarResource& similar : response->similar()) {
      names.push_back(similar.name());
      EXPECT_LE(similar.similarity(), before);
      before = similar.similarity();
    }
    return names;
  }

  MatchWorld world_;
};

TEST_F(SimilarFinderTest, TheSameKindIsLookedForAndTheAskedOneLeftOut) {
  EXPECT_THAT(Names(Request("candidates/cook")), ElementsAre("candidates/cook-too", "candidates/driver"));
  EXPECT_THAT(Names(Request("vacancies/v-cook")), ElementsAre("vacancies/v-driver"));
  EXPECT_THAT(Names(Request("trainings/t-cook")), ElementsAre("trainings/t-driver"));
}

TEST_F(SimilarFinderTest, OccupationsAndCompetenciesAreFoundByNameAndByUri) {
  const auto occupations = Names(Request("occupations/cook"));
  ASSERT_EQ(occupations.size(), 3U);
  EXPECT_EQ(occupations[0], "occupations/kitchen-assistant");
  EXPECT_EQ(Names(Request(TinyOccupation("cook"))), occupations);
  const auto competencies = Names(Request("competencies/drive-forklift"));
  ASSERT_FALSE(competencies.empty());
  EXPECT_EQ(Names(Request(TinyCompetency("drive-forklift"))), competencies);
  EXPECT_EQ(std::count(competencies.begin(), competencies.end(), "competencies/drive-forklift"), 0);
}

TEST_F(SimilarFinderTest, AnotherKindIsLookedForWhenAsked) {
  using R = v1::FindSimilarRequest;
  EXPECT_EQ(Names(Request("candidates/driver", R::TARGET_VACANCIES)).at(0), "vacancies/v-driver");
  EXPECT_EQ(Names(Request("candidates/cook", R::TARGET_TRAININGS)).at(0), "trainings/t-cook");
  EXPECT_EQ(Names(Request("vacancies/v-cook", R::TARGET_CANDIDATES)).at(0), "candidates/cook");
  EXPECT_EQ(Names(Request("occupations/forklift-driver", R::TARGET_CANDIDATES)).at(0), "candidates/driver");
  EXPECT_EQ(Names(Request("candidates/cook", R::TARGET_OCCUPATIONS)).at(0), "occupations/cook");
  EXPECT_EQ(Names(Request("competencies/drive-forklift", R::TARGET_TRAININGS)).at(0), "trainings/t-driver");
}

TEST_F(SimilarFinderTest, TitlesAreInTheAskedLanguage) {
  v1::FindSimilarRequest request = Request("occupations/cook");
  EXPECT_EQ(Find(request)->similar(0).title(), "keukenhulp");
  request.set_language("en");
  EXPECT_EQ(Find(request)->similar(0).title(), "kitchen assistant");
  EXPECT_EQ(Find(Request("vacancies/v-cook"))->similar(0).title(), "Chauffeur");
}

TEST_F(SimilarFinderTest, AsManyAsAskedForComeBack) {
  v1::FindSimilarRequest request = Request("candidates/cook");
  request.set_page_size(1);
  EXPECT_THAT(Names(request), ElementsAre("candidates/cook-too"));
  request.set_page_size(1'000'000);
  EXPECT_EQ(Names(request).size(), 2U);
}

TEST_F(SimilarFinderTest, NothingIsLikeOneOfWhomNothingIsKnown) {
  EXPECT_THAT(Names(Request("candidates/nothing")), IsEmpty());
}

TEST_F(SimilarFinderTest, AbsentOnesAreNotFound) {
  for (const char* absent : {"candidates/no", "vacancies/no", "trainings/no", "occupations/no", "competencies/no",
                             "http://example.org/no"}) {
    EXPECT_EQ(Find(Request(absent)).status().code(), absl::StatusCode::kNotFound) << absent;
  }
}

TEST_F(SimilarFinderTest, EveryViolationIsNamedAtOnce) {
  v1::FindSimilarRequest request = Request("x", static_cast<v1::FindSimilarRequest::Target>(77));
  request.set_page_size(-1);
  request.set_language("dutch");
  EXPECT_THAT(ViolationsOf(Find(request).status()),
              UnorderedElementsAre(Key("target"), Key("page_size"), Key("language")));
  EXPECT_THAT(ViolationsOf(Find(Request("x")).status()), UnorderedElementsAre(Key("name")));
}

}  // namespace
}  // namespace perron
