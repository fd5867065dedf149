#ifndef PERRON_TESTS_CONTRACT_STORE_CONTRACT_H_
#define PERRON_TESTS_CONTRACT_STORE_CONTRACT_H_

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "index/store.h"

namespace perron {

// What every Store promises (index/store.h). An implementation runs it with
//   INSTANTIATE_TYPED_TEST_SUITE_P(Name, StoreContract, Fixture);
// where Fixture is default-constructible and has `Store& store()`, an empty store.
template <typename Fixture>
class StoreContract : public testing::Test {
 protected:
  Store& store() { return fixture_.store(); }

  static RecordKey Key(const std::string& tenant, RecordKind kind, const std::string& id) {
    return {.tenant = tenant, .kind = kind, .id = id};
  }
  static RecordKey Candidate(const std::string& id) { return Key("groningen", RecordKind::kCandidate, id); }
  static Change Put(RecordKey key, std::string payload, std::uint64_t sequence) {
    return {.key = std::move(key), .payload = std::move(payload), .sequence = sequence};
  }
  static Change Delete(RecordKey key, std::uint64_t sequence) {
    return {.key = std::move(key), .payload = std::nullopt, .sequence = sequence};
  }
  std::vector<std::string> Ids(const std::string& tenant, RecordKind kind, const std::string& after = "") {
    std::vector<std::string> ids;
    const absl::Status status = store().Scan(tenant, kind, after, [&ids](const std::string& id, Record) {
      ids.push_back(id);
      return true;
    });
    EXPECT_TRUE(status.ok()) << status;
    return ids;
  }
  // "sequence:id" of the logged changes; an error's code.
  std::vector<std::string> Changed(std::uint64_t since) {
    std::vector<std::string> changed;
    const absl::Status status = store().ChangedSince(since, [&changed](std::uint64_t sequence, const RecordKey& key) {
      changed.push_back(std::to_string(sequence) + ':' + key.id);
      return true;
    });
    if (!status.ok()) return {absl::StatusCodeToString(status.code())};
    return changed;
  }

