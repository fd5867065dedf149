#ifndef PERRON_MATCHING_LABEL_EVIDENCE_H_
#define PERRON_MATCHING_LABEL_EVIDENCE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "matching/competency.h"
#include "matching/label_words.h"
#include "matching/taxonomy.h"

namespace perron {

// What the texts of two competencies have in common; numbers between 0 and 1. Between skill and knowledge what is done
// counts as something to be about: who bakes knows about baking.
struct LabelOverlap {
  double about = 0;          // cosine of what all labels are about
  double asked_covered = 0;  // part of what the preferred label of the asked one is about that labels of the held have
  double held_covered = 0;   // the other way round
  double asked_mentioned = 0;  // as asked_covered, when the description of the held one may have it too
  double held_mentioned = 0;   // the other way round
  bool rare = false;           // the preferred labels share an object that few competencies are about
  bool technique = false;      // they have the same verb, and few competencies have it
  double verbs = 0;            // cosine of what is done
  // What is done in the asked one is something special ("dye", "weld") that the held one never mentions.
  bool strange_verb = false;
  bool held_sorts = false;  // the held one is about the sorts of something ("types of wood")
  double descriptions = 0;  // cosine of the descriptions
};

// The labels and descriptions of all competencies in one language, ready to be compared. Words count by how rare they
// are, `ln(N / df)` with N competencies that have labels, of which df have the word. Immutable, thread-safe.
class LabelEvidence {
 public:
  // `language`: position in taxonomy.languages.
  LabelEvidence(const Taxonomy& taxonomy, std::size_t language, LabelLanguage words);

  // Whether the competency has a preferred label in this language.
  bool Has(CompetencyId id) const { return texts_[IndexOf(id)].present; }

  // Where the labels are about hardly anything the same (`about` under 0.2) and share no technique, only `about` and
  // `verbs` are worked out: so it is with nearly every pair.
  LabelOverlap Compare(CompetencyId held, CompetencyId asked) const;

 private:
  struct Term {
    std::uint32_t word = 0;
    float weight = 0;
  };
  using Terms = std::vector<Term>;  // ascending by word, each once

  // What labels say, with what is done or without.
  struct Reading {
    Terms preferred;  // words of the preferred label by rarity
    Terms all;        // words of all labels by the part of the labels that have them
    Terms direction;  // the same times rarity, of length 1
  };

  struct Text {
    bool present = false;
    bool is_skill = false;
    bool sorts = false;
    Reading about;
    Reading about_and_done;
    Terms verb;          // of the preferred label by rarity; one or none
    Terms verbs;         // of all labels, of length 1
    Terms mentioned;     // words of the description, numbered as those of labels
    Terms descriptions;  // the same, of length 1
  };

  static double Dot(const Terms& a, const Terms& b);
  static double Covered(const Reading& what, const Reading& by, const Terms& mentioned);

  std::vector<Text> texts_;  // by CompetencyId
  float rare_ = 0;           // rarity from which a shared word says something
};

}  // namespace perron

#endif  // PERRON_MATCHING_LABEL_EVIDENCE_H_
