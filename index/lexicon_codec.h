#ifndef PERRON_INDEX_LEXICON_CODEC_H_
#define PERRON_INDEX_LEXICON_CODEC_H_

#include "absl/status/statusor.h"
#include "index/text/lexicon.h"
#include "perron/store/v1/record.pb.h"

namespace perron {

// Adds the lexicon to an empty message.
void EncodeLexicon(const Lexicon& lexicon, store::v1::CompiledLexicon& out);

// Reads it back, and moves its texts out of the message. DATA_LOSS when it breaks an invariant of index/text/lexicon.h.
absl::StatusOr<Lexicon> TakeLexicon(store::v1::CompiledLexicon& in);

}  // namespace perron

#endif  // PERRON_INDEX_LEXICON_CODEC_H_
