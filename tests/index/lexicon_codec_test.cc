#include "index/lexicon_codec.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "index/text/lexicon_learner.h"
#include "tests/index/text/text_world.h"

namespace perron {
namespace {

TEST(LexiconCodecTest, ReadsBackWhatWasWritten) {
  const Lexicon lexicon = LearnLexicon(TextWorld(), Dictionaries());
  ASSERT_FALSE(lexicon.translations.empty());
  store::v1::CompiledLexicon message;
  EncodeLexicon(lexicon, message);
  const absl::StatusOr<Lexicon> back = TakeLexicon(message);
  ASSERT_TRUE(back.ok()) << back.status();
  EXPECT_EQ(back->dutch, lexicon.dutch);
  EXPECT_EQ(back->english, lexicon.english);
  EXPECT_EQ(back->ends, lexicon.ends);
  EXPECT_TRUE(back->translations == lexicon.translations);
  EXPECT_TRUE(back->parts == lexicon.parts);
}

TEST(LexiconCodecTest, AnAbsentOneIsEmpty) {
  store::v1::CompiledLexicon message;
  const absl::StatusOr<Lexicon> back = TakeLexicon(message);
  ASSERT_TRUE(back.ok());
  EXPECT_TRUE(back->dutch.empty());
}

TEST(LexiconCodecTest, DamageIsDataLoss) {
  const auto damaged = [](void (*harm)(store::v1::CompiledLexicon&)) {
    store::v1::CompiledLexicon message;
    EncodeLexicon(LearnLexicon(TextWorld(), Dictionaries()), message);
    harm(message);
    return TakeLexicon(message).status().code();
  };
  EXPECT_EQ(damaged([](store::v1::CompiledLexicon&) {}), absl::StatusCode::kOk);
  EXPECT_EQ(damaged([](store::v1::CompiledLexicon& m) { m.mutable_translation_weight()->RemoveLast(); }),
            absl::StatusCode::kDataLoss);
  EXPECT_EQ(damaged([](store::v1::CompiledLexicon& m) { m.set_translation_english(0, 100000); }),
            absl::StatusCode::kDataLoss);
  EXPECT_EQ(damaged([](store::v1::CompiledLexicon& m) { m.mutable_dutch()->SwapElements(0, 1); }),
            absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace perron
