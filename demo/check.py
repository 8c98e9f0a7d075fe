"""Checks the demonstration data: ids, codes, counts, sources. `--self-test` first proves that it can fail."""

import csv
import re
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
LINES, SERVICES = 94, 89  # printed lines of the 2024 offer, and what is left when repeats are merged
KINDS = {"document", "provider", "import", "register", "staff", "inferred", "example"}
AUDIENCES = {"expectant_parents", "mothers", "fathers", "partners", "parents", "carers", "parents_and_children",
             "whole_family", "young_people", "children", "adults", "anyone"}
FIELDS = {"name", "organisation", "summary", "description", "level", "ages", "stages", "topics", "target_groups",
          "audience", "modes", "eligibility", "joining", "languages", "interpreter", "access", "creche", "costs", "wait",
          "while_you_wait", "evidence", "contacts", "links", "community_led", "father_inclusive", "programme", "places",
          "times", "area", "review"}
HARSH = re.compile(r"\b(?:cases?|threshold|intervention|referrals?|non-compliant|hard to reach)\b", re.I)
SESSION = re.compile(r"^(\S+) (?:mon|tue|wed|thu|fri|sat|sun) (\d\d:\d\d)-(\d\d:\d\d)( term)?$")
COST = re.compile(r"^(?:free|£\d+\.\d\d per \w+)$")
DANGERS = {"immediate", "domestic-abuse", "self-harm", "child-harm", "suicidal", "sexual-abuse", "exploitation", "no-bed-tonight"}
TIMES = {"weekday", "school_hours", "evening", "weekend"}
TABLES = ["register/services", "register/redirects", "register/organisations", "examples/locations", "examples/services",
          "demand/surveys", "geography/postcodes", "geography/areas",
          "people/agencies", "people/teams", "people/staff", "people/assignments",
          *(f"taxonomy/{t}" for t in ("topics", "topic-groups", "stages", "groups", "modes", "levels", "access", "languages"))]


def load():
    tables = {}
    for name in TABLES:
        with (HERE / f"{name}.csv").open(newline="", encoding="utf-8") as file:
            tables[name] = list(csv.DictReader(file))
    for name in ("words/words", "place", "pathway/rules"):
        tables[name] = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
    return tables


def split(text):
    return [part.strip() for part in text.split(";") if part.strip()]


def codes(tables, name, key="code"):
    return {row[key] for row in tables[name]}


def unknown(where, found, known):
    return [f"{where}: unknown {code!r}" for code in found if code not in known]


def check_tables(tables):
    for name in TABLES:
        rows = tables[name]
        key = next((k for k in ("slug", "code", "postcode") if rows and k in rows[0]), None)
        seen = set()
        for number, row in enumerate(rows, 2):
            where = f"{name}.csv:{number}"
            if None in row or None in row.values():
                yield f"{where}: a wrong number of columns"
            if key and row[key] in seen:
                yield f"{where}: {row[key]} stands twice"
            seen.add(row.get(key))
            if "source" in row and not row["source"]:
                yield f"{where}: no source"
            if "source_kind" in row and row["source_kind"] not in KINDS:
                yield f"{where}: source kind {row['source_kind']!r}"
            if name.startswith("examples/") and row["source_kind"] != "example":
                yield f"{where}: an example must say so"


