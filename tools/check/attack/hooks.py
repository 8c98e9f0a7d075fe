"""For schemathesis: no answer holds a word that its reader has no right to (e2e/lib/canary.mjs names the words)."""

import json
import os

import schemathesis

WORDS = [word.lower() for word in json.loads(os.environ["CANARIES"])]


@schemathesis.check
def keeps_canaries(ctx, response, case):
    told = response.content.decode("utf-8", "replace").lower()
    asked = f"{case.path_parameters} {case.query} {case.body}".lower()
    leaks = [word for word in WORDS if word in told and word not in asked]
    assert not leaks, f"a leak: {leaks}"
