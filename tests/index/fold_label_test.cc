#include "index/fold_label.h"

#include <gtest/gtest.h>

namespace perron {
namespace {

TEST(FoldLabelTest, FoldsCaseAccentsAndPunctuation) {
  EXPECT_EQ(FoldLabel("Verzorgende  IG"), "verzorgende ig");
  EXPECT_EQ(FoldLabel("  reële (situaties), o.a.  "), "reele situaties o a");
  EXPECT_EQ(FoldLabel("re\xCC\x88"
                      "ele"),
            FoldLabel("rëele"))
      << "combined or apart";
  EXPECT_EQ(FoldLabel("STRASSE"), FoldLabel("Straße"));
  EXPECT_EQ(FoldLabel("C++ / C#"), "c++ c#");
  EXPECT_EQ(FoldLabel("+ #1"), "1");
  EXPECT_EQ(FoldLabel("a\xFF"
                      "b"),
            "a b");
  EXPECT_EQ(FoldLabel("..."), "");
}

}  // namespace
}  // namespace perron