def check_register(tables):
    services = tables["register/services"]
    slugs, redirects = codes(tables, "register/services", "slug"), tables["register/redirects"]
    if len(services) != SERVICES or len(services) + len(redirects) != LINES:
        yield f"register: {len(services)} services and {len(redirects)} redirects, not {SERVICES} of {LINES} lines"
    for row in redirects:
        yield from unknown(f"redirects: {row['slug']}", [row["to"]], slugs)
        if row["slug"] in slugs:
            yield f"redirects: {row['slug']} is also a service"
    vocabulary = {"topics": "topics", "stages": "stages", "target_groups": "groups", "requires_any": "groups",
                  "modes": "modes", "need_levels": "levels", "languages": "languages", "access": "access"}
    for row in services:
        where = f"services: {row['slug']}"
        for column, taxonomy in vocabulary.items():
            yield from unknown(f"{where} {column}", split(row[column]), codes(tables, f"taxonomy/{taxonomy}"))
        yield from unknown(f"{where} audience", split(row["audience"]), AUDIENCES)
        yield from unknown(f"{where} join_ways", split(row["join_ways"]), {"self", "professional", "drop_in"})
        yield from unknown(f"{where} while_you_wait", split(row["while_you_wait"]), slugs - {row["slug"]})
        yield from unknown(f"{where} organisation", split(row["organisation"]), codes(tables, "register/organisations", "slug"))
        yield from unknown(f"{where} level", [row["level"]], codes(tables, "taxonomy/levels", "level"))
        for column in ("name", "summary", "topics", "audience", "modes", "eligibility", "join_ways", "join", "need_levels"):
            if not row[column]:
                yield f"{where}: no {column}"
        if row["age_from_months"] and not -9 <= int(row["age_from_months"]) < int(row["age_to_months"]) <= 300:
            yield f"{where}: ages {row['age_from_months']} to {row['age_to_months']}"
        for column in ("summary", "description", "eligibility", "join"):
            if found := HARSH.search(row[column]):
                yield f"{where}: {column} says {found.group(0)!r} to a parent"
        for part in row["sources"].split("|"):
            field, _, source = part.partition("=")
            kind, _, document = source.partition(":")
            if field not in FIELDS or kind not in KINDS - {"example"} or not document:
                yield f"{where}: sources has {part!r}"
    topics = tables["taxonomy/topics"]
    yield from unknown("topics: group", {t["group"] for t in topics}, codes(tables, "taxonomy/topic-groups"))


def check_examples(tables):
    locations, postcodes = tables["examples/locations"], {p["postcode"]: p for p in tables["geography/postcodes"]}
    for row in locations:
        where = f"locations: {row['slug']}"
        postcode = postcodes.get(row["postcode"])
        if not postcode or postcode["terminated"] or any(postcode[k] != row[k] for k in ("easting", "northing")):
            yield f"{where}: postcode or grid reference not of the sample"
        yield from unknown(where, split(row["access"]), codes(tables, "taxonomy/access"))
        yield from (f"{where}: opening {o!r}" for o in split(row["opening"]) if not SESSION.match(f"- {o}"))
    if sum(row["hub"] == "yes" for row in locations) != 8 or not any(row["withheld"] for row in locations):
        yield "locations: eight family hubs and a withheld address are needed"
    places = codes(tables, "examples/locations", "slug") | {"-"}
    for row in tables["examples/services"]:
        where = f"example services: {row['slug']}"
        yield from unknown(where, [row["slug"]], codes(tables, "register/services", "slug"))
        yield from unknown(where, split(row["languages"]), codes(tables, "taxonomy/languages"))
        yield from unknown(where, split(row["access"]), codes(tables, "taxonomy/access"))
        for session in split(row["sessions"]):
            match = SESSION.match(session)
            if not match or match[1] not in places or match[2] >= match[3]:
                yield f"{where}: session {session!r}"
        if row["cost"] and not COST.match(row["cost"]):
            yield f"{where}: cost {row['cost']!r}"
        if bool(row["wait_weeks"]) != bool(row["wait_stated_on"]):
            yield f"{where}: a wait needs the day it was stated"


