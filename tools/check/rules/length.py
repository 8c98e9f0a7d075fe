"""A file is a verb or a noun: nothing over 500 lines, no tracked file over 1 MiB."""

from statistics import median

LIMIT = 500
BYTES = 1 << 20
KINDS = (".rs", ".html", ".css", ".mjs", ".py", ".sh")


def lengths(tree):
    return {path: tree.read(path).count("\n") for path in tree.ending(*KINDS)}


def check(tree):
    long = [f"{path}: {lines} lines, {LIMIT} at most" for path, lines in lengths(tree).items() if lines > LIMIT]
    return long + [f"{path}: {tree.size(path) >> 10} KiB, 1 MiB at most" for path in tree.paths if tree.size(path) > BYTES]


def note(tree):
    counts = sorted(lengths(tree).values())
    return f"{len(counts)} files, median {median(counts):.0f} lines, longest {counts[-1]}" if counts else "no files"


BAD = [{"crates/web/src/long.rs": "\n" * 501}, {"demo/big.csv": "x" * (BYTES + 1)}]
GOOD = {"crates/web/src/short.rs": "\n" * 500, "Cargo.lock": "\n" * 9000}
