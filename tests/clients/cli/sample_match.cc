#include "tests/clients/cli/sample_match.h"

#include <string>

namespace perron {
namespace {

v1::RequirementContribution* AddRequirement(v1::Match* match, const std::string& label, v1::RequirementStatus status,
                                            double share, double contribution) {
  v1::RequirementContribution* requirement = match->add_requirements();
  requirement->set_competency("http://data/skill/" + label);
  requirement->set_label(label);
  requirement->set_status(status);
  requirement->set_importance(v1::IMPORTANCE_ESSENTIAL);
  requirement->set_weight_share(share);
  requirement->set_contribution(contribution);
  return requirement;
}

void AddReason(v1::Match* match, double factor, bool unknown, const std::string& text) {
  v1::PreferenceReason* reason = match->mutable_preference()->add_reasons();
  reason->set_factor(factor);
  reason->set_unknown(unknown);
  reason->set_text(text);
}

}  // namespace

v1::Match SampleMatch() {
  v1::Match match;
  match.set_name("vacancies/v-014");
  match.set_title("Medewerker magazijn");
  match.set_rank(1);
  match.set_fit(0.73);
  match.mutable_fit_interval()->set_low(0.61);
  match.mutable_fit_interval()->set_high(0.88);
  match.mutable_coverage()->set_total(0.8);
  match.mutable_coverage()->set_own(0.6);
  match.mutable_coverage()->set_related(0.15);
  match.mutable_coverage()->set_line_of_work(0.05);
  match.set_utilisation(0.67);
  match.mutable_preference()->set_value(0.9);
  AddReason(&match, 0.9, false, "12 km");
  AddReason(&match, 1, false, "uren passen");
  AddReason(&match, 1, true, "begindatum onbekend");
  auto* met = AddRequirement(&match, "heftruck besturen", v1::REQUIREMENT_STATUS_MET, 0.3, 0.3);
  met->set_met_by(met->competency());
  met->set_met_by_label(met->label());
  met->set_level_asked(3);
  met->set_level_held(4);
  met->set_evidence(v1::EVIDENCE_KIND_DIPLOMA);
  auto* related = AddRequirement(&match, "orders picken", v1::REQUIREMENT_STATUS_RELATED, 0.3, 0.15);
  related->set_met_by("http://data/skill/voorraad");
  related->set_met_by_label("voorraad tellen");
  related->set_level_asked(2);
  AddRequirement(&match, "klanten helpen", v1::REQUIREMENT_STATUS_NOT_ASKED, 0.4, 0);
  v1::UtilisedCompetency* used = match.add_competencies();
  used->set_label("voorraad tellen");
  used->set_used_by("http://data/skill/orders");
  used->set_used_by_label("orders picken");
  used->set_transfer(0.5);
  match.add_competencies()->set_label("brood bakken");
  return match;
}

}  // namespace perron
