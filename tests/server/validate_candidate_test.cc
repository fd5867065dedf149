#include "server/validate_candidate.h"

#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "tests/server/error_details.h"

namespace perron {
namespace {

using testing::IsEmpty;
using testing::Key;
using testing::UnorderedElementsAre;

std::map<std::string, std::string> Found(const std::string& text) {
  v1::Candidate candidate;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &candidate)) << text;
  Violations violations;
  Validate(candidate, "candidate", violations);
  return ViolationsOf(violations);
}

TEST(ValidateCandidateTest, EmptyAndFullCandidatesAreFine) {
  EXPECT_THAT(Found(""), IsEmpty());
  EXPECT_THAT(Found(R"pb(
                display_name: "A"
                competencies {
                  competency: "x"
                  evidence { kind: EVIDENCE_KIND_TEST level: 5 assessed_date: "2026-01-01" valid_until: "2030-01-01" }
                }
                competencies { competency: "y" denied: true }
                competencies { competency: "z" level: 3 }
                wishes { text: "iets met dieren" }
                wishes { occupation: "occupations/cook" }
                mobility { postcode: "9711AB" max_distance_km: 500 transports: TRANSPORT_BICYCLE }
                hours { min: 8 max: 32 }
                available_from: "2026-12-01"
                licences: "B"
                languages { language: "nld" level: LANGUAGE_LEVEL_B1 }
                work_forms: WORK_FORM_LEERBAAN
                eligible_work_forms: WORK_FORM_BANENAFSPRAAK
                sectors: "zorg"
                programmes: "p"
                ladder_events { rung: 2 date: "2026-01-01" }
                ladder_events { rung: 6 date: "2026-01-01" }
                last_proposed_date: "2026-10-01"
              )pb"),
              IsEmpty());
}

TEST(ValidateCandidateTest, EveryViolationIsNamedAtOnceWithItsPath) {
  const auto found = Found(R"pb(
    competencies {
      competency: "x"
      evidence { level: 1 }
      evidence { kind: 77 level: 9 assessed_date: "x" }
    }
    competencies { level: 6 }
    competencies {
      competency: "y"
      denied: true
      evidence { level: 1 }
    }
    wishes {}
    interests { social: 9 }
    mobility { postcode: "x" max_distance_km: 501 transports: TRANSPORT_UNSPECIFIED }
    hours { max: 90 }
    available_from: "x"
    licences: "Z"
    languages { language: "Dutch" }
    work_forms: WORK_FORM_UNSPECIFIED
    sectors: ""
    ladder_events { rung: 7 date: "2026-01-02" }
    ladder_events { rung: 1 date: "2026-01-01" }
    ladder_events { rung: 1 }
    last_proposed_date: "2026-02-30"
  )pb");
  for (const char* field : {"candidate.competencies[0].evidence[1].kind",
                            "candidate.competencies[0].evidence[1].level",
                            "candidate.competencies[0].evidence[1].assessed_date",
                            "candidate.competencies[1].competency",
                            "candidate.competencies[1].level",
                            "candidate.competencies[2].evidence",
                            "candidate.wishes[0]",
                            "candidate.interests.social",
                            "candidate.mobility.postcode",
                            "candidate.mobility.max_distance_km",
                            "candidate.mobility.transports[0]",
                            "candidate.hours.max",
                            "candidate.available_from",
                            "candidate.licences[0]",
                            "candidate.languages[0].language",
                            "candidate.work_forms[0]",
                            "candidate.sectors[0]",
                            "candidate.ladder_events[0].rung",
                            "candidate.ladder_events[1].date",
                            "candidate.ladder_events[2].date",
                            "candidate.last_proposed_date"}) {
    EXPECT_EQ(found.count(field), 1u) << field;
  }
}

TEST(ValidateCandidateTest, ListsHaveTheirLimits) {
  v1::Candidate candidate;
  for (int i = 0; i < 501; ++i) candidate.add_competencies()->set_competency("x");
  for (int i = 0; i < 21; ++i) candidate.add_wishes()->set_text("x");
  Violations violations;
  Validate(candidate, "c", violations);
  EXPECT_THAT(ViolationsOf(violations), UnorderedElementsAre(Key("c.competencies"), Key("c.wishes")));
}

}  // namespace
}  // namespace perron
