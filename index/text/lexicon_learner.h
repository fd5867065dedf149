#ifndef PERRON_INDEX_TEXT_LEXICON_LEARNER_H_
#define PERRON_INDEX_TEXT_LEXICON_LEARNER_H_

#include "index/text/dictionaries.h"
#include "index/text/lexicon.h"
#include "matching/taxonomy.h"

namespace perron {

// Learns translations from what the taxonomy says in both Dutch ("nl") and English ("en") and from the dictionary, by
// word alignment in both directions, `t(e|n) (t(n|e) + .02)^.35`, the twelve best of a word (docs/linking.md). Without
// one of the languages there are no translations but the dictionary's; without Dutch, nothing is learned at all.
// Deterministic, seconds on ESCO; uses two threads.
Lexicon LearnLexicon(const Taxonomy& taxonomy, const Dictionaries& dictionaries);

}  // namespace perron

#endif  // PERRON_INDEX_TEXT_LEXICON_LEARNER_H_
