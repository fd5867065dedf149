#!/usr/bin/env python3
"""Measures how well the product ranks on the judged benchmarks, and fails below the floors.

    deploy/check_quality.py [--perron build/dev/bin/perron] [--data ../shared/data]

Runs `perron bench quality` on the dev halves of the benchmarks and on the taxonomy itself, scores its rankings once more
with the scorers that lie beside the benchmarks, and prints every figure with its floor. Takes some two minutes.
"""

import argparse
import gzip
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent

# (ranking, profile) -> floors. Below the figures of docs/scoring.md by what another draw of profiles may cost.
RELATED = {
    ("fit, with what is often asked", "full"): {"map": 0.305, "mrr": 0.65, "p10": 0.46},
    ("fit, with what is often asked", "5"): {"map": 0.28},
    ("fit, with what is often asked", "5+10"): {"map": 0.24},
    ("fit, own requirements alone", "full"): {"map": 0.28},
}
LINKING = {"mrr": 0.325, "hit10": 0.485}
PROXY = {"mrr": 0.40}


class Report:
    """Prints figures with their floors and remembers whether one is below."""

    def __init__(self):
        self.failed = False

    def check(self, what, measure, value, floor):
        bad = value < floor
        self.failed |= bad
        print(f"{'TOO LOW' if bad else 'ok':8}{what:52}{measure:8}{value:.4f}  (at least {floor})", flush=True)

    def same(self, what, ours, theirs):
        bad = any(abs(a - b) > 0.00006 for a, b in zip(ours, theirs, strict=True))
        self.failed |= bad
        print(f"{'DIFFERS' if bad else 'ok':8}{what:52}the scorer beside the benchmark says the same", flush=True)


def bench(perron, data, *arguments):
    command = [str(perron), "bench", "quality", "--taxonomy", str(data / "esco"), *map(str, arguments), "--json"]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["quality"]


def scored(script, judgements, run, folder):
    """The figures that the benchmark's own scorer prints for a run."""
    plain = folder / judgements.stem
    plain.write_bytes(gzip.decompress(judgements.read_bytes()))
    out = subprocess.run([sys.executable, str(script), str(plain), str(run)], check=True, capture_output=True, text=True)
    return [float(figure) for figure in re.findall(r" (\d\.\d+)", out.stdout)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--perron", type=pathlib.Path, default=ROOT / "build/dev/bin/perron")
    parser.add_argument("--data", type=pathlib.Path, default=ROOT / "../shared/data")
    options = parser.parse_args()
    quality = options.data / "quality"
    report = Report()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        judgements = quality / "related_occupations_dev.tsv.gz"
        run = folder / "related_run.tsv"
        rows = bench(options.perron, options.data, "--related", judgements, "--corpus",
                     quality / "related_occupations_corpus.txt.gz", "--check-index", "--run", run)
        by_name = {(row["ranking"], row["profile"]): row for row in rows}
        for key, floors in RELATED.items():
            for measure, floor in floors.items():
                report.check(", ".join(key), measure, by_name[key][measure], floor)
        full = by_name[("fit, with what is often asked", "full")]
        report.same("related occupations", [full["map"], full["mrr"], full["p10"]],
                    scored(quality / "score_related.py", judgements, run, folder))
        judgements = quality / "competency_linking_dev.tsv.gz"
        run = folder / "linking_run.tsv"
        linker = bench(options.perron, options.data, "--linking", judgements, "--run", run)[0]
        for measure, floor in LINKING.items():
            report.check("linking, the product's linker", measure, linker[measure], floor)
        report.same("linking", [linker["mrr"], linker["hit1"], linker["hit10"]],
                    scored(quality / "score_linking.py", judgements, run, folder))
        titles = bench(options.perron, options.data, "--occupations-proxy")[0]
        for measure, floor in PROXY.items():
            report.check("job titles, " + titles["benchmark"], measure, titles[measure], floor)
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
