#ifndef PERRON_TESTS_INDEX_EXACT_SEGMENT_WORLDS_H_
#define PERRON_TESTS_INDEX_EXACT_SEGMENT_WORLDS_H_

#include <gtest/gtest.h>

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "index/exact/segment_builder.h"
#include "tests/support/naive_search.h"
#include "tests/support/worlds.h"

namespace perron {

template <typename Kind>
using Documents = std::vector<std::shared_ptr<const typename Kind::Document>>;

// The segment of the documents; occupations steer its order only. Null when `interrupt` says stop.
template <typename Kind>
std::shared_ptr<const Segment<Kind>> SegmentOf(const Documents<Kind>& documents, const CompetencySpace& space,
                                               const ScoringModel& model, std::size_t threads = 1,
                                               const Taxonomy& occupations = {}, const Interrupt& interrupt = {}) {
  const DominantOccupation order(occupations, space);
  SegmentBuilder<Kind> builder({space, order, model});
  for (const auto& document : documents) builder.Add(*document);
  EXPECT_EQ(builder.size(), documents.size());
  EXPECT_FALSE(builder.full());
  return std::move(builder).Build(threads, interrupt);
}

// Ids that do not ascend with the number.
inline std::string IdOf(std::size_t i) { return "d" + std::to_string(i * 7919 % 1000003); }

// A random person of up to `most` competencies, or of none.
inline PersonDocument MakePersonDocument(Random& random, const World& world, std::size_t most) {
  PersonDocument person;
  person.profile = MakePerson(random, world, random.Below(most + 1));
  person.circumstances = MakePersonCircumstances(random);
  if (random.Chance(0.7)) person.last_proposed = kToday - random.Between(0, 4);
  if (random.Chance(0.2)) person.unresolved = static_cast<std::uint32_t>(random.Below(300));
  return person;
}

// Random work of up to `most` requirements, or of none; some of it past its last day, some of it a training.
inline WorkDocument MakeWorkDocument(Random& random, const World& world, std::size_t most) {
  WorkDocument work;
  work.profile = MakeWork(random, world, random.Below(most + 1));
  work.circumstances = MakeWorkCircumstances(random);
  if (random.Chance(0.3)) work.last_day = kToday + random.Between(-5, 20);
  if (random.Chance(0.2)) {
    const auto taught = static_cast<CompetencyId>(random.Below(world.naive.weights.size()));
    work.teaches = {{taught, static_cast<Level>(random.Between(0, 5))}};
  }
  if (random.Chance(0.2)) work.unresolved = static_cast<std::uint32_t>(random.Below(300));
  return work;
}

// `count` random documents; every tenth is a copy of another under its own id, so that ties occur.
template <typename Kind>
Documents<Kind> MakeDocuments(Random& random, const World& world, std::size_t count, std::size_t most) {
  Documents<Kind> documents;
  for (std::size_t i = 0; i < count; ++i) {
    typename Kind::Document document;
    if (i % 10 == 9) {
      document = *random.OneOf(documents);
    } else if constexpr (Kind::kPeople) {
      document = MakePersonDocument(random, world, most);
    } else {
      document = MakeWorkDocument(random, world, most);
    }
    document.id = IdOf(i);
    documents.push_back(std::make_shared<const typename Kind::Document>(std::move(document)));
  }
  return documents;
}

}  // namespace perron

#endif  // PERRON_TESTS_INDEX_EXACT_SEGMENT_WORLDS_H_
