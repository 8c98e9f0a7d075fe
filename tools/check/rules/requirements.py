"""docs/requirements.csv: every requirement once, and nothing called true, even partly, without saying where it is and
which test would fail without it."""

import csv
import re

PATH = "docs/requirements.csv"
STATES = {"true", "partly", "not yet"}
LAST = 272
FILE = re.compile(r"[\w.-]+(?:/[\w.-]+)+")


def check(tree):
    if PATH not in tree.paths:
        return []
    rows = list(csv.DictReader(tree.read(PATH).splitlines()))
    wanted = [f"R{number:03}" for number in range(1, LAST + 1)]
    findings = [] if [row["id"] for row in rows] == wanted else [f"{PATH}: the ids are not R001 to R{LAST}, in order, each once"]
    known = set(tree.paths)
    for row in rows:
        if row["state"] not in STATES:
            findings.append(f"{PATH}: {row['id']} is “{row['state']}”, not one of {', '.join(sorted(STATES))}")
        if row["state"] in {"true", "partly"}:
            for column in ("where", "test"):
                if not row[column].strip():
                    findings.append(f"{PATH}: {row['id']} is {row['state']} but has no {column}")
        for name in FILE.findall(f"{row['where']} {row['test']}"):
            name = name.rstrip(".")
            if name not in known and not any(path.startswith(name + "/") for path in known):
                findings.append(f"{PATH}: {row['id']} names {name}, which is not there")
    return findings


def note(tree):
    rows = list(csv.DictReader(tree.read(PATH).splitlines())) if PATH in tree.paths else []
    return ", ".join(f"{sum(row['state'] == state for row in rows)} {state}" for state in ("true", "partly", "not yet"))


def table(first):
    """A whole table whose first row is the given one."""
    return "id,capability,state,where,test\n" + first + "\n" + "".join(f"R{n:03},x,not yet,,\n" for n in range(2, LAST + 1))


BAD = [{PATH: table("R001,x,true,,crates/a.rs"), "crates/a.rs": ""}, {PATH: table("R001,x,done,,")},
       {PATH: table("R001,x,true,crates/gone.rs,crates/gone.rs")}, {PATH: "id,capability,state,where,test\nR001,x,not yet,,\n"}]
GOOD = {PATH: table("R001,x,true,crates/web,crates/web/a.rs"), "crates/web/a.rs": ""}
