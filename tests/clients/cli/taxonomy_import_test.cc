#include "clients/cli/taxonomy_import.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "tests/clients/cli/run_cli.h"

namespace perron {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;
using testing::UnorderedElementsAre;

class TaxonomyImportTest : public CliTest {
 protected:
  void MakePackage() {
    WriteFile("skills_nl.csv", "conceptUri\nx\n");
    WriteFile("occupations_nl.csv.gz", std::string(2'500'000, 'z'));
    WriteFile("README.md", "not for the server");
    std::filesystem::create_directory(folder_.File("below"));
    WriteFile("below/skills_en.csv", "not seen");
  }
};

TEST_F(TaxonomyImportTest, SendsTheCsvFilesOfAFolderInChunks) {
  MakePackage();
  server_.taxonomy.import_response.set_changed(true);
  server_.taxonomy.import_response.mutable_version()->set_version("00ff");
  server_.taxonomy.import_response.add_ignored_files("concepts.csv");
  server_.taxonomy.import_response.set_warning_count(2);
  server_.taxonomy.import_response.add_warnings("relations.csv:7: no such skill");
  const CliResult result = Run({"taxonomy", "import", folder_.path()});
  EXPECT_EQ(result.code, kExitOk) << result.err;
  EXPECT_THAT(server_.taxonomy.files, ElementsAre(Pair("occupations_nl.csv.gz", std::string(2'500'000, 'z')),
                                                  Pair("skills_nl.csv", "conceptUri\nx\n")));
  EXPECT_EQ(server_.taxonomy.largest_chunk, 1024u * 1024u);
  EXPECT_FALSE(server_.taxonomy.validate_only);
  for (const char* part : {"De nieuwe taxonomie is in gebruik.", "00ff", "Niet gebruikt: concepts.csv", "2 plaatsen",
                           "  relations.csv:7: no such skill"}) {
    EXPECT_THAT(result.out, HasSubstr(part));
  }
}

TEST_F(TaxonomyImportTest, SendsAZipFileAsItIs) {
  const CliResult result = Run({"taxonomy", "import", WriteFile("ESCO.zip", "PK..."), "--validate-only"});
  EXPECT_EQ(result.code, kExitOk);
  EXPECT_THAT(server_.taxonomy.files, ElementsAre(Pair("ESCO.zip", "PK...")));
  EXPECT_TRUE(server_.taxonomy.validate_only);
  EXPECT_THAT(result.out, HasSubstr("Het pakket is goed"));
}

TEST_F(TaxonomyImportTest, SendsOnetsFilesFromTheFolderOrFromOneBeside) {
  MakePackage();
  const TempFolder beside;
  for (const char* name : {"Interests.txt.gz", "onet_esco_crosswalk.csv", "Job Zones.txt"}) {
    std::ofstream(beside.File(name)) << "o";
  }
  server_.taxonomy.import_response.mutable_version()->set_version("00ff");
  server_.taxonomy.import_response.mutable_version()->set_occupation_with_interests_count(2473);
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{beside.path()}, {"--onet", beside.path()}}) {
    server_.taxonomy.files.clear();
    std::vector<std::string> all = {"taxonomy", "import", folder_.path()};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const CliResult result = Run(all);
    EXPECT_EQ(result.code, kExitOk) << result.err;
    EXPECT_THAT(server_.taxonomy.files,
                UnorderedElementsAre(Pair("occupations_nl.csv.gz", testing::_), Pair("skills_nl.csv", testing::_),
                                     Pair("Interests.txt.gz", "o"), Pair("onet_esco_crosswalk.csv", "o")));
    EXPECT_THAT(result.out, HasSubstr("2473"));
  }
  EXPECT_EQ(Run({"taxonomy", "import", folder_.path(), "--onet", beside.File("absent")}).code, kExitUsage);
}

TEST_F(TaxonomyImportTest, TheSamePackageAgainIsTold) {
  MakePackage();
  EXPECT_THAT(Run({"taxonomy", "import", folder_.path(), "--lang", "en"}).out, HasSubstr("nothing changed"));
}

TEST_F(TaxonomyImportTest, AnEmptyFileIsSentToo) {
  EXPECT_EQ(Run({"taxonomy", "import", (WriteFile("skills_nl.csv", ""), folder_.path())}).code, kExitOk);
  EXPECT_THAT(server_.taxonomy.files, ElementsAre(Pair("skills_nl.csv", "")));
}

TEST_F(TaxonomyImportTest, ABrokenPackageIsTold) {
  MakePackage();
  server_.taxonomy.import_status = {grpc::StatusCode::INVALID_ARGUMENT, "skills_nl.csv:2: column skillType: missing"};
  const CliResult result = Run({"taxonomy", "import", folder_.path()});
  EXPECT_EQ(result.code, kExitRefused);
  EXPECT_EQ(result.err, "skills_nl.csv:2: column skillType: missing\n");
}

TEST_F(TaxonomyImportTest, WhatIsNoPackageIsWrongUsage) {
  EXPECT_EQ(Run({"taxonomy", "import", folder_.File("absent")}).code, kExitUsage);
  EXPECT_EQ(Run({"taxonomy", "import", WriteFile("one.csv", "x")}).code, kExitUsage);
  const TempFolder empty;
  const CliResult result = Run({"taxonomy", "import", empty.path()});
  EXPECT_EQ(result.code, kExitUsage);
  EXPECT_THAT(result.err, HasSubstr("holds no .csv or .csv.gz file"));
}

}  // namespace
}  // namespace perron
