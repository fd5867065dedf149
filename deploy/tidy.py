#!/usr/bin/env python3
"""Runs clang-tidy over our production code, on all cores, and lets clang check the lock annotations.

    deploy/tidy.py BUILD_DIR [FILE...]

BUILD_DIR holds compile_commands.json and the generated headers. Without FILEs: every .cc of ours in it but the tests.
A file that was clean is read again only when it, a header, its flags, or .clang-tidy changed: BUILD_DIR/tidy keeps a stamp
named by the digest of all of that.

Prints what clang-tidy says; exit code 1 if it says anything.
"""

import concurrent.futures
import hashlib
import json
import os
import pathlib
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDERS = ("base", "matching", "index", "server", "clients")


def production_commands(build):
    """Relative path -> compile command, of our production sources."""
    commands = {}
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        path = pathlib.Path(entry["directory"], entry["file"]).resolve()
        if path.is_relative_to(ROOT) and path.relative_to(ROOT).parts[0] in FOLDERS:
            commands[str(path.relative_to(ROOT))] = entry
    return commands


def digest(entry):
    """Of all that clang-tidy's verdict depends on, or None if the file does not compile."""
    words = shlex.split(entry["command"])
    words = words[1:] if os.path.basename(words[0]) == "ccache" else words
    output = words.index("-o")
    preprocess = words[:output] + words[output + 2:] + ["-E", "-P", "-C"]
    preprocess.remove("-c")
    text = subprocess.run(preprocess, cwd=entry["directory"], capture_output=True, check=False)
    if text.returncode != 0:
        return None
    rules = (ROOT / ".clang-tidy").read_bytes()
    return hashlib.sha256(b"\0".join([rules, " ".join(preprocess).encode(), text.stdout])).hexdigest()


def check(build, path, entry):
    """What clang-tidy says of one file; empty when it is content."""
    key = digest(entry)
    stamp = build / "tidy" / str(key)
    if key and stamp.exists():
        return ""
    # The flags have -Werror, so a lock that is not held as its annotation says is an error too.
    run = subprocess.run(["clang-tidy", "-p", str(build), "--quiet", "--extra-arg=-Wthread-safety", str(ROOT / path)],
                         cwd=ROOT, capture_output=True, text=True, check=False)
    if run.returncode == 0:
        if key:
            stamp.touch()
        return ""
    return run.stdout or run.stderr


def main(arguments):
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    build = pathlib.Path(arguments[0]).resolve()
    commands = production_commands(build)
    wanted = arguments[1:] or sorted(commands)
    for path in wanted:
        if path not in commands:
            print(f"{path}: not in {build}/compile_commands.json", file=sys.stderr)
            return 2
    (build / "tidy").mkdir(exist_ok=True)
    red = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for said in pool.map(lambda path: check(build, path, commands[path]), wanted):
            if said:
                red += 1
                print(said.rstrip(), flush=True)
    print(f"clang-tidy: {len(wanted)} files, {red} with findings")
    return 1 if red else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
