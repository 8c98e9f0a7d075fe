"""docs/asvs.csv: every requirement of OWASP ASVS 5.0 at levels 1 and 2 and the chosen ones of level 3, each once, in our
own words; what is held or partly held names a test or a file that is there, everything else its reason."""

import csv
import re

PATH = "docs/asvs.csv"
STATES = ("held", "partly", "not yet", "host", "n/a")
# How many requirements the standard has at each level; of level 3 at least those that were chosen.
LEVELS = {"1": 70, "2": 183}
CHOSEN = {"1.2.10", "1.5.3", "2.3.5", "3.4.7", "3.4.8", "3.5.8", "4.1.4", "5.2.4", "5.2.5", "5.2.6", "5.3.3", "6.3.5", "6.3.7",
          "6.5.6", "7.5.3", "8.1.3", "8.1.4", "8.2.4", "8.3.2", "8.3.3", "11.2.4", "13.1.2", "13.3.4", "14.2.6", "14.2.7", "14.2.8",
          "15.4.2", "16.5.4"}
FILE = re.compile(r"[\w.-]+(?:/[\w.-]+)+|Cargo\.toml|Cargo\.lock|clippy\.toml")
TEST = re.compile(r"\bfn\s+(\w+)\s*\(")


def rows(tree):
    return list(csv.DictReader(tree.read(PATH).splitlines())) if PATH in tree.paths else []


def tests(tree):
    """Every function of a file with tests in it."""
    names = set()
    for path in tree.ending(".rs"):
        text = tree.read(path)
        if "test]" in text or "proptest!" in text or "/tests/" in path:
            names |= set(TEST.findall(text))
    return names


def check(tree, levels=None, chosen=None):
    found = rows(tree)
    if not found:
        return []
    levels, chosen = LEVELS if levels is None else levels, CHOSEN if chosen is None else chosen
    ids = [row["id"] for row in found]
    findings = [f"{PATH}: {each} stands twice" for each in sorted({each for each in ids if ids.count(each) > 1})]
    for level, count in levels.items():
        have = sum(row["level"] == level for row in found)
        if have != count:
            findings.append(f"{PATH}: {have} requirements of level {level}, the standard has {count}")
    findings += [f"{PATH}: {each} of level 3 is missing" for each in sorted(chosen - set(ids))]
    known, there = tests(tree), set(tree.paths)
    for row in found:
        where = f"{PATH}: {row['id']}"
        if row["state"] not in STATES:
            findings.append(f"{where} is “{row['state']}”, not one of {', '.join(STATES)}")
        files = [name.rstrip(".") for name in FILE.findall(row["how"])]
        findings += [f"{where} names {name}, which is not there" for name in files
                     if name not in there and not any(path.startswith(name + "/") for path in there)]
        if row["test"] and row["test"] not in known:
            findings.append(f"{where} names the test {row['test']}, which does not exist")
        if row["state"] == "held" and not row["test"] and not files:
            findings.append(f"{where} is held, but no test and no file says so")
        if row["state"] in ("partly", "host", "n/a") and not row["how"]:
            findings.append(f"{where} is {row['state']} without a reason")
    return findings


def note(tree):
    found = rows(tree)
    return ", ".join(f"{sum(row['state'] == state for row in found)} {state}" for state in STATES)


def table(*lines):
    """A table of level 3 rows only, beside a test that exists."""
    ids = sorted(CHOSEN)
    first = [f"1.1.{n},{level},x,n/a,why,\n" for level, count in LEVELS.items() for n in range(int(level) * 1000, int(level) * 1000 + count)]
    rest = [f"{each},3,x,not yet,,\n" for each in ids[len(lines):]]
    own = [f"{each},3,{line}\n" for each, line in zip(ids, lines)]
    return {PATH: "id,level,about,state,how,test\n" + "".join(first + own + rest), "a.rs": "#[test]\nfn it_holds() {}"}


BAD = [table("x,held,,it_does_not_exist"), table("x,held,said,"), table("x,done,,"), table("x,n/a,,"), table("x,held,crates/gone.rs,"),
       {PATH: "id,level,about,state,how,test\n1.1.1,1,x,n/a,why,\n"}]
GOOD = table("x,held,,it_holds", "x,held,a/b.rs,") | {"a/b.rs": ""}
