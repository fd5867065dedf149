#include "clients/cli/import_cells.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

#include "clients/cli/import_columns.h"
#include "perron/v1/candidate_service.pb.h"
#include "perron/v1/training_service.pb.h"
#include "perron/v1/vacancy_service.pb.h"

namespace perron {
namespace {

using testing::ElementsAre;

TEST(ImportCellsTest, SetsFieldsByTheirType) {
  v1::Candidate candidate;
  EXPECT_FALSE(SetCell(&candidate, "mobility.postcode", " 9711 "));
  EXPECT_FALSE(SetCell(&candidate, "hours.max", "32"));
  EXPECT_FALSE(SetCell(&candidate, "irregular_hours", "ja"));
  EXPECT_FALSE(SetCell(&candidate, "interests.social", "5,5"));
  EXPECT_FALSE(SetCell(&candidate, "licences", "B|BE"));
  EXPECT_FALSE(SetCell(&candidate, "work_forms", "leerbaan | beschut werk"));
  EXPECT_EQ(candidate.mobility().postcode(), "9711");
  EXPECT_EQ(candidate.hours().max(), 32);
  EXPECT_TRUE(candidate.irregular_hours());
  EXPECT_DOUBLE_EQ(candidate.interests().social(), 5.5);
  EXPECT_THAT(candidate.licences(), ElementsAre("B", "BE"));
  EXPECT_THAT(candidate.work_forms(), ElementsAre(v1::WORK_FORM_LEERBAAN, v1::WORK_FORM_BESCHUT_WERK));
  v1::Training training;
  EXPECT_FALSE(SetCell(&training, "price_cents", "12500000000"));
  EXPECT_EQ(training.price_cents(), 12500000000);
}

TEST(ImportCellsTest, SaysWhatWasWanted) {
  v1::Candidate candidate;
  EXPECT_EQ(SetCell(&candidate, "hours.max", "veel")->wanted, "a whole number");
  EXPECT_EQ(SetCell(&candidate, "hours.max", "5000000000")->wanted, "a whole number") << "does not fit";
  EXPECT_EQ(SetCell(&candidate, "irregular_hours", "soms")->wanted, "ja or nee, yes or no");
  EXPECT_EQ(SetCell(&candidate, "interests.social", "erg")->wanted, "a number");
  const auto problem = SetCell(&candidate, "mobility.transports", "CAR|ufo");
  EXPECT_EQ(problem->value, "ufo");
  EXPECT_EQ(problem->wanted, "one of CAR, MOPED, BICYCLE, MOTORCYCLE, PUBLIC_TRANSPORT, OTHER");
}

// A path that does not exist, or a type that cannot be read, would only show with a user's file.
TEST(ImportCellsTest, EveryColumnLeadsToAFieldThatCanBeSet) {
  for (const auto* type : {v1::Candidate::descriptor(), v1::Vacancy::descriptor(), v1::Training::descriptor()}) {
    for (const ImportColumn& column : ColumnsOf(type)) {
      const std::unique_ptr<google::protobuf::Message> resource(
          google::protobuf::MessageFactory::generated_factory()->GetPrototype(type)->New());
      const auto problem = SetCell(resource.get(), column.path, "1");
      const std::string wanted = problem ? problem->wanted : "";
      EXPECT_EQ(wanted.find("cannot be imported"), std::string::npos) << column.head;
    }
  }
}

}  // namespace
}  // namespace perron
