// MatchService through a real port, on the tiny taxonomy.
#include <gmock/gmock.h>
#include <grpcpp/client_context.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <thread>

#include "tests/support/test_server.h"
#include "tests/support/tiny_resources.h"

namespace perron {
namespace {

using grpc::StatusCode;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;
using Stub = v1::MatchService::Stub;

template <typename Request, typename Response>
using Method = grpc::Status (Stub::*)(grpc::ClientContext*, const Request&, Response*);

template <typename Response>
std::vector<std::string> Names(const Response& response) {
  std::vector<std::string> names;
  for (const v1::Match& match : response.matches()) names.push_back(match.name());
  return names;
}

std::set<std::string> Fields(const grpc::Status& status) {
  std::set<std::string> fields;
  const google::rpc::BadRequest bad_request = BadRequestOf(status);
  for (const auto& violation : bad_request.field_violations()) fields.insert(violation.field());
  return fields;
}

// All bytes of all files in a folder.
std::string Content(const std::string& folder) {
  std::string content;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    content += bytes.str();
  }
  return content;
}

class MatchServiceTest : public testing::Test {
 protected:
  void SetUp() override {
    const grpc::Status imported = server_.ImportTinyTaxonomy();
    ASSERT_TRUE(imported.ok()) << imported.error_message();
  }

  void Create(const std::string& id, const v1::Candidate& candidate) {
    v1::CreateCandidateRequest request;
    request.set_candidate_id(id);
    *request.mutable_candidate() = candidate;
    grpc::ClientContext context;
    v1::Candidate answer;
    const grpc::Status status = server_.candidates().CreateCandidate(&context, request, &answer);
    ASSERT_TRUE(status.ok()) << status.error_message();
  }
  void Create(const std::string& id, const v1::Vacancy& vacancy) {
    v1::CreateVacancyRequest request;
    request.set_vacancy_id(id);
    *request.mutable_vacancy() = vacancy;
    grpc::ClientContext context;
    v1::Vacancy answer;
    const grpc::Status status = server_.vacancies().CreateVacancy(&context, request, &answer);
    ASSERT_TRUE(status.ok()) << status.error_message();
  }
  void Create(const std::string& id, const v1::Training& training) {
    v1::CreateTrainingRequest request;
    request.set_training_id(id);
    *request.mutable_training() = training;
    grpc::ClientContext context;
    v1::Training answer;
    const grpc::Status status = server_.trainings().CreateTraining(&context, request, &answer);
    ASSERT_TRUE(status.ok()) << status.error_message();
  }
  void DeleteVacancy(const std::string& id) {
    v1::DeleteVacancyRequest request;
    request.set_name("vacancies/" + id);
    grpc::ClientContext context;
    google::protobuf::Empty answer;
    const grpc::Status status = server_.vacancies().DeleteVacancy(&context, request, &answer);
    ASSERT_TRUE(status.ok()) << status.error_message();
  }

  // A few of each kind.
  void CreateTown() {
    v1::Candidate cook = TinyCandidate({"cook-dishes", "food-hygiene"});
    cook.set_display_name("Kokkie");
    cook.add_wishes()->set_occupation("occupations/cook");
    cook.mutable_mobility()->set_postcode("9711");
    cook.mutable_mobility()->set_max_distance_km(10);
    cook.mutable_hours()->set_min(16);
    cook.mutable_hours()->set_max(24);
    Create("cook", cook);
    Create("driver", TinyCandidate({"drive-forklift", "load-cargo"}));
    v1::Vacancy near = TinyVacancy("Kok in de stad", {"cook-dishes", "food-hygiene"});
    near.mutable_place()->set_postcode("9712");
    near.mutable_hours()->set_max(20);
    Create("near", near);
    v1::Vacancy far = TinyVacancy("Kok in Assen", {"cook-dishes", "food-hygiene"});
    far.mutable_place()->set_postcode("9401");
    Create("far", far);
    Create("driving", TinyVacancy("Chauffeur", {"drive-forklift"}));
    Create("hygiene", TinyTraining("Hygiene", {"food-hygiene"}));
    Create("forklift", TinyTraining("Heftruck", {"drive-forklift"}));
  }

