#include "clients/cli/errors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "google/rpc/error_details.pb.h"

namespace perron {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

google::rpc::Status Refused(const std::string& message, const std::vector<std::string>& fields) {
  google::rpc::Status error;
  error.set_code(3);
  error.set_message(message);
  google::rpc::BadRequest bad_request;
  for (const std::string& field : fields) {
    auto* violation = bad_request.add_field_violations();
    violation->set_field(field);
    violation->set_description("-1, want >= 0");
  }
  error.add_details()->PackFrom(google::rpc::ErrorInfo());
  error.add_details()->PackFrom(bad_request);
  return error;
}

class ReportErrorTest : public testing::Test {
 protected:
  int Report(const grpc::Status& status, const std::string& lang = "nl") {
    GlobalOptions options;
    options.lang = lang;
    return ReportError(Session{options, in_, out_, err_}, status);
  }

  std::istringstream in_;
  std::ostringstream out_;
  std::ostringstream err_;
};

TEST(ErrorLinesTest, MessageThenEveryViolation) {
  EXPECT_THAT(ErrorLines(Refused("two fields are wrong", {"page_size", "top"})),
              ElementsAre("two fields are wrong", "page_size: -1, want >= 0", "top: -1, want >= 0"));
}

TEST(ErrorLinesTest, SaysNothingTwiceAndNeverNothing) {
  EXPECT_THAT(ErrorLines(Refused("page_size: -1, want >= 0", {"page_size"})), ElementsAre("page_size: -1, want >= 0"));
  EXPECT_THAT(ErrorLines(google::rpc::Status()), ElementsAre("the server gave no reason (OK)"));
}

TEST_F(ReportErrorTest, PrintsViolationsOfACall) {
  const std::string details = Refused("wrong", {"page_size", "top"}).SerializeAsString();
  EXPECT_EQ(Report({grpc::StatusCode::INVALID_ARGUMENT, "wrong", details}), kExitRefused);
  EXPECT_EQ(err_.str(), "wrong\n  page_size: -1, want >= 0\n  top: -1, want >= 0\n");
  EXPECT_EQ(out_.str(), "");
}

TEST_F(ReportErrorTest, ExitCodesTellWhatToDo) {
  EXPECT_EQ(Report({grpc::StatusCode::NOT_FOUND, "there is no x"}), kExitNotFound);
  EXPECT_EQ(Report({grpc::StatusCode::UNAVAILABLE, "refused"}), kExitNotReachable);
  EXPECT_EQ(Report({grpc::StatusCode::DEADLINE_EXCEEDED, ""}), kExitNotReachable);
  EXPECT_EQ(Report({grpc::StatusCode::ABORTED, "restart"}), kExitRefused);
}

TEST_F(ReportErrorTest, SpeaksTheLanguageAndNamesTheServer) {
  Report({grpc::StatusCode::UNAVAILABLE, "refused"});
  EXPECT_THAT(err_.str(), HasSubstr("Geen verbinding met de server op 127.0.0.1:7443: refused"));
  Report({grpc::StatusCode::UNAVAILABLE, "refused"}, "en");
  EXPECT_THAT(err_.str(), HasSubstr("No connection to the server"));
}

TEST_F(ReportErrorTest, BytesThatAreNoDetailsDoNoHarm) {
  EXPECT_EQ(Report({grpc::StatusCode::INTERNAL, "broken", "\xff\xff\xff"}), kExitRefused);
  EXPECT_THAT(err_.str(), HasSubstr("broken"));
}

}  // namespace
}  // namespace perron
