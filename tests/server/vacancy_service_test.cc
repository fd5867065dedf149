#include "server/vacancy_service.h"

#include "gtest/gtest.h"
#include "tests/support/test_server.h"

namespace perron {
namespace {

class VacancyServiceTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(server_.ImportTinyTaxonomy().ok()); }

  TestServer server_;
  grpc::ClientContext context_;
};

TEST_F(VacancyServiceTest, EveryMethodAnswersThroughThePort) {
  v1::Vacancy vacancy;
  v1::CreateVacancyRequest request;
  request.set_vacancy_id("a");
  request.mutable_vacancy()->set_title("Kok");
  request.mutable_vacancy()->add_requirements()->set_competency("competencies/cook-dishes");
  ASSERT_TRUE(server_.vacancies().CreateVacancy(&context_, request, &vacancy).ok());
  {
    grpc::ClientContext context;
    v1::GetVacancyRequest get;
    get.set_name("vacancies/a");
    EXPECT_TRUE(server_.vacancies().GetVacancy(&context, get, &vacancy).ok());
  }
  {
    grpc::ClientContext context;
    v1::UpdateVacancyRequest update;
    update.mutable_vacancy()->set_name("vacancies/a");
    update.mutable_vacancy()->set_sector("horeca");
    EXPECT_TRUE(server_.vacancies().UpdateVacancy(&context, update, &vacancy).ok());
    EXPECT_EQ(vacancy.sector(), "horeca");
    EXPECT_EQ(vacancy.title(), request.vacancy().title());
  }
  {
    grpc::ClientContext context;
    v1::ListVacanciesResponse answer;
    EXPECT_TRUE(server_.vacancies().ListVacancies(&context, {}, &answer).ok());
    EXPECT_EQ(answer.vacancies_size(), 1);
  }
  {
    grpc::ClientContext context;
    v1::DeleteVacancyRequest remove;
    remove.set_name("vacancies/a");
    remove.set_etag(vacancy.etag());
    google::protobuf::Empty answer;
    EXPECT_TRUE(server_.vacancies().DeleteVacancy(&context, remove, &answer).ok());
  }
  grpc::ClientContext context;
  v1::GetVacancyRequest get;
  get.set_name("vacancies/a");
  EXPECT_EQ(server_.vacancies().GetVacancy(&context, get, &vacancy).error_code(), grpc::StatusCode::NOT_FOUND);
}

TEST_F(VacancyServiceTest, ImportJudgesEveryRow) {
  v1::ImportVacanciesResponse answer;
  const auto writer = server_.vacancies().ImportVacancies(&context_, &answer);
  v1::ImportVacanciesRequest message;
  message.mutable_item()->set_row(1);
  message.mutable_item()->mutable_vacancy()->set_title("Kok");
  message.mutable_item()->mutable_vacancy()->set_occupation("occupations/cook");
  writer->Write(message);
  message.mutable_item()->mutable_vacancy()->clear_title();
  writer->Write(message);
  writer->WritesDone();
  ASSERT_TRUE(writer->Finish().ok());
  EXPECT_EQ(answer.summary().created(), 1);
  EXPECT_EQ(answer.summary().failed(), 1);
}

TEST_F(VacancyServiceTest, WhatATextAsksCanBeStored) {
  v1::SuggestRequirementsRequest request;
  request.set_title("Heftruckchauffeur");
  request.set_text("Wat ga je doen?\n- heftruck rijden\n- lading laden\n");
  v1::SuggestRequirementsResponse suggested;
  ASSERT_TRUE(server_.vacancies().SuggestRequirements(&context_, request, &suggested).ok());
  ASSERT_EQ(suggested.requirements_size(), 2);
  v1::CreateVacancyRequest create;
  create.mutable_vacancy()->set_title(request.title());
  create.mutable_vacancy()->set_occupation(suggested.occupations(0).occupation());
  for (const v1::SuggestedRequirement& one : suggested.requirements()) {
    *create.mutable_vacancy()->add_requirements() = one.requirement();
  }
  grpc::ClientContext context;
  v1::Vacancy vacancy;
  ASSERT_TRUE(server_.vacancies().CreateVacancy(&context, create, &vacancy).ok());
  EXPECT_EQ(vacancy.requirements_size(), 2);
}

}  // namespace
}  // namespace perron
