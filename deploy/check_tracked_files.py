#!/usr/bin/env python3
"""Looks for what must not be in the repository, in every tracked text file.

    deploy/check_tracked_files.py [--root DIR]

  - absolute paths of one machine (only the folders that every Debian has may be named);
  - download hosts in lock files and npm settings: what is fetched is pinned by digest, from where is the machine's affair;
  - private keys, conflict markers, notes of unfinished work, blanks at line ends, files without a last newline;
  - files over MAX_BYTES, or over MAX_BYTES_MADE where a script makes them and CI compares.

Prints one line for each finding; exit code 1 if there is any. A line may be excused by ending in "check-ok: <reason>".
"""

import argparse
import pathlib
import re
import subprocess
import sys

MAX_BYTES = 1_000_000
MAX_BYTES_MADE = 2_500_000
MADE = ("deploy/demo/candidates.jsonl",)

# First folders that are the same on every Debian, and words that only look like one.
PORTABLE = "bin|boot|dev|etc|lib|lib64|media|opt|proc|run|sbin|srv|sys|usr|var"
# A slash that opens a path of two parts or more: not inside a word, a URL, a variable's tail, a pattern,
# or the tail of a sum of strings.
PATH_OPENS = r"(?<![A-Z+] \")(?<![\w./:<>{}$)\]*~\\-])/"
MACHINE_PATH = re.compile(PATH_OPENS + rf"(?!(?:{PORTABLE}|no|nonexistent)/)[a-z][a-z0-9_]*/[A-Za-z0-9_.]")

FINDINGS = [
    ("absolute path of one machine", re.compile(PATH_OPENS + r"(home|root|tmp|mnt|Users)\b")),
    ("private key", re.compile("-----BEGIN " + r"([A-Z]+ )?PRIVATE KEY-----")),
    ("conflict marker", re.compile(r"^(<{7}|>{7})( |$)")),
    ("note of unfinished work", re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")),
    ("blank at the end of the line", re.compile(r"[ \t]+$")),
]
HOST = re.compile(r"https?://")


def tracked(root):
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True).stdout
    return [name for name in listing.decode().split("\0") if name and (root / name).is_file()]


def check_text(name, text):
    """Findings in one file's text."""
    code = pathlib.PurePath(name).suffix not in (".csv", ".tsv", ".jsonl")
    pinned = pathlib.PurePath(name).name in ("package-lock.json", ".npmrc")
    for number, line in enumerate(text.split("\n"), 1):
        if re.search(r"check-ok: \w", line):
            continue
        if code and MACHINE_PATH.search(line):
            yield f"{name}:{number}: absolute path of one machine"
        for what, pattern in FINDINGS:
            if pattern.search(line) and (code or what != FINDINGS[0][0]):
                yield f"{name}:{number}: {what}"
        if pinned and HOST.search(line):
            yield f"{name}:{number}: download host"
    if text and not text.endswith("\n"):
        yield f"{name}: no newline at the end"


def check_file(root, name):
    content = (root / name).read_bytes()
    most = MAX_BYTES_MADE if name in MADE else MAX_BYTES
    if len(content) > most:
        yield f"{name}: {len(content)} bytes, want at most {most}"
    if b"\0" in content:
        return
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        yield f"{name}: not UTF-8 at byte {error.start}"
        return
    yield from dict.fromkeys(check_text(name, text))


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent)
    root = parser.parse_args(arguments).root
    problems = [problem for name in tracked(root) for problem in check_file(root, name)]
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
