#include "index/exact/code_reasons.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/index/exact/circumstance_worlds.h"

namespace perron {
namespace {

const ScoringModel kModel;

void ExpectSame(const Reason& a, const Reason& b) {
  EXPECT_EQ(a.kind, b.kind);
  EXPECT_EQ(a.factor, b.factor);
  EXPECT_EQ(a.unknown, b.unknown);
  EXPECT_EQ(a.met, b.met);
  EXPECT_EQ(a.value, b.value);
  EXPECT_EQ(a.limit, b.limit);
}

// Every reason of JudgePreference is there, or says nothing; and there is no other.
void ExpectReasonsOf(CodeReasons& reasons, std::size_t row, const Preference& preference, const Criteria& criteria,
                     bool eligible) {
  const auto& sources = reasons.sources();
  EXPECT_TRUE(
      std::is_sorted(sources.begin(), sources.end(), [](const auto& a, const auto& b) { return a.kind < b.kind; }));
  const auto reason_of = [&](const CodeReasons::Source& source) {
    if (source.rows == nullptr) return source.fixed;
    return reasons.Of(source.kind, source.rows->codes[row]);
  };
  bool eligible_by_code = true;
  std::size_t found = 0;
  for (const CodeReasons::Source& source : sources) {
    const Reason reason = reason_of(source);
    if (source.kind == kEligibility) {
      eligible_by_code = reason.met;
      EXPECT_TRUE(source.hard);
      continue;
    }
    EXPECT_EQ(source.hard, (criteria.hard & Criteria::Bit(source.kind)) != 0);
    for (const Reason& expected : preference.reasons) {
      if (expected.kind != source.kind) continue;
      ExpectSame(reason, expected);
      ++found;
    }
  }
  EXPECT_EQ(eligible_by_code, eligible);
  for (const Reason& expected : preference.reasons) {
    const bool there =
        std::any_of(sources.begin(), sources.end(), [&](const auto& s) { return s.kind == expected.kind; });
    EXPECT_TRUE(there || (expected.factor == 1 && expected.met));
    if (there) --found;
  }
  EXPECT_EQ(found, 0U);
}

// What is said of all codes at once.
void ExpectMetByCode(CodeReasons& reasons) {
  for (const CodeReasons::Source& source : reasons.sources()) {
    if (source.rows == nullptr) continue;
    std::vector<std::uint8_t> met(source.rows->counts.size(), 7);
    reasons.MetByCode(source.kind, met);
    for (std::uint32_t code = 0; code < met.size(); ++code) {
      EXPECT_EQ(met[code], reasons.Of(source.kind, code).met ? 1 : 0) << "code " << code;
    }
  }
}

// Limits at a distance to the bit, and a step of the scale below and above.
TEST(CodeReasonsTest, TellOfALimitThatIsTheDistanceItself) {
  Random random(72);
  for (int i = 0; i < 300; ++i) {
    const PeopleWorld people = MakePeople(random, 20, 20);
    const WorkWorld work = MakeWorkRows(random, 20, 20);
    const GeoPoint home{53 + random.Unit(), 6 + random.Unit()};
    const WorkCircumstances job{.place = GeoPoint{53 + random.Unit(), 6 + random.Unit()}};
    for (const double step : {-0.1, 0.0, 0.1}) {
      const PersonCircumstances person{.home = home};
      const auto& other = random.OneOf(work.rows).place;
      const Criteria of_work{.max_km = std::max(0.1, (other ? DistanceKm(home, *other) : 10) + step)};
      WorkCodeReasons work_reasons(work.columns, person, of_work, kModel);
      ExpectMetByCode(work_reasons);
      const auto& start = random.OneOf(people.rows).home;
      const Criteria of_people{.max_km = std::max(0.1, (start ? DistanceKm(*start, *job.place) : 10) + step)};
      StampedTable<double> kilometres;
      PersonCodeReasons people_reasons(people.columns, job, of_people, kModel, kilometres);
      ExpectMetByCode(people_reasons);
    }
    if (HasFailure()) return;
  }
}

TEST(CodeReasonsTest, AreThoseOfThePairInBothDirections) {
  Random random(71);
  for (int i = 0; i < 100; ++i) {
    SCOPED_TRACE(i);
    const PeopleWorld people = MakePeople(random, 50, 40);
    const WorkWorld work = MakeWorkRows(random, 50, 40);
    const PersonCircumstances person = MakePersonCircumstances(random);
    const WorkCircumstances job = MakeWorkCircumstances(random);
    const Criteria criteria = MakeCriteria(random, random.Chance(0.5));
    StampedTable<double> kilometres;
    PersonCodeReasons of_people(people.columns, job, criteria, kModel, kilometres);
    WorkCodeReasons of_work(work.columns, person, criteria, kModel);
    ExpectMetByCode(of_people);
    ExpectMetByCode(of_work);
    for (std::size_t row = 0; row < 50; ++row) {
      ExpectReasonsOf(of_people, row, JudgePreference(people.rows[row], job, criteria, kModel), criteria,
                      IsEligible(people.rows[row].eligible_work_forms, criteria));
      ExpectReasonsOf(of_work, row, JudgePreference(person, work.rows[row], criteria, kModel), criteria,
                      IsEligible(person.eligible_work_forms, criteria));
    }
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace perron
