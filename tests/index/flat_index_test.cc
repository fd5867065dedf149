#include "index/flat_index.h"

#include <memory>

#include "tests/contract/match_index_contract.h"

namespace perron {
namespace {

struct FlatIndexes {
  static std::unique_ptr<PeopleIndex> Of(const People& people, std::shared_ptr<const CompetencySpace> space,
                                         const ScoringModel& model) {
    return std::make_unique<FlatPeopleIndex>(ListOf(people), std::move(space), model);
  }
  static std::unique_ptr<WorkIndex> Of(const Works& works, std::shared_ptr<const CompetencySpace> space,
                                       const ScoringModel& model) {
    return std::make_unique<FlatWorkIndex>(ListOf(works), std::move(space), model);
  }

 private:
  template <typename Document>
  static DocumentList<Document> ListOf(const std::vector<std::shared_ptr<const Document>>& documents) {
    DocumentListBuilder<Document> builder;
    for (const auto& document : documents) builder.Put(document);
    return builder.Publish();
  }
};

INSTANTIATE_TYPED_TEST_SUITE_P(FlatIndex, MatchIndexContract, FlatIndexes);

}  // namespace
}  // namespace perron
