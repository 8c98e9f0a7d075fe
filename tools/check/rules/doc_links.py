"""Links between our pages lead somewhere."""

import posixpath
import re

LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def check(tree):
    known = set(tree.paths) | {posixpath.dirname(path) for path in tree.paths}
    findings = []
    for path in tree.ending(".md"):
        for target in LINK.findall(tree.read(path)):
            if "://" in target or target.startswith("mailto:"):
                continue
            place = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
            if place not in known:
                findings.append(f"{path}: {target} is not there")
    return findings


BAD = [{"docs/a.md": "[b](b.md)"}, {"README.md": "![a](docs/images/a.png)"}]
GOOD = {"docs/a.md": "[b](b.md#part) [x](https://example.org) [up](../README.md) [all](adr)", "docs/b.md": "", "README.md": "",
        "docs/adr/1.md": ""}
