#!/usr/bin/env python3
"""Keeps the layers: includes point inward only, and third parties stay where they belong.

    deploy/check_layers.py [--root DIR] [--graph FILE]

Checks every .h and .cc of our folders:
  - an include leads to an inner layer or the same one, and is written from the root;
  - a third party's header is included only where the table THIRD_PARTIES allows it;
  - the include guard follows from the path, and a .cc includes its own header first (so every header stands alone);
  - no file grows past MAX_LINES;
  - every .cc is in a CMakeLists.txt and has a test tests/<same path>_test.cc that is in one too, or a line with a reason
    in tests/without_twin.txt.
--graph: checks instead what perron_matching links to, from the file `targets.dot.perron_matching` of `cmake --graphviz`.

Prints one line for each violation; exit code 1 if there is any.
"""

import argparse
import fnmatch
import pathlib
import re
import sys

# Layer -> what it may include of our own; "perron/store" and "perron/v1" are generated from proto/.
LAYERS = {
    "base": {"base"},
    "matching": {"base", "matching"},
    "index": {"base", "matching", "index", "perron/store"},
    "server": {"base", "matching", "index", "server", "perron/store", "perron/v1"},
    "clients": {"base", "matching", "index", "clients", "perron/store", "perron/v1"},
    "tests": {"base", "matching", "index", "server", "clients", "tests", "perron/store", "perron/v1"},
}

# Third party's header (a pattern) -> the files that may include it (patterns).
THIRD_PARTIES = {
    "absl/*": ["*"],
    # Linear algebra for learning the competency space: headers that compute and nothing else.
    "Eigen/*": ["matching/*", "tests/*"],
    "Spectra/*": ["matching/truncated_svd.cc"],
    # Vectors of whatever width the processor has.
    "hwy/*": ["index/exact/*", "clients/bench/*", "tests/*"],
    "rocksdb/*": ["index/*rocksdb*", "tests/*"],
    "faiss/*": ["index/*faiss*", "tests/*"],
    "grpc/*": ["server/*", "clients/*", "tests/*"],
    "grpcpp/*": ["server/*", "clients/*", "tests/*"],
    "google/protobuf/*": ["index/*", "server/*", "clients/*", "tests/*"],
    "google/rpc/*": ["server/*", "clients/*", "tests/*"],
    "nlohmann/*": ["index/*", "server/*", "clients/*", "tests/*"],
    "CLI/*": ["server/*", "clients/*", "tests/*"],
    "openssl/*": ["index/*", "server/*", "clients/*", "tests/*"],
    "csv.h": ["index/*", "clients/*", "tests/*"],
    "zip.h": ["index/*", "clients/*", "tests/*"],
    "xxhash.h": ["index/exact/section_directory.cc"],
    "zlib.h": ["index/*", "clients/*", "tests/*"],
    "libstemmer.h": ["index/*", "tests/*"],
    "utf8proc.h": ["index/*", "server/*", "clients/*", "tests/*"],
    "gtest/*": ["tests/*"],
    "gmock/*": ["tests/*"],
    "benchmark/*": ["tests/*"],
    "cblas.h": ["index/*"],
    # Other engines, to compare with.
    "hnswlib/*": ["tests/bench/peers/*"],
    "xapian.h": ["tests/bench/peers/*"],
}

# The core computes: no files, no clock, no chance, no operating system.
FORBIDDEN_IN_MATCHING = {
    "fstream", "iostream", "filesystem", "cstdio", "ctime", "chrono", "random", "thread", "base/clock.h",
}

MAX_LINES = 400

INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]')


def sources(root):
    """Paths, relative to root, of all our headers and sources."""
    for layer in LAYERS:
        for path in sorted((root / layer).rglob("*")):
            if path.suffix in (".h", ".cc"):
                yield path.relative_to(root)


def includes(root, path):
    """(line number, "<" or a quote, header) of every include of a file."""
    for number, line in enumerate((root / path).read_text(encoding="utf-8").splitlines(), 1):
        match = INCLUDE.match(line)
        if match:
            yield number, match[1], match[2]


def own_part(header):
    """The part of ours that a header belongs to, or None if it is not ours."""
    parts = header.split("/")
    if parts[0] == "perron" and len(parts) > 2:
        return "perron/store" if parts[1] == "store" else "perron/v1"
    return parts[0] if len(parts) > 1 and parts[0] in LAYERS else None