 private:
  Fixture fixture_;
};

TYPED_TEST_SUITE_P(StoreContract);

TYPED_TEST_P(StoreContract, EmptyStoreHasNothing) {
  EXPECT_EQ(this->store().last_sequence(), 0u);
  const auto record = this->store().Get(this->Candidate("a"));
  ASSERT_TRUE(record.ok()) << record.status();
  EXPECT_FALSE(record->has_value());
  EXPECT_THAT(this->Ids("groningen", RecordKind::kCandidate), testing::IsEmpty());
  EXPECT_THAT(*this->store().Tenants(), testing::IsEmpty());
}

TYPED_TEST_P(StoreContract, ReadsWhatWasWrittenWithItsSequence) {
  const std::string payload("bytes\0with zero", 15);
  ASSERT_TRUE(this->store().Apply({this->Put(this->Candidate("a"), payload, 7)}).ok());
  const auto record = this->store().Get(this->Candidate("a"));
  ASSERT_TRUE(record.ok() && record->has_value());
  EXPECT_EQ((*record)->payload, payload);
  EXPECT_EQ((*record)->sequence, 7u);
  EXPECT_EQ(this->store().last_sequence(), 7u);
}

TYPED_TEST_P(StoreContract, LaterChangeOfTheSameBatchWins) {
  ASSERT_TRUE(this->store()
                  .Apply({this->Put(this->Candidate("a"), "1", 1), this->Put(this->Candidate("a"), "2", 2),
                          this->Put(this->Candidate("b"), "3", 3), this->Delete(this->Candidate("b"), 4)})
                  .ok());
  EXPECT_EQ((**this->store().Get(this->Candidate("a"))).payload, "2");
  EXPECT_FALSE(this->store().Get(this->Candidate("b"))->has_value());
  EXPECT_EQ(this->store().last_sequence(), 4u);
}

TYPED_TEST_P(StoreContract, RefusesSequencesThatDoNotAscendAndWritesNothing) {
  ASSERT_TRUE(this->store().Apply({this->Put(this->Candidate("a"), "1", 5)}).ok());
  EXPECT_FALSE(this->store().Apply({this->Put(this->Candidate("b"), "2", 5)}).ok());
  EXPECT_FALSE(
      this->store().Apply({this->Put(this->Candidate("c"), "2", 8), this->Put(this->Candidate("d"), "3", 8)}).ok());
  EXPECT_THAT(this->Ids("groningen", RecordKind::kCandidate), testing::ElementsAre("a"));
  EXPECT_EQ(this->store().last_sequence(), 5u);
}

TYPED_TEST_P(StoreContract, EmptyBatchChangesNothing) {
  EXPECT_TRUE(this->store().Apply({}).ok());
  EXPECT_EQ(this->store().last_sequence(), 0u);
}

TYPED_TEST_P(StoreContract, ScanKeepsTenantsAndKindsApartAndIsInOrderOfId) {
  ASSERT_TRUE(this->store()
                  .Apply({this->Put(this->Candidate("b"), "", 1), this->Put(this->Candidate("a"), "", 2),
                          this->Put(this->Candidate("a-1"), "", 3), this->Put(this->Candidate("ab"), "", 4),
                          this->Put(this->Key("groningen", RecordKind::kVacancy, "v"), "", 5),
                          this->Put(this->Key("groningen2", RecordKind::kCandidate, "other"), "", 6),
                          this->Put(this->Key("g", RecordKind::kCandidate, "other"), "", 7),
                          this->Put(this->Key("", RecordKind::kTaxonomyPointer, "current"), "", 8)})
                  .ok());
  EXPECT_THAT(this->Ids("groningen", RecordKind::kCandidate), testing::ElementsAre("a", "a-1", "ab", "b"));
  EXPECT_THAT(this->Ids("groningen", RecordKind::kVacancy), testing::ElementsAre("v"));
  EXPECT_THAT(this->Ids("groningen", RecordKind::kTraining), testing::IsEmpty());
  EXPECT_THAT(this->Ids("", RecordKind::kTaxonomyPointer), testing::ElementsAre("current"));
}

TYPED_TEST_P(StoreContract, ScanBeginsAfterAnIdPresentOrNotAndStopsWhenTold) {
  ASSERT_TRUE(this->store()
                  .Apply({this->Put(this->Candidate("a"), "", 1), this->Put(this->Candidate("c"), "", 2),
                          this->Put(this->Candidate("e"), "", 3)})
                  .ok());
  EXPECT_THAT(this->Ids("groningen", RecordKind::kCandidate, "a"), testing::ElementsAre("c", "e"));
  EXPECT_THAT(this->Ids("groningen", RecordKind::kCandidate, "b"), testing::ElementsAre("c", "e"));
  EXPECT_THAT(this->Ids("groningen", RecordKind::kCandidate, "e"), testing::IsEmpty());
  int visits = 0;
  ASSERT_TRUE(
      this->store()
          .Scan("groningen", RecordKind::kCandidate, "", [&visits](const std::string&, Record) { return ++visits < 2; })
          .ok());
  EXPECT_EQ(visits, 2);
}

TYPED_TEST_P(StoreContract, ScanSeesOneMomentWhileTheStoreChanges) {
  ASSERT_TRUE(
      this->store().Apply({this->Put(this->Candidate("a"), "", 1), this->Put(this->Candidate("b"), "", 2)}).ok());
  std::vector<std::string> seen;
  ASSERT_TRUE(this->store()
                  .Scan("groningen", RecordKind::kCandidate, "",
                        [&](const std::string& id, Record) {
                          if (seen.empty()) {
                            EXPECT_TRUE(this->store()
                                            .Apply({this->Delete(this->Candidate("b"), 3),
                                                    this->Put(this->Candidate("c"), "", 4)})
                                            .ok());
                          }
                          seen.push_back(id);
                          return true;
                        })
                  .ok());
  EXPECT_THAT(seen, testing::ElementsAre("a", "b"));
}

TYPED_TEST_P(StoreContract, TenantsAreListedOnceInOrderWithoutTheSystemTenant) {
  ASSERT_TRUE(this->store()
                  .Apply({this->Put(this->Key("b", RecordKind::kCandidate, "1"), "", 1),
                          this->Put(this->Key("b", RecordKind::kVacancy, "1"), "", 2),
                          this->Put(this->Key("a", RecordKind::kTraining, "1"), "", 3),
                          this->Put(this->Key("ab", RecordKind::kTraining, "1"), "", 4),
                          this->Put(this->Key("", RecordKind::kTaxonomyPointer, "current"), "", 5)})
                  .ok());
  EXPECT_THAT(*this->store().Tenants(), testing::ElementsAre("a", "ab", "b"));
}

TYPED_TEST_P(StoreContract, LogTellsInOrderWhatChangedAfterAMoment) {
  EXPECT_THAT(this->Changed(0), testing::IsEmpty());
  ASSERT_TRUE(
      this->store().Apply({this->Put(this->Candidate("b"), "", 1), this->Put(this->Candidate("a"), "", 3)}).ok());
  ASSERT_TRUE(this->store()
                  .Apply({this->Delete(this->Candidate("b"), 255), this->Put(this->Candidate("c"), "", 256),
                          this->Put(this->Candidate("a"), "", 70'000)})
                  .ok());
  EXPECT_THAT(this->Changed(0), testing::ElementsAre("1:b", "3:a", "255:b", "256:c", "70000:a"));
  EXPECT_THAT(this->Changed(1), testing::ElementsAre("3:a", "255:b", "256:c", "70000:a"));
  EXPECT_THAT(this->Changed(2), testing::ElementsAre("3:a", "255:b", "256:c", "70000:a"));
  EXPECT_THAT(this->Changed(255), testing::ElementsAre("256:c", "70000:a"));
  EXPECT_THAT(this->Changed(70'000), testing::IsEmpty());
}

TYPED_TEST_P(StoreContract, LogNamesSearchedRecordsOfAllTenantsAndNoOthers) {
  const std::vector<RecordKey> searched = {this->Candidate("a"), this->Key("b", RecordKind::kVacancy, "v"),
                                           this->Key("c", RecordKind::kTraining, std::string("t\0t", 3))};
  const std::vector<RecordKey> others = {
      this->Key("b", RecordKind::kLedgerCounter, "a"), this->Key("b", RecordKind::kRememberedAnswer, "r"),
      this->Key("", RecordKind::kTaxonomyPointer, "current"), this->Key("", RecordKind::kTaxonomyChunk, "1/1")};
  std::vector<Change> changes;
  for (const auto& keys : {others, searched, others}) {
    for (const RecordKey& key : keys) changes.push_back(this->Put(key, "x", changes.size() + 1));
  }
  ASSERT_TRUE(this->store().Apply(changes).ok());
  std::vector<RecordKey> logged;
  ASSERT_TRUE(this->store()
                  .ChangedSince(0,
                                [&logged](std::uint64_t, const RecordKey& key) {
                                  logged.push_back(key);
                                  return true;
                                })
                  .ok());
  EXPECT_EQ(logged, searched);
  EXPECT_THAT(*this->store().Tenants(), testing::ElementsAre("b", "c", "groningen"));
}

TYPED_TEST_P(StoreContract, RefusedBatchIsNotLogged) {
  ASSERT_TRUE(this->store().Apply({this->Put(this->Candidate("a"), "", 1)}).ok());
  EXPECT_FALSE(
      this->store().Apply({this->Put(this->Candidate("b"), "", 2), this->Put(this->Candidate("c"), "", 2)}).ok());
  EXPECT_THAT(this->Changed(0), testing::ElementsAre("1:a"));
}

TYPED_TEST_P(StoreContract, LogIsVisitedUntilToldToStopAndSeesOneMoment) {
  ASSERT_TRUE(
      this->store().Apply({this->Put(this->Candidate("a"), "", 1), this->Put(this->Candidate("b"), "", 2)}).ok());
  int visits = 0;
  ASSERT_TRUE(this->store().ChangedSince(0, [&visits](std::uint64_t, const RecordKey&) { return ++visits < 1; }).ok());
  EXPECT_EQ(visits, 1);
  ASSERT_TRUE(this->store()
                  .ChangedSince(0,
                                [&](std::uint64_t sequence, const RecordKey&) {
                                  ++visits;
                                  EXPECT_TRUE(
                                      this->store().Apply({this->Put(this->Candidate("c"), "", sequence + 10)}).ok());
                                  EXPECT_TRUE(this->store().ForgetChanges(sequence).ok());
                                  return true;
                                })
                  .ok());
  EXPECT_EQ(visits, 3);
}

TYPED_TEST_P(StoreContract, LogThatDoesNotReachIsOutOfRange) {
  EXPECT_THAT(this->Changed(1), testing::ElementsAre("OUT_OF_RANGE")) << "not made yet";
  for (std::uint64_t i = 1; i <= 5; ++i) {
    ASSERT_TRUE(this->store().Apply({this->Put(this->Candidate(std::to_string(i)), "", i)}).ok());
  }
  EXPECT_THAT(this->Changed(6), testing::ElementsAre("OUT_OF_RANGE"));
  ASSERT_TRUE(this->store().ForgetChanges(3).ok());
  EXPECT_THAT(this->Changed(2), testing::ElementsAre("OUT_OF_RANGE"));
  EXPECT_THAT(this->Changed(3), testing::ElementsAre("4:4", "5:5"));
  EXPECT_THAT(this->Ids("groningen", RecordKind::kCandidate), testing::SizeIs(5)) << "only the log was cut";
}

TYPED_TEST_P(StoreContract, ForgettingLessOrMoreThanThereIs) {
  ASSERT_TRUE(
      this->store().Apply({this->Put(this->Candidate("a"), "", 1), this->Put(this->Candidate("b"), "", 2)}).ok());
  ASSERT_TRUE(this->store().ForgetChanges(1).ok());
  ASSERT_TRUE(this->store().ForgetChanges(0).ok());
  EXPECT_THAT(this->Changed(0), testing::ElementsAre("OUT_OF_RANGE"));
  EXPECT_THAT(this->Changed(1), testing::ElementsAre("2:b"));
  ASSERT_TRUE(this->store().ForgetChanges(99).ok());
  EXPECT_THAT(this->Changed(1), testing::ElementsAre("OUT_OF_RANGE"));
  EXPECT_THAT(this->Changed(2), testing::IsEmpty());
  EXPECT_EQ(this->store().last_sequence(), 2u);
  ASSERT_TRUE(this->store().Apply({this->Put(this->Candidate("c"), "", 3)}).ok()) << "counting goes on";
  EXPECT_THAT(this->Changed(2), testing::ElementsAre("3:c"));
}

REGISTER_TYPED_TEST_SUITE_P(StoreContract, EmptyStoreHasNothing, ReadsWhatWasWrittenWithItsSequence,
                            LaterChangeOfTheSameBatchWins, RefusesSequencesThatDoNotAscendAndWritesNothing,
                            EmptyBatchChangesNothing, ScanKeepsTenantsAndKindsApartAndIsInOrderOfId,
                            ScanBeginsAfterAnIdPresentOrNotAndStopsWhenTold, ScanSeesOneMomentWhileTheStoreChanges,
                            TenantsAreListedOnceInOrderWithoutTheSystemTenant, LogTellsInOrderWhatChangedAfterAMoment,
                            LogNamesSearchedRecordsOfAllTenantsAndNoOthers, RefusedBatchIsNotLogged,
                            LogIsVisitedUntilToldToStopAndSeesOneMoment, LogThatDoesNotReachIsOutOfRange,
                            ForgettingLessOrMoreThanThereIs);

}  // namespace perron

#endif  // PERRON_TESTS_CONTRACT_STORE_CONTRACT_H_
