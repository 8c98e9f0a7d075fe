"""Stubs, skipped tests and silenced lints in Rust."""

import re

from tree import before_tests

ANYWHERE = re.compile(r"\b(?:todo|unimplemented|dbg)!\(|#\[ignore|#!?\[allow\(")
OUTSIDE_TESTS = re.compile(r"\.unwrap\(\)")
TESTS = re.compile(r"(?:^|/)(?:(?:tests|testkit|benches)/|tests\.rs$)")


def check(tree):
    findings = []
    for path in tree.ending(".rs"):
        source = tree.read(path)
        shipped = "" if TESTS.search(path) else before_tests(source)
        for text, pattern in ((source, ANYWHERE), (shipped, OUTSIDE_TESTS)):
            findings += [f"{path}:{number}: {line.strip()[:100]}"
                         for number, line in enumerate(text.splitlines(), 1)
                         if pattern.search(line) and not line.lstrip().startswith("//")]
    return findings


BAD = [{"a.rs": "fn a() { todo!() }"}, {"a.rs": "x.unwrap();"}, {"tests/a.rs": "#[ignore]\n#[test]"},
       {"a.rs": "#![allow(dead_code)]"}]
GOOD = {"a.rs": "x?;\n#[cfg(test)]\nmod tests { fn b() { x.unwrap(); } }", "crates/web/tests/b.rs": "x.unwrap();", "crates/web/src/c/tests.rs": "x.unwrap();"}
