"""docs/threats.csv: every threat the design names, each once; what is held or partly held names tests that exist, everything
else its reason."""

import csv

from asvs import FILE, tests

PATH = "docs/threats.csv"
STATES = ("held", "partly", "n/a")
NAMED = [f"T{n}" for n in (*range(1, 28), 29)]


def rows(tree):
    return list(csv.DictReader(tree.read(PATH).splitlines())) if PATH in tree.paths else []


def check(tree, named=None):
    found = rows(tree)
    if not found:
        return []
    ids = [row["threat"] for row in found]
    findings = [] if ids == (named or NAMED) else [f"{PATH}: the threats are not T1 to T27 and T29 in their order, each once"]
    known, there = tests(tree), set(tree.paths)
    for row in found:
        where = f"{PATH}: {row['threat']}"
        if row["state"] not in STATES:
            findings.append(f"{where} is “{row['state']}”, not one of {', '.join(STATES)}")
        findings += [f"{where} names the test {name}, which does not exist" for name in row["tests"].split() if name not in known]
        findings += [f"{where} names {name}, which is not there" for name in FILE.findall(row["how"]) if name not in there]
        if row["state"] in ("held", "partly") and not row["tests"]:
            findings.append(f"{where} is {row['state']}, but no test says so")
        if not row["how"]:
            findings.append(f"{where} does not say how")
    return findings


def note(tree):
    found = rows(tree)
    return ", ".join(f"{sum(row['state'] == state for row in found)} {state}" for state in STATES)


def table(first, *others):
    """The whole table, its first row as given."""
    rest = others or [f"{each},x,n/a,why,\n" for each in NAMED[1:]]
    return {PATH: f"threat,about,state,how,tests\nT1,{first}\n" + "".join(rest), "a.rs": "#[test]\nfn it_holds() {}"}


BAD = [table("x,held,said,it_does_not_exist"), table("x,held,said,"), table("x,done,said,it_holds"), table("x,held,,it_holds"),
       table("x,held,crates/gone.rs,it_holds"), table("x,held,said,it_holds", "T3,x,n/a,why,\n")]
GOOD = table("x,held,said,it_holds")
