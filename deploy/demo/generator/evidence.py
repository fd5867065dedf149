"""What is known about the competencies of a demo person, and who says so."""

from generator.people import KINDS

# The day on which the demo stands still; nothing is dated later.
LAST_MONTH = (2026, 10)
# Papers that end: years that they are valid.
VALID_YEARS = {"heftruck": 5, "reachtruck": 5, "ept": 5, "k_vca": 10, "bhv": 2, "eerste_hulp": 2, "k_gevaarlijk": 5}
ASSESSORS = {
    "COACH_OBSERVED": ["coach Talentperron", "werkbegeleider", "jobcoach"],
    "EMPLOYER_CONFIRMED": ["leidinggevende", "praktijkopleider"],
    "TEST": ["examenbureau", "assessmentcentrum"],
    "PRAKTIJKVERKLARING": ["Vakschool Martinipoort", "Praktijkhuis Hunzeoever"],
    "MBO_CERTIFICAAT": ["Vakschool Martinipoort"],
    "DIPLOMA": ["Vakschool Martinipoort", "diplomawaardering"],
    "WORK_EXPERIENCE": ["", "arbeidsmarktwaardescan"],
}


def clamp_date(year, month, day):
    """A date in the demo's time."""
    if (year, month) > LAST_MONTH:
        year, month = LAST_MONTH
    if year < 2012:
        year = 2012
    return f"{year:04}-{month:02}-{day:02}"


def any_date(chance, first_year, last_year):
    return clamp_date(chance.integer(first_year, last_year), chance.integer(1, 12), chance.integer(1, 28))


def record(chance, kind, level, date):
    made = {"kind": "EVIDENCE_KIND_" + kind}
    if level:
        made["level"] = level
    if date:
        made["assessedDate"] = date
    assessor = chance.one_of(ASSESSORS.get(kind, [""]))
    if assessor:
        made["assessor"] = assessor
    return made


def level_after(chance, years, central):
    """The level that work of so many years brings; the heart of the work goes furthest."""
    level = 2 if years < 2 else 3 if years < 6 else 4
    if central and years >= 10 and chance.percent(50):
        level = 5
    if not central and level > 2 and chance.percent(35):
        level -= 1
    return level


class Ledger:
    """The competencies of one person: competency key -> records, None for asked and denied."""

    def __init__(self, chance):
        self._chance = chance
        self._held = {}

    def __len__(self):
        return len(self._held)

    def keys(self):
        return set(self._held)

    def add_job(self, occupation, years, ended):
        """What somebody keeps of a job."""
        chance = self._chance
        date = any_date(chance, 2026, 2026) if ended == 0 else any_date(chance, ended, ended)
        for position, key in enumerate(occupation.essential):
            central = position < 3
            if central or chance.percent(70):
                self._add_experience(key, level_after(chance, years, central), date)
        for key in occupation.optional:
            if chance.percent(25):
                self._add_experience(key, level_after(chance, years / 2, False), date)

    def _add_experience(self, key, level, date):
        chance = self._chance
        if key in self._held:
            return
        draw = chance.integer(1, 100)
        if draw <= 58:
            records = [record(chance, "WORK_EXPERIENCE", level, date)]
        elif draw <= 70:
            records = [record(chance, "EMPLOYER_CONFIRMED", level, date)]
        elif draw <= 80:
            records = [record(chance, "SELF_REPORTED", level, any_date(chance, 2025, 2026)),
                       record(chance, "WORK_EXPERIENCE", max(1, level - 1), date)]
        elif draw <= 93:
            records = [record(chance, "SELF_REPORTED", level if chance.percent(50) else 0,
                              any_date(chance, 2025, 2026) if chance.percent(70) else "")]
        else:
            records = [record(chance, "INFERRED", 0, any_date(chance, 2026, 2026))]
        self._held[key] = records

    def add_known(self, key, level, kind):
        """What is known besides work. It joins what the work already showed."""
        chance = self._chance
        name = KINDS[kind]
        if kind == "self":
            made = record(chance, name, level, any_date(chance, 2025, 2026) if chance.percent(60) else "")
        else:
            made = record(chance, name, level, any_date(chance, 2014 if kind == "dip" else 2021, 2026))
        if kind == "test" and key in VALID_YEARS:
            date = made["assessedDate"]
            made["validUntil"] = f"{int(date[:4]) + VALID_YEARS[key]:04}{date[4:]}"
        self._held.setdefault(key, []).append(made)

    def deny(self, key):
        if key not in self._held:
            self._held[key] = None

    def to_competencies(self, competencies):
        made = []
        for key in sorted(self._held, key=lambda held: competencies[held].uri):
            records = self._held[key]
            if records is None:
                made.append({"competency": competencies[key].uri, "denied": True})
            else:
                made.append({"competency": competencies[key].uri, "evidence": records})
        return made
