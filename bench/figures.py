"""Tables from the lines `bench/run` kept: medians, their spread, and ratios pair by pair.

    figures.py RESULTS.jsonl
"""

import json
import os
import subprocess
import sys
from statistics import median

# What is measured, against what, by which figure, and what must be reached.
RATIOS = [
    ("search", "datasette", "per_second", 100, "Search with totals and choices counted, against Datasette's, with six of the twelve"),
    ("search", "datasette-ten", "per_second", None, "The same, against a canned Datasette query for the best ten and nothing more"),
    ("search", "bare", "per_second", 3, "Search against a bare SQLite FTS5 loop in one thread"),
    ("web-hearth", "nginx", "per_second", 0.1, "JSON search, no question twice, against nginx with a file of that size"),
    ("web-usual", "nginx", "per_second", 0.1, "JSON search, 5,000 questions asked as often as people ask, against the same"),
    ("web-popular", "nginx", "per_second", 0.1, "JSON search, 100 popular questions, against the same"),
    ("web-livez", "nginx", "per_second", 0.5, "Trivial answer against nginx"),
    ("rebuild", "sqlite", "seconds", None, "Index rebuild against SQLite building its full text (times as long)"),
]
LIMITS = [
    ("crowd", "p99_ms", 25, "Search p99 at 200 requests/s, ms"),
    ("crowd", "p50_ms", None, "Search p50 at 200 requests/s, ms"),
    ("crowd", "p999_ms", None, "Search p99.9 at 200 requests/s, ms"),
    ("pathway", "p99_ms", 15, "Pathway p99 at 50 requests/s, ms"),
    ("pathway", "p50_ms", None, "Pathway p50 at 50 requests/s, ms"),
    ("rebuild", "seconds", 60, "Index rebuild, s"),
    ("rest", "rss_mib", 64, "Memory at rest, MiB"),
    ("rest", "ready_ms", 1000, "Start to ready, ms"),
    ("binary", "mib", 60, "Binary, MiB"),
    ("start-second", "ready_ms", 3000, "./start the second time, ms"),
]


def spread(values):
    return f"{number(median(values))} ({number(min(values))} to {number(max(values))})"


def number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def verdict(reached, target):
    return "no target" if target is None else "reached" if reached else "NOT reached"


def main(path):
    with open(path, encoding="utf-8") as lines:
        kept = [json.loads(line) for line in lines]
    failed = [line for line in kept if line.get("errors")]
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True).stdout
    print(f"Commit {commit.strip()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the end.\n")
    print("| What | Services | Hearth | Reference | Ratio | Target | |\n| --- | --- | --- | --- | --- | --- | --- |")
    for what, other, figure, target, words in RATIOS:
        for size in sorted({line["size"] for line in kept if line["what"] == what}):
            of = {who: [line[figure] for line in kept if (line["what"], line["who"], line["size"]) == (what, who, size)]
                  for who in ("hearth", other)}
            ratios = [ours / theirs for ours, theirs in zip(of["hearth"], of[other])]
            if ratios:
                reached = target is not None and median(ratios) >= target
                print(f"| {words} | {size:,} | {spread(of['hearth'])} | {spread(of[other])} | {spread(ratios)} | "
                      f"{'' if target is None else target} | {verdict(reached, target)} |")
    print("\n| What | Services | Hearth | Target | |\n| --- | --- | --- | --- | --- |")
    for what, figure, target, words in LIMITS:
        lines = [line for line in kept if (line["what"], line["who"]) == (what, "hearth")]
        if lines:
            values = [line[figure] for line in lines]
            reached = target is not None and median(values) <= target
            print(f"| {words} | {lines[0]['size']:,} | {spread(values)} | {'' if target is None else target} | "
                  f"{verdict(reached, target)} |")
    for line in failed:
        print(f"\nErrors: {line['what']} by {line['who']} among {line['size']}: {line['errors']} of {line['requests']}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
