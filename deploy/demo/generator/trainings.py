"""Writes the trainings."""

import json

from generator import source

CERTIFICATES = {"pv": "PRAKTIJKVERKLARING", "mbo": "MBO_CERTIFICAAT", "dip": "DIPLOMA", "test": "TEST"}
IMPORTANCES = {"e": "ESSENTIAL", "i": "IMPORTANT", "s": "SOMEWHAT"}


def competency_uri(place, key, competencies):
    if key not in competencies:
        raise source.SourceError(f"{place}: unknown competency {key}")
    return competencies[key].uri


def taught(place, text, competencies):
    found = []
    for part in source.words(text):
        key, level = part.split(":")
        found.append({"competency": competency_uri(place, key, competencies), "level": int(level)})
    return found


def required(place, text, competencies):
    found = []
    for part in source.words(text):
        key, level, importance = part.split(":")
        found.append({
            "competency": competency_uri(place, key, competencies),
            "importance": "IMPORTANCE_" + IMPORTANCES[importance],
            "level": int(level),
        })
    return found


def training(place, text, competencies):
    (key, title, provider, sector, study_hours, weeks, euro, paper, postcode, town, hours, dutch, teaches, builds_on,
     description) = source.cells(place, text, 15)
    made = {
        "name": "trainings/" + source.slug(key),
        "title": title,
        "provider": provider,
        "description": description,
        "teaches": taught(place, teaches, competencies),
        "studyHours": int(study_hours),
        "weeks": int(weeks),
        "priceCents": int(euro) * 100,
        "place": {"postcode": postcode, "town": town},
        "sector": sector,
        "hours": {"min": int(hours), "max": int(hours)},
    }
    if builds_on:
        made["buildsOn"] = required(place, builds_on, competencies)
    if paper != "-":
        made["certificate"] = "EVIDENCE_KIND_" + CERTIFICATES[paper]
    if dutch != "-":
        made["languages"] = [{"language": "nld", "level": "LANGUAGE_LEVEL_" + dutch}]
    return made


def make(competencies):
    """All trainings, by name."""
    made = [training(place, text, competencies) for place, text in source.lines("trainings.txt")]
    return sorted(made, key=lambda one: one["name"])


def to_lines(things):
    """JSON lines with the keys in order, without blanks."""
    return "".join(json.dumps(thing, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
                   for thing in things)
