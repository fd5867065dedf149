#ifndef PERRON_MATCHING_LEARNING_MODEL_H_
#define PERRON_MATCHING_LEARNING_MODEL_H_

#include <cstddef>

namespace perron {

// The constants with which the competency space is learned (docs/scoring.md, "What is learned"). The defaults are what
// the product uses; the ablation of `perron bench quality` changes one at a time. Change `name` with any default.
struct LearningModel {
  const char* name = "ppmi-svd-1";  // CompetencySpace::model

  // Weight of each kind of context (matching/context_rows.h); 0 leaves it out.
  double occupations = 0.5;      // the occupations that ask the competency
  double hierarchy = 3.0;        // what lies above it (and itself, above others)
  double isco4 = 3.0;            // how often each ISCO group of four digits asks it
  double isco3 = 4.5;            // the same, three digits
  double isco2 = 3.0;            // the same, two digits
  double letters = 1.2;          // 4- and 5-grams of labels, in languages that write compounds as one word
  double label_words = 0.6;      // beginnings of words in English labels
  double described_words = 0.4;  // beginnings of words in English descriptions

  // Of a competency vector. Not more directions are learned than one for every `competencies_per_direction`, but always
  // `least_directions`: leaving out the small ones is what makes two competencies near that never met.
  std::size_t dimensions = 128;
  std::size_t competencies_per_direction = 8;
  std::size_t least_directions = 8;
  double singular_power = 1.5;  // vectors are U * sigma^power: above 1 broad directions count more than particular ones

  double no_transfer = 0.25;      // cosine up to which two competencies have nothing to do with each other
  double line_of_work = 0.8;      // factor of what is learned only, without evidence that the two are related
  std::size_t max_learned = 128;  // learned edges from one competency; those of the hierarchy are never cut
  // Asked by so many occupations, or by this share of all if that is fewer, a competency brings along half of what was
  // learned.
  double general_occupations = 50;
  double general_share = 0.1;
  double few_occupations = 40;  // a taxonomy of so many occupations teaches half
};

}  // namespace perron

#endif  // PERRON_MATCHING_LEARNING_MODEL_H_
