"""No code left behind as a comment in Rust."""

import re

from tree import lines_matching

CODE = re.compile(r"^\s*//(?![/!])\s*(?:let\s+\w+.*;|use\s+[\w:{}, ]+;|pub\s+fn\s|fn\s+\w+\(|[\w.:]+\(.*\)[\w.?]*;|}\s*$|#\[)")


def check(tree):
    return lines_matching(tree, tree.ending(".rs"), CODE, "code in a comment")


BAD = [{"a.rs": "// let x = 1;"}, {"a.rs": "    // self.save(tx).await;\n"}, {"a.rs": "// save(tx);"}]
GOOD = {"a.rs": "// Let the reader know why; this is prose.\n/// let x = 1;\n//! use it"}
