#ifndef PERRON_INDEX_LABEL_SEARCH_H_
#define PERRON_INDEX_LABEL_SEARCH_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace perron {

// Finds concepts by what somebody types. Immutable after Build, thread-safe.
class LabelSearch {
 public:
  // A label of a concept, in whatever language.
  struct Entry {
    std::uint32_t concept_number = 0;
    std::string_view label;  // need not outlive Build
    bool preferred = false;  // the concept's own name in some language, not an alternative
  };

  struct Hit {
    std::uint32_t concept_number = 0;
    std::string matched_label;
    double score = 0;  // 1 = the label itself; lower for prefix, words in between, typing errors; above 0
  };

  static std::unique_ptr<LabelSearch> Build(const std::vector<Entry>& entries);

  virtual ~LabelSearch() = default;

  // Best first, of equal ones those whose preferred label was found, then by concept number, each concept once. The
  // last word may be unfinished (a prefix); words may miss, add, swap or mistake one letter (from 4 letters on) or two
  // (from 8 on). Empty when nothing is near.
  virtual std::vector<Hit> Search(std::string_view query, std::size_t limit) const = 0;

  // Concepts with exactly this label after folding, ascending, each once.
  virtual std::vector<std::uint32_t> FindExact(std::string_view label) const = 0;

  virtual std::size_t memory_bytes() const = 0;
};

}  // namespace perron

#endif  // PERRON_INDEX_LABEL_SEARCH_H_
