"""Our style sheets say start and end, never left and right, so that one sheet serves both directions."""

import re

from tree import lines_matching

PHYSICAL = re.compile(
    r"(?:^|[;{\s])(?:(?:margin|padding|border)-(?:left|right)(?:-\w+)?|(?:left|right)|border-(?:top|bottom)-(?:left|right)-radius)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)\b")


def check(tree):
    paths = [path for path in tree.ending(".css") if path.startswith("crates/")]
    return lines_matching(tree, paths, PHYSICAL, "use the logical property")


BAD = [{"crates/web/theme/a.css": rule} for rule in
       (".a { margin-left: 1px }", ".a{text-align:right}", ".a {\n  left: 0;\n}", ".a { border-left: 1px solid }")]
GOOD = {"crates/web/theme/a.css": ".a { margin-inline-start: 1px; text-align: start; inset-inline-end: 0; --left-x: 1 }"}
