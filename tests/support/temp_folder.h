#ifndef PERRON_TESTS_SUPPORT_TEMP_FOLDER_H_
#define PERRON_TESTS_SUPPORT_TEMP_FOLDER_H_

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <string>

namespace perron {

// An empty folder that is removed with everything in it.
class TempFolder {
 public:
  TempFolder() : path_(testing::TempDir() + "/perron-XXXXXX") {
    if (mkdtemp(path_.data()) == nullptr) ADD_FAILURE() << "cannot make the folder " << path_;
  }
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  const std::string& path() const { return path_; }
  // Path of a file in it.
  std::string File(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

}  // namespace perron

#endif  // PERRON_TESTS_SUPPORT_TEMP_FOLDER_H_
