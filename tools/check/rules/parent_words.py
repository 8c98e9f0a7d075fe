"""Words no parent should have to read on a page made for them."""

import re

from fluent_keys import entries

HARSH = re.compile(r"\b(?:cases?|threshold|intervention|referrals?|non-compliant|hard[ -]to[ -]reach)\b", re.I)
# "In case" and "just in case" are how people speak.
SPOKEN = re.compile(r"\bin (?:any )?case\b", re.I)


def check(tree):
    findings = []
    for path in tree.ending(".ftl"):
        if "/en/" not in path and "/en-GB/" not in path:
            continue
        for number, key, value in entries(tree.read(path)):
            found = HARSH.search(SPOKEN.sub("", value))
            if found and not key.startswith("partnership"):
                findings.append(f"{path}:{number}: {key} says “{found.group(0)}”")
    return findings


BAD = [{"crates/web/locales/en/a.ftl": "pathway-lead = Make a referral"}]
GOOD = {"crates/web/locales/en/a.ftl": "lead = Ask for support, in case you need it\npartnership-base = Referrals made"}
