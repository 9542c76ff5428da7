"""Signs that no paper can hold, and those that its rows are counted by."""

import re

# Of a private area, which no text may bring along: they go through a template with the words.
OURS = re.compile("[\ue000-\uf8ff]")
# Of a cell that becomes one with the cell above.
MERGED = "\ue000"
# And what XML forbids.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\uf8ff\ufffe\uffff]")


def printable(text: str) -> str:
    return _FORBIDDEN.sub("", text)
