#include "index/text/dictionaries.h"

#include <zlib.h>

#include <array>
#include <cstddef>
#include <memory>
#include <optional>

namespace perron {
namespace {

// Both files are some megabytes; more than this is no dictionary.
constexpr std::size_t kMaxBytes = 64U << 20;

// The whole of a plain or gzipped file (which a dictzip file is); nullopt when it cannot be read.
std::optional<std::string> ReadAll(const std::string& path) {
  struct Close {
    void operator()(gzFile_s* file) const { gzclose(file); }
  };
  const std::unique_ptr<gzFile_s, Close> file(gzopen(path.c_str(), "rb"));
  if (file == nullptr) return std::nullopt;
  std::string all;
  std::array<char, 1 << 16> buffer{};
  while (all.size() < kMaxBytes) {
    const int got = gzread(file.get(), buffer.data(), static_cast<unsigned>(buffer.size()));
    if (got < 0) return std::nullopt;
    if (got == 0) return all;
    all.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return std::nullopt;
}

std::vector<std::string_view> Lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (end != 0) lines.push_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

// "woord /uitspraak/ <n>" -> "woord"; empty for a line of translations.
std::string_view HeadOf(std::string_view line) {
  const std::size_t first = line.find(" /");
  if (first == 0 || first == std::string_view::npos) return {};
  return line.find('/', first + 2) == std::string_view::npos ? std::string_view() : line.substr(0, first);
}

// "2. elements, rudiments" -> both.
void AddTranslations(std::string_view line, DictionaryEntry& entry) {
  const std::size_t dot = line.find(". ");
  if (dot != std::string_view::npos && line.find_first_not_of("0123456789") == dot) line.remove_prefix(dot + 2);
  while (!line.empty()) {
    const std::size_t end = line.find(", ");
    if (end != 0) entry.translations.emplace_back(line.substr(0, end));
    line.remove_prefix(end == std::string_view::npos ? line.size() : end + 2);
  }
}

}  // namespace

std::vector<DictionaryEntry> ParseFreeDict(std::string_view text) {
  std::vector<DictionaryEntry> entries;
  for (const std::string_view line : Lines(text)) {
    const std::string_view head = HeadOf(line);
    if (!head.empty()) {
      entries.push_back({std::string(head), {}});
    } else if (!entries.empty()) {
      AddTranslations(line, entries.back());
    }
  }
  return entries;
}

Dictionaries ReadDictionaries(const std::string& dutch_words_file, const std::string& dutch_english_file) {
  Dictionaries read;
  if (const std::optional<std::string> words = ReadAll(dutch_words_file)) {
    for (const std::string_view line : Lines(*words)) read.dutch_words.emplace_back(line);
  } else {
    read.missing.push_back(dutch_words_file + " (package wdutch)");
  }
  if (const std::optional<std::string> entries = ReadAll(dutch_english_file)) {
    read.dutch_english = ParseFreeDict(*entries);
  } else {
    read.missing.push_back(dutch_english_file + " (package dict-freedict-nld-eng)");
  }
  return read;
}

}  // namespace perron
