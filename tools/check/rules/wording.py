"""Words that do not belong in the repository: unfinished work, and anything that is not about Hearth."""

import re

from tree import lines_matching

UNFINISHED = re.compile(r"\b(?:TO[D]O|FIX[M]E|XX[X])\b")
# Spelt with brackets so that this file does not find itself.
ELSEWHERE = re.compile(r"\.\./share[d]\b|(?<![\w.])/wor[k]/|\bsubagen[t]|/tmp/(?:wt|brie[f])")


def check(tree):
    paths = [path for path, _ in tree.texts()]
    return (lines_matching(tree, paths, UNFINISHED, "unfinished")
            + lines_matching(tree, paths, ELSEWHERE, "not about Hearth"))


BAD = [{"docs/a.md": "TO" + "DO later"}, {"a.rs": "// see .." + "/shared/facts"}, {"a.py": "open('/wor" + "k/x')"}]
GOOD = {"docs/a.md": "The todo list is computed from obligations. Network/wor" + "k/other is fine."}
