#ifndef PERRON_INDEX_TEXT_DICTIONARIES_H_
#define PERRON_INDEX_TEXT_DICTIONARIES_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace perron {

// What a translation dictionary says: a word or phrase, and each of its translations by itself, as printed.
struct DictionaryEntry {
  std::string source;
  std::vector<std::string> translations;
};

// Words that others have collected, as they come from the system's packages. Any part may be empty: linking then works
// with less.
struct Dictionaries {
  std::vector<std::string> dutch_words;
  std::vector<DictionaryEntry> dutch_english;
  std::vector<std::string> missing;  // for people: which file is not there, and the package that brings it
};

// Where Debian's packages wdutch and dict-freedict-nld-eng put them.
inline constexpr char kDutchWordsFile[] = "/usr/share/dict/dutch";
inline constexpr char kDutchEnglishFile[] = "/usr/share/dictd/freedict-nld-eng.dict.dz";

// Reads both files; one that cannot be read is named in `missing`.
Dictionaries ReadDictionaries(const std::string& dutch_words_file = kDutchWordsFile,
                              const std::string& dutch_english_file = kDutchEnglishFile);

// The entries of an unpacked dictd database as FreeDict makes them: a line with the word and its pronunciation between
// slashes, then lines of translations, numbered or not, with commas between them. What precedes the first word is left
// out.
std::vector<DictionaryEntry> ParseFreeDict(std::string_view text);

}  // namespace perron

#endif  // PERRON_INDEX_TEXT_DICTIONARIES_H_
