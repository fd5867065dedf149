"""Writes the candidates: fictional people, varied around archetypes."""

from generator.chance import Chance
from generator.evidence import Ledger, any_date

LEVELS = ["A1", "A2", "B1", "B2", "C1", "C2"]
# Who has not said how much Dutch is spoken at home, and whose archetype does not say either.
USUAL_DUTCH = ("B1", "B2")


def ledger_of(chance, archetype, occupations):
    """Work first, then papers and talk, then traits."""
    ledger = Ledger(chance)
    for position, (key, years, ended) in enumerate(archetype.jobs):
        if position > 0 and chance.percent(25):
            continue
        varied = max(1, years + chance.integer(-years // 3, years // 3))
        ledger.add_job(occupations[key], varied, ended and ended - chance.integer(0, 1))
    for key, level, kind in archetype.known:
        if chance.percent(85):
            ledger.add_known(key, level, kind)
    for key in chance.some_of(archetype.traits, chance.integer(1, 3)):
        ledger.add_known(key, chance.one_of([0, 3, 3, 4]), chance.one_of(["self", "self", "coach"]))
    for key in archetype.denied:
        if chance.percent(70):
            ledger.deny(key)
    return ledger


def wishes(chance, archetype, occupations):
    made = []
    for occupation, words in chance.some_of(archetype.wishes, chance.integer(1, 3)):
        wish = {}
        if occupation:
            wish["occupation"] = occupations[occupation].uri
        if words:
            wish["text"] = words
        made.append(wish)
    return made


def interests(chance, archetype):
    names = ["realistic", "investigative", "artistic", "social", "enterprising", "conventional"]
    return {name: min(7, max(1, value + chance.one_of([-1, 0, 0, 0, 1])))
            for name, value in zip(names, archetype.interests)}


def level_between(chance, lowest, highest):
    return LEVELS[chance.integer(LEVELS.index(lowest), LEVELS.index(highest))]


def languages(chance, archetype, origin):
    made = {language: "C2" for language in origin.languages}
    spoken = {"nld": USUAL_DUTCH} | archetype.languages
    for language, (lowest, highest) in spoken.items():
        if language not in made:
            made[language] = level_between(chance, lowest, highest)
    return [{"language": language, "level": "LANGUAGE_LEVEL_" + level} for language, level in sorted(made.items())]


def hours(chance, archetype):
    low, high = archetype.hours
    first = low + 4 * chance.integer(0, (high - low) // 8)
    return {"min": first, "max": max(first, high - 4 * chance.integer(0, (high - first) // 8))}


def transports(archetype, licences):
    """No car without a licence for it."""
    made = []
    for name in archetype.transports:
        if name == "CAR" and "B" not in licences:
            continue
        if name == "MOPED" and not {"AM", "B"} & set(licences):
            continue
        made.append("TRANSPORT_" + name)
    return made or ["TRANSPORT_PUBLIC_TRANSPORT"]


def ladder(chance, archetype, coach):
    """A step a time, up to where the person is now; not everybody gets as far."""
    first, last = archetype.ladder
    if last > first and chance.percent(30):
        last -= 1
    years = [2023, 2024, 2025, 2026][-(last - first + 1):] or [2026]
    return [{"rung": rung, "date": any_date(chance, year, year), "actor": coach}
            for rung, year in zip(range(first, last + 1), years)]


def forms(chance, archetype, made):
    if archetype.forms and chance.percent(70):
        made["workForms"] = ["WORK_FORM_" + form for form in archetype.forms]
    eligible = ["REGULIER"] + [form for form, percent in archetype.eligible if chance.percent(percent)]
    if archetype.ladder[1] < 6:
        eligible += ["WERKERVARINGSPLAATS", "PROEFPLAATSING"]
    made["eligibleWorkForms"] = ["WORK_FORM_" + form for form in eligible]


def display_name(chance, origin, taken):
    """A name that no other demo person has."""
    while True:
        name = f"{chance.one_of(origin.first_names)} {chance.one_of(origin.surnames)}"
        if name not in taken:
            taken.add(name)
            return name


def licences_of(chance, archetype):
    """Heavier licences only on top of lighter ones."""
    made = [licence for licence, percent in archetype.licences if chance.percent(percent)]
    if "B" not in made:
        made = [licence for licence in made if licence in ("AM", "T")]
    if "C" not in made and "CE" in made:
        made.remove("CE")
    return sorted(made)


def candidate(number, archetype, nth, sources, taken):
    competencies, occupations, origins, areas = sources
    chance = Chance("candidate", archetype.key, nth)
    origin = origins[chance.one_of(archetype.origins)]
    area = chance.one_of([area for area in areas if archetype.where in ("both", area.group)])
    coach = chance.one_of(area.coaches)
    licences = licences_of(chance, archetype)
    made = {
        "name": f"candidates/demo-{number:04}",
        "displayName": display_name(chance, origin, taken),
        "competencies": ledger_of(chance, archetype, occupations).to_competencies(competencies),
        "wishes": wishes(chance, archetype, occupations),
        "mobility": {
            "postcode": chance.one_of(area.postcodes),
            "maxDistanceKm": archetype.kilometres + chance.one_of([0, 0, 5]),
            "transports": transports(archetype, licences),
        },
        "hours": hours(chance, archetype),
        "irregularHours": chance.percent(40),
        "languages": languages(chance, archetype, origin),
        "area": area.name,
        "coach": coach,
        "programmes": archetype.programmes,
        "ladderEvents": ladder(chance, archetype, coach),
    }
    if chance.percent(85):
        made["interests"] = interests(chance, archetype)
    if chance.percent(80):
        made["availableFrom"] = f"{chance.one_of(['2026-11', '2026-12', '2027-01', '2027-02', '2027-04'])}-01"
    if licences:
        made["licences"] = licences
    if archetype.sectors and chance.percent(75):
        made["sectors"] = archetype.sectors
    forms(chance, archetype, made)
    if chance.percent(45):
        made["lastProposedDate"] = any_date(chance, 2026, 2026)
    return made


def make(archetypes, competencies, occupations, origins, areas):
    """All candidates, one of each archetype in turn."""
    sources = (competencies, occupations, origins, areas)
    taken = set()
    made = []
    for nth in range(max(archetype.count for archetype in archetypes)):
        for archetype in archetypes:
            if nth < archetype.count:
                made.append(candidate(len(made) + 1, archetype, nth, sources, taken))
    return made
