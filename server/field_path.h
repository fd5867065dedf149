#ifndef PERRON_SERVER_FIELD_PATH_H_
#define PERRON_SERVER_FIELD_PATH_H_

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace perron {

// Where a field is in a request: "candidate.competencies[3].level". Checks hand such paths on by the hundred for every
// profile, and almost none is ever read; so a path only notes its parts, and ToString puts them into words.
//
// The parts are borrowed: they must outlive the path. A value, cheap to copy.
class FieldPath {
 public:
  // Implicit, so that a request's own fields can be named as they are: "names".
  FieldPath(std::string_view root) { Add(root); }                            // NOLINT(google-explicit-constructor)
  FieldPath(const char* root) : FieldPath(std::string_view(root)) {}         // NOLINT(google-explicit-constructor)
  FieldPath(const std::string& root) : FieldPath(std::string_view(root)) {}  // NOLINT(google-explicit-constructor)
  FieldPath(const FieldPath& other) { *this = other; }
  FieldPath& operator=(const FieldPath& other);

  // A field of the message at `path`: path + ".level". The name has its dot.
  friend FieldPath operator+(const FieldPath& path, std::string_view field) {
    FieldPath longer(path);
    longer.Add(field);
    return longer;
  }
  // An entry of the list at `path`, which is no entry itself.
  friend FieldPath At(const FieldPath& path, int position) {
    FieldPath entry(path);
    entry.parts_[entry.size_ - 1].position = position;
    return entry;
  }

  std::string ToString() const;

 private:
  static constexpr int kNoEntry = -1;
  static constexpr std::size_t kDeepest = 6;  // the contract needs 4

  struct Part {
    std::string_view name;
    int position;
  };

  // What is deeper than kDeepest is not told; nothing is.
  void Add(std::string_view name) {
    if (size_ < kDeepest) parts_[size_++] = {name, kNoEntry};
  }

  std::size_t size_ = 0;
  std::array<Part, kDeepest> parts_;  // the first size_ of them; the rest is never read nor copied
};

FieldPath At(const FieldPath& path, int position);

}  // namespace perron

#endif  // PERRON_SERVER_FIELD_PATH_H_
