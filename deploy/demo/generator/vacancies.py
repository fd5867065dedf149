"""Writes the vacancies: what an employer offers, in structure and in words."""

from generator import source
from generator.chance import Chance
from generator.work import FORMS

LEVELS = ["A1", "A2", "B1", "B2", "C1", "C2"]
# Forms in which one learns: less is asked, and at a lower level.
LEARNING = {"leer", "wep", "proef", "par", "vrij", "bes", "bas", "ban"}
# Forms with few hours a week.
SHORT = {"par": (8, 20), "vrij": (4, 12), "bes": (16, 32), "wep": (12, 24), "ban": (16, 32)}
PROGRAMMES = {"bas": "basisbanen", "bes": "beschut-werk", "par": "participatiebanen", "leer": "leren-en-werken",
              "vrij": "meedoen", "ban": "banenafspraak"}
# What employers ask out of habit.
HABITS = ["excel", "vreemde_talen", "presenteren", "plannen", "k_kwaliteit"]


def requirements(chance, opening, occupation, competencies):
    """What is asked: the heart of the occupation, and some of the rest."""
    learning = opening.form in LEARNING
    essential = occupation.essential
    # The first three are what the occupation is named for; no employer leaves those out.
    wanted = max(4, len(essential) * (60 if learning else 90) // 100)
    kept = essential[:3] + chance.some_of(essential[3:], wanted - 3)
    core = set(essential[:max(3, len(essential) * (30 if learning else 60) // 100)])
    made = []
    for position, key in enumerate(kept):
        importance = "ESSENTIAL" if key in core else "IMPORTANT"
        made.append((key, importance, required_level(chance, learning, position)))
    for key in chance.some_of(occupation.optional, chance.integer(1, 2) if learning else chance.integer(2, 3)):
        made.append((key, "SOMEWHAT", 1 if learning else 2))
    if opening.asks_too_much:
        asked = {key for key, _, _ in made}
        made = [(key, "ESSENTIAL", 4) for key, _, _ in made]
        made += [(key, "ESSENTIAL", 3) for key in HABITS if key not in asked][:3]
    return [{"competency": competencies[key].uri, "importance": "IMPORTANCE_" + importance, "level": level}
            for key, importance, level in made]


def required_level(chance, learning, position):
    if learning:
        return 1 if position > 1 or chance.percent(50) else 2
    if position < 3:
        return 3
    return chance.one_of([2, 2, 3])


def tasks(chance, work, competencies):
    """The tasks of the work, with a share of time that differs somewhat from employer to employer."""
    shares = [share for share, _, _ in work.tasks]
    moved = chance.one_of([0, 0, 5])
    if shares[0] - moved >= 15:
        shares[0] -= moved
        shares[-1] += moved
    return [{"title": what, "shareOfTime": share / 100, "competencies": [competencies[key].uri for key in keys]}
            for share, (_, what, keys) in zip(shares, work.tasks)]


def hours(chance, opening, work):
    low, high = SHORT.get(opening.form, work.hours)
    low, high = max(low, min(work.hours[0], high)), min(high, max(work.hours[1], low))
    first = low + 4 * chance.integer(0, max(0, (high - low) // 8))
    return {"min": first, "max": max(first, high - 4 * chance.integer(0, max(0, (high - first) // 8)))}


def languages(opening, work):
    made = []
    for language, level in work.languages:
        position = LEVELS.index(level)
        if opening.form in LEARNING and position > 0:
            position -= 1
        if opening.asks_too_much and position < 4:
            position += 1
        made.append({"language": language, "level": "LANGUAGE_LEVEL_" + LEVELS[position]})
    return made


def hours_in_words(offered):
    if offered["min"] == offered["max"]:
        return f"{offered['min']} uur per week"
    return f"{offered['min']} tot {offered['max']} uur per week"


def lower_first(text):
    """A title within a sentence; abbreviations stay as they are."""
    return text if text[:2].isupper() else text[0].lower() + text[1:]


def labels_in_words(keys, competencies):
    labels = [competencies[key].dutch for key in keys]
    return labels[0] if len(labels) == 1 else ", ".join(labels[:-1]) + " en " + labels[-1]


def description(chance, employer, opening, occupation, made, work, sentences, competencies):
    """The text of the employer."""
    values = {"town": employer.town, "title": lower_first(made["title"]), "employer": employer.trade_name,
              "about": employer.about, "hours": hours_in_words(made["hours"])}
    if opening.says_little:
        return f"{made['title']} gezocht in {employer.town}, per direct. Meer horen? Kom langs."

    def say(kind):
        return chance.one_of(sentences[kind]).format(**values)

    parts = [say("open"), say("do")]
    parts += [f"- {task['title']} ({round(task['shareOfTime'] * 100)}% van je tijd)" for task in made["tasks"]]
    values["labels"] = labels_in_words(chance.some_of(occupation.optional, 2), competencies)
    parts.append(f"{work.asks} {say('also')}")
    if opening.asks_too_much:
        parts.append("We zoeken iemand die meteen zelfstandig aan de slag kan, ruime ervaring heeft en flexibel, "
                     "representatief en stressbestendig is.")
    parts.append(f"{work.like} {say(opening.form)}")
    if employer.guidance and opening.form != "reg":
        parts.append(f"Begeleiding: {lower_first(employer.guidance)}")
    parts.append(say("end"))
    return "\n".join(parts)


def dates(chance, made):
    if not chance.percent(20):
        month = chance.one_of(["2026-12", "2027-01", "2027-02", "2027-03", "2027-04", "2027-05", "2027-06"])
        made["startDate"] = f"{month}-{chance.one_of(['01', '01', '15'])}"
    # Few close, and late: the demo must stay alive for years.
    if chance.percent(8):
        made["closingDate"] = chance.one_of(["2027-09-30", "2027-12-31", "2028-06-30"])


def vacancy(employer, opening, name, occupation, work, sentences, competencies):
    chance = Chance("vacancy", name)
    made = {
        "name": name,
        "title": chance.one_of(work.titles),
        "employer": {"id": employer.id, "tradeName": employer.trade_name},
        "occupation": occupation.uri,
        "tasks": tasks(chance, work, competencies),
        "hours": hours(chance, opening, work),
        "place": {"postcode": employer.postcode, "town": employer.town},
        "workForm": "WORK_FORM_" + FORMS[opening.form],
        "sector": occupation.sector,
        "area": employer.area,
        "positions": opening.positions,
        "languages": languages(opening, work),
        "irregularHours": work.irregular,
    }
    dates(chance, made)
    licences = list(work.licences)
    if opening.asks_too_much and "B" not in licences:
        licences.append("B")
    if licences:
        made["licences"] = sorted(licences)
    if not opening.says_little:
        made["requirements"] = requirements(chance, opening, occupation, competencies)
    else:
        del made["tasks"]
    if employer.guidance and opening.form != "reg":
        made["guidance"] = employer.guidance
    if opening.form in PROGRAMMES:
        made["programmes"] = [PROGRAMMES[opening.form]]
    made["description"] = description(chance, employer, opening, occupation, made, work, sentences, competencies)
    return made


def make(competencies, occupations, works, employers, sentences):
    """All vacancies, employer by employer."""
    made = []
    names = {}
    for employer in employers:
        for opening in employer.openings:
            name = f"vacancies/{employer.id}-{source.slug(opening.occupation)}"
            names[name] = names.get(name, 0) + 1
            if names[name] > 1:
                name += f"-{names[name]}"
            made.append(vacancy(employer, opening, name, occupations[opening.occupation], works[opening.occupation],
                                sentences, competencies))
    return made
