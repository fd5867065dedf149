"""Refuses demo data that would not import or would not be believed."""

from generator.source import SourceError

SECTORS = ("zorg", "logistiek", "horeca", "schoonmaak", "groen", "bouw-techniek", "productie", "retail",
           "administratie", "klantcontact", "beveiliging", "ict", "onderwijs")


def demand(condition, message):
    if not condition:
        raise SourceError(message)


def check_unique(things, field):
    seen = {}
    for thing in things:
        value = getattr(thing, field).lower()
        demand(value not in seen, f"{thing.key}: {field} \"{value}\" is also that of {seen.get(value)}")
        seen[value] = thing.key


def check_words(things):
    """No word may lead to two concepts of one kind in one language."""
    for language in ("dutch", "english"):
        seen = {getattr(thing, language).lower(): thing.key for thing in things}
        for thing in things:
            for word in getattr(thing, language + "_words"):
                other = seen.get(word.lower())
                demand(other is None, f"{thing.key}: the word \"{word}\" also belongs to {other}")
                seen[word.lower()] = thing.key


def check_taxonomy(competencies, occupations, groups):
    demand(len(competencies) >= 330, f"{len(competencies)} competencies, at least 330 wanted")
    demand(len(occupations) >= 66, f"{len(occupations)} occupations, at least 66 wanted")
    for things in (competencies.values(), occupations.values()):
        for field in ("uri", "dutch", "english"):
            check_unique(things, field)
            demand(all(getattr(thing, field) for thing in things), f"a concept has no {field}")
        check_words(list(things))
    for competency in competencies.values():
        demand(competency.group in groups, f"{competency.key}: unknown group {competency.group}")
        demand(not competency.broader or competency.broader in competencies,
               f"{competency.key}: unknown broader competency {competency.broader}")
    for occupation in occupations.values():
        check_occupation(occupation)
    demand({occupation.sector for occupation in occupations.values()} == set(SECTORS), "a sector has no occupation")


def check_occupation(occupation):
    key = occupation.key
    demand(occupation.sector in SECTORS, f"{key}: unknown sector {occupation.sector}")
    demand(6 <= len(occupation.essential) <= 14, f"{key}: {len(occupation.essential)} essential, 6-14 wanted")
    demand(3 <= len(occupation.optional) <= 8, f"{key}: {len(occupation.optional)} optional, 3-8 wanted")
    both = occupation.essential + occupation.optional
    demand(len(set(both)) == len(both), f"{key}: a competency is named twice")
    demand(len(occupation.interests) == 6 and all(1 <= value <= 7 for value in occupation.interests),
           f"{key}: six interests of 1-7 wanted")
    demand(occupation.dutch_text and occupation.english_text, f"{key}: a description is missing")


def check_vacancies(vacancies, employers):
    demand(len(vacancies) >= 155, f"{len(vacancies)} vacancies, at least 155 wanted")
    demand(len(employers) >= 40, f"{len(employers)} employers, at least 40 wanted")
    for vacancy in vacancies:
        check_vacancy(vacancy)
    demand({vacancy["sector"] for vacancy in vacancies} == set(SECTORS), "a sector has no vacancy")
    demand(len({vacancy["workForm"] for vacancy in vacancies}) == 10, "a form of work has no vacancy")


def check_vacancy(vacancy):
    name = vacancy["name"]
    if "tasks" in vacancy:
        words = len(vacancy["description"].split())
        demand(60 <= words <= 200, f"{name}: a text of {words} words, 60-200 wanted")
        demand(3 <= len(vacancy["tasks"]) <= 6, f"{name}: {len(vacancy['tasks'])} tasks, 3-6 wanted")
        share = sum(round(task["shareOfTime"] * 100) for task in vacancy["tasks"])
        demand(share <= 100, f"{name}: the tasks take {share} % of the time")
        asked = [requirement["competency"] for requirement in vacancy["requirements"]]
        demand(len(set(asked)) == len(asked), f"{name}: a competency is asked twice")
    demand(0 < vacancy["hours"]["min"] <= vacancy["hours"]["max"] <= 48, f"{name}: hours {vacancy['hours']}")
    demand(len(name) <= len("vacancies/") + 63, f"{name}: the id is too long")


def check_candidates(candidates, archetypes):
    demand(len(candidates) >= 420, f"{len(candidates)} candidates, at least 420 wanted")
    demand(len(archetypes) >= 35, f"{len(archetypes)} archetypes, at least 35 wanted")
    for candidate in candidates:
        name = candidate["name"]
        held = [one["competency"] for one in candidate["competencies"]]
        demand(len(set(held)) == len(held), f"{name}: a competency is held twice")
        demand(3 <= len(held) <= 40, f"{name}: {len(held)} competencies, 3-40 wanted")
        demand(0 < candidate["hours"]["min"] <= candidate["hours"]["max"], f"{name}: hours {candidate['hours']}")
        dates = [event["date"] for event in candidate["ladderEvents"]]
        demand(dates == sorted(dates), f"{name}: the ladder does not go forward in time")
