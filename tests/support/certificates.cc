#include "tests/support/certificates.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace perron {

void MakeTestCertificates(const std::string& folder) {
  const std::string command = PERRON_SOURCE_DIR "/deploy/make-test-certificates '" + folder + "' > /dev/null";
  EXPECT_EQ(std::system(command.c_str()), 0) << command;
}

std::string ReadTestFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file.good()) << path;
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

void ReplaceTestFile(const std::string& path, const std::string& content) {
  const std::string next = path + ".new";
  std::ofstream(next, std::ios::binary) << content;
  std::filesystem::rename(next, path);
}

}  // namespace perron
