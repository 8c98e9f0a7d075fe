"""Words: a key is said once, every key a page asks for exists in English, and no other language invents one."""

import re
from collections import defaultdict
from pathlib import PurePath

from tree import before_tests

ENTRY = re.compile(r"^([a-zA-Z][\w-]*)\s*=\s*(.*)$")
# How pages and Rust ask for words: t("key"), p.plain("key"), words.html("key", ...).
ASKED = re.compile(r"""\b(?:t[0-9]?|plain|html|say)\(\s*&?["']([a-z][a-z0-9]*(?:-[a-z0-9]+)+)["']""")
# Keys may also be put together: "topic-{code}", or named in a table and said elsewhere.
NAMED = re.compile(r"""["']([a-z][a-z0-9-]*)["'{]""")


# The English of these is the place's own data, not ours.
LABELS = ("label-", "urgent-name-", "urgent-about-")


def entries(source):
    """Line number, key and value (continuation lines joined) of each message."""
    found = []
    for number, line in enumerate(source.splitlines(), 1):
        match = ENTRY.match(line)
        if match:
            found.append([number, match.group(1), match.group(2)])
        elif found and line.startswith((" ", "\t")):
            found[-1][2] += " " + line.strip()
    return [tuple(entry) for entry in found]


def languages(tree):
    """Keys by language, each with where it is said."""
    said = defaultdict(lambda: defaultdict(list))
    for path in tree.ending(".ftl"):
        parts = PurePath(path).parts
        if "locales" in parts:
            language = parts[parts.index("locales") + 1].removesuffix(".ftl")
            for number, key, _ in entries(tree.read(path)):
                said[language][key].append(f"{path}:{number}")
    return said


def check(tree):
    said = languages(tree)
    if not said:
        return []
    english = next((said[code] for code in ("en", "en-GB") if code in said), {})
    findings = [f"{language}: {key} is said twice: {', '.join(where)}"
                for language, keys in said.items() for key, where in keys.items() if len(where) > 1]
    findings += [f"{language}: {key} is unknown to English ({where[0]})"
                 for language, keys in said.items() for key, where in keys.items() if key not in english and not key.startswith(LABELS)]
    for path in tree.ending(".html", ".rs"):
        if path.startswith("crates/web/"):
            findings += [f"{path}: asks for {key}, which no English word file says"
                         for key in sorted(set(ASKED.findall(before_tests(tree.read(path))))) if key not in english]
    return findings + unsaid(tree, english)


def unsaid(tree, english):
    """English keys that nothing names and nothing could put together."""
    named = {name for path in tree.ending(".html", ".rs") if path.startswith("crates/") for name in NAMED.findall(tree.read(path))}
    beginnings = tuple(name for name in named if name.endswith("-"))
    return [f"en: {key} is never said ({where[0]})" for key, where in english.items()
            if key not in named and not key.startswith(beginnings)]


def note(tree):
    return ", ".join(f"{language} {len(keys)}" for language, keys in sorted(languages(tree).items())) or "no word files yet"


BAD = [{"crates/web/locales/en/a.ftl": "find-title = Find", "crates/web/locales/en/b.ftl": "find-title = Find",
        "crates/web/templates/x.html": '{{ t("find-title") }}'},
       {"crates/web/locales/en/a.ftl": "a-b = A", "crates/web/locales/ar/a.ftl": "a-c = ا",
        "crates/web/templates/x.html": '{{ t("a-b") }}'},
       {"crates/web/locales/en/a.ftl": "a-b = A", "crates/web/templates/x.html": '{{ t("no-such") }}{{ t("a-b") }}'},
       {"crates/web/locales/en/a.ftl": "a-b = A"}]
GOOD = {"crates/web/locales/en/a.ftl": "a-b = A\n    more\na-c = { $n ->\n    [one] one\n   *[other] many\n  }",
        "crates/web/locales/ar/a.ftl": "a-b = ا", "crates/web/templates/x.html": '{{ t("a-b") }}',
        "crates/web/src/x.rs": 'let key = format!("a-{letter}");'}
