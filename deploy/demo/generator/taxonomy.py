"""Writes the starter taxonomy in the layout of ESCO's CSV package."""

import csv
import io

from generator import source

SKILL_SCHEME = "http://data.europa.eu/esco/concept-scheme/skills"
OCCUPATION_SCHEME = "http://data.europa.eu/esco/concept-scheme/occupations"
SKILL_TYPE = {"s": "skill/competence", "k": "knowledge"}
REUSE_LEVEL = {"t": "transversal", "c": "cross-sector", "s": "sector-specific", "o": "occupation-specific"}

SKILL_COLUMNS = ("conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,"
                 "modifiedDate,scopeNote,definition,inScheme,description").split(",")
OCCUPATION_COLUMNS = ("conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,"
                      "regulatedProfessionNote,scopeNote,definition,inScheme,description,code").split(",")
GROUP_COLUMNS = ("conceptType,conceptUri,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,"
                 "inScheme,description,code").split(",")
BROADER_COLUMNS = ["conceptType", "conceptUri", "broaderType", "broaderUri"]
OCCUPATION_SKILL_COLUMNS = ["occupationUri", "relationType", "skillType", "skillUri"]
SKILL_SKILL_COLUMNS = ["originalSkillUri", "originalSkillType", "relationType", "relatedSkillType", "relatedSkillUri"]
INTEREST_COLUMNS = ["occupationUri", "realistic", "investigative", "artistic", "social", "enterprising",
                    "conventional"]


def to_csv(columns, rows):
    """CSV text of dictionaries; missing cells are empty."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def by_uri(things):
    return sorted(things, key=lambda thing: thing.uri)


def skill_rows(competencies, language):
    for competency in by_uri(competencies.values()):
        dutch = language == "nl"
        yield {
            "conceptType": "KnowledgeSkillCompetence",
            "conceptUri": competency.uri,
            "skillType": SKILL_TYPE[competency.kind],
            "reuseLevel": REUSE_LEVEL[competency.reach],
            "preferredLabel": competency.dutch if dutch else competency.english,
            "altLabels": "\n".join(competency.dutch_words if dutch else competency.english_words),
            "status": "released",
            "inScheme": SKILL_SCHEME,
        }


def occupation_rows(occupations, language):
    for occupation in by_uri(occupations.values()):
        dutch = language == "nl"
        yield {
            "conceptType": "Occupation",
            "conceptUri": occupation.uri,
            "iscoGroup": occupation.isco,
            "preferredLabel": occupation.dutch if dutch else occupation.english,
            "altLabels": "\n".join(occupation.dutch_words if dutch else occupation.english_words),
            "status": "released",
            "inScheme": OCCUPATION_SCHEME,
            "description": occupation.dutch_text if dutch else occupation.english_text,
        }


def group_rows(groups, language):
    for group in by_uri(groups.values()):
        yield {
            "conceptType": "SkillGroup",
            "conceptUri": group.uri,
            "preferredLabel": group.dutch if language == "nl" else group.english,
            "status": "released",
            "inScheme": SKILL_SCHEME,
            "code": group.code,
        }


def broader_rows(competencies, groups):
    rows = []
    for group in groups.values():
        if group.broader:
            rows.append(("SkillGroup", group.uri, "SkillGroup", groups[group.broader].uri))
    for competency in competencies.values():
        rows.append(("KnowledgeSkillCompetence", competency.uri, "SkillGroup", groups[competency.group].uri))
        if competency.broader:
            broader = competencies[competency.broader]
            rows.append(("KnowledgeSkillCompetence", competency.uri, "KnowledgeSkillCompetence", broader.uri))
    return [dict(zip(BROADER_COLUMNS, row)) for row in sorted(rows, key=lambda row: (row[1], row[3]))]


def occupation_skill_rows(occupations, competencies):
    rows = []
    for occupation in occupations.values():
        for relation, keys in (("essential", occupation.essential), ("optional", occupation.optional)):
            for key in keys:
                competency = competencies[key]
                rows.append((occupation.uri, relation, SKILL_TYPE[competency.kind], competency.uri))
    return [dict(zip(OCCUPATION_SKILL_COLUMNS, row)) for row in sorted(rows)]


def skill_skill_rows(competencies):
    rows = []
    for place, text in source.lines("relations.txt"):
        first, relation, second = source.cells(place, text, 3)
        if first not in competencies or second not in competencies:
            raise source.SourceError(f"{place}: unknown competency in {text}")
        a, b = competencies[first], competencies[second]
        rows.append((a.uri, SKILL_TYPE[a.kind], relation, SKILL_TYPE[b.kind], b.uri))
    return [dict(zip(SKILL_SKILL_COLUMNS, row)) for row in sorted(rows)]


def interest_rows(occupations):
    return [dict(zip(INTEREST_COLUMNS, [occupation.uri] + occupation.interests))
            for occupation in by_uri(occupations.values())]


def make(competencies, occupations, groups):
    """The files of the package: name -> text."""
    files = {
        "broaderRelationsSkillPillar.csv": to_csv(BROADER_COLUMNS, broader_rows(competencies, groups)),
        "occupationSkillRelations.csv": to_csv(OCCUPATION_SKILL_COLUMNS,
                                               occupation_skill_rows(occupations, competencies)),
        "skillSkillRelations.csv": to_csv(SKILL_SKILL_COLUMNS, skill_skill_rows(competencies)),
        "occupationInterests.csv": to_csv(INTEREST_COLUMNS, interest_rows(occupations)),
    }
    for language in ("en", "nl"):
        files[f"skills_{language}.csv"] = to_csv(SKILL_COLUMNS, skill_rows(competencies, language))
        files[f"occupations_{language}.csv"] = to_csv(OCCUPATION_COLUMNS, occupation_rows(occupations, language))
        files[f"skillGroups_{language}.csv"] = to_csv(GROUP_COLUMNS, group_rows(groups, language))
    return {"taxonomy/" + name: text for name, text in files.items()}