def check_words(tables):
    words, topics = tables["words/words"], codes(tables, "taxonomy/topics")
    known = {"topic": topics, "group": codes(tables, "taxonomy/groups"), "stage": codes(tables, "taxonomy/stages"),
             "mode": codes(tables, "taxonomy/modes"), "audience": AUDIENCES, "time": TIMES,
             "danger": DANGERS - {"no-bed-tonight"}}
    for kind, vocabulary in known.items():
        entries = {e.get("code") or e.get("kind"): e["phrases"] for e in words[kind]}
        yield from unknown(f"words: {kind}", entries, vocabulary)
        if len(entries) != len(words[kind]):
            yield f"words: a {kind} stands twice"
        for code, phrases in entries.items():
            if not phrases or len(set(phrases)) != len(phrases) or any(p != p.lower().strip() for p in phrases):
                yield f"words: {kind} {code}: empty, repeated or capital phrases"
    yield from (f"words: no phrase for topic {t}" for t in topics - {e["code"] for e in words["topic"]})
    related = {e["topic"]: e["to"] for e in words["related"]}
    offered = {t for row in tables["register/services"] for t in split(row["topics"])}
    for topic, to in related.items():
        yield from unknown(f"words: related {topic}", [topic, *to], topics)
        if not offered & set(to):
            yield f"words: related {topic}: nothing there has a service either"
    yield from (f"words: topic {t} has no service and nothing related" for t in topics - offered - set(related))
    yield from unknown("words: sign", (sign["kind"] for sign in words["sign"]), DANGERS)


def check_urgent(tables):
    routes, rules = tables["place"]["urgent"], tables["pathway/rules"]["urgent"]
    lines = {route["code"] for route in routes}
    for rule in rules:
        yield from unknown(f"rules: urgent {rule['kind']}", rule["contacts"], lines)
    yield from (f"place: no urgent route for {kind}" for kind in DANGERS - {k for r in routes for k in r["for"]})
    yield from (f"rules: nothing urgent for {kind}" for kind in DANGERS - {rule["kind"] for rule in rules})


def check_demand(tables):
    for number, row in enumerate(tables["demand/surveys"], 2):
        where = f"surveys:{number}"
        yield from unknown(where, split(row["topic"]), codes(tables, "taxonomy/topics"))
        yield from unknown(where, split(row["mode"]), codes(tables, "taxonomy/modes"))
        yield from unknown(where, split(row["time"]), TIMES)
        if row["percent_computed"] and abs(100 * int(row["count"]) / int(row["base"]) - float(row["percent_computed"])) > 0.006:
            yield f"{where}: {row['count']} of {row['base']} is not {row['percent_computed']}%"
    outward = codes(tables, "geography/areas")
    yield from (f"postcodes: {p['postcode']}" for p in tables["geography/postcodes"]
                if p["outward"] not in outward or not p["postcode"].startswith("ZZ"))


def check(tables):
    return [finding for part in (check_tables, check_register, check_examples, check_words, check_urgent, check_demand)
            for finding in part(tables)]


def self_test():
    """Each of these breaks one rule and must be found."""
    breaks = [("register/services", "topics", "no-such-topic"), ("register/services", "join_ways", ""),
              ("register/services", "sources", "times=rumour:someone"), ("register/services", "slug", "coventry-haven"),
              ("register/redirects", "to", "nowhere"), ("register/organisations", "source", ""),
              ("examples/services", "sessions", "moon-base mon 09:00-10:00"), ("examples/services", "source_kind", "document"),
              ("examples/locations", "postcode", "ZZ9 9ZZ"), ("demand/surveys", "topic", "weather")]
    for table, column, value in breaks:
        tables = load()
        tables[table][0][column] = value
        if not check(tables):
            sys.exit(f"demo/check.py: {table} {column}={value!r} went unnoticed")
    tables = load()
    tables["pathway/rules"]["urgent"][0]["contacts"].append("nobody")
    if not check(tables):
        sys.exit("demo/check.py: an urgent route that nobody answers went unnoticed")


if __name__ == "__main__":
    if "--self-test" in sys.argv:
        self_test()
    findings = check(load())
    print("\n".join(findings) or "demo: ids, codes, counts and sources hold")
    sys.exit(bool(findings))
