#include "clients/cli/import_columns.h"

#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <set>

#include "perron/v1/candidate_service.pb.h"
#include "perron/v1/training_service.pb.h"
#include "perron/v1/vacancy_service.pb.h"

namespace perron {
namespace {

std::set<std::string> TopFields(const google::protobuf::Descriptor* type) {
  std::set<std::string> fields;
  for (const ImportColumn& column : ColumnsOf(type)) {
    const std::string path = column.path;
    fields.insert(path.substr(0, path.find('.')));
  }
  return fields;
}

// A field that the API adds must be importable, or be named here as one that only the server sets.
TEST(ImportColumnsTest, EveryFieldThatAClientMaySetHasAColumn) {
  const std::set<std::string> output_only = {"etag", "create_time", "update_time", "ladder_rung"};
  for (const auto* type : {v1::Candidate::descriptor(), v1::Vacancy::descriptor(), v1::Training::descriptor()}) {
    const std::set<std::string> columns = TopFields(type);
    for (int i = 0; i < type->field_count(); ++i) {
      const std::string& field = type->field(i)->name();
      EXPECT_EQ(columns.count(field) + output_only.count(field), 1u) << type->name() << "." << field;
    }
  }
}

TEST(ImportColumnsTest, HeadsAreUnique) {
  for (const auto* type : {v1::Candidate::descriptor(), v1::Vacancy::descriptor(), v1::Training::descriptor()}) {
    std::set<std::string> heads;
    for (const ImportColumn& column : ColumnsOf(type)) EXPECT_TRUE(heads.insert(column.head).second) << column.head;
  }
}

TEST(ImportColumnsTest, ProposesTheNearestHead) {
  const auto& columns = ColumnsOf(v1::Candidate::descriptor());
  EXPECT_EQ(NearestHead(columns, "post_code"), "postcode");
  EXPECT_EQ(NearestHead(columns, "licenses"), "licences");
  EXPECT_EQ(NearestHead(columns, "Competencies"), "competencies");
}

}  // namespace
}  // namespace perron
