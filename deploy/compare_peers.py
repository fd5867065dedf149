#!/usr/bin/env python3
"""Compares the exact index with other engines on one neutral data set, in one run (docs/peers.md).

    deploy/compare_peers.py --taxonomy ESCO_FOLDER [--profiles 100000] [--queries 1000]
    deploy/compare_peers.py --set NEUTRAL_FOLDER

Wants a build folder (build/dev, or --build) that was configured with -DPERRON_BUILD_PEERS=ON and has the targets perron
and peers, and npm for LanceDB; what is not there is left out, and said. Prints one Markdown table and the ratios.
"""

import argparse
import datetime
import json
import os
import pathlib
import platform
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCES = ROOT / "tests" / "bench" / "peers"
NATIVE = ["hnswlib_peer", "faiss_hnsw_peer", "xapian_peer"]
POOLED = ("hnswlib", "Faiss HNSW")
ENOUGH_RECALL = 0.95  # of the pooled engines, whose setting is a trade


def say(text):
    print(f"compare_peers: {text}", file=sys.stderr, flush=True)


def run(command, **options):
    say(" ".join(str(word) for word in command))
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, **options).stdout


def make_set(options, work):
    """The folder of the set to compare on: made up, or the one that was named, with vectors in any case."""
    perron = options.build / "bin" / "perron"
    folder = work / "set"
    if options.set is None:
        run([perron, "bench", "index", "--export-neutral", folder, "--taxonomy", options.taxonomy,
             "--profiles", options.profiles, "--queries", options.queries, "--seed", options.seed])
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for file in options.set.iterdir():  # links, so that vectors can be put beside them
        (folder / file.name).symlink_to(file.resolve())
    if not (folder / "comp_vec.f32").exists():
        run([options.build / "bin" / "derive_vectors", folder])
    return folder


def exact(options, folder, work):
    """Our own answer: figures, and the file of answers that the others are compared with."""
    answers = work / "exact.u32"
    figures = json.loads(run([options.build / "bin" / "perron", "bench", "index", "--neutral", folder, "--out", answers,
                              "--json"]))
    return figures, answers


def install_lancedb(work):
    """A folder with LanceDB installed as locked, away from the sources, for npm writes the lock again."""
    folder = work / "lancedb"
    folder.mkdir(exist_ok=True)
    for name in ("package.json", "package-lock.json", ".npmrc", "lancedb_peer.mjs"):
        shutil.copy(SOURCES / name, folder / name)
    run(["npm", "install", "--no-audit", "--no-fund"], cwd=folder)
    return folder


def ask_peers(options, folder, answers, work):
    for name in NATIVE:
        program = options.build / "bin" / name
        if program.exists():
            yield json.loads(run([program, folder, answers, "--seconds", options.seconds]))
        else:
            say(f"without {name}: it is not built; see docs/peers.md")
    if options.without_lancedb:
        return
    try:
        lancedb = install_lancedb(work)
        yield json.loads(run(["node", lancedb / "lancedb_peer.mjs", folder, answers, options.seconds]))
    except (OSError, subprocess.CalledProcessError) as error:
        say(f"without LanceDB: {error}")


def best_setting(peer):
    """Of pooled vectors the fastest setting with enough recall; of the others the fastest at their best recall."""
    settings = peer["settings"]
    if peer["peer"] in POOLED:
        enough = [setting for setting in settings if setting["recall_at_10"] >= ENOUGH_RECALL]
        return max(enough, key=lambda setting: setting["queries_per_second"], default=None)
    most = max(setting["recall_at_10"] for setting in settings)
    return max((setting for setting in settings if setting["recall_at_10"] == most),
               key=lambda setting: setting["queries_per_second"])


def cpu():
    for line in pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def row(engine, setting, recall, figures, build, answered):
    return (f"| {engine} | {setting} | {figures['queries_per_second']:,.1f} | {figures['median_ms']:.3f} | "
            f"{figures['p99_ms']:.3f} | {recall:.4f} | {build} | {answered} |")


def table(figures, peers):
    lines = ["| engine | setting | queries/s | median ms | p99 ms | recall@10 | built in s | answers |",
             "|---|---|--:|--:|--:|--:|--:|--:|"]
    ours = figures["index"]
    lines.append(row("Perron", "exact", 1.0, ours, f"{ours['build_seconds']:.1f}", ours["answers"]))
    lines.append(row("brute force", "exact", 1.0, figures["brute_force"], "", figures["brute_force"]["answers"]))
    for peer in peers:
        for setting in peer["settings"]:
            lines.append(row(peer["peer"], setting["setting"], setting["recall_at_10"], setting,
                             f"{setting['build_seconds']:.1f}", setting["queries"]))
    return "\n".join(lines)


def ratios(figures, peers):
    ours = figures["index"]["queries_per_second"]
    yield f"- brute force: Perron answers {figures['ratio']:.1f} times as many queries a second"
    for peer in peers:
        best = best_setting(peer)
        if best is None:
            yield f"- {peer['peer']}: no setting reaches recall {ENOUGH_RECALL}"
            continue
        yield (f"- {peer['peer']}, {best['setting']} (recall {best['recall_at_10']:.3f}): "
               f"{ours / best['queries_per_second']:.1f} times")


def parse(arguments):
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--taxonomy", type=pathlib.Path, help="package to make people and vacancies up from")
    what.add_argument("--set", type=pathlib.Path, help="a neutral data set")
    parser.add_argument("--profiles", default="100000")
    parser.add_argument("--queries", default="1000")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--seconds", default="20", help="go on with one setting of a peer for so long")
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build" / "dev")
    parser.add_argument("--without-lancedb", action="store_true")
    return parser.parse_args(arguments)


def main(arguments):
    options = parse(arguments)
    options.build = options.build.resolve()
    work = options.build / "peers"
    work.mkdir(parents=True, exist_ok=True)
    folder = make_set(options, work)
    figures, answers = exact(options, folder, work)
    peers = list(ask_peers(options, folder, answers, work))
    print(f"{datetime.date.today()}, {cpu()}, {os.cpu_count()} cores; {figures['profiles']:,} profiles, "
          f"{figures['vacancies']:,} vacancies, {figures['competencies']:,} competencies.\n")
    print(table(figures, peers))
    print()
    for line in ratios(figures, peers):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
