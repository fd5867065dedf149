#!/usr/bin/env python3
"""Writes the tables of docs/examples.md: which work comes near for somebody who learned an occupation, and why.

Asks a running server that holds the taxonomy, through the command line. The person is an inline profile, not stored: every
essential competency of the occupation, level 3, by work experience.

    deploy/occupation_examples.py --perron build/release/bin/perron --taxonomy ESCO/ kok schoonmaker > examples.txt
"""

import argparse
import csv
import gzip
import json
import pathlib
import subprocess
import sys
import tempfile


def essentials(folder):
    """Occupation URI -> its essential competency URIs, from the package itself."""
    found = sorted(folder.glob("occupationSkillRelations*.csv*"))
    if not found:
        sys.exit(f"{folder}: no occupationSkillRelations file, want the folder of a taxonomy package")
    opener = gzip.open if found[0].suffix == ".gz" else open
    relations = {}
    with opener(found[0], "rt", encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["relationType"] == "essential":
                relations.setdefault(row["occupationUri"], []).append(row["skillUri"])
    return relations


def ask(perron, *arguments):
    result = subprocess.run([*perron, "--json", *arguments], capture_output=True, text=True, check=False)
    if result.returncode != 0:
        sys.exit(result.stderr.strip() or f"perron {' '.join(arguments)} failed")
    return json.loads(result.stdout)


def percent(value):
    return f"{round(100 * value)} %"


def labels(match, statuses, most):
    chosen = [row for row in match["requirements"] if row["status"].removeprefix("REQUIREMENT_STATUS_") in statuses]
    texts = []
    for row in chosen[:most]:
        by = row.get("metByLabel", "")
        texts.append(row["label"] + (f" (door {by})" if by and by != row["label"] else ""))
    return "; ".join(texts) or "-"


def example(perron, relations, title):
    hits = ask(perron, "search", "occupations", title)["hits"]
    if not hits:
        sys.exit(f"{title}: no such occupation in the taxonomy")
    occupation = hits[0]["occupation"]
    profile = {
        "competencies": [
            {"competency": uri, "evidence": [{"kind": "EVIDENCE_KIND_WORK_EXPERIENCE", "level": 3}]}
            for uri in relations.get(occupation["uri"], [])
        ]
    }
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(profile, file)
        file.flush()
        answer = ask(perron, "match", "candidate", "--profile", file.name, "--for", "occupations", "--top", "6",
                     "--order", "fit", "--full")
    found = f" (gevonden als *{occupation['label']}*)" if occupation["label"] != title else ""
    print(f"### {title}{found}\n")
    print("| beroep | passendheid | zelf | verwant | zelfde soort werk | brengt mee | komt in de buurt | nog te vragen |")
    print("|---|---|---|---|---|---|---|---|")
    for match in answer["matches"]:
        coverage = match.get("coverage", {})
        print(
            f"| {match['title']} | {percent(match.get('fit', 0))} | {percent(coverage.get('own', 0))} "
            f"| {percent(coverage.get('related', 0))} | {percent(coverage.get('lineOfWork', 0))} "
            f"| {labels(match, ('MET', 'PARTLY'), 3)} | {labels(match, ('RELATED', 'LINE_OF_WORK'), 2)} "
            f"| {labels(match, ('NOT_ASKED', 'MISSING'), 2)} |"
        )
    print()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--perron", default="build/release/bin/perron", help="the command line (default %(default)s)")
    parser.add_argument("--server", default="127.0.0.1:7443", help="where the server listens (default %(default)s)")
    parser.add_argument("--taxonomy", required=True, type=pathlib.Path, help="folder of the package that it serves")
    parser.add_argument("titles", nargs="+", help="occupations, as one would say them")
    arguments = parser.parse_args()
    relations = essentials(arguments.taxonomy)
    for title in arguments.titles:
        example([arguments.perron, "--server", arguments.server], relations, title)


if __name__ == "__main__":
    main()
