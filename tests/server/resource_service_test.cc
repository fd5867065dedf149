#include "server/resource_service.h"

#include <set>
#include <thread>

#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "tests/server/error_details.h"
#include "tests/server/resource_world.h"

namespace perron {
namespace {

using google::protobuf::TextFormat;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr char kUuid[] = "123e4567-e89b-42d3-a456-426614174000";

template <typename Message>
Message Parse(const std::string& text) {
  Message message;
  EXPECT_TRUE(TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

template <typename Kept>
class ResourceServiceTest : public testing::Test {
 protected:
  absl::Status Create(const std::string& text) {
    answer_.Clear();
    return service_.Create(world_.call, Parse<v1::CreateCandidateRequest>(text), answer_);
  }
  absl::Status Get(const std::string& name) {
    v1::GetCandidateRequest request;
    request.set_name(name);
    return service_.Get(world_.call, request, answer_);
  }
  absl::Status Update(const std::string& text) {
    answer_.Clear();
    return service_.Update(world_.call, Parse<v1::UpdateCandidateRequest>(text), answer_);
  }
  absl::Status Delete(const std::string& text) {
    return service_.Delete(world_.call, Parse<v1::DeleteCandidateRequest>(text));
  }
  std::uint64_t Written() { return world_.kept.store.last_sequence(); }

  ResourceWorld<Kept> world_;
  ResourceService<CandidateTraits> service_{world_.environment()};
  v1::Candidate answer_;
};

using Stores = testing::Types<InMemory, OnDisk>;
TYPED_TEST_SUITE(ResourceServiceTest, Stores);

TYPED_TEST(ResourceServiceTest, CreatedResourceIsCompletedAndReadBack) {
  ASSERT_TRUE(this->Create(R"pb(
                    candidate_id: "c-1"
                    candidate {
                      etag: "\"9\""
                      display_name: "A"
                      competencies { competency: "competencies/cook-dishes" label: "x" level: 3 }
                      ladder_events { rung: 2 date: "2026-01-01" }
                      ladder_rung: 6
                    }
                  )pb")
                  .ok());
  EXPECT_EQ(this->answer_.name(), "candidates/c-1");
  EXPECT_EQ(this->answer_.etag(), "\"1\"");
  EXPECT_EQ(this->answer_.ladder_rung(), 2);
  EXPECT_EQ(this->answer_.create_time().seconds(), absl::ToUnixSeconds(this->world_.clock.Now()));
  EXPECT_EQ(this->answer_.competencies(0).competency(), TinyCompetency("cook-dishes"));
  EXPECT_EQ(this->answer_.competencies(0).label(), "gerechten koken");
  EXPECT_EQ(this->answer_.competencies(0).evidence(0).id(), 1);
  const std::string created = this->answer_.SerializeAsString();
  ASSERT_TRUE(this->Get("candidates/c-1").ok());
  EXPECT_EQ(this->answer_.SerializeAsString(), created);
  ASSERT_EQ(this->world_.changes.size(), 1u);
  v1::Candidate stored;
  ASSERT_TRUE(stored.ParseFromString(*this->world_.changes[0].payload));
  EXPECT_EQ(stored.etag(), "") << "the etag is the change's number, not part of the record";
  EXPECT_EQ(stored.competencies(0).label(), "");
}

TYPED_TEST(ResourceServiceTest, IdComesFromTheRequestTheNameOrTheServer) {
  ASSERT_TRUE(this->Create(R"pb(candidate { name: "candidates/named" })pb").ok());
  EXPECT_EQ(this->answer_.name(), "candidates/named");
  ASSERT_TRUE(this->Create("candidate {}").ok());
  EXPECT_EQ(this->answer_.name().substr(0, 13), "candidates/c-");
  EXPECT_EQ(ViolationsOf(this->Create(R"pb(candidate { name: "candidates/a" }
                                           candidate_id: "b")pb"))
                .count("candidate_id"),
            1u);
  EXPECT_EQ(ViolationsOf(this->Create(R"pb(candidate {}
                                           candidate_id: "B!")pb"))
                .count("candidate_id"),
            1u);
  const absl::Status taken = this->Create(R"pb(candidate {}
                                               candidate_id: "named")pb");
  EXPECT_EQ(taken.code(), absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(ReasonOf(taken), "ALREADY_EXISTS");
}

TYPED_TEST(ResourceServiceTest, AllViolationsOfARequestComeAtOnceAndNothingIsStored) {
  const auto violations = ViolationsOf(this->Create(R"pb(
    candidate_id: "-"
    request_id: "no-uuid"
    candidate {
      hours { max: 90 }
      competencies { competency: "competencies/no-such" level: 9 }
    }
  )pb"));
  EXPECT_THAT(violations, testing::UnorderedElementsAre(testing::Key("candidate_id"), testing::Key("request_id"),
                                                        testing::Key("candidate.hours.max"),
                                                        testing::Key("candidate.competencies[0].level"),
                                                        testing::Key("candidate.competencies[0].competency")));
  EXPECT_EQ(ViolationsOf(this->Create("")).count("candidate"), 1u);
  EXPECT_EQ(this->Written(), 0u);
}

TYPED_TEST(ResourceServiceTest, ReplayGetsTheFirstAnswerAndAnotherRequestIsRefused) {
  const std::string request = std::string("candidate { area: 'noord' } request_id: '") + kUuid + "'";
  ASSERT_TRUE(this->Create(request).ok());
  const std::string first = this->answer_.SerializeAsString();
  const std::uint64_t written = this->Written();
  ASSERT_TRUE(this->Delete("name: '" + this->answer_.name() + "'").ok());
  ASSERT_TRUE(this->Create(request).ok());
  EXPECT_EQ(this->answer_.SerializeAsString(), first);
  EXPECT_EQ(this->Written(), written + 1) << "only the delete";
  EXPECT_EQ(ReasonOf(this->Create(std::string("candidate { area: 'zuid' } request_id: '") + kUuid + "'")),
            "REQUEST_ID_REUSED");
}

TYPED_TEST(ResourceServiceTest, ValidateOnlyAnswersAsTheWriteWouldAndStoresNothing) {
  ASSERT_TRUE(this->Create(R"pb(candidate { area: "noord" }
                                candidate_id: "a")pb")
                  .ok());
  const std::uint64_t written = this->Written();
  ASSERT_TRUE(this->Create(R"pb(candidate { area: "noord" }
                                candidate_id: "b"
                                validate_only: true)pb")
                  .ok());
  EXPECT_EQ(this->answer_.name(), "candidates/b");
  EXPECT_EQ(this->answer_.etag(), "");
  EXPECT_EQ(this->Create(R"pb(candidate {}
                              candidate_id: "a"
                              validate_only: true)pb")
                .code(),
            absl::StatusCode::kAlreadyExists);
  EXPECT_TRUE(this->Update(R"pb(candidate { name: "candidates/a" area: "zuid" }
                                validate_only: true)pb")
                  .ok());
  EXPECT_EQ(this->answer_.area(), "zuid");
  EXPECT_TRUE(this->Delete(R"pb(name: "candidates/a" validate_only: true)pb").ok());
  EXPECT_EQ(this->Written(), written);
  ASSERT_TRUE(this->Get("candidates/a").ok());
  EXPECT_EQ(this->answer_.area(), "noord");
}

TYPED_TEST(ResourceServiceTest, AbsentResourceAndAnotherTenantsAreNotFound) {
  ASSERT_TRUE(this->Create(R"pb(candidate {}
                                candidate_id: "a")pb")
                  .ok());
  this->world_.call.tenant = "assen";
  const absl::Status other = this->Get("candidates/a");
  this->world_.call.tenant = "groningen";
  const absl::Status absent = this->Get("candidates/b");
  EXPECT_EQ(other.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(absent.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(ReasonOf(absent), "NOT_FOUND");
  EXPECT_EQ(this->Update(R"pb(candidate { name: "candidates/b" })pb").code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(this->Delete(R"pb(name: "candidates/b")pb").code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(ViolationsOf(this->Get("vacancies/b")).count("name"), 1u);
}

TYPED_TEST(ResourceServiceTest, UpdateChangesWhatTheMaskNamesAndTheEtag) {
  ASSERT_TRUE(this->Create(R"pb(candidate {
                                  area: "noord"
                                  coach: "k"
                                  hours { min: 8 }
                                }
                                candidate_id: "a")pb")
                  .ok());
  const auto created = this->answer_.create_time().seconds();
  this->world_.clock.Advance(absl::Hours(1));
  ASSERT_TRUE(this->Update(R"pb(
                    candidate {
                      name: "candidates/a"
                      etag: "\"1\""
                      coach: "x"
                      hours { max: 40 }
                    }
                    update_mask { paths: "area" paths: "hours.max" paths: "create_time" }
                  )pb")
                  .ok());
  EXPECT_EQ(this->answer_.area(), "");
  EXPECT_EQ(this->answer_.coach(), "k");
  EXPECT_EQ(this->answer_.hours().min(), 8);
  EXPECT_EQ(this->answer_.hours().max(), 40);
  EXPECT_EQ(this->answer_.create_time().seconds(), created);
  EXPECT_EQ(this->answer_.update_time().seconds(), created + 3600);
  EXPECT_EQ(this->answer_.etag(), "\"2\"");
}

TYPED_TEST(ResourceServiceTest, StaleEtagIsAbortedOnUpdateAndDelete) {
  ASSERT_TRUE(this->Create(R"pb(candidate { area: "noord" }
                                candidate_id: "a")pb")
                  .ok());
  ASSERT_TRUE(this->Update(R"pb(candidate { name: "candidates/a" etag: "\"1\"" area: "x" })pb").ok());
  const absl::Status stale = this->Update(R"pb(candidate { name: "candidates/a" etag: "\"1\"" area: "y" })pb");
  EXPECT_EQ(stale.code(), absl::StatusCode::kAborted);
  EXPECT_EQ(ReasonOf(stale), "ETAG_MISMATCH");
  EXPECT_EQ(this->Delete(R"pb(name: "candidates/a" etag: "\"1\"")pb").code(), absl::StatusCode::kAborted);
  EXPECT_TRUE(this->Delete(R"pb(name: "candidates/a" etag: "\"2\"")pb").ok());
  EXPECT_EQ(this->Get("candidates/a").code(), absl::StatusCode::kNotFound);
}

TYPED_TEST(ResourceServiceTest, OfManyWritersWithOneEtagOneWins) {
  ASSERT_TRUE(this->Create(R"pb(candidate { area: "noord" }
                                candidate_id: "a")pb")
                  .ok());
  std::atomic<int> won = 0;
  std::atomic<int> aborted = 0;
  std::vector<std::thread> writers;
  for (int i = 0; i < 8; ++i) {
    writers.emplace_back([&, i] {
      v1::UpdateCandidateRequest request;
      request.mutable_candidate()->set_name("candidates/a");
      request.mutable_candidate()->set_etag("\"1\"");
      request.mutable_candidate()->set_area(std::to_string(i));
      v1::Candidate answer;
      const absl::Status status = this->service_.Update(this->world_.call, request, answer);
      if (status.ok()) ++won;
      if (absl::IsAborted(status)) ++aborted;
    });
  }
  for (std::thread& writer : writers) writer.join();
  EXPECT_EQ(won, 1);
  EXPECT_EQ(aborted, 7);
}

TYPED_TEST(ResourceServiceTest, UpdateThatChangesNothingWritesNothing) {
  ASSERT_TRUE(this->Create(R"pb(candidate { area: "noord" }
                                candidate_id: "a")pb")
                  .ok());
  const std::uint64_t written = this->Written();
  ASSERT_TRUE(this->Update(R"pb(candidate { name: "candidates/a" area: "noord" })pb").ok());
  EXPECT_EQ(this->answer_.etag(), "\"1\"");
  EXPECT_EQ(this->Written(), written);
}

TYPED_TEST(ResourceServiceTest, EvidenceNumbersAreNotUsedAgainAfterTheirRecordIsGone) {
  ASSERT_TRUE(this->Create(R"pb(
                    candidate_id: "a"
                    candidate {
                      competencies {
                        competency: "competencies/cook-dishes"
                        evidence { level: 1 }
                        evidence { level: 2 }
                      }
                    }
                  )pb")
                  .ok());
  ASSERT_TRUE(this->Update(R"pb(
                    candidate {
                      name: "candidates/a"
                      competencies {
                        competency: "competencies/cook-dishes"
                        evidence { level: 1 }
                      }
                    }
                  )pb")
                  .ok());
  ASSERT_TRUE(this->Update(R"pb(
                    candidate {
                      name: "candidates/a"
                      competencies {
                        competency: "competencies/cook-dishes"
                        evidence { level: 1 }
                        evidence { level: 3 }
                      }
                    }
                  )pb")
                  .ok());
  EXPECT_EQ(this->answer_.competencies(0).evidence(0).id(), 1);
  EXPECT_EQ(this->answer_.competencies(0).evidence(1).id(), 3);
  ASSERT_TRUE(this->Delete(R"pb(name: "candidates/a")pb").ok());
  int left = 0;
  ASSERT_TRUE(
      this->world_.kept.store
          .Scan("groningen", RecordKind::kLedgerCounter, "", [&left](const std::string&, Record) { return ++left > 0; })
          .ok());
  EXPECT_EQ(left, 0) << "the counter goes with the candidate";
}

TYPED_TEST(ResourceServiceTest, OldReferenceStaysWhenTheTaxonomyNoLongerHasItOrIsGone) {
  ASSERT_TRUE(this->Create(R"pb(candidate { competencies { competency: "competencies/cook-dishes" } }
                                candidate_id: "a")pb")
                  .ok());
  this->world_.taxonomy = nullptr;
  ASSERT_TRUE(this->Get("candidates/a").ok());
  EXPECT_EQ(this->answer_.competencies(0).label(), "");
  EXPECT_TRUE(this->Update(R"pb(candidate { name: "candidates/a" area: "x" })pb").ok());
  v1::UpdateCandidateRequest all;
  *all.mutable_candidate() = this->answer_;
  all.mutable_candidate()->set_area("y");
  EXPECT_TRUE(this->service_.Update(this->world_.call, all, this->answer_).ok());
  EXPECT_EQ(ReasonOf(this->Create(R"pb(candidate { competencies { competency: "competencies/cook-dishes" } })pb")),
            "NO_TAXONOMY");
  EXPECT_TRUE(this->Create(R"pb(candidate { area: "z" })pb").ok()) << "nothing in it needs a taxonomy";
}

TYPED_TEST(ResourceServiceTest, ListGoesThroughAllInOrderPageByPage) {
  for (const char* id : {"e", "a", "c", "b", "d"}) {
    ASSERT_TRUE(this->Create(std::string("candidate { coach: '") + (*id == 'c' ? "k2" : "k1") + "' } candidate_id: '" +
                             id + "'")
                    .ok());
  }
  v1::ListCandidatesRequest request;
  request.set_page_size(2);
  std::vector<std::string> names;
  int pages = 0;
  do {
    v1::ListCandidatesResponse answer;
    ASSERT_TRUE(this->service_.List(this->world_.call, request, answer).ok());
    for (const v1::Candidate& candidate : answer.candidates()) names.push_back(candidate.name());
    request.set_page_token(answer.next_page_token());
    ++pages;
  } while (!request.page_token().empty());
  EXPECT_THAT(names, ElementsAre("candidates/a", "candidates/b", "candidates/c", "candidates/d", "candidates/e"));
  EXPECT_EQ(pages, 3);
  request.set_coach("k1");
  request.set_page_size(4);
  v1::ListCandidatesResponse answer;
  ASSERT_TRUE(this->service_.List(this->world_.call, request, answer).ok());
  EXPECT_EQ(answer.candidates_size(), 4);
  EXPECT_EQ(answer.next_page_token(), "") << "what follows does not match";
}

TYPED_TEST(ResourceServiceTest, ListRefusesNegativeSizesAndTokensOfOtherRequests) {
  for (const char* id : {"a", "b"})
    ASSERT_TRUE(this->Create(std::string("candidate {} candidate_id: '") + id + "'").ok());
  v1::ListCandidatesRequest request;
  v1::ListCandidatesResponse answer;
  request.set_page_size(-3);
  EXPECT_EQ(ViolationsOf(this->service_.List(this->world_.call, request, answer)).count("page_size"), 1u);
  request.set_page_size(1);
  ASSERT_TRUE(this->service_.List(this->world_.call, request, answer).ok());
  request.set_page_token(answer.next_page_token());
  request.set_area("noord");
  EXPECT_EQ(ViolationsOf(this->service_.List(this->world_.call, request, answer)).count("page_token"), 1u);
  request.clear_area();
  request.set_page_token("nonsense");
  EXPECT_EQ(ViolationsOf(this->service_.List(this->world_.call, request, answer)).count("page_token"), 1u);
}

TYPED_TEST(ResourceServiceTest, ListStopsWhenItsCallerIsGone) {
  ASSERT_TRUE(this->Create("candidate {}").ok());
  this->world_.call.interrupt = [] { return StopReason::kCancelled; };
  v1::ListCandidatesResponse answer;
  EXPECT_EQ(this->service_.List(this->world_.call, {}, answer).code(), absl::StatusCode::kCancelled);
}

TEST(ResourceServiceOfOthersTest, VacanciesAndTrainingsGetTheirDefaultsAndLists) {
  ResourceWorld<InMemory> world;
  const ResourceService<VacancyTraits> vacancies(world.environment());
  v1::Vacancy vacancy;
  ASSERT_TRUE(vacancies
                  .Create(world.call, Parse<v1::CreateVacancyRequest>(R"pb(
                            vacancy {
                              title: "Kok"
                              employer { id: "e-1" }
                              requirements { competency: "competencies/cook-dishes" }
                            })pb"),
                          vacancy)
                  .ok());
  EXPECT_EQ(vacancy.work_form(), v1::WORK_FORM_REGULIER);
  EXPECT_EQ(vacancy.requirements(0).importance(), v1::IMPORTANCE_ESSENTIAL);
  EXPECT_EQ(vacancy.requirements(0).label(), "gerechten koken");
  v1::ListVacanciesResponse listed;
  ASSERT_TRUE(vacancies.List(world.call, Parse<v1::ListVacanciesRequest>(R"pb(employer: "e-2")pb"), listed).ok());
  EXPECT_EQ(listed.vacancies_size(), 0);
  const ResourceService<TrainingTraits> trainings(world.environment());
  v1::Training training;
  ASSERT_TRUE(trainings
                  .Create(world.call, Parse<v1::CreateTrainingRequest>(R"pb(
                            training {
                              title: "Koken"
                              teaches { competency: "competencies/cook-dishes" }
                            }
                          )pb"),
                          training)
                  .ok());
  EXPECT_EQ(training.teaches(0).label(), "gerechten koken");
  v1::ListTrainingsResponse all;
  ASSERT_TRUE(trainings.List(world.call, {}, all).ok());
  EXPECT_EQ(all.trainings_size(), 1);
}

TEST(ResourceServiceRestartTest, WritesAndFirstAnswersSurviveARestart) {
  const TempFolder folder;
  const IdentityCipher cipher;
  const FakeClock clock;
  const std::shared_ptr<const TaxonomyVersion> taxonomy = MakeTinyTaxonomy();
  const Call call{.tenant = "groningen", .interrupt = {}};
  const auto request =
      Parse<v1::CreateCandidateRequest>(std::string("candidate { area: 'noord' } request_id: '") + kUuid + "'");
  std::string first;
  for (int start = 0; start < 2; ++start) {
    const auto store = *RocksdbStore::Open(folder.File("data"), cipher);
    ChangeWriter writer(*store, [](const std::vector<Change>&) {});
    const ResourceService<CandidateTraits> service(
        {.store = *store, .writer = writer, .clock = clock, .taxonomy = [&taxonomy] { return taxonomy; }});
    v1::Candidate answer;
    ASSERT_TRUE(service.Create(call, request, answer).ok());
    if (start == 0) first = answer.SerializeAsString();
    EXPECT_EQ(answer.SerializeAsString(), first);
    v1::GetCandidateRequest get;
    get.set_name(answer.name());
    EXPECT_TRUE(service.Get(call, get, answer).ok());
  }
}

}  // namespace
}  // namespace perron
