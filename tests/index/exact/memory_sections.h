#ifndef PERRON_TESTS_INDEX_EXACT_MEMORY_SECTIONS_H_
#define PERRON_TESTS_INDEX_EXACT_MEMORY_SECTIONS_H_

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "index/exact/sections.h"

namespace perron {

// Sections in memory, for anybody to look at and to damage. Every read gives a copy of now, as a mapped file would be.
class MemorySections : public SectionWriter, public SectionReader {
 public:
  std::map<std::string, std::string> bytes;

  absl::Status Write(std::string_view name, std::span<const std::byte> section) override {
    const std::string text(reinterpret_cast<const char*>(section.data()), section.size());
    if (!bytes.emplace(name, text).second) return absl::AlreadyExistsError(std::string(name));
    return absl::OkStatus();
  }

  absl::StatusOr<std::span<const std::byte>> Read(std::string_view name) const override {
    const auto found = bytes.find(std::string(name));
    if (found == bytes.end()) return absl::DataLossError("no section " + std::string(name));
    const auto& copy = copies_->emplace_back(std::make_unique<std::string>(found->second));
    return std::as_bytes(std::span(*copy));
  }

  std::shared_ptr<const void> owner() const override { return copies_; }

 private:
  using Copies = std::vector<std::unique_ptr<std::string>>;
  std::shared_ptr<Copies> copies_ = std::make_shared<Copies>();
};

}  // namespace perron

#endif  // PERRON_TESTS_INDEX_EXACT_MEMORY_SECTIONS_H_
