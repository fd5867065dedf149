#include "index/text/dictionaries.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <fstream>

#include "tests/support/temp_folder.h"

namespace perron {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr char kFreeDict[] =
    "Published at: http://freedict.org/\nNotes:\n"
    "koken /kokən/\n1. boil, cook\n2. be cooking\n"
    "kok /kɔk/ <n>\ncook\n"
    "à la /ala/\n";

TEST(DictionariesTest, ReadsHeadsAndTheirTranslations) {
  const std::vector<DictionaryEntry> entries = ParseFreeDict(kFreeDict);
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_EQ(entries[0].source, "koken");
  EXPECT_THAT(entries[0].translations, ElementsAre("boil", "cook", "be cooking"));
  EXPECT_EQ(entries[1].source, "kok");
  EXPECT_THAT(entries[1].translations, ElementsAre("cook"));
  EXPECT_THAT(entries[2].translations, IsEmpty());
}

TEST(DictionariesTest, ReadsPlainAndPackedFiles) {
  const TempFolder folder;
  const std::string words = folder.path() + "/words", packed = folder.path() + "/dict.dz";
  std::ofstream(words) << "aanbod\n\nzoon\n";
  gzFile file = gzopen(packed.c_str(), "wb");
  gzwrite(file, kFreeDict, sizeof(kFreeDict) - 1);
  gzclose(file);
  const Dictionaries read = ReadDictionaries(words, packed);
  EXPECT_THAT(read.dutch_words, ElementsAre("aanbod", "zoon"));
  EXPECT_EQ(read.dutch_english.size(), 3U);
  EXPECT_THAT(read.missing, IsEmpty());
}

TEST(DictionariesTest, SaysWhichFilesAreMissing) {
  const TempFolder folder;
  const Dictionaries read = ReadDictionaries(folder.path() + "/none", folder.path() + "/neither");
  EXPECT_THAT(read.dutch_words, IsEmpty());
  EXPECT_THAT(read.missing, ElementsAre(HasSubstr("wdutch"), HasSubstr("dict-freedict-nld-eng")));
}

}  // namespace
}  // namespace perron
