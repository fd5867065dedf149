#ifndef PERRON_INDEX_ESCO_WARNINGS_H_
#define PERRON_INDEX_ESCO_WARNINGS_H_

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace perron {

// Rows and values of a package that were left out: all are counted, the first few kept. Thread-compatible.
class EscoWarnings {
 public:
  static constexpr std::size_t kKept = 20;

  void Add(std::string warning) {
    ++count_;
    if (kept_.size() < kKept) kept_.push_back(std::move(warning));
  }

  std::size_t count() const { return count_; }
  const std::vector<std::string>& kept() const { return kept_; }

 private:
  std::size_t count_ = 0;
  std::vector<std::string> kept_;
};

}  // namespace perron

#endif  // PERRON_INDEX_ESCO_WARNINGS_H_
