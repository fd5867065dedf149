// Lines first: a heading opens a section, a mark opens an item, an empty line ends a paragraph, and lines that were
// wrapped belong together. Then sentences within each paragraph or item.
#include "index/text/text_outline.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "index/fold_label.h"
#include "index/text/outline_cues.h"

namespace perron {
namespace {

constexpr std::size_t kLongestHeading = 70;  // bytes
constexpr std::size_t kMostHeadingWords = 9;
constexpr std::size_t kWrapped = 55;  // a line of fewer bytes was not wrapped but ended

// Words by which an employer speaks of itself, and those by which it speaks of who will do the work.
constexpr std::string_view kOwnWords[] = {" wij ", " we ", " ons ", " onze ", " our "};
constexpr std::string_view kYourWords[] = {" je ", " jij ", " jou ", " jouw ", " u ", " uw ", " you ", " your "};

std::string Padded(std::string_view text) { return " " + FoldLabel(text) + " "; }

template <std::size_t kSize>
bool HasAny(std::string_view padded, const std::string_view (&words)[kSize]) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return padded.find(word) != std::string_view::npos; });
}

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

void Trim(std::string_view text, std::size_t& begin, std::size_t& end) {
  while (begin < end && IsSpace(text[begin])) ++begin;
  while (end > begin && IsSpace(text[end - 1])) --end;
}

// Bytes of the mark that makes a line an item of a list ("- ", "• ", "3. ", "b) "); 0 when it is none.
std::size_t MarkSize(std::string_view line) {
  constexpr std::string_view kMarks[] = {"-", "*", ">", "+", "o ", "•", "·", "–", "—",       "✓",
                                         "✔", "✅", "➢", "➤", "▪",  "■", "●", "→", "\xC2\xA0"};
  for (const std::string_view mark : kMarks) {
    if (line.substr(0, mark.size()) != mark) continue;
    std::size_t size = mark.size();
    while (size < line.size() && IsSpace(line[size])) ++size;
    // "-20 %" and "*)" are none.
    return size > mark.size() || mark.size() > 1 ? size : 0;
  }
  const std::size_t sign = line.find_first_of(".)");
  if (sign == 0 || sign > 2 || sign + 1 >= line.size() || line[sign + 1] != ' ') return 0;
  const bool number = std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(sign),
                                  [](char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); });
  const bool letter = sign == 1 && absl::ascii_islower(static_cast<unsigned char>(line[0]));
  return number || letter ? sign + 2 : 0;
}

std::size_t CountWords(std::string_view padded) {
  return static_cast<std::size_t>(std::count(padded.begin(), padded.end(), ' ')) - 1;
}

const OutlineCue* FindCue(std::string_view padded) {
  for (const OutlineCue& cue : kHeadingCues) {
    if (padded.find(cue.words) != std::string_view::npos) return &cue;
  }
  return nullptr;
}

// A "." that ends no sentence: after a single letter, a number or an abbreviation.
bool EndsAbbreviation(std::string_view text, std::size_t begin, std::size_t dot) {
  constexpr std::string_view kAbbreviations[] = {"bijv", "bv",  "evt",  "incl", "excl", "max", "min",
                                                 "nr",   "tel", "ca",   "dhr",  "mevr", "mw",  "ma",
                                                 "vr",   "etc", "resp", "inc",  "dr"};
  std::size_t first = dot;
  while (first > begin && absl::ascii_isalpha(static_cast<unsigned char>(text[first - 1]))) --first;
  const std::string word = absl::AsciiStrToLower(std::string(text.substr(first, dot - first)));
  if (word.size() == 1) return true;
  return std::find(std::begin(kAbbreviations), std::end(kAbbreviations), word) != std::end(kAbbreviations);
}

class Outliner {
 public:
  explicit Outliner(std::string_view text) : text_(text) {}