  template <typename Request, typename Response>
  grpc::Status Call(Method<Request, Response> method, const Request& request, Response* response) {
    grpc::ClientContext context;
    return (server_.matches().*method)(&context, request, response);
  }
  template <typename Request, typename Response>
  Response Ask(Method<Request, Response> method, const Request& request) {
    Response response;
    const grpc::Status status = Call(method, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }
  template <typename Request, typename Response>
  grpc::Status Refusal(Method<Request, Response> method, const Request& request) {
    Response response;
    return Call(method, request, &response);
  }

  TestServer server_;
};

v1::MatchVacanciesRequest VacanciesFor(const std::string& candidate) {
  v1::MatchVacanciesRequest request;
  request.set_candidate("candidates/" + candidate);
  return request;
}

v1::MatchCandidatesRequest CandidatesFor(const std::string& vacancy) {
  v1::MatchCandidatesRequest request;
  request.set_vacancy("vacancies/" + vacancy);
  return request;
}

TEST_F(MatchServiceTest, MatchesInAllFourDirections) {
  CreateTown();
  const auto vacancies = Ask(&Stub::MatchVacancies, VacanciesFor("cook"));
  EXPECT_THAT(Names(vacancies), ElementsAre("vacancies/near", "vacancies/far", "vacancies/driving"));
  EXPECT_EQ(vacancies.matches(0).title(), "Kok in de stad");
  EXPECT_EQ(vacancies.completeness().searched(), 3);
  EXPECT_EQ(vacancies.versions().as_of(), "2026-11-22");
  EXPECT_NE(vacancies.versions().taxonomy(), "");

  v1::MatchOccupationsRequest occupations;
  occupations.set_candidate("candidates/cook");
  const auto found = Ask(&Stub::MatchOccupations, occupations);
  ASSERT_EQ(found.matches_size(), 4);
  EXPECT_EQ(found.matches(0).name(), "occupations/cook");
  EXPECT_TRUE(found.matches(0).wished());

  v1::MatchTrainingsRequest trainings;
  trainings.set_candidate("candidates/cook");
  const auto learned = Ask(&Stub::MatchTrainings, trainings);
  EXPECT_THAT(Names(learned), ElementsAre("trainings/forklift"));
  ASSERT_EQ(learned.matches(0).adds_size(), 1);
  EXPECT_EQ(learned.matches(0).adds(0).competency(), TinyCompetency("drive-forklift"));

  const auto people = Ask(&Stub::MatchCandidates, CandidatesFor("near"));
  EXPECT_THAT(Names(people), ElementsAre("candidates/cook", "candidates/driver"));
  EXPECT_EQ(people.matches(0).title(), "Kokkie");
}

TEST_F(MatchServiceTest, TellsHowLongTheSearchTookBesideTheAnswer) {
  CreateTown();
  const auto search_time = [](const grpc::ClientContext& context) {
    const auto& metadata = context.GetServerTrailingMetadata();
    const auto found = metadata.find("perron-index-us");
    return found == metadata.end() ? std::string() : std::string(found->second.data(), found->second.size());
  };
  grpc::ClientContext context;
  v1::MatchCandidatesResponse answer;
  const auto begin = std::chrono::steady_clock::now();
  ASSERT_TRUE(server_.matches().MatchCandidates(&context, CandidatesFor("near"), &answer).ok());
  const auto taken = std::chrono::steady_clock::now() - begin;
  ASSERT_THAT(search_time(context), testing::MatchesRegex("[0-9]+"));
  EXPECT_LE(std::chrono::microseconds(std::stoll(search_time(context))), taken);

  grpc::ClientContext failing;
  EXPECT_FALSE(server_.matches().MatchCandidates(&failing, CandidatesFor("absent"), &answer).ok());
  EXPECT_EQ(search_time(failing), "");
}

TEST_F(MatchServiceTest, InlineProfilesMatchAsStoredOnes) {
  CreateTown();
  v1::MatchVacanciesRequest request;
  *request.mutable_inline_candidate() = TinyCandidate({"cook-dishes", "food-hygiene"});
  EXPECT_EQ(Ask(&Stub::MatchVacancies, request).matches_size(), 3);
  v1::MatchCandidatesRequest people;
  *people.mutable_inline_vacancy() = TinyVacancy("", {"cook-dishes", "food-hygiene"});
  const auto inline_answer = Ask(&Stub::MatchCandidates, people);
  const auto stored_answer = Ask(&Stub::MatchCandidates, CandidatesFor("near"));
  ASSERT_EQ(inline_answer.matches_size(), stored_answer.matches_size());
  EXPECT_EQ(inline_answer.matches(0).fit(), stored_answer.matches(0).fit());
}

TEST_F(MatchServiceTest, InlineProfilesLeaveNoTrace) {
  CreateTown();
  constexpr char kCanary[] = "canary-7f3a91";
  v1::Candidate candidate = TinyCandidate({"cook-dishes"});
  candidate.set_display_name(kCanary);
  candidate.set_coach(kCanary);
  candidate.set_area(kCanary);
  candidate.add_wishes()->set_text(kCanary);
  v1::Vacancy vacancy = TinyVacancy(kCanary, {"cook-dishes"});
  vacancy.set_description(kCanary);
  vacancy.mutable_employer()->set_trade_name(kCanary);
  v1::MatchVacanciesRequest vacancies;
  *vacancies.mutable_inline_candidate() = candidate;
  Ask(&Stub::MatchVacancies, vacancies);
  v1::MatchOccupationsRequest occupations;
  *occupations.mutable_inline_candidate() = candidate;
  Ask(&Stub::MatchOccupations, occupations);
  v1::MatchTrainingsRequest trainings;
  *trainings.mutable_inline_candidate() = candidate;
  Ask(&Stub::MatchTrainings, trainings);
  v1::MatchCandidatesRequest people;
  *people.mutable_inline_vacancy() = vacancy;
  Ask(&Stub::MatchCandidates, people);
  v1::ExplainMatchRequest explain;
  *explain.mutable_inline_candidate() = candidate;
  *explain.mutable_inline_vacancy() = vacancy;
  Ask(&Stub::ExplainMatch, explain);
  candidate.mutable_hours()->set_min(99);
  *vacancies.mutable_inline_candidate() = candidate;
  EXPECT_THAT(Refusal(&Stub::MatchVacancies, vacancies).error_message(), Not(HasSubstr(kCanary)));
  server_.Stop();
  const std::string content = Content(server_.config().data_folder);
  EXPECT_THAT(content.find("Kokkie"), testing::Ne(std::string::npos));  // what is stored is found this way
  EXPECT_EQ(content.find(kCanary), std::string::npos);
  EXPECT_EQ(server_.log().find(kCanary), std::string::npos);
  EXPECT_EQ(server_.log().find("Kokkie"), std::string::npos);
}

TEST_F(MatchServiceTest, AWriteIsSeenByTheNextSearch) {
  Create("cook", TinyCandidate({"cook-dishes"}));
  for (int i = 0; i < 20; ++i) {
    const std::string id = "v" + std::to_string(i);
    Create(id, TinyVacancy(id, {"cook-dishes"}));
    v1::MatchVacanciesRequest request = VacanciesFor("cook");
    request.mutable_options()->set_page_size(100);
    EXPECT_THAT(Names(Ask(&Stub::MatchVacancies, request)), Contains("vacancies/" + id));
    if (i % 2 == 0) continue;
    DeleteVacancy(id);
    EXPECT_THAT(Names(Ask(&Stub::MatchVacancies, request)), Not(Contains("vacancies/" + id)));
  }
}

TEST_F(MatchServiceTest, AllPagesTogetherGiveEachMatchOnceInOrder) {
  Create("cook", TinyCandidate({"cook-dishes"}));
  for (int i = 0; i < 23; ++i) {
    Create("v" + std::to_string(i),
           TinyVacancy("v", i % 3 == 0 ? std::vector<std::string_view>{"cook-dishes", "load-cargo"}
                                       : std::vector<std::string_view>{"cook-dishes"}));
  }
  v1::MatchVacanciesRequest request = VacanciesFor("cook");
  request.mutable_options()->set_page_size(1000);
  const auto whole = Ask(&Stub::MatchVacancies, request);
  ASSERT_EQ(whole.matches_size(), 23);
  EXPECT_EQ(whole.next_page_token(), "");
  std::vector<std::string> paged;
  request.mutable_options()->set_page_size(5);
  std::string before_last;
  do {
    const auto page = Ask(&Stub::MatchVacancies, request);
    for (const v1::Match& match : page.matches()) {
      EXPECT_EQ(match.SerializeAsString(), whole.matches(static_cast<int>(paged.size())).SerializeAsString());
      paged.push_back(match.name());
      EXPECT_EQ(match.rank(), static_cast<int>(paged.size()));
    }
    before_last = request.options().page_token();
    request.mutable_options()->set_page_token(page.next_page_token());
  } while (!request.options().page_token().empty());
  EXPECT_EQ(paged, Names(whole));

  request.mutable_options()->set_page_token(before_last);
  v1::MatchVacanciesRequest other = request;
  other.mutable_options()->set_language("en");
  EXPECT_THAT(Fields(Refusal(&Stub::MatchVacancies, other)), ElementsAre("page_token"));
  Create("new", TinyVacancy("v", {"cook-dishes"}));
  const grpc::Status expired = Refusal(&Stub::MatchVacancies, request);
  EXPECT_EQ(expired.error_code(), StatusCode::ABORTED);
  EXPECT_EQ(ReasonOf(expired), "PAGE_TOKEN_EXPIRED");
}

TEST_F(MatchServiceTest, UnrankedListsComeByIdWithoutRank) {
  CreateTown();
  v1::MatchVacanciesRequest request = VacanciesFor("cook");
  request.mutable_options()->set_order_by(v1::MATCH_ORDER_UNRANKED);
  const auto response = Ask(&Stub::MatchVacancies, request);
  EXPECT_THAT(Names(response), ElementsAre("vacancies/driving", "vacancies/far", "vacancies/near"));
  for (const v1::Match& match : response.matches()) EXPECT_EQ(match.rank(), 0);
}

TEST_F(MatchServiceTest, SoftFiltersOrderAndHardOnesExclude) {
  CreateTown();
  v1::MatchVacanciesRequest request = VacanciesFor("cook");
  v1::DistanceCriterion& distance = *request.mutable_options()->mutable_filter()->mutable_distance();
  EXPECT_EQ(Ask(&Stub::MatchVacancies, request).matches_size(), 3);
  distance.set_hard(true);  // 10 km, the candidate's own; where the driving job is, is unknown
  const auto response = Ask(&Stub::MatchVacancies, request);
  EXPECT_THAT(Names(response), ElementsAre("vacancies/near", "vacancies/driving"));
  EXPECT_EQ(response.completeness().passed(), 2);
  EXPECT_EQ(response.completeness().searched(), 3);
  distance.set_max_km(40);
  EXPECT_EQ(Ask(&Stub::MatchVacancies, request).matches_size(), 3);
  distance.set_postcode("9401");
  distance.set_max_km(5);
  EXPECT_THAT(Names(Ask(&Stub::MatchVacancies, request)), ElementsAre("vacancies/far", "vacancies/driving"));

  v1::MatchCandidatesRequest people = CandidatesFor("near");
  people.mutable_options()->mutable_filter()->mutable_licence()->add_licences("B");
  EXPECT_EQ(Ask(&Stub::MatchCandidates, people).matches_size(), 2);
  people.mutable_options()->mutable_filter()->mutable_licence()->set_hard(true);
  EXPECT_EQ(Ask(&Stub::MatchCandidates, people).matches_size(), 0);
}

TEST_F(MatchServiceTest, ClosedVacanciesMatchNobody) {
  CreateTown();
  v1::Vacancy closed = TinyVacancy("Kok", {"cook-dishes"});
  closed.set_closing_date("2026-11-21");
  Create("closed", closed);
  EXPECT_THAT(Names(Ask(&Stub::MatchVacancies, VacanciesFor("cook"))), Not(Contains("vacancies/closed")));
  v1::MatchCandidatesRequest request = CandidatesFor("closed");
  const grpc::Status refused = Refusal(&Stub::MatchCandidates, request);
  EXPECT_EQ(refused.error_code(), StatusCode::FAILED_PRECONDITION);
  EXPECT_EQ(ReasonOf(refused), "VACANCY_CLOSED");
  request.mutable_options()->set_as_of("2026-11-21");
  EXPECT_EQ(Ask(&Stub::MatchCandidates, request).matches_size(), 2);
}

TEST_F(MatchServiceTest, UnknownNamesAreNotFound) {
  CreateTown();
  EXPECT_EQ(Refusal(&Stub::MatchVacancies, VacanciesFor("nobody")).error_code(), StatusCode::NOT_FOUND);
  EXPECT_EQ(Refusal(&Stub::MatchCandidates, CandidatesFor("none")).error_code(), StatusCode::NOT_FOUND);
  v1::ExplainMatchRequest explain;
  explain.set_candidate("candidates/cook");
  for (const char* work : {"vacancies/none", "trainings/none", "occupations/none"}) {
    explain.set_work_name(work);
    EXPECT_EQ(Refusal(&Stub::ExplainMatch, explain).error_code(), StatusCode::NOT_FOUND) << work;
  }
  v1::FindSimilarRequest similar;
  similar.set_name("competencies/none");
  EXPECT_EQ(Refusal(&Stub::FindSimilar, similar).error_code(), StatusCode::NOT_FOUND);
}

TEST(MatchServiceWithoutTaxonomyTest, EveryMethodSaysThatThereIsNone) {
  TestServer server;
  const auto expect_refused = [](const grpc::Status& status) {
    EXPECT_EQ(status.error_code(), StatusCode::FAILED_PRECONDITION) << status.error_message();
    EXPECT_EQ(ReasonOf(status), "NO_TAXONOMY");
  };
  const auto call = [&](auto method, const auto& request, auto response) {
    grpc::ClientContext context;
    expect_refused((server.matches().*method)(&context, request, &response));
  };
  call(&Stub::MatchVacancies, v1::MatchVacanciesRequest(), v1::MatchVacanciesResponse());
  call(&Stub::MatchOccupations, v1::MatchOccupationsRequest(), v1::MatchOccupationsResponse());
  call(&Stub::MatchTrainings, v1::MatchTrainingsRequest(), v1::MatchTrainingsResponse());
  call(&Stub::MatchCandidates, v1::MatchCandidatesRequest(), v1::MatchCandidatesResponse());
  call(&Stub::FindSimilar, v1::FindSimilarRequest(), v1::FindSimilarResponse());
  call(&Stub::ExplainMatch, v1::ExplainMatchRequest(), v1::ExplainMatchResponse());
  grpc::ClientContext context;
  v1::WatchMatchesRequest watch;
  watch.set_candidate("candidates/c");
  const auto reader = server.matches().WatchMatches(&context, watch);
  v1::WatchMatchesResponse event;
  EXPECT_FALSE(reader->Read(&event));
  expect_refused(reader->Finish());
}

TEST_F(MatchServiceTest, AllViolationsAreNamedAtOnce) {
  v1::MatchVacanciesRequest request;
  v1::Candidate& candidate = *request.mutable_inline_candidate();
  candidate = TinyCandidate({"no-such"});
  candidate.mutable_mobility()->set_postcode("9711");
  candidate.mutable_hours()->set_min(99);
  v1::MatchOptions& options = *request.mutable_options();
  options.set_page_size(-1);
  options.set_as_of("22-11-2026");
  options.set_order_by(static_cast<v1::MatchOrder>(9));
  options.set_view(static_cast<v1::MatchView>(9));
  options.set_language("dutch");
  options.mutable_filter()->mutable_distance()->set_hard(true);
  options.mutable_filter()->mutable_distance()->set_max_km(501);
  options.mutable_filter()->mutable_area();
  const grpc::Status refused = Refusal(&Stub::MatchVacancies, request);
  EXPECT_EQ(refused.error_code(), StatusCode::INVALID_ARGUMENT);
  EXPECT_THAT(Fields(refused),
              UnorderedElementsAre("inline_candidate.competencies[0].competency", "inline_candidate.hours.min",
                                   "options.page_size", "options.as_of", "options.order_by", "options.view",
                                   "options.language", "options.filter.distance.max_km", "options.filter.area.areas"));

  EXPECT_THAT(Fields(Refusal(&Stub::MatchVacancies, v1::MatchVacanciesRequest())), ElementsAre("subject"));
  EXPECT_THAT(Fields(Refusal(&Stub::MatchCandidates, v1::MatchCandidatesRequest())), ElementsAre("subject"));
  EXPECT_THAT(Fields(Refusal(&Stub::MatchVacancies, VacanciesFor("NOT AN ID"))), ElementsAre("candidate"));
  v1::ExplainMatchRequest explain;
  explain.set_as_of("x");
  explain.mutable_filter()->mutable_eligibility();
  EXPECT_THAT(Fields(Refusal(&Stub::ExplainMatch, explain)),
              UnorderedElementsAre("person", "work", "as_of", "filter.eligibility"));
  v1::MatchOccupationsRequest occupations;
  *occupations.mutable_inline_candidate() = TinyCandidate({});
  occupations.mutable_options()->mutable_filter()->mutable_hours()->set_hard(true);
  EXPECT_THAT(Fields(Refusal(&Stub::MatchOccupations, occupations)), ElementsAre("options.filter"));
}

TEST_F(MatchServiceTest, WhatTheOccupationOftenAsksCountsIsShownApartAndCanBeLeftOut) {
  Create("c", TinyCandidate({"cook-dishes", "food-hygiene"}));
  v1::Vacancy plain = TinyVacancy("Kok", {"cook-dishes"});
  Create("plain", plain);
  plain.set_occupation("occupations/cook");
  Create("with-occupation", plain);
  v1::MatchVacanciesRequest request = VacanciesFor("c");
  request.mutable_options()->set_view(v1::MATCH_VIEW_FULL);
  const auto all = Ask(&Stub::MatchVacancies, request);
  ASSERT_EQ(all.matches_size(), 2);
  EXPECT_EQ(all.matches(0).name(), "vacancies/with-occupation");  // it uses the hygiene too
  EXPECT_EQ(all.matches(0).requirements_size(), 4);
  EXPECT_GT(all.matches(0).coverage().often_asked(), 0);
  EXPECT_EQ(all.matches(1).requirements_size(), 1);
  EXPECT_EQ(all.matches(1).coverage().often_asked(), 0);

  request.mutable_options()->set_own_requirements_only(true);
  const auto own = Ask(&Stub::MatchVacancies, request);
  ASSERT_EQ(own.matches_size(), 2);
  EXPECT_EQ(Names(own), (std::vector<std::string>{"vacancies/plain", "vacancies/with-occupation"}));  // equal: by id
  EXPECT_EQ(own.matches(1).requirements_size(), 1);
  EXPECT_EQ(own.matches(1).fit(), all.matches(1).fit());

  v1::ExplainMatchRequest explain;
  explain.set_candidate("candidates/c");
  explain.set_work_name("vacancies/with-occupation");
  EXPECT_EQ(Ask(&Stub::ExplainMatch, explain).match().fit(), all.matches(0).fit());
  explain.set_own_requirements_only(true);
  EXPECT_EQ(Ask(&Stub::ExplainMatch, explain).match().fit(), own.matches(1).fit());

  // The other way round, stored and inline.
  v1::MatchCandidatesRequest people = CandidatesFor("with-occupation");
  EXPECT_EQ(Ask(&Stub::MatchCandidates, people).matches(0).fit(), all.matches(0).fit());
  *people.mutable_inline_vacancy() = plain;
  EXPECT_EQ(Ask(&Stub::MatchCandidates, people).matches(0).fit(), all.matches(0).fit());
  people.mutable_options()->set_own_requirements_only(true);
  EXPECT_EQ(Ask(&Stub::MatchCandidates, people).matches(0).fit(), own.matches(1).fit());
}

TEST_F(MatchServiceTest, NobodyCanWriteAnOftenAskedRequirement) {
  v1::MatchCandidatesRequest request;
  *request.mutable_inline_vacancy() = TinyVacancy("", {"cook-dishes"});
  request.mutable_inline_vacancy()->mutable_requirements(0)->set_importance(static_cast<v1::Importance>(4));
  EXPECT_THAT(Fields(Refusal(&Stub::MatchCandidates, request)),
              ElementsAre("inline_vacancy.requirements[0].importance"));
}

TEST_F(MatchServiceTest, AnExplanationAddsUpAndIsTheRowOfTheSearch) {
  CreateTown();
  v1::MatchVacanciesRequest request = VacanciesFor("cook");
  request.mutable_options()->set_view(v1::MATCH_VIEW_FULL);
  const auto rows = Ask(&Stub::MatchVacancies, request);
  ASSERT_EQ(rows.matches_size(), 3);
  for (v1::Match row : rows.matches()) {
    v1::ExplainMatchRequest explain;
    explain.set_candidate("candidates/cook");
    explain.set_work_name(row.name());
    const auto explained = Ask(&Stub::ExplainMatch, explain);
    row.clear_rank();
    EXPECT_EQ(explained.match().SerializeAsString(), row.SerializeAsString());
    EXPECT_EQ(explained.versions().SerializeAsString(), rows.versions().SerializeAsString());
    EXPECT_NE(explained.summary(), "");
    double fit = 0;
    for (const auto& requirement : row.requirements()) fit += requirement.fit_contribution();
    for (const auto& competency : row.competencies()) fit += competency.fit_contribution();
    EXPECT_NEAR(fit, row.fit(), 1e-9);
  }
}

TEST_F(MatchServiceTest, FindsSimilarOnesOfEveryKind) {
  CreateTown();
  const std::pair<const char*, const char*> cases[] = {{"candidates/cook", "candidates/driver"},
                                                       {"vacancies/near", "vacancies/far"},
                                                       {"trainings/hygiene", "trainings/forklift"},
                                                       {"occupations/cook", "occupations/kitchen-assistant"}};
  for (const auto& [name, nearest] : cases) {
    v1::FindSimilarRequest request;
    request.set_name(name);
    const auto response = Ask(&Stub::FindSimilar, request);
    ASSERT_GT(response.similar_size(), 0) << name;
    EXPECT_EQ(response.similar(0).name(), nearest);
  }
  v1::FindSimilarRequest request;
  request.set_name("competencies/cook-dishes");
  EXPECT_GT(Ask(&Stub::FindSimilar, request).similar_size(), 0);
}

TEST_F(MatchServiceTest, AWatchTellsWhatHappensUntilItIsCancelled) {
  CreateTown();
  v1::WatchMatchesRequest request;
  request.set_candidate("candidates/cook");
  grpc::ClientContext context;
  const auto reader = server_.matches().WatchMatches(&context, request);
  const auto read_round = [&] {
    std::vector<std::string> events;
    v1::WatchMatchesResponse event;
    while (reader->Read(&event)) {
      events.push_back(v1::WatchMatchesResponse::Event_Name(event.event()).substr(6) + " " + event.match().name());
      if (event.event() == v1::WatchMatchesResponse::EVENT_CURRENT) break;
    }
    return events;
  };
  EXPECT_THAT(read_round(),
              ElementsAre("ENTER vacancies/near", "ENTER vacancies/far", "ENTER vacancies/driving", "CURRENT "));
  DeleteVacancy("driving");
  EXPECT_THAT(read_round(), ElementsAre("LEAVE vacancies/driving", "CURRENT "));
  context.TryCancel();
  EXPECT_THAT(read_round(), IsEmpty());
  EXPECT_EQ(reader->Finish().error_code(), StatusCode::CANCELLED);
}

TEST_F(MatchServiceTest, StoppingTheServerEndsAWatch) {
  CreateTown();
  v1::WatchMatchesRequest request;
  request.set_candidate("candidates/cook");
  grpc::ClientContext context;
  const auto reader = server_.matches().WatchMatches(&context, request);
  v1::WatchMatchesResponse event;
  do {
    ASSERT_TRUE(reader->Read(&event));
  } while (event.event() != v1::WatchMatchesResponse::EVENT_CURRENT);
  server_.Stop();
  EXPECT_FALSE(reader->Read(&event));
  EXPECT_EQ(reader->Finish().error_code(), StatusCode::UNAVAILABLE);
}

TEST_F(MatchServiceTest, ADeadlineInThePastIsExceeded) {
  CreateTown();
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() - std::chrono::seconds(1));
  v1::MatchVacanciesResponse response;
  EXPECT_EQ(server_.matches().MatchVacancies(&context, VacanciesFor("cook"), &response).error_code(),
            StatusCode::DEADLINE_EXCEEDED);
}

TEST_F(MatchServiceTest, TheSameRequestGivesTheSameBytesAlsoAfterARestart) {
  CreateTown();
  for (int i = 0; i < 30; ++i) {
    Create("same" + std::to_string((i * 7) % 30), TinyVacancy("v", {"cook-dishes", "load-cargo"}));
  }
  const auto all_answers = [&] {
    std::string bytes;
    v1::MatchVacanciesRequest vacancies = VacanciesFor("cook");
    vacancies.mutable_options()->set_view(v1::MATCH_VIEW_FULL);
    bytes += Ask(&Stub::MatchVacancies, vacancies).SerializeAsString();
    v1::MatchOccupationsRequest occupations;
    occupations.set_candidate("candidates/cook");
    bytes += Ask(&Stub::MatchOccupations, occupations).SerializeAsString();
    v1::MatchTrainingsRequest trainings;
    trainings.set_candidate("candidates/cook");
    bytes += Ask(&Stub::MatchTrainings, trainings).SerializeAsString();
    bytes += Ask(&Stub::MatchCandidates, CandidatesFor("near")).SerializeAsString();
    v1::ExplainMatchRequest explain;
    explain.set_candidate("candidates/cook");
    explain.set_work_name("vacancies/near");
    bytes += Ask(&Stub::ExplainMatch, explain).SerializeAsString();
    v1::FindSimilarRequest similar;
    similar.set_name("vacancies/near");
    bytes += Ask(&Stub::FindSimilar, similar).SerializeAsString();
    return bytes;
  };
  const std::string first = all_answers();
  EXPECT_EQ(all_answers(), first);
  server_.Restart();
  EXPECT_EQ(all_answers(), first);
}

TEST_F(MatchServiceTest, SearchesRunBesideWrites) {
  CreateTown();
  std::atomic<bool> stop = false;
  std::vector<std::thread> readers;
  for (int i = 0; i < 2; ++i) {
    readers.emplace_back([&] {
      std::int64_t generation = 0;
      while (!stop) {
        const auto response = Ask(&Stub::MatchVacancies, VacanciesFor("cook"));
        // A snapshot is whole: its count is that of its generation.
        EXPECT_EQ(response.completeness().searched(), response.completeness().total());
        EXPECT_GE(response.versions().index_generation(), generation);
        generation = response.versions().index_generation();
        ASSERT_GT(response.matches_size(), 0);
        EXPECT_EQ(response.matches(0).rank(), 1);
      }
    });
  }
  for (int i = 0; i < 40; ++i) {
    Create("w" + std::to_string(i), TinyVacancy("w", {"cook-dishes", "food-hygiene"}));
    if (i % 2 == 0) DeleteVacancy("w" + std::to_string(i));
  }
  stop = true;
  for (std::thread& reader : readers) reader.join();
}

}  // namespace
}  // namespace perron
