"""Every crate takes the workspace's lints, so no ban stops at a crate's edge."""

import tomllib


def check(tree):
    return [f"{path}: needs [lints] workspace = true"
            for path in tree.ending("Cargo.toml")
            for manifest in [tomllib.loads(tree.read(path))]
            if "package" in manifest and manifest.get("lints", {}).get("workspace") is not True]


BAD = [{"crates/a/Cargo.toml": '[package]\nname = "a"'}]
GOOD = {"Cargo.toml": "[workspace]", "crates/a/Cargo.toml": '[package]\nname = "a"\n[lints]\nworkspace = true'}
