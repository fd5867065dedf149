#include "index/lexicon_codec.h"

#include <iterator>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"

namespace perron {
namespace {

absl::Status Damaged(const std::string& what) {
  return absl::DataLossError(
      absl::StrCat("stored lexicon: ", what, ", want it as it was written; import the taxonomy again"));
}

}  // namespace

void EncodeLexicon(const Lexicon& lexicon, store::v1::CompiledLexicon& out) {
  for (const std::string& stem : lexicon.dutch) out.add_dutch(stem);
  for (const std::string& stem : lexicon.english) out.add_english(stem);
  out.mutable_translation_end()->Add(lexicon.ends.begin(), lexicon.ends.end());
  for (const Lexicon::Translation& one : lexicon.translations) {
    out.add_translation_english(one.english);
    out.add_translation_weight(one.weight);
    out.add_translation_back(one.back);
  }
  for (const CompoundPart& part : lexicon.parts) {
    out.add_parts(part.word);
    out.add_part_counts(part.count);
  }
}

absl::StatusOr<Lexicon> TakeLexicon(store::v1::CompiledLexicon& in) {
  if (in.translation_weight_size() != in.translation_english_size() ||
      in.translation_back_size() != in.translation_english_size() || in.part_counts_size() != in.parts_size()) {
    return Damaged("its lists differ in length");
  }
  Lexicon lexicon;
  lexicon.dutch.assign(std::make_move_iterator(in.mutable_dutch()->begin()),
                       std::make_move_iterator(in.mutable_dutch()->end()));
  lexicon.english.assign(std::make_move_iterator(in.mutable_english()->begin()),
                         std::make_move_iterator(in.mutable_english()->end()));
  lexicon.ends.assign(in.translation_end().begin(), in.translation_end().end());
  lexicon.translations.reserve(static_cast<std::size_t>(in.translation_english_size()));
  for (int i = 0; i < in.translation_english_size(); ++i) {
    lexicon.translations.push_back({in.translation_english(i), in.translation_weight(i), in.translation_back(i)});
  }
  lexicon.parts.reserve(static_cast<std::size_t>(in.parts_size()));
  for (int i = 0; i < in.parts_size(); ++i) {
    lexicon.parts.push_back({std::move(*in.mutable_parts(i)), in.part_counts(i)});
  }
  if (const std::string fault = LexiconFault(lexicon); !fault.empty()) return Damaged(fault);
  return lexicon;
}

}  // namespace perron
