#!/usr/bin/env python3
"""Checks the table of postcodes: format, order, bounds, and that it holds every postcode of the demo data."""

import csv
import json
import pathlib
import re
import sys

FOLDER = pathlib.Path(__file__).resolve().parent
TABLE = FOLDER / "postcodes_groningen_drenthe.csv"
COLUMNS = ["postcode", "latitude", "longitude", "town"]
# Bounds of the provinces of Groningen and Drenthe, in degrees.
LATITUDES = (52.60, 53.56)
LONGITUDES = (6.11, 7.24)


def table_errors():
    """Yields what is wrong with the table, with its line."""
    with open(TABLE, encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        header = next(reader)
        if header != COLUMNS:
            yield f"line 1: columns {header}, wanted {COLUMNS}"
            return
        before = ""
        for row in reader:
            for error in row_errors(row, before):
                yield f"line {reader.line_num}: {error}"
            before = row[0]


def row_errors(row, before):
    if len(row) != len(COLUMNS):
        yield f"{len(row)} cells, {len(COLUMNS)} wanted"
        return
    postcode, latitude, longitude, town = row
    if not re.fullmatch(r"[1-9][0-9]{3}", postcode):
        yield f"postcode {postcode}, four digits wanted"
    if postcode <= before:
        yield f"postcode {postcode} stands after {before}; wanted in order, each once"
    for name, text, (low, high) in (("latitude", latitude, LATITUDES), ("longitude", longitude, LONGITUDES)):
        if not re.fullmatch(r"[0-9]+\.[0-9]{3,4}", text) or not low <= float(text) <= high:
            yield f"{name} {text}, wanted {low} to {high} with 3 or 4 decimals"
    if not town:
        yield "town is empty"


def known_postcodes():
    with open(TABLE, encoding="utf-8", newline="") as file:
        return {row["postcode"] for row in csv.DictReader(file)}


def demo_errors():
    """Yields the postcodes of the demo data that the table lacks."""
    known = known_postcodes()
    for name, field in (("candidates", "mobility"), ("vacancies", "place"), ("trainings", "place")):
        path = FOLDER / "demo" / f"{name}.jsonl"
        with open(path, encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                postcode = json.loads(line).get(field, {}).get("postcode", "")[:4]
                if postcode and postcode not in known:
                    yield f"{path.name}:{number}: postcode {postcode} is not in the table"


def errors():
    """Everything that is wrong: with the table, or else with the demo data's use of it."""
    return [f"{TABLE.name}, {error}" for error in table_errors()] or list(demo_errors())


def main():
    found = errors()
    for error in found:
        print(f"check_postcodes: {error}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
