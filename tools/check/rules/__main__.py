"""The house rules, checked. `python3 tools/check/rules` reads the tracked files and fails on any finding;
`--self-test` first proves that every rule can fail and that its good sample passes."""

import sys

import asvs
import comments
import contacts
import crate_edges
import css_direction
import doc_links
import fluent_keys
import length
import lints
import parent_words
import placement
import requirements
import rust_smells
import shell
import template_words
import threats
import wording
from tree import Samples, Tracked

RULES = [length, wording, rust_smells, lints, crate_edges, placement, template_words, fluent_keys, parent_words,
         css_direction, contacts, shell, comments, doc_links, requirements, asvs, threats]

# As many findings of one rule as a reader takes in.
MOST = 20


def self_test():
    """Every rule must find something in each bad sample and nothing in its good one."""
    wrong = []
    for rule in RULES:
        wrong += [f"{rule.__name__}: the bad sample {sorted(bad)} passed" for bad in rule.BAD if not rule.check(Samples(bad))]
        wrong += [f"{rule.__name__}: the good sample failed: {finding}" for finding in rule.check(Samples(rule.GOOD))]
    return wrong


def run(tree):
    """All findings, with one line a rule as it goes."""
    findings = []
    for rule in RULES:
        found = rule.check(tree)
        note = f" ({rule.note(tree)})" if hasattr(rule, "note") else ""
        print(f"{'FAILED' if found else 'ok':7} {rule.__name__}{note}")
        findings += [f"{rule.__name__}: {finding}" for finding in found[:MOST]]
        if len(found) > MOST:
            findings.append(f"{rule.__name__}: and {len(found) - MOST} more")
    return findings


def main():
    if "--self-test" in sys.argv[1:]:
        findings, what = self_test(), "rules proved able to fail"
    else:
        findings, what = run(Tracked()), "rules kept"
    for finding in findings:
        print("  " + finding)
    failed = len({finding.split(":")[0] for finding in findings})
    print(f"{len(RULES) - failed} passed, {failed} failed ({what})")
    return 1 if findings else 0


sys.exit(main())
