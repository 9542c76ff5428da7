"""HTML that is plain: every element closed, every value in quotes, no more than tags, text and characters.

Whoever reads HTML reads plain HTML alike, so what a parser does with a plain element as a whole it may do
without a look at each tag in it.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# What stands in these isn't HTML to every reader; a title of mere text is, in pictures.
_OTHER = frozenset("script style textarea title xmp iframe noembed noframes noscript plaintext".split())

_NAME = "[a-zA-Z][a-zA-Z0-9:-]*"
_TOKEN = re.compile(
    rf"""
    [^<&]+ | & (?: [#][0-9]+ | [a-zA-Z][a-zA-Z0-9]* ) ; | <title>[^<&]*</title>
    | < (?P<start> [a-z][a-z0-9]* )
        (?P<values> (?: \s+ {_NAME} (?: =" [^"<>]* " )? )* ) \s* (?P<closed> /? ) >
    | </ (?P<end> [a-z][a-z0-9]* ) >
    | (?P<strange> . )
    """,
    re.VERBOSE | re.DOTALL,
)
# Pythons differ in what a name without its end means in a value.
_UNCLEAR = re.compile("&(?!#[0-9]+;)")
_VALUE = re.compile(rf'({_NAME})(?:="([^"]*)")?')


@dataclass(slots=True)
class PlainHtml:
    """`ends` has, by the place of a plain element, the place of its end tag; `anchors`, by place too, is what
    a link may lead to."""

    ends: dict[int, int] = field(default_factory=dict)
    anchors: list[tuple[int, str]] = field(default_factory=list)


# Two parsers read one text, one after the other.
@lru_cache(maxsize=1)
def plain_html(text: str) -> PlainHtml:
    """In one pass. An element that has anything strange in it isn't plain, nor is what it stands in."""
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
            name, values = token["start"], token["values"]
            anchors = _anchors(name, values)
            found.anchors += [(token.start(), unescape(each)) for each in anchors]
            # Markdown has a way of its own with a line that has values.
            is_other = name in _OTHER or (name == "hr" and values)
            if is_other or any(_UNCLEAR.search(each) for each in anchors):
                is_open.clear()
            elif name not in VOID and not token["closed"]:
                is_open.append((name, token.start()))
        elif kind == "strange":
            is_open.clear()
    return found


def _anchors(name: str, values: str) -> list[str]:
    """Of a tag, as MkDocs has it, and as they are written."""
    if not values or ("id=" not in (lower := values.lower()) and "name=" not in lower):
        return []
    kinds = ("id", "name") if name == "a" else ("id",)
    return [value for key, value in _VALUE.findall(values) if key.lower() in kinds]
