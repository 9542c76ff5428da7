"""One style sheet out of the pieces in `assets/`: a phone asks once, and all pages share what came.

Only our own pieces are joined; whatever else a school puts beside them stays a file of its own, for its
mkdocs.yml to name.
"""

import re
from collections.abc import Mapping

STYLES = "assets/site.css"
# In this order: what all pages share, then each kind of page.
PIECES = tuple(
    f"assets/{name}.css"
    for name in (
        "look",
        "extra",
        "home",
        "teacher",
        "teachers",
        "month",
        "plan",
        "role",
        "papers",
        "subscribe",
        "help",
    )
)
# A text in quotes may hold what looks like a comment.
_COMMENT = re.compile(rb"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|/\*.*?\*/""", re.DOTALL)


def with_one_style(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files with the pieces in one, their comments left out: a quarter of the weight."""
    pieces = [_COMMENT.sub(rb"\1", files[name]) for name in PIECES if name in files]
    others = {name: data for name, data in files.items() if name not in PIECES}
    return others | {STYLES: b"\n".join(pieces)} if pieces else others
