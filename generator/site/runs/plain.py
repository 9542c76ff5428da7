"""HTML that is plain: every element closed, every value in quotes.

Half of a page's time went into three parsers written in Python that look at each tag: Markdown's, to find
where raw HTML ends, MkDocs', to find anchors, and the search's, to leave out what is excluded from it. What
they do with a plain element they do with it as a whole, so they may go to its end at once. Anything else
they read as ever.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# What stands in these isn't HTML to every parser.
_TEXT_ONLY = frozenset("script style textarea title xmp iframe noembed noframes noscript plaintext".split())

_TOKEN = re.compile(
    r"""
    [^<&]+ | & (?: [#][0-9]+ | [a-zA-Z][a-zA-Z0-9]* ) ; | <title>[^<&]*</title>
    | < (?P<start> [a-z][a-z0-9]* ) (?P<attributes> (?: \s+ [a-zA-Z][a-zA-Z0-9:-]* (?: =" [^"<>]* " )? )* )
      \s* (?P<closed> /? ) >
    | </ (?P<end> [a-z][a-z0-9]* ) >
    | (?P<strange> . )
    """,
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r'([a-zA-Z][a-zA-Z0-9:-]*)(?:="([^"]*)")?')


@dataclass(slots=True)
class PlainHtml:
    """`ends` has for the place of each plain element that of its end tag; `anchors` are places with what a
    link may lead to there, of all plain tags."""

    ends: dict[int, int] = field(default_factory=dict)
    anchors: list[tuple[int, str]] = field(default_factory=list)


# Markdown's parser and MkDocs' read one text, one after the other.
@lru_cache(maxsize=1)
def plain_html(text: str) -> PlainHtml:
    found = PlainHtml()
    is_open: list[tuple[str, int]] = []
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup
        if kind == "end":
            name, start = is_open.pop() if is_open else ("", 0)
            if name == token["end"]:
                found.ends[start] = token.start()
            else:
                is_open.clear()
        elif kind == "closed":
            name, attributes = token["start"], token["attributes"]
            if "id=" in attributes or "name=" in attributes:
                found.anchors.extend((token.start(), each) for each in _anchors(name, attributes))
            if name in _TEXT_ONLY or (name == "hr" and attributes):
                is_open.clear()
            elif name not in VOID and not token["closed"]:
                is_open.append((name, token.start()))
        elif kind == "strange":
            is_open.clear()
    return found


def _anchors(name: str, attributes: str) -> list[str]:
    found = _ATTRIBUTE.findall(attributes)
    return [unescape(value) for key, value in found if key.lower() == "id" or (key == "name" and name == "a")]
