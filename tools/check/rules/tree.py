"""What the rules read: the tracked files, or samples held in memory."""

import subprocess
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]

# Written by machines, or someone else's text kept whole: their length and words are not ours to mend.
GENERATED = {"Cargo.lock", "package-lock.json", "LICENSE-APACHE", "LICENSE-MIT", "docs/openapi.json"}
# Published schemas and their like, kept whole beside the tests that need them.
OTHERS = ("crates/web/tests/it/oruk_schemas/",)
TEXT = (".rs", ".html", ".css", ".mjs", ".js", ".py", ".sh", ".ftl", ".toml", ".md", ".json", ".csv", ".svg", ".yml",
        ".txt", ".sql", ".snap", "")


def ours(path):
    """Whether people write this file for Hearth."""
    return path not in GENERATED and not path.startswith(OTHERS)


class Tree:
    """A set of files by path from the root."""

    def ending(self, *suffixes):
        """Paths with one of these endings, generated files left out."""
        return [path for path in self.paths if path.endswith(suffixes) and ours(path)]

    def texts(self):
        """Every text file that people write, with its content."""
        for path in self.paths:
            if ours(path) and Path(path).suffix in TEXT:
                yield path, self.read(path)

    def scripts(self):
        """Shell programs, by ending or by first line."""
        for path in self.paths:
            if path.endswith(".sh") or (Path(path).suffix == "" and "bash" in self.read(path).split("\n", 1)[0]):
                yield path


class Tracked(Tree):
    """The repository's files, as they stand in the working tree."""

    @cached_property
    def paths(self):
        listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                                cwd=ROOT, check=True, capture_output=True).stdout
        return sorted(path for path in listed.decode().split("\0") if path and (ROOT / path).is_file())

    def read(self, path):
        return (ROOT / path).read_bytes().decode("utf-8", "replace")

    def size(self, path):
        return (ROOT / path).stat().st_size


class Samples(Tree):
    """Files given as a dictionary."""

    def __init__(self, files):
        self.files = files
        self.paths = sorted(files)

    def read(self, path):
        return self.files[path]

    def size(self, path):
        return len(self.files[path].encode())


def lines_matching(tree, paths, pattern, message):
    """One finding for each line that matches."""
    return [f"{path}:{number}: {message}: {line.strip()[:100]}"
            for path in paths
            for number, line in enumerate(tree.read(path).splitlines(), 1)
            if pattern.search(line)]


def before_tests(source):
    """A Rust file without its test module, which stands last."""
    return source.split("#[cfg(test)]")[0]
