"""No words in templates: people read what the word files say, in their language."""

import re

NOT_TEXT = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<!--.*?-->|<(script|style)\b.*?</\1>", re.S)
# Quotes first, so that a > inside an attribute does not end the tag.
TAG = re.compile(r"""<(?:"[^"]*"|'[^']*'|[^>"'])*>""", re.S)
SAID_BY_ATTRIBUTE = re.compile(r"""\s(?:alt|title|placeholder|aria-label)=["']([^"'{]*[A-Za-z]{2}[^"'{]*)["']""")
ENTITY = re.compile(r"&#?\w+;")
WORD = re.compile(r"[A-Za-z]{2,}")


def blank(match):
    """Keeps the line numbers."""
    return "\n" * match.group(0).count("\n") or " "


def check(tree):
    findings = []
    for path in tree.ending(".html"):
        if "/templates/" not in path:
            continue
        source = NOT_TEXT.sub(blank, tree.read(path))
        for match in SAID_BY_ATTRIBUTE.finditer(source):
            findings.append(f"{path}:{source.count(chr(10), 0, match.start()) + 1}: words in an attribute: {match.group(1)}")
        for number, line in enumerate(ENTITY.sub("", TAG.sub(blank, source)).splitlines(), 1):
            if WORD.search(line):
                findings.append(f"{path}:{number}: words in a template: {line.strip()[:80]}")
    return findings


BAD = [{"crates/web/templates/a.html": "<p>Find help</p>"}, {"crates/web/templates/a.html": '<img alt="A door">'}]
GOOD = {"crates/web/templates/a.html": '{# why #}<p class="lead">{{ t("home-lead") }} &middot; 999</p>\n{% if a > b %}<a href="/x">{{ y }}</a>{% endif %}'}
