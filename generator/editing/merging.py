"""What changed from one version of a file to the next, brought into a copy that somebody has edited."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from generator.editing.splices import Splice, spliced


def brought_in(text: str, old: str, new: str) -> tuple[str, int]:
    """The text, line by line, with the changes from `old` to `new`; and how many of them found no place,
    because the text has other lines there, which stay."""
    lines, before, after = text.splitlines(True), old.splitlines(True), new.splitlines(True)
    there = _same_lines(before, lines)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    splices, homeless = list[Splice](), 0
    for first, last, words in _changes(before, after):
        place = _place(there, first, last)
        if place is None:
            homeless += 1
        else:
            splices.append(Splice(starts[place], starts[place + last - first], words))
    return spliced(text, splices), homeless


def _same_lines(before: Sequence[str], lines: Sequence[str]) -> dict[int, int]:
    """Where the lines of the old text stand in the edited one, as far as they do."""
    matcher = SequenceMatcher(None, before, lines, autojunk=False)
    return {
        block.a + number: block.b + number
        for block in matcher.get_matching_blocks()
        for number in range(block.size)
    }


def _changes(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The lines of the old text that give way, and to what."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind != "equal":
            yield first, last, "".join(after[start:end])


def _place(there: Mapping[int, int], first: int, last: int) -> int | None:
    """Where these lines stand, all of them and together; an addition goes behind what it followed."""
    place = there[first - 1] + 1 if first == last and first - 1 in there else there.get(first)
    if place is None or any(there.get(number) != place + number - first for number in range(first, last)):
        return None
    return place


def in_values_of(own: str, old: str, new: str, keys: Sequence[str]) -> tuple[str, str]:
    """The old and the new text with the values that the edited one has for these keys, in the order of the
    old: what was chosen freely is no difference, and holds for what is new."""
    for key in keys:
        line = re.compile(rf"(?m)^( *{key}: )(.+)$")
        chosen, usual = ([found[2] for found in line.finditer(text)] for text in (own, old))
        if len(chosen) == len(usual):
            choice = dict(zip(usual, chosen, strict=True))
            old, new = (
                line.sub(lambda found: found[1] + choice.get(found[2], found[2]), text)  # noqa: B023
                for text in (old, new)
            )
    return old, new
