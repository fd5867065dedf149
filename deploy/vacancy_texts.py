#!/usr/bin/env python3
"""Writes docs/vacancy_texts.md: what Perron reads out of the texts in docs/vacancy_texts, and what to think of it.

Asks a running server that holds ESCO, through the command line. The judgement is made by hand and kept in
docs/vacancy_texts/judgement.tsv: text, words, competency (URI), label, remark, verdict (sign or wrong). What is shown and
not judged yet is said so and counts as wrong; lines with the verdict "missed" have no competency.

    deploy/vacancy_texts.py --perron build/release/bin/perron             # writes the page
    deploy/vacancy_texts.py --perron build/release/bin/perron --check     # exit code 1 when the page would change
    deploy/vacancy_texts.py --perron build/release/bin/perron --unjudged  # lines for the judgement, verdict open
"""

import argparse
import csv
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TEXTS = ROOT / "docs" / "vacancy_texts"
PAGE = ROOT / "docs" / "vacancy_texts.md"
# Written when the method was finished; no constant was ever changed for their sake.
AFTERWARDS = ("chauffeur", "lasser")
IMPORTANCE = {"ESSENTIAL": "essential", "IMPORTANT": "important", "SOMEWHAT": "somewhat"}

HEAD = """# What Perron reads out of vacancy texts

Made by `deploy/vacancy_texts.py` against ESCO; the texts are in `docs/vacancy_texts/`, the judgement in
`docs/vacancy_texts/judgement.tsv`. Employers are invented. How it works: docs/suggestions.md.

Every requirement that is shown was judged by hand by the one who built it: would an expert sign it, as it is labelled,
for this text? Characters count from 0, behind the title. The last two texts were written when the method was finished; some
constants moved once more after that, for the sake of the other ten.

"""


def read_judgement():
    judged, missed = {}, {}
    with open(TEXTS / "judgement.tsv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["verdict"] == "missed":
                missed.setdefault(row["text"], []).append(row["words"])
            else:
                judged[row["text"], row["competency"]] = (row["verdict"], row["remark"])
    return judged, missed


def ask(perron, path):
    title, _, text = path.read_text(encoding="utf-8").partition("\n")
    command = [*perron, "--json", "suggest", "--title", title, "--file", "-"]
    result = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        sys.exit(result.stderr.strip() or "perron suggest failed")
    return title, json.loads(result.stdout)


def importance(value):
    return IMPORTANCE[value.get("importance", "").removeprefix("IMPORTANCE_")]


def place(found):
    return f"{found['span'].get('begin', 0)}-{found['span']['end']}"


def words_of(found):
    return " ".join(found["words"].split()).replace("|", "\\|")


def section(name, title, answer, judged, missed, counts):
    lines = [f"## {name}: {title.strip()}", ""]
    guesses = [f"{one['label']} ({round(100 * one['score'])} %)" for one in answer.get("occupations", [])]
    lines += [f"Occupation: **{guesses[0]}**; else {', '.join(guesses[1:])}." if guesses else "Occupation: none.", ""]
    lines += ["| characters | words | requirement | importance | level | sure | sign? |", "|---|---|---|---|---|---|---|"]
    for found in answer.get("requirements", []):
        asked = found["requirement"]
        verdict, remark = judged.get((name, asked["competency"]), ("not judged", ""))
        counts[verdict] = counts.get(verdict, 0) + 1
        shown = {"sign": "yes", "wrong": "**no**"}.get(verdict, verdict) + (f": {remark}" if remark else "")
        lines.append(
            f"| {place(found)} | {words_of(found)} | {asked['label']} | {importance(asked)} | {asked.get('level', '')} "
            f"| {round(100 * found['score'])} % | {shown} |"
        )
    also = [f"licence {one['licence']} ({importance(one)})" for one in answer.get("licences", [])]
    for one in answer.get("languages", []):
        level = one["language"].get("level", "").removeprefix("LANGUAGE_LEVEL_").replace("UNSPECIFIED", "")
        also.append(f"language {one['language']['language']}{' ' + level if level else ''} ({importance(one)})")
    if also:
        lines += ["", "Also: " + ", ".join(also) + "."]
    if name in missed:
        lines += ["", "Missed: " + "; ".join(missed[name]) + "."]
    return "\n".join(lines) + "\n"


def summary(counts):
    total = sum(counts.values())
    signed = counts.get("sign", 0)
    return f"{signed} of {total} requirements ({round(100 * signed / max(total, 1))} %)"


def make_page(perron, unjudged):
    judged, missed = read_judgement()
    tuned, fresh, parts = {}, {}, []
    paths = sorted(TEXTS.glob("*.txt"), key=lambda path: (path.stem in AFTERWARDS, path.stem))
    for path in paths:
        title, answer = ask(perron, path)
        if unjudged:
            for found in answer.get("requirements", []):
                asked = found["requirement"]
                if (path.stem, asked["competency"]) not in judged:
                    print(path.stem, words_of(found), asked["competency"], asked["label"], "", "?", sep="\t")
        parts.append(section(path.stem, title, answer, judged, missed, fresh if path.stem in AFTERWARDS else tuned))
    count = f"Signed: {summary(tuned)} in the {len(paths) - len(AFTERWARDS)} texts that the constants were set with,\nand "
    count += f"{summary(fresh)} in the two others.\n\n"
    return HEAD + count + "\n".join(parts)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--perron", default="perron", help="the command line, with its flags")
    parser.add_argument("--check", action="store_true", help="write nothing; is the page up to date?")
    parser.add_argument("--unjudged", action="store_true", help="print what is not judged yet, write nothing")
    options = parser.parse_args()
    page = make_page(options.perron.split(), options.unjudged)
    if options.unjudged:
        return 0
    if options.check:
        return 0 if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page else 1
    PAGE.write_text(page, encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)} written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
