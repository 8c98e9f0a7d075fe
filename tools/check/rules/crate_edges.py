"""One direction of dependency: kernel <- data <- domain <- web <- bin, kernel <- platform <- bin, kernel <- policy <- domain.
Tests may reach further; nothing that ships may."""

import tomllib

ALLOWED = {
    "kernel": set(),
    "policy": {"kernel"},
    "data": {"kernel"},
    "domain": {"kernel", "data", "policy"},
    "platform": {"kernel"},
    "web": {"kernel", "domain"},
    "testkit": {"kernel", "data", "policy", "domain", "platform", "web"},
    "hearth": {"kernel", "data", "domain", "platform", "web"},
    "assets": set(),
    "bench": {"kernel", "data", "domain", "platform", "web", "testkit"},
}
# Crates that must stay pure: everything they link, by name. No database, network, runtime or clock of their own.
PURE = {"policy": {"kernel", "jiff"}}


def used(table):
    """Package names of a dependency table, renames resolved."""
    return {spec.get("package", name) if isinstance(spec, dict) else name for name, spec in table.items()}


def shipped(manifest):
    """Everything a crate links when it is not being tested."""
    names = used(manifest.get("dependencies", {})) | used(manifest.get("build-dependencies", {}))
    for target in manifest.get("target", {}).values():
        names |= used(target.get("dependencies", {})) | used(target.get("build-dependencies", {}))
    return names


def check(tree):
    findings = []
    for path in tree.ending("Cargo.toml"):
        manifest = tomllib.loads(tree.read(path))
        name = manifest.get("package", {}).get("name")
        if name is None:
            continue
        if name not in ALLOWED:
            findings.append(f"{path}: crate {name} has no place in the table of edges")
            continue
        ours = shipped(manifest) & ALLOWED.keys()
        beyond = ours - ALLOWED[name] | (shipped(manifest) - PURE[name] if name in PURE else set())
        findings += [f"{path}: {name} may not depend on {other}" for other in sorted(beyond)]
    return findings


BAD = [{"crates/web/Cargo.toml": '[package]\nname = "web"\n[dependencies]\ndata.workspace = true'},
       {"crates/domain/Cargo.toml": '[package]\nname = "domain"\n[target."cfg(unix)".dependencies]\nx = { package = "web", path = "../web" }'},
       {"crates/web/Cargo.toml": '[package]\nname = "web"\n[dependencies]\ntestkit.workspace = true'},
       {"crates/policy/Cargo.toml": '[package]\nname = "policy"\n[dependencies]\ntokio.workspace = true'},
       {"crates/policy/Cargo.toml": '[package]\nname = "policy"\n[dependencies]\ndata.workspace = true'},
       {"crates/extra/Cargo.toml": '[package]\nname = "extra"'}]
GOOD = {"crates/web/Cargo.toml": '[package]\nname = "web"\n[dependencies]\nkernel.workspace = true\n'
                                 "domain.workspace = true\n[dev-dependencies]\ntestkit.workspace = true"}
