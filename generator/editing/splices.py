"""A splice: some characters of a text give way to others; all that it doesn't name stays as it is."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.loading.text import LINE_END

# The spaces before a comment: one is no column. Behind a quote, a # may be part of a text.
_COMMENT_BEHIND = re.compile(r"[^#'\"\r\n]*?( {2,})#")
_LEAST_GAP = 2


@dataclass(frozen=True, slots=True, order=True)
class Splice:
    """`start` and `end` count the characters of the text before the change, from 0; what stands between
    them gives way to `text`."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text with all of them done at once; they must not overlap."""
    parts, reached = [], 0
    for each in sorted(splices):
        assert reached <= each.start <= each.end, "splices overlap"
        parts += [text[reached : each.start], each.text]
        reached = each.end
    return "".join([*parts, text[reached:]])


def with_comments_in_place(text: str, splices: Sequence[Splice]) -> Sequence[Splice]:
    """The same splices, and one more for each line whose comment would leave its column: spaces before it
    are taken or given. Those of several lines are left alone."""
    kept = list(splices)
    for line_end, shift in _shifts(text, splices).items():
        behind = max(each.end for each in splices if each.end <= line_end)
        comment = _COMMENT_BEHIND.match(text, behind, line_end)
        if comment and shift:
            width = max(len(comment[1]) - shift, _LEAST_GAP)
            kept.append(Splice(comment.start(1), comment.end(1), " " * width))
    return kept


def _shifts(text: str, splices: Iterable[Splice]) -> Mapping[int, int]:
    """How far what stands behind the splices moves, by the end of their line."""
    shifts: Counter[int] = Counter()
    for each in splices:
        if not LINE_END.search(text[each.start : each.end] + each.text):
            found = LINE_END.search(text, each.end)
            shifts[found.start() if found else len(text)] += len(each.text) - (each.end - each.start)
    return shifts


def undone(text: str, splices: Iterable[Splice]) -> Sequence[Splice]:
    """What leads from the changed text back to this one."""
    back, shift = [], 0
    for each in sorted(splices):
        start = each.start + shift
        back.append(Splice(start, start + len(each.text), text[each.start : each.end]))
        shift += len(each.text) - (each.end - each.start)
    return back
