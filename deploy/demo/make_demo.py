#!/usr/bin/env python3
"""Makes the demo data out of the hand-written material in source/.

The same material gives the same bytes on every machine. With --check nothing is written; the exit code is 1 when the
files differ from what would be written, or a postcode in them is not in the table that Perron ships.
"""

import argparse
import pathlib
import sys

FOLDER = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(FOLDER), str(FOLDER.parent)]
sys.dont_write_bytecode = True

import check_postcodes  # noqa: E402
from generator import candidates, checks, people, source, taxonomy, trainings, vacancies, work  # noqa: E402


def make_all():
    """Every file of the demo data: path below this folder -> text."""
    groups = source.read_groups()
    competencies = source.read_competencies()
    occupations = source.read_occupations(competencies)
    checks.check_taxonomy(competencies, occupations, groups)
    files = taxonomy.make(competencies, occupations, groups)
    files["trainings.jsonl"] = trainings.to_lines(trainings.make(competencies))
    works = work.read_works(competencies, occupations)
    employers = work.read_employers(works)
    offered = vacancies.make(competencies, occupations, works, employers, work.read_sentences("texts.txt"))
    checks.check_vacancies(offered, employers)
    files["vacancies.jsonl"] = trainings.to_lines(offered)
    archetypes = people.read_archetypes(competencies, occupations)
    residents = candidates.make(archetypes, competencies, occupations, people.read_origins(), people.read_areas())
    checks.check_candidates(residents, archetypes)
    files["candidates.jsonl"] = trainings.to_lines(residents)
    return files


def differing(files):
    """The paths whose text on disk is not the text given."""
    wrong = []
    for name, text in sorted(files.items()):
        path = FOLDER / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            wrong.append(name)
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing, say whether the files are up to date")
    arguments = parser.parse_args()
    try:
        files = make_all()
    except source.SourceError as error:
        print(f"make_demo: {error}", file=sys.stderr)
        return 2
    wrong = differing(files)
    if arguments.check:
        for name in wrong:
            print(f"make_demo: {name} is not up to date; run deploy/demo/make_demo.py", file=sys.stderr)
        lacking = [] if wrong else list(check_postcodes.errors())
        for error in lacking:
            print(f"make_demo: {error}", file=sys.stderr)
        return 1 if wrong or lacking else 0
    for name in wrong:
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(files[name], encoding="utf-8", newline="\n")
    print(f"make_demo: {len(files)} files, {len(wrong)} written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