  std::vector<TextSentence> Run() {
    std::size_t begin = 0;
    bool blank_before = true;
    while (begin < text_.size()) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      AddLine(begin, end, blank_before);
      std::size_t first = begin;
      std::size_t last = end;
      Trim(text_, first, last);
      blank_before = first == last;
      begin = end + 1;
    }
    Flush();
    // What stands above the headings introduces the employer, unless it speaks to the reader.
    if (headed_) {
      for (std::size_t i = 0; i < intro_; ++i) {
        TextSentence& one = sentences_[i];
        const bool yours = HasAny(Padded(text_.substr(one.begin, one.end - one.begin)), kYourWords);
        if (one.section == TextSection::kUnknown && !one.item && !yours) one.section = TextSection::kCompany;
      }
    }
    return std::move(sentences_);
  }

 private:
  void AddLine(std::size_t begin, std::size_t end, bool blank_before) {
    Trim(text_, begin, end);
    if (begin == end) {
      Flush();
      return;
    }
    const std::size_t mark = MarkSize(text_.substr(begin, end - begin));
    if (mark > 0) {
      Flush();
      item_ = true;
      begin_ = begin + mark;
      end_ = end;
      return;
    }
    if (IsHeading(begin, end, blank_before)) return;
    const bool goes_on = begin_ < end_ && end_ - line_begin_ >= kWrapped && !EndsSentence(end_ - 1);
    if (!goes_on) {
      Flush();
      begin_ = begin;
    }
    line_begin_ = begin;
    end_ = end;
  }

  bool EndsSentence(std::size_t at) const {
    const char c = text_[at];
    return c == '.' || c == '!' || c == '?' || c == ':' || c == ';';
  }

  // Opens the section of a heading. False when the line is none; a heading with more behind a colon leaves the rest to
  // be read.
  bool IsHeading(std::size_t& begin, std::size_t end, bool blank_before) {
    const std::string_view line = text_.substr(begin, end - begin);
    const std::size_t colon = line.find(": ");
    if (colon != std::string_view::npos && colon < kLongestHeading / 2) {
      const std::string padded = Padded(line.substr(0, colon));
      const OutlineCue* const cue = CountWords(padded) <= 5 ? FindCue(padded) : nullptr;
      if (cue != nullptr) {
        Flush();
        Open(cue->section);
        begin += colon + 2;
        return false;
      }
    }
    const char last = line.back();
    if (line.size() > kLongestHeading || last == '.' || last == ',' || last == ';' || last == '!') return false;
    const std::string padded = Padded(line);
    const std::size_t words = CountWords(padded);
    if (words == 0 || words > kMostHeadingWords) return false;
    const OutlineCue* const cue = FindCue(padded);
    const bool looks_so = blank_before || last == ':' || last == '?';
    if (cue != nullptr && (looks_so || words <= 4)) {
      Flush();
      Open(cue->section);
      return true;
    }
    // A heading that we do not understand ends what was before.
    if (blank_before && !sentences_.empty() && words <= 4 && (last == ':' || !Asks(section_)) && IsFollowed(end)) {
      Flush();
      section_ = TextSection::kUnknown;
      return true;
    }
    return false;
  }

  void Open(TextSection section) {
    if (!headed_ && (section == TextSection::kDuties || section == TextSection::kDemands)) {
      headed_ = true;
      intro_ = sentences_.size();
    }
    section_ = section;
  }

  // Whether the next line is there, and longer than headings are or an item.
  bool IsFollowed(std::size_t end) const {
    std::size_t begin = std::min(end, text_.size());
    while (begin < text_.size() && text_[begin] != '\n') ++begin;
    if (begin == text_.size()) return false;
    ++begin;
    std::size_t last = std::min(text_.find('\n', begin), text_.size());
    Trim(text_, begin, last);
    return last - begin > kLongestHeading || MarkSize(text_.substr(begin, last - begin)) > 0;
  }

  void Flush() {
    std::size_t begin = begin_;
    for (std::size_t i = begin_; i < end_; ++i) {
      const char c = text_[i];
      if (c != '.' && c != '!' && c != '?' && c != ';') continue;
      if (i + 1 < end_ && !IsSpace(text_[i + 1])) continue;
      if (c == '.' && EndsAbbreviation(text_, begin, i)) continue;
      AddSentence(begin, i + 1);
      begin = i + 1;
    }
    AddSentence(begin, end_);
    begin_ = end_ = 0;
    line_begin_ = 0;
    item_ = false;
  }

  void AddSentence(std::size_t begin, std::size_t end) {
    Trim(text_, begin, end);
    if (begin >= end) return;
    const std::string padded = Padded(text_.substr(begin, end - begin));
    if (padded.size() <= 2) return;
    sentences_.push_back({begin, end, SectionOf(padded), item_});
  }

  TextSection SectionOf(std::string_view padded) const {
    if (section_ == TextSection::kOffer || section_ == TextSection::kApply) return section_;
    for (const OutlineCue& cue : kSentenceCues) {
      if (padded.substr(0, cue.words.size()) == cue.words) return cue.section;
    }
    // Above the first heading the employer speaks of itself; so it does among the duties, in sentences without "you".
    if (!item_ && (section_ == TextSection::kUnknown || section_ == TextSection::kDuties) &&
        HasAny(padded, kOwnWords) && !HasAny(padded, kYourWords)) {
      return TextSection::kCompany;
    }
    return section_;
  }

  const std::string_view text_;
  std::vector<TextSentence> sentences_;
  TextSection section_ = TextSection::kUnknown;
  bool headed_ = false;    // duties or demands have a heading
  std::size_t intro_ = 0;  // sentences above the first such heading
  // The paragraph or item that is being read.
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t line_begin_ = 0;
  bool item_ = false;
};

}  // namespace

std::vector<TextSentence> OutlineOf(std::string_view text) { return Outliner(text).Run(); }

}  // namespace perron