def check_include(path, bracket, header):
    """What is wrong with one include, or None."""
    layer = path.parts[0]
    if layer == "matching" and header in FORBIDDEN_IN_MATCHING:
        return f"matching/ computes only, it may not include {header}"
    part = own_part(header)
    if part:
        if part not in LAYERS[layer]:
            return f"{layer}/ may not include {header}: it may use {', '.join(sorted(LAYERS[layer]))}"
        if bracket == "<" and not part.startswith("perron/"):
            return f"our own header {header} is included with quotes"
        return None
    for pattern, allowed in THIRD_PARTIES.items():
        if fnmatch.fnmatchcase(header, pattern):
            if any(fnmatch.fnmatchcase(str(path), place) for place in allowed):
                return None
            return f"{header} may be included only in {', '.join(allowed)}"
    if bracket == '"':
        return f"{header} is not written from the root, or its library is not in THIRD_PARTIES"
    if "/" not in header or header.startswith(("sys/", "netinet/", "arpa/")):
        if layer == "matching" and header.endswith(".h"):
            return f"matching/ computes only, it may not include {header}"
        return None  # the standard library and the operating system
    return f"<{header}>: its library is not in THIRD_PARTIES of deploy/check_layers.py"


def check_includes(root):
    for path in sources(root):
        for number, bracket, header in includes(root, path):
            problem = check_include(path, bracket, header)
            if problem:
                yield f"{path}:{number}: {problem}"


def check_shape(root):
    """Guard, own header first, length."""
    for path in sources(root):
        lines = (root / path).read_text(encoding="utf-8").splitlines()
        if len(lines) > MAX_LINES and path.parts[0] != "tests":
            yield f"{path}: {len(lines)} lines, want at most {MAX_LINES}: one concept per file"
        if path.suffix == ".h":
            guard = "PERRON_" + re.sub(r"[^A-Za-z0-9]", "_", str(path)).upper() + "_"
            if f"#ifndef {guard}" not in lines or f"#define {guard}" not in lines:
                yield f"{path}: want the include guard {guard}"
        elif (root / path.with_suffix(".h")).exists():
            first = next((header for _, _, header in includes(root, path)), None)
            if first != str(path.with_suffix(".h")):
                yield f"{path}: want its own header {path.with_suffix('.h')} as the first include, is {first}"


def read_exceptions(root):
    """Path -> reason, of tests/without_twin.txt; and what is wrong with the list."""
    exceptions, problems = {}, []
    listing = root / "tests" / "without_twin.txt"
    for number, line in enumerate(listing.read_text(encoding="utf-8").splitlines() if listing.exists() else [], 1):
        if not line.strip() or line.startswith("#"):
            continue
        path, _, reason = line.partition(":")
        if not reason.strip():
            problems.append(f"tests/without_twin.txt:{number}: want \"path: reason\"")
        exceptions[path.strip()] = number
    return exceptions, problems


def check_twins(root):
    """Every source is built and tested."""
    exceptions, problems = read_exceptions(root)
    yield from problems
    listed = {
        folder: {
            (path.parent / name).relative_to(root)
            for path in (root / folder).rglob("CMakeLists.txt")
            for name in re.findall(r"[\w./-]+\.cc\b", re.sub(r"#.*", "", path.read_text(encoding="utf-8")))
        }
        for folder in LAYERS
    }
    for path in sources(root):
        if path.suffix != ".cc":
            continue
        layer = path.parts[0]
        if path not in listed[layer]:
            yield f"{path}: in no CMakeLists.txt"
        if layer == "tests":
            continue
        twin = pathlib.Path("tests") / path.with_name(path.stem + "_test.cc")
        has_twin = (root / twin).exists()
        if str(path) in exceptions:
            number = exceptions.pop(str(path))
            if has_twin:
                yield f"tests/without_twin.txt:{number}: {path} has a test by now; take the line out"
        elif not has_twin:
            yield f"{path}: no test {twin}"
    for path, number in exceptions.items():
        yield f"tests/without_twin.txt:{number}: there is no {path}"


def check_graph(graph):
    """What perron_matching links to, directly or not."""
    targets = re.findall(r'label = "([^"\\]+)', graph.read_text(encoding="utf-8"))
    if not any("perron_matching" in target for target in targets):
        yield f"{graph}: does not show perron_matching"
    for target in targets:
        if re.search(r"grpc|rocksdb|faiss|protobuf|_proto\b|openblas", target, re.IGNORECASE):
            yield f"perron_matching links to {target}; it may link to base, Abseil, Eigen and Spectra only"


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent)
    parser.add_argument("--graph", type=pathlib.Path)
    options = parser.parse_args(arguments)
    if options.graph:
        checks = [check_graph(options.graph)]
    else:
        checks = [check_includes(options.root), check_shape(options.root), check_twins(options.root)]
    problems = [problem for check in checks for problem in check]
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
