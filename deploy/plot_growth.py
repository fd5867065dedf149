#!/usr/bin/env python3
"""Draws how the time of a query grows with the number of profiles, from what `perron bench index` has measured.

    perron bench index --taxonomy ESCO/ --profiles 10k,100k,1M,10M --results growth.json
    deploy/plot_growth.py growth.json [--out docs/images/index_growth.svg] [--order coverage] [--requirements own]

The median of each system without filter, both axes logarithmic, written as SVG. Needs nothing but Python.
"""

import argparse
import json
import math
import pathlib
import sys
import xml.sax.saxutils

ROOT = pathlib.Path(__file__).resolve().parent.parent

WIDTH, HEIGHT = 760, 470
LEFT, RIGHT, TOP, BOTTOM = 80, 150, 50, 60  # room for labels; names of the lines stand to the right
# Told apart by everybody, on paper too: colour, and dashes.
STYLES = {
    "index": ("#0b6e4f", ""),
    "unpruned lists": ("#c2571a", "7 4"),
    "brute force": ("#3f4c9a", "2 4"),
}
OTHER_STYLE = ("#555555", "1 3")


def lines_of(results, order, requirements):
    """System -> [(profiles, median in ms)], ascending by profiles; only what was measured."""
    lines = {}
    for run in sorted(results["runs"], key=lambda run: run["profiles"]):
        for case in run["cases"]:
            if (case["order"], case["requirements"], case["filter"]) != (order, requirements, 1):
                continue
            for system in case["systems"]:
                if system["median_ms"] > 0:
                    lines.setdefault(system["system"], []).append((run["profiles"], system["median_ms"]))
    return lines


class LogAxis:
    """Whole powers of ten around the values, from one place on the page to another."""

    def __init__(self, values, begin, end):
        self.low = math.floor(math.log10(min(values)) + 1e-9)
        self.high = max(math.ceil(math.log10(max(values)) - 1e-9), self.low + 1)
        self.begin, self.end = begin, end

    def place(self, value):
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return self.begin + share * (self.end - self.begin)

    def powers(self):
        return [10.0**power for power in range(self.low, self.high + 1)]

    def between(self):
        return [digit * power for power in self.powers()[:-1] for digit in range(2, 10)]


def count_text(value):
    for unit, name in ((1_000_000, " M"), (1000, " k")):
        if value >= unit:
            return f"{value / unit:g}{name}"
    return f"{value:g}"


def time_text(milliseconds):
    return f"{milliseconds / 1000:g} s" if milliseconds >= 1000 else f"{milliseconds:g} ms"


def text(x, y, words, anchor="middle", extra=""):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{extra}>{xml.sax.saxutils.escape(words)}</text>'


def draw_grid(across, up):
    for values, stroke in ((across.between(), "#eeeeee"), (across.powers(), "#cccccc")):
        for value in values:
            x = across.place(value)
            yield f'<path d="M{x:.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="{stroke}"/>'
    for values, stroke in ((up.between(), "#eeeeee"), (up.powers(), "#cccccc")):
        for value in values:
            y = up.place(value)
            yield f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="{stroke}"/>'
    for value in across.powers():
        yield text(across.place(value), HEIGHT - BOTTOM + 20, count_text(value))
    for value in up.powers():
        yield text(LEFT - 8, up.place(value) + 4, time_text(value), "end")


def draw_line(name, points, across, up, below):
    """`below`: figures stand under the line, so that they stay clear of those of the line above."""
    colour, dashes = STYLES.get(name, OTHER_STYLE)
    places = [(across.place(profiles), up.place(median)) for profiles, median in points]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2.5" stroke-dasharray="{dashes}"/>'
    for (x, y), (profiles, median) in zip(places, points, strict=True):
        label = xml.sax.saxutils.escape(f"{name}, {count_text(profiles)} profiles: {median:.3g} ms")
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"><title>{label}</title></circle>'
        yield text(x, y + (18 if below else -9), f"{median:.3g}", extra=f' font-size="11" fill="{colour}"')
    x, y = places[-1]
    yield text(x + 12, y + 5, name, "start", f' fill="{colour}" font-weight="bold"')


def draw(lines, order, requirements):
    """The whole picture."""
    across = LogAxis([profiles for points in lines.values() for profiles, _ in points], LEFT, WIDTH - RIGHT)
    up = LogAxis([median for points in lines.values() for _, median in points], HEIGHT - BOTTOM, TOP)
    title = f"Median time of the ten best by {order}, {requirements} requirements, one thread"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        'font-family="sans-serif" font-size="13" fill="#222222" role="img">',
        f"<title>{xml.sax.saxutils.escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        text(LEFT, 28, title, "start", ' font-size="15" font-weight="bold"'),
        *draw_grid(across, up),
        text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 14, "profiles"),
    ]
    slowest = max(lines, key=lambda name: lines[name][-1][1])
    for name, points in lines.items():
        parts.extend(draw_line(name, points, across, up, below=name != slowest))
    parts.append("</svg>")
    return "\n".join(parts) + "\n"


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("results", type=pathlib.Path, help="what `perron bench index --results` wrote")
    parser.add_argument("--out", type=pathlib.Path, default=ROOT / "docs/images/index_growth.svg")
    parser.add_argument("--order", default="coverage", choices=["coverage", "fit", "fit x preference"])
    parser.add_argument("--requirements", default="own", choices=["own", "family"])
    options = parser.parse_args(arguments)
    try:
        results = json.loads(options.results.read_text(encoding="utf-8"))
        lines = lines_of(results, options.order, options.requirements)
    except (OSError, ValueError, KeyError, TypeError) as error:
        print(f"{options.results}: {error}; want what `perron bench index --results` wrote", file=sys.stderr)
        return 1
    if not lines:
        print(f"{options.results}: no case of {options.order} with {options.requirements} requirements", file=sys.stderr)
        return 1
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(draw(lines, options.order, options.requirements), encoding="utf-8")
    print(options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
