"""Reads the hand-written material. Every error names file and line."""

import dataclasses
import pathlib

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "source"
ESCO_SKILL = "http://data.europa.eu/esco/skill/"
ESCO_OCCUPATION = "http://data.europa.eu/esco/occupation/"
OWN_SKILL = "https://perron.example/demo/skill/"
OWN_OCCUPATION = "https://perron.example/demo/occupation/"


class SourceError(Exception):
    """The hand-written material is wrong; the message says where and what was wanted."""


@dataclasses.dataclass
class Competency:
    key: str
    uri: str
    kind: str  # s or k
    reach: str  # t, c, s or o
    group: str
    english: str
    dutch: str
    dutch_words: list
    english_words: list
    broader: str


@dataclasses.dataclass
class Occupation:
    key: str
    uri: str
    isco: str
    sector: str
    english: str
    dutch: str
    dutch_words: list
    english_words: list
    interests: list
    essential: list
    optional: list
    dutch_text: str
    english_text: str


@dataclasses.dataclass
class Group:
    code: str
    uri: str
    english: str
    dutch: str
    broader: str


def lines(name):
    """Yields (place, text) of every line that is neither empty nor a comment."""
    with open(FOLDER / name, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            text = line.rstrip("\n")
            if text.strip() and not text.startswith("#"):
                yield f"{name}:{number}", text


def cells(place, text, count):
    """Splits a line at "|" and demands `count` cells."""
    found = [cell.strip() for cell in text.split("|")]
    if len(found) != count:
        raise SourceError(f"{place}: {len(found)} cells, {count} wanted: {text}")
    return found


def words(text):
    """Splits at ";", leaving out what is empty."""
    return [word.strip() for word in text.split(";") if word.strip()]


def slug(key):
    return key.replace("_", "-")


def read_groups():
    groups = {}
    for place, text in lines("groups.txt"):
        group = Group(*cells(place, text, 5))
        groups[group.code] = group
    return groups


def read_english_words():
    return {key: words(text) for key, text in (cells(place, line, 2) for place, line in lines("english.txt"))}


def read_competencies():
    """All competencies by key."""
    english_words = read_english_words()
    competencies = {}
    group = ""
    for place, text in lines("competencies.txt"):
        if text.startswith("@"):
            group = text[1:].strip()
            continue
        key, kind, esco, english, dutch, others, broader = cells(place, text, 7)
        if key in competencies:
            raise SourceError(f"{place}: key {key} is used twice")
        if kind[0] not in "sk" or kind[1] not in "tcso":
            raise SourceError(f"{place}: kind {kind}, wanted s or k and then t, c, s or o")
        uri = OWN_SKILL + slug(key) if esco == "-" else ESCO_SKILL + esco
        competencies[key] = Competency(key, uri, kind[0], kind[1], group, english, dutch, words(others),
                                       english_words.get(key, []), broader)
    return competencies


def read_occupations(competencies):
    """All occupations by key."""
    english_words = read_english_words()
    occupations = {}
    sector = ""
    occupation = None
    for place, text in lines("occupations.txt"):
        if text.startswith("@"):
            sector = text[1:].strip()
        elif text.startswith(" "):
            add_detail(place, occupation, text.strip(), competencies)
        else:
            key, esco, isco, english, dutch, others, interests = cells(place, text, 7)
            if key in occupations:
                raise SourceError(f"{place}: key {key} is used twice")
            uri = OWN_OCCUPATION + slug(key) if esco == "-" else ESCO_OCCUPATION + esco
            occupation = Occupation(key, uri, isco, sector, english, dutch, words(others),
                                    english_words.get("occupation:" + key, []),
                                    [int(value) for value in interests.split()], [], [], "", "")
            occupations[key] = occupation
    return occupations


def add_detail(place, occupation, text, competencies):
    """Adds one indented line to its occupation."""
    letter, rest = text[0], text[2:]
    if letter == "D":
        occupation.dutch_text, occupation.english_text = cells(place, rest, 2)
        return
    if letter not in "EO":
        raise SourceError(f"{place}: wanted E, O or D, not {letter}")
    keys = words(rest)
    unknown = [key for key in keys if key not in competencies]
    if unknown:
        raise SourceError(f"{place}: unknown competencies {unknown}")
    if letter == "E":
        occupation.essential = keys
    else:
        occupation.optional = keys
