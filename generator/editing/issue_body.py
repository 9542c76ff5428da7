"""An issue's text -> its headings and what was answered under them, whatever people made of it afterwards."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from generator.editing.forms import forms_in

_NO_RESPONSE = "_No response_"
_HEADING = re.compile(r"###[ \t]+(.*?)[ \t:]*")
_FENCE = re.compile(r"(`{3,}|~{3,}).*")


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    answer: str


def sections(body: str) -> list[Section]:
    """What stands above the first heading belongs to no answer."""
    found: list[tuple[str, list[str]]] = []
    for line, is_fenced in _lines(body):
        heading = None if is_fenced else _HEADING.fullmatch(line.strip())
        if heading:
            found.append((heading[1], []))
        elif found:
            found[-1][1].append(line)
    return [Section(heading, _answer(lines)) for heading, lines in found]


def is_form(body: str) -> bool:
    """Whether it was made with one of the forms, or with several that people have mixed."""
    return bool(forms_in(each.heading for each in sections(body)))


def _lines(body: str) -> Iterator[tuple[str, bool]]:
    """Each line as it is seen, and whether it stands inside a fence."""
    opened, is_comment = "", False
    for line in map(visible, re.split(r"\r\n|\r|\n", body)):
        if not opened:
            line, is_comment = _without_comments(line, is_comment=is_comment)
        fence = _FENCE.fullmatch(line.strip())
        is_closing = bool(opened and fence and line.strip().startswith(opened))
        yield line, bool(opened) and not is_closing
        if is_closing:
            opened = ""
        elif fence and not opened:
            opened = fence[1]


def _without_comments(line: str, *, is_comment: bool) -> tuple[str, bool]:
    """The line without what is in `<!-- … -->`, which no page shows, and whether a comment goes on below."""
    shown = []
    while line:
        before, mark, line = line.partition("-->" if is_comment else "<!--")
        if not is_comment:
            shown.append(before)
        is_comment ^= bool(mark)
    return "".join(shown), is_comment


def visible(text: str) -> str:
    """Without signs that nobody sees: soft hyphens that a word processor left, marks that turn the direction
    of writing, control characters."""
    return "".join(" " if sign == "\t" else sign for sign in text if sign == "\t" or not _is_hidden(sign))


def _is_hidden(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Cn") or sign in "\u2028\u2029"


def _answer(lines: list[str]) -> str:
    """Fields of several lines come back in a fence."""
    text = "\n".join(lines).strip()
    inner = text.split("\n")
    if len(inner) > 1 and _FENCE.fullmatch(inner[0]) and _FENCE.fullmatch(inner[-1]):
        text = "\n".join(inner[1:-1]).strip("\n")
    return "" if text == _NO_RESPONSE else text
