#include "server/match_answer.h"

#include <algorithm>
#include <utility>

#include "matching/training_gain.h"
#include "server/dates.h"
#include "server/match_words.h"

namespace perron {
namespace {

void WriteInterval(const ScoreInterval& interval, v1::Interval& out) {
  out.set_low(interval.low);
  out.set_high(interval.high);
}

// What is often asked as well is told as that, never as a demand of the work: only what the person brings, and what
// nobody asked yet.
void AddOftenAsked(const v1::RequirementContribution& requirement, SummaryParts& parts) {
  if (requirement.status() == v1::REQUIREMENT_STATUS_MET || requirement.status() == v1::REQUIREMENT_STATUS_PARTLY) {
    parts.often_asked_own.push_back(requirement.label());
  } else if (requirement.status() == v1::REQUIREMENT_STATUS_NOT_ASKED) {
    parts.often_asked_open.push_back(requirement.label());
  }
}

}  // namespace

MatchAnswer::MatchAnswer(const Snapshot& snapshot, const ScoringModel& model, std::string language, Day as_of,
                         RequirementGroups groups)
    : snapshot_(snapshot),
      taxonomy_(*snapshot.taxonomy),
      model_(model),
      language_(std::move(language)),
      as_of_(as_of),
      groups_(groups) {}

v1::Match MatchAnswer::Write(const PersonDocument& person, const AskedWork& work, const Preference& preference,
                             v1::MatchView view) const {
  v1::Match match;
  const std::vector<Service> services = work.services.From(person.profile);
  const Explanation explanation = ExplainPair(person.profile, work.services, services, model_, as_of_);
  WriteScores(explanation, ScoreIntervals(person.profile, work.services, services, model_, as_of_), match);
  match.mutable_preference()->set_value(preference.value);
  for (const Reason& reason : preference.reasons) {
    v1::PreferenceReason& out = *match.mutable_preference()->add_reasons();
    out.set_kind(static_cast<v1::PreferenceReason::Kind>(reason.kind));
    out.set_factor(reason.factor);
    out.set_unknown(reason.unknown);
    out.set_text(ReasonText(reason, language_));
  }
  for (const TaughtCompetency& taught : TrainingGain(person.profile, work.document.teaches, model_, as_of_)) {
    v1::TaughtCompetency& out = *match.add_adds();
    out.set_competency(taxonomy_.taxonomy().competencies[IndexOf(taught.competency)].uri);
    out.set_label(Label(taught.competency));
    out.set_level(taught.level);
  }
  if (view == v1::MATCH_VIEW_FULL) {
    WriteRequirements(explanation, match);
    WriteCompetencies(explanation, match);
  }
  return match;
}

void MatchAnswer::WriteScores(const Explanation& explanation, const PairInterval& interval, v1::Match& match) const {
  if (explanation.score.fit) {
    match.set_fit(*explanation.score.fit);
    WriteInterval(interval.fit, *match.mutable_fit_interval());
  }
  v1::CoverageScore& coverage = *match.mutable_coverage();
  coverage.set_total(explanation.score.coverage);
  coverage.set_own(explanation.own);
  coverage.set_related(explanation.related);
  coverage.set_line_of_work(explanation.line_of_work);
  coverage.set_often_asked(explanation.often_asked);
  match.set_utilisation(explanation.score.utilisation);
  WriteInterval(interval.coverage, *match.mutable_coverage_interval());
}

// What the work itself asks first, and of each group the heaviest share: what matters most is read first.
void MatchAnswer::WriteRequirements(const Explanation& explanation, v1::Match& match) const {
  std::vector<const RequirementExplanation*> ordered;
  for (const RequirementExplanation& requirement : explanation.requirements) ordered.push_back(&requirement);
  std::stable_sort(ordered.begin(), ordered.end(), [](const auto* a, const auto* b) {
    const bool often_asked = a->requirement.often_asked();
    return often_asked != b->requirement.often_asked() ? !often_asked : a->weight_share > b->weight_share;
  });
  for (const RequirementExplanation* explained : ordered) {
    v1::RequirementContribution& out = *match.add_requirements();
    const CompetencyId id = explained->requirement.competency;
    out.set_competency(taxonomy_.taxonomy().competencies[IndexOf(id)].uri);
    out.set_label(Label(id));
    if (explained->requirement.often_asked()) {
      out.set_often_asked(true);
    } else {
      out.set_importance(static_cast<v1::Importance>(explained->requirement.importance));
    }
    out.set_share(static_cast<double>(explained->requirement.share));
    out.set_level_asked(explained->requirement.level);
    out.set_status(static_cast<v1::RequirementStatus>(explained->status));
    if (explained->met_by) {
      out.set_met_by(taxonomy_.taxonomy().competencies[IndexOf(*explained->met_by)].uri);
      out.set_met_by_label(Label(*explained->met_by));
      out.set_relation(static_cast<v1::CompetencyRelation>(explained->relation));
      out.set_transfer(static_cast<double>(explained->transfer));
      out.set_level_held(explained->evidence.level);
      out.set_evidence(static_cast<v1::EvidenceKind>(explained->evidence.kind));
    }
    out.set_have(explained->have);
    out.set_weight_share(explained->weight_share);
    out.set_contribution(explained->contribution);
    out.set_fit_contribution(explained->fit_contribution);
    out.set_asked(explained->asked);
  }
}

void MatchAnswer::WriteCompetencies(const Explanation& explanation, v1::Match& match) const {
  std::vector<const UtilisationExplanation*> ordered;
  for (const UtilisationExplanation& use : explanation.held) ordered.push_back(&use);
  std::stable_sort(ordered.begin(), ordered.end(), [](const auto* a, const auto* b) { return a->weight > b->weight; });
  for (const UtilisationExplanation* use : ordered) {
    v1::UtilisedCompetency& out = *match.add_competencies();
    out.set_competency(taxonomy_.taxonomy().competencies[IndexOf(use->held)].uri);
    out.set_label(Label(use->held));
    if (use->used_by) {
      out.set_used_by(taxonomy_.taxonomy().competencies[IndexOf(*use->used_by)].uri);
      out.set_used_by_label(Label(*use->used_by));
    }
    out.set_transfer(static_cast<double>(use->transfer));
    out.set_contribution(use->contribution);
    out.set_fit_contribution(use->fit_contribution);
    out.set_left_out(use->left_out);
    out.set_often_asked(use->often_asked);
    out.set_use(use->use);
  }
}

std::string MatchAnswer::Summary(const v1::Match& match) const {
  SummaryParts parts;
  for (const v1::RequirementContribution& requirement : match.requirements()) {
    if (requirement.often_asked()) {
      AddOftenAsked(requirement, parts);
      continue;
    }
    switch (requirement.status()) {
      case v1::REQUIREMENT_STATUS_MET:
      case v1::REQUIREMENT_STATUS_PARTLY:
        parts.own.push_back(requirement.label());
        break;
      case v1::REQUIREMENT_STATUS_RELATED:
        parts.related.push_back(requirement.label());
        break;
      case v1::REQUIREMENT_STATUS_LINE_OF_WORK:
        parts.same_work.push_back(requirement.label());
        break;
      case v1::REQUIREMENT_STATUS_MISSING:
        parts.missing.push_back(requirement.label());
        break;
      default:
        parts.not_asked.push_back(requirement.label());
        break;
    }
  }
  return SummaryText(parts, language_);
}

v1::MatchVersions MatchAnswer::Versions() const {
  v1::MatchVersions versions;
  versions.set_taxonomy(taxonomy_.version());
  versions.set_model(taxonomy_.space().model);
  versions.set_index_generation(snapshot_.generation);
  versions.set_config(model_.version);
  versions.set_as_of(FormatDay(as_of_));
  return versions;
}

std::string MatchAnswer::Label(CompetencyId id) const { return std::string(taxonomy_.CompetencyLabel(id, language_)); }

}  // namespace perron
