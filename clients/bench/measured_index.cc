#include "clients/bench/measured_index.h"

#include <utility>

#include "index/document_list.h"
#include "index/flat_index.h"

namespace perron {
namespace {

std::size_t BytesOf(const PersonDocument& person) {
  std::size_t bytes = sizeof person + person.profile.competencies.capacity() * sizeof(HeldCompetency);
  for (const HeldCompetency& held : person.profile.competencies) {
    bytes += held.evidence.capacity() * sizeof(EvidenceRecord);
  }
  return bytes;
}

// Scores every document.
class MeasuredFlatIndex final : public MeasuredIndex {
 public:
  MeasuredFlatIndex(std::shared_ptr<const CompetencySpace> space, const ScoringModel& model)
      : space_(std::move(space)), model_(model) {}

  void Add(const PersonDocument& person) override {
    bytes_ += BytesOf(person);
    people_.Put(std::make_shared<const PersonDocument>(person));
  }
  void Put(const PersonDocument& person) override { people_.Put(std::make_shared<const PersonDocument>(person)); }
  std::shared_ptr<const PeopleIndex> Publish() override {
    return std::make_shared<const FlatPeopleIndex>(people_.Publish(), space_, model_);
  }
  std::size_t MemoryBytes() const override { return bytes_; }

 private:
  const std::shared_ptr<const CompetencySpace> space_;
  const ScoringModel& model_;
  DocumentListBuilder<PersonDocument> people_;
  std::size_t bytes_ = 0;  // of what was added
};

}  // namespace

std::unique_ptr<MeasuredIndex> MakeMeasuredIndex(std::shared_ptr<const CompetencySpace> space,
                                                 const ScoringModel& model, std::size_t /*threads*/) {
  return std::make_unique<MeasuredFlatIndex>(std::move(space), model);
}

}  // namespace perron
