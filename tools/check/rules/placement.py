"""No HTML in Rust (templates hold it) and no SQL outside domain and data."""

import re

from tree import before_tests

HTML = re.compile(r'"[^"]*<(?:div|p|span|a|ul|ol|li|h[1-6]|table|tr|td|form|input|button|section|main|strong|br)\b[ >/]')
SQL = re.compile(r'"\s*(?:SELECT\s.+\sFROM\b|INSERT\s+INTO\b|UPDATE\s+\w+\s+SET\b|DELETE\s+FROM\b|CREATE\s+(?:TABLE|INDEX)\b)')
# One wrapper no template can write: a string shown in another language than its page says which.
ALLOWED = {"crates/web/src/shell/words.rs"}


def check(tree):
    findings = []
    for path in tree.ending(".rs"):
        if not path.startswith(("crates/", "bin/")) or "/src/" not in path or path.startswith("crates/testkit/"):
            continue
        for number, line in enumerate(before_tests(tree.read(path)).splitlines(), 1):
            if line.lstrip().startswith("//"):
                continue
            if HTML.search(line) and path not in ALLOWED:
                findings.append(f"{path}:{number}: HTML belongs in a template: {line.strip()[:90]}")
            if SQL.search(line) and not path.startswith(("crates/domain/", "crates/data/")):
                findings.append(f"{path}:{number}: SQL belongs in domain or data: {line.strip()[:90]}")
    return findings


BAD = [{"crates/web/src/a.rs": 'let x = "<p class=\'a\'>Hello</p>";'},
       {"crates/web/src/a.rs": 'sql("SELECT id FROM service");'}]
GOOD = {"crates/web/src/a.rs": '// "<p>"\nlet x = "a < b";', "crates/data/src/dialect/a.rs": 'sql("SELECT id FROM service");'}
