#include "clients/cli/resource_views.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace perron {
namespace {

using testing::HasSubstr;
using testing::Not;

class ResourceViewsTest : public testing::Test {
 protected:
  template <typename Resource>
  std::string Printed(const Resource& resource) {
    PrintResource(session_, resource);
    return out_.str();
  }

  std::istringstream in_;
  std::ostringstream out_;
  Session session_{GlobalOptions(), in_, out_, out_};
};

TEST_F(ResourceViewsTest, CandidateWithEvidenceAndDenial) {
  v1::Candidate candidate;
  candidate.set_name("candidates/c-1");
  candidate.add_wishes()->set_text("iets met dieren");
  candidate.add_licences("B");
  candidate.mutable_mobility()->add_transports(v1::TRANSPORT_BICYCLE);
  v1::LanguageSkill* dutch = candidate.add_languages();
  dutch->set_language("nld");
  dutch->set_level(v1::LANGUAGE_LEVEL_B1);
  v1::HeldCompetency* cook = candidate.add_competencies();
  cook->set_label("koken");
  v1::Evidence* evidence = cook->add_evidence();
  evidence->set_kind(v1::EVIDENCE_KIND_PRAKTIJKVERKLARING);
  evidence->set_level(3);
  evidence->set_assessed_date("2025-03-01");
  v1::HeldCompetency* swim = candidate.add_competencies();
  swim->set_label("zwemmen");
  swim->set_denied(true);
  const std::string printed = Printed(candidate);
  for (const char* part :
       {"iets met dieren", "fiets", "nld B1", "koken", "praktijkverklaring", "2025-03-01", "zwemmen", "heb ik niet"}) {
    EXPECT_THAT(printed, HasSubstr(part));
  }
  EXPECT_THAT(printed, Not(HasSubstr("trede"))) << "what is not known is left out";
}

TEST_F(ResourceViewsTest, VacancyWithRequirementsAndTasks) {
  v1::Vacancy vacancy;
  vacancy.set_name("vacancies/v-1");
  vacancy.set_description("Werken in de keuken.");
  v1::Requirement* requirement = vacancy.add_requirements();
  requirement->set_competency("http://data/skill/koken");
  requirement->set_importance(v1::IMPORTANCE_SOMEWHAT);
  v1::Task* task = vacancy.add_tasks();
  task->set_title("afwassen");
  task->set_share_of_time(0.4);
  const std::string printed = Printed(vacancy);
  for (const char* part : {"Werken in de keuken.", "http://data/skill/koken", "handig", "afwassen", "40 %"}) {
    EXPECT_THAT(printed, HasSubstr(part));
  }
}

TEST_F(ResourceViewsTest, TrainingWithPriceAndCertificate) {
  v1::Training training;
  training.set_name("trainings/t-1");
  training.set_price_cents(12505);
  training.set_certificate(v1::EVIDENCE_KIND_MBO_CERTIFICAAT);
  training.add_teaches()->set_label("lassen");
  training.add_builds_on()->set_label("meten");
  const std::string printed = Printed(training);
  for (const char* part : {"125,05", "mbo-certificaat", "lassen", "meten"}) EXPECT_THAT(printed, HasSubstr(part));
}

TEST_F(ResourceViewsTest, HoursShowOpenEnds) {
  v1::HoursRange hours;
  EXPECT_EQ(HoursText(hours), "");
  hours.set_min(24);
  EXPECT_EQ(HoursText(hours), "24-");
  hours.set_max(32);
  EXPECT_EQ(HoursText(hours), "24-32");
  hours.set_max(24);
  EXPECT_EQ(HoursText(hours), "24");
}

}  // namespace
}  // namespace perron
