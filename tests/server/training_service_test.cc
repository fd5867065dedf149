#include "server/training_service.h"

#include "gtest/gtest.h"
#include "tests/support/test_server.h"

namespace perron {
namespace {

class TrainingServiceTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(server_.ImportTinyTaxonomy().ok()); }

  TestServer server_;
  grpc::ClientContext context_;
};

TEST_F(TrainingServiceTest, EveryMethodAnswersThroughThePort) {
  v1::Training training;
  v1::CreateTrainingRequest request;
  request.set_training_id("a");
  request.mutable_training()->set_title("Koken");
  request.mutable_training()->add_teaches()->set_competency("competencies/cook-dishes");
  ASSERT_TRUE(server_.trainings().CreateTraining(&context_, request, &training).ok());
  {
    grpc::ClientContext context;
    v1::GetTrainingRequest get;
    get.set_name("trainings/a");
    EXPECT_TRUE(server_.trainings().GetTraining(&context, get, &training).ok());
  }
  {
    grpc::ClientContext context;
    v1::UpdateTrainingRequest update;
    update.mutable_training()->set_name("trainings/a");
    update.mutable_training()->set_sector("horeca");
    EXPECT_TRUE(server_.trainings().UpdateTraining(&context, update, &training).ok());
    EXPECT_EQ(training.sector(), "horeca");
    EXPECT_EQ(training.title(), request.training().title());
  }
  {
    grpc::ClientContext context;
    v1::ListTrainingsResponse answer;
    EXPECT_TRUE(server_.trainings().ListTrainings(&context, {}, &answer).ok());
    EXPECT_EQ(answer.trainings_size(), 1);
  }
  {
    grpc::ClientContext context;
    v1::DeleteTrainingRequest remove;
    remove.set_name("trainings/a");
    remove.set_etag(training.etag());
    google::protobuf::Empty answer;
    EXPECT_TRUE(server_.trainings().DeleteTraining(&context, remove, &answer).ok());
  }
  grpc::ClientContext context;
  v1::GetTrainingRequest get;
  get.set_name("trainings/a");
  EXPECT_EQ(server_.trainings().GetTraining(&context, get, &training).error_code(), grpc::StatusCode::NOT_FOUND);
}

TEST_F(TrainingServiceTest, ImportJudgesEveryRow) {
  v1::ImportTrainingsResponse answer;
  const auto writer = server_.trainings().ImportTrainings(&context_, &answer);
  v1::ImportTrainingsRequest message;
  message.mutable_item()->set_row(1);
  message.mutable_item()->mutable_training()->set_title("Koken");
  message.mutable_item()->mutable_training()->add_teaches()->set_competency("cook dishes");
  writer->Write(message);
  message.mutable_item()->mutable_training()->clear_title();
  writer->Write(message);
  writer->WritesDone();
  ASSERT_TRUE(writer->Finish().ok());
  EXPECT_EQ(answer.summary().created(), 1);
  EXPECT_EQ(answer.summary().failed(), 1);
}

}  // namespace
}  // namespace perron
