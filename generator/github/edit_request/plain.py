"""Strangers' words in a text on GitHub: they call nobody, close nothing and look like what they are."""

import re

from generator.changes.markdown import escape
from generator.editing.issue_body import visible

# GitHub looks for these in what Markdown has made of a text, so that an escape doesn't stop it. A sign
# without width does, and nobody sees it.
_BREAK = "&#8203;"
_CALLS = re.compile(r"@(?=\w)|#(?=\d)|(?<=\bGH)-(?=\d)|(?<=:)/(?=/)|(?<=\bwww)\.", re.IGNORECASE)
_LONGEST = 500


def plain(text: str) -> str:
    """One line that shows as it is."""
    text = visible(" ".join(text.split()))
    return quiet(escape(text[:_LONGEST] + ("…" if len(text) > _LONGEST else "")))


def quiet(markdown: str) -> str:
    """Markdown whose values are escaped already, but could still call somebody or close an issue."""
    return _CALLS.sub(lambda found: found[0] + _BREAK, visible_lines(markdown))


def visible_lines(text: str) -> str:
    return "\n".join(map(visible, text.split("\n")))


def fenced(text: str) -> str:
    """Lines as they are, in a fence longer than any in them; nothing in a fence calls anybody."""
    text = visible_lines(text)
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"
