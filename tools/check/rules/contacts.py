"""No real person's e-mail address or telephone number: only invented ones (Ofcom's drama numbers, reserved domains)
and public lines listed, with whose they are, in public-numbers.csv."""

import csv
import re
from pathlib import Path

EMAIL = re.compile(r"[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
RESERVED = re.compile(r"(?:@|\.)(?:example\.(?:org|com|net)|[\w.-]*\.?(?:invalid|example|test))$")
PHONE = re.compile(r"(?<![\w.+/-])(?:\+44[ -]?|0)[1-35789](?:[ -]?\d){8,9}(?![\w-]|\.\d)")
DRAMA = re.compile(r"^(?:01632960|07700900|08081570|03069990|0(?:11[3-8]|121|131|141|151|161)4960|02079460|01914980|02896496|02920180)\d*$")
KINDS = (".rs", ".html", ".ftl", ".json", ".csv", ".toml", ".md", ".mjs", ".py", ".snap", ".txt")
LISTED = Path(__file__).resolve().parent / "public-numbers.csv"


def digits(number):
    """Only the figures, from the national 0."""
    return re.sub(r"\D", "", number.replace("+44", "0", 1))


def public_numbers():
    with LISTED.open(newline="") as file:
        return {digits(row["number"]) for row in csv.DictReader(file)}


def check(tree):
    allowed, findings = public_numbers(), []
    for path in tree.ending(*KINDS):
        if path.endswith("public-numbers.csv"):
            continue
        for number, line in enumerate(tree.read(path).splitlines(), 1):
            findings += [f"{path}:{number}: an e-mail address that may be someone's: {found}"
                         for found in EMAIL.findall(line) if not RESERVED.search(found)]
            findings += [f"{path}:{number}: a telephone number that may be someone's: {found}"
                         for found in PHONE.findall(line)
                         if len(re.findall(r"[ -]", found)) <= 4 and digits(found) not in allowed
                         and not DRAMA.match(digits(found))]
    return findings


BAD = [{"demo/a.csv": "name,sam.jones" + "@coventry.gov.uk"}, {"demo/a.csv": "07911" + " 123456"}, {"a.md": "+44 24" + " 7683 1234"}]
GOOD = {"demo/a.csv": "team@hub.example.org, 07700 900123, 01632 960456, ring 999 or 111, 0808 2000 247, 2026-01-02 03:04:05, 0.1234567891234"}
