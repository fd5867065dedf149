"""Reads what work looks like, and who offers it."""

import dataclasses

from generator import source

FORMS = {
    "reg": "REGULIER", "ban": "BANENAFSPRAAK", "lks": "LOONKOSTENSUBSIDIE", "bes": "BESCHUT_WERK", "bas": "BASISBAAN",
    "par": "PARTICIPATIEBAAN", "leer": "LEERBAAN", "wep": "WERKERVARINGSPLAATS", "proef": "PROEFPLAATSING",
    "vrij": "VRIJWILLIGERSWERK",
}


@dataclasses.dataclass
class Work:
    """What the work of one occupation looks like."""
    licences: list
    languages: list  # (ISO 639-3, level)
    irregular: bool
    hours: tuple
    titles: list
    tasks: list  # (percent of the time, what, competency keys)
    asks: str = ""
    like: str = ""


@dataclasses.dataclass
class Opening:
    occupation: str
    form: str
    positions: int
    asks_too_much: bool
    says_little: bool


@dataclasses.dataclass
class Employer:
    id: str
    trade_name: str
    postcode: str
    town: str
    area: str
    about: str
    guidance: str
    openings: list


def read_languages(text):
    """"B2,eng:B1" means Dutch B2 and English B1."""
    languages = []
    for part in text.split(","):
        language, _, level = part.rpartition(":")
        languages.append((language or "nld", level))
    return languages


def read_head(place, text):
    key, licences, languages, irregular, hours, titles = source.cells(place, text, 6)
    low, high = hours.split("-")
    return key, Work([one for one in licences.split(",") if one], read_languages(languages), irregular == "1",
                     (int(low), int(high)), source.words(titles), [])


def read_task(place, text, competencies):
    share, what, keys = source.cells(place, text, 3)
    keys = keys.split(",")
    unknown = [key for key in keys if key not in competencies]
    if unknown:
        raise source.SourceError(f"{place}: unknown competencies {unknown}")
    return round(float(share) * 100), what, keys


def read_works(competencies, occupations):
    """What work looks like, by the key of the occupation."""
    works = {}
    work = None
    for place, text in source.lines("work.txt"):
        if text.startswith("@"):
            key, work = read_head(place, text[1:])
            if key not in occupations:
                raise source.SourceError(f"{place}: unknown occupation {key}")
            works[key] = work
        elif text.startswith(" "):
            work.tasks.append(read_task(place, text.strip(), competencies))
        elif text.startswith("?"):
            work.asks = text[1:].strip()
        elif text.startswith("!"):
            work.like = text[1:].strip()
        else:
            raise source.SourceError(f"{place}: wanted @, a blank, ? or ! at the start: {text}")
    return works


def read_opening(place, text, works):
    """"orderpicker=reg*8^": eight people, by an employer who asks too much."""
    too_much, little = "^" in text, "~" in text
    occupation, _, rest = text.strip("^~").partition("=")
    form, _, positions = rest.partition("*")
    if occupation not in works or form not in FORMS:
        raise source.SourceError(f"{place}: unknown occupation or form in {text}")
    return Opening(occupation, form, int(positions or 1), too_much, little)


def read_employers(works):
    """All employers with their openings, in the order written."""
    employers = []
    for place, text in source.lines("employers.txt"):
        if text.startswith(" "):
            employers[-1].openings = [read_opening(place, part, works) for part in text.split()]
        else:
            employers.append(Employer(*source.cells(place, text, 7), []))
    return employers


def read_sentences(name):
    """Sentences by kind."""
    sentences = {}
    for place, text in source.lines(name):
        kind, sentence = source.cells(place, text, 2)
        sentences.setdefault(kind, []).append(sentence)
    return sentences
