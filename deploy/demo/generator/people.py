"""Reads the archetypes of people, the names and the areas."""

import dataclasses

from generator import source
from generator.work import FORMS

TRANSPORTS = {"car": "CAR", "moped": "MOPED", "bicycle": "BICYCLE", "public": "PUBLIC_TRANSPORT"}
KINDS = {"self": "SELF_REPORTED", "coach": "COACH_OBSERVED", "emp": "EMPLOYER_CONFIRMED", "test": "TEST",
         "pv": "PRAKTIJKVERKLARING", "mbo": "MBO_CERTIFICAAT", "dip": "DIPLOMA", "inf": "INFERRED"}


@dataclasses.dataclass
class Archetype:
    """A kind of person whom the programme meets."""
    key: str
    count: int
    origins: list
    where: str
    jobs: list = dataclasses.field(default_factory=list)  # (occupation, years, year it ended or 0)
    known: list = dataclasses.field(default_factory=list)  # (competency, level, kind)
    denied: list = dataclasses.field(default_factory=list)
    traits: list = dataclasses.field(default_factory=list)
    wishes: list = dataclasses.field(default_factory=list)  # (occupation or "", words)
    interests: list = dataclasses.field(default_factory=list)
    hours: tuple = (0, 0)
    kilometres: int = 0
    transports: list = dataclasses.field(default_factory=list)
    licences: list = dataclasses.field(default_factory=list)  # (licence, percent)
    forms: list = dataclasses.field(default_factory=list)
    eligible: list = dataclasses.field(default_factory=list)  # (form, percent)
    sectors: list = dataclasses.field(default_factory=list)
    programmes: list = dataclasses.field(default_factory=list)
    ladder: tuple = (0, 0)
    languages: dict = dataclasses.field(default_factory=dict)  # language -> (lowest, highest level)


@dataclasses.dataclass
class Origin:
    languages: list
    first_names: list
    surnames: list


@dataclasses.dataclass
class Area:
    name: str
    group: str
    postcodes: list
    coaches: list


def pair(text, separator="-"):
    first, _, second = text.partition(separator)
    return first, second


def percents(text):
    return [(name, int(percent)) for name, percent in (pair(part, ":") for part in text.split(",") if part)]


def known(place, text, keys):
    found = []
    for part in source.words(text):
        key, level, kind = part.split(":")
        if key not in keys or kind not in KINDS:
            raise source.SourceError(f"{place}: unknown competency or kind in {part}")
        found.append((key, int(level), kind))
    return found


def checked(place, names, allowed):
    """The names, all of which must be allowed."""
    for name in names:
        if name and name not in allowed:
            raise source.SourceError(f"{place}: {name} is unknown")
    return names


def add_profile(place, archetype, text):
    (interests, hours, kilometres, transports, licences, forms, eligible, sectors, programmes,
     ladder) = source.cells(place, text, 10)
    archetype.interests = [int(value) for value in interests.split()]
    archetype.hours = tuple(int(value) for value in pair(hours))
    archetype.kilometres = int(kilometres)
    archetype.transports = [TRANSPORTS[name] for name in checked(place, transports.split(","), TRANSPORTS)]
    archetype.licences = percents(licences)
    archetype.forms = checked(place, [form for form in forms.split(",") if form], set(FORMS.values()))
    archetype.eligible = percents(eligible)
    checked(place, [form for form, _ in archetype.eligible], set(FORMS.values()))
    archetype.sectors = source.words(sectors)
    archetype.programmes = source.words(programmes)
    archetype.ladder = tuple(int(rung) for rung in pair(ladder))


def add_detail(place, archetype, letter, text, competencies, occupations):
    if letter == "J":
        jobs = [job.split(":") for job in source.words(text)]
        checked(place, [job[0] for job in jobs], occupations)
        archetype.jobs = [(key, int(years), int(ended)) for key, years, ended in jobs]
    elif letter == "K":
        archetype.known = known(place, text, competencies)
    elif letter == "N":
        archetype.denied = checked(place, source.words(text), competencies)
    elif letter == "T":
        archetype.traits = checked(place, source.words(text), competencies)
    elif letter == "W":
        archetype.wishes = [pair(wish, ">") for wish in source.words(text)]
        checked(place, [occupation for occupation, _ in archetype.wishes], occupations)
    elif letter == "P":
        add_profile(place, archetype, text)
    elif letter == "L":
        for language, levels in (pair(part, ":") for part in source.words(text)):
            archetype.languages[language] = pair(levels)
    else:
        raise source.SourceError(f"{place}: unknown letter {letter}")


def read_archetypes(competencies, occupations):
    archetypes = []
    for place, text in source.lines("people.txt"):
        if text.startswith("@"):
            key, count, origins, where = source.cells(place, text[1:], 4)
            archetypes.append(Archetype(key, int(count), origins.split(","), where))
        else:
            add_detail(place, archetypes[-1], text[1], text[2:].strip(), competencies, occupations)
    return archetypes


def read_origins():
    origins = {}
    for place, text in source.lines("names.txt"):
        key, languages, first_names, surnames = source.cells(place, text, 4)
        origins[key] = Origin(languages.split(","), source.words(first_names), source.words(surnames))
    return origins


def read_areas():
    return [Area(name, group, source.words(postcodes), source.words(coaches))
            for name, group, postcodes, coaches in (source.cells(place, text, 4)
                                                    for place, text in source.lines("areas.txt"))]
