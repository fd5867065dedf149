#include "tests/support/tiny_taxonomy.h"

#include <vector>

namespace perron {
namespace {

constexpr std::string_view kSkillColumns =
    "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,"
    "definition,inScheme,description\n";
constexpr std::string_view kOccupationColumns =
    "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,"
    "regulatedProfessionNote,"
    "scopeNote,definition,inScheme,description,code\n";

struct Skill {
  std::string_view word;
  std::string_view type;
  std::string_view reuse;
  std::string_view english;
  std::string_view dutch;
};

constexpr Skill kSkills[] = {
    {"cook-dishes", "skill/competence", "sector-specific", "cook dishes", "gerechten koken"},
    {"drive-forklift", "skill/competence", "cross-sector", "drive a forklift", "heftruck rijden"},
    {"food-hygiene", "knowledge", "sector-specific", "food hygiene", "voedselhygiëne"},
    {"load-cargo", "skill/competence", "cross-sector", "load cargo", "lading laden"},
    {"pick-orders", "skill/competence", "sector-specific", "pick orders", "orders verzamelen"},
    {"prepare-food", "skill/competence", "sector-specific", "prepare food", "voedsel bereiden"},
    {"prepare-vegetables", "skill/competence", "occupation-specific", "prepare vegetables", "groenten snijden"},
    {"stack-shelves", "skill/competence", "cross-sector", "stack shelves", "vakken vullen"},
    {"work-in-teams", "skill/competence", "transversal", "work in teams", "in teams werken"},
};

struct Job {
  std::string_view word;
  std::string_view isco;
  std::string_view english;
  std::string_view dutch;
  std::vector<std::string_view> essential;
  std::vector<std::string_view> optional;
};

const std::vector<Job>& Jobs() {
  static const auto& jobs = *new std::vector<Job>{
      {"cook", "5120", "cook", "kok", {"cook-dishes", "food-hygiene", "prepare-food"}, {"work-in-teams"}},
      {"forklift-driver", "8344", "forklift driver", "heftruckchauffeur", {"drive-forklift", "load-cargo"}, {}},
      {"kitchen-assistant",
       "9412",
       "kitchen assistant",
       "keukenhulp",
       {"food-hygiene", "prepare-vegetables"},
       {"prepare-food", "work-in-teams"}},
      {"order-picker",
       "9333",
       "order picker",
       "orderverzamelaar",
       {"load-cargo", "pick-orders"},
       {"drive-forklift", "stack-shelves", "work-in-teams"}},
  };
  return jobs;
}

void Append(std::string& text, std::initializer_list<std::string_view> parts) {
  for (const std::string_view part : parts) text += part;
}

std::string Skills(bool dutch) {
  std::string csv(kSkillColumns);
  for (const Skill& skill : kSkills) {
    Append(csv, {"KnowledgeSkillCompetence,", TinyCompetency(skill.word), ",", skill.type, ",", skill.reuse, ",",
                 dutch ? skill.dutch : skill.english, ",,,released,,,,,\n"});
  }
  return csv;
}

std::string Occupations(bool dutch) {
  std::string csv(kOccupationColumns);
  for (const Job& job : Jobs()) {
    Append(csv, {"Occupation,", TinyOccupation(job.word), ",", job.isco, ",", dutch ? job.dutch : job.english,
                 ",,,released,,,,,,,\n"});
  }
  return csv;
}

std::string Relations() {
  std::string csv = "occupationUri,relationType,skillType,skillUri\n";
  const auto add = [&csv](const Job& job, std::string_view type, std::string_view skill) {
    Append(csv, {TinyOccupation(job.word), ",", type, ",,", TinyCompetency(skill), "\n"});
  };
  for (const Job& job : Jobs()) {
    for (const std::string_view skill : job.essential) add(job, "essential", skill);
    for (const std::string_view skill : job.optional) add(job, "optional", skill);
  }
  return csv;
}

}  // namespace

std::map<std::string, std::string> TinyTaxonomyPackage() {
  const std::string broader = "conceptType,conceptUri,broaderType,broaderUri\nKnowledgeSkillCompetence," +
                              TinyCompetency("prepare-vegetables") + ",KnowledgeSkillCompetence," +
                              TinyCompetency("prepare-food") + "\n";
  return {{"broaderRelationsSkillPillar.csv", broader},
          {"occupationSkillRelations.csv", Relations()},
          {"occupations_en.csv", Occupations(false)},
          {"occupations_nl.csv", Occupations(true)},
          {"skills_en.csv", Skills(false)},
          {"skills_nl.csv", Skills(true)}};
}

std::string TinyCompetency(std::string_view word) { return "http://data.europa.eu/esco/skill/" + std::string(word); }

std::string TinyOccupation(std::string_view word) {
  return "http://data.europa.eu/esco/occupation/" + std::string(word);
}

}  // namespace perron
