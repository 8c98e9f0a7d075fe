"""Every shell program parses."""

import subprocess


def check(tree):
    findings = []
    for path in tree.scripts():
        parsed = subprocess.run(["bash", "-n"], input=tree.read(path), text=True, capture_output=True)
        if parsed.returncode:
            findings.append(f"{path}: {parsed.stderr.strip()[:200]}")
    return findings


BAD = [{"a.sh": "if true; then"}, {"start": "#!/usr/bin/env bash\nfor x in"}]
GOOD = {"start": "#!/usr/bin/env bash\necho ok", "LICENSE": "for x in"}
