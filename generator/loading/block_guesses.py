"""Lines that are wrong among others: marks of Git, dashes, indents."""

import re

from generator.loading.parser_stop import KEY, ParserStop, Verdict, indent_of
from generator.problems import Position
from generator.wording.dates import plural

_OWNER = re.compile(r"^\s*[\w-]+:\s*(?:#.*)?$")
_CONFLICT = re.compile(r"(<{7}|={7}|>{7})(?: |$)")
_WRONG_DASH = re.compile(r"\s*([—–−]|-(?=\w))")


def conflict(stop: ParserStop) -> Verdict | None:
    """Git's marks, wherever they stand: what the parser says of them is beside the point."""
    for number, line in enumerate(stop.lines, start=1):
        if match := _CONFLICT.match(line):
            return Verdict(
                Position(number, 1),
                "merge-conflict",
                f"строка «{match[1]}» осталась от двух правок одного и того же места",
                "оставьте одну из двух записей, а строки «<<<<<<<», «=======» и «>>>>>>>» удалите",
            )
    return None


def wrong_dash(stop: ParserStop) -> Verdict | None:
    """Another sign where a dash and a space belong."""
    match = _WRONG_DASH.match(stop.line)
    if match is None:
        return None
    return Verdict(
        Position(stop.at.line, match.start(1) + 1),
        "dash",
        "после дефиса нет пробела" if match[1] == "-" else f"вместо дефиса стоит тире «{match[1]}»",
        "новый пункт списка начинается с дефиса и пробела: - id: …",
    )


def first_dash(stop: ParserStop) -> Verdict | None:
    """The list's first block has no dash, so that the second one's comes as a surprise."""
    if not stop.line.lstrip().startswith("- "):
        return None
    own = indent_of(stop.line)
    above = list(stop.between(1, stop.at.line - 1))
    owners = [place for place, (_, line) in enumerate(above) if indent_of(line) < own]
    if not owners or owners[-1] + 1 == len(above) or not _OWNER.match(above[owners[-1]][1]):
        return None
    number, first = above[owners[-1] + 1]
    key = KEY.match(first)
    if first.lstrip().startswith("-") or not key:
        return None
    name = key[0].strip(" :")
    return Verdict(
        Position(number, indent_of(first) + 1),
        "dash",
        f"перед «{name}» нет дефиса, а ниже в этом же списке он есть",
        f"каждый пункт списка начинается с дефиса и пробела: - {name}: …",
    )


def indent(stop: ParserStop) -> Verdict:
    """A line that begins too far to the left or right: what is said where nothing else fits."""
    number = max(1, min(stop.at.line, len(stop.lines)))
    own = indent_of(stop.text_of(number))
    message = "строка стоит не на своём месте"
    if neighbour := _neighbour(stop, number, own):
        spaces = plural(own, "пробел", "пробела", "пробелов")
        message += f": слева {spaces}, а у строки {neighbour[0]} — {neighbour[1]}"
    return Verdict(
        Position(number, own + 1),
        "indent",
        message,
        "ключи одного блока начинаются ровно друг под другом, пункты списка — дефис под дефисом",
    )


def _neighbour(stop: ParserStop, number: int, indent: int) -> tuple[int, int] | None:
    """The line above that this one should most likely begin under, and the indent that this means."""
    above = list(stop.between(1, number - 1))
    if not stop.text_of(number).lstrip().startswith("-"):
        found = [(other, indent_of(line.replace("- ", "  ", 1))) for other, line in above[-1:]]
    else:
        found = [(other, indent_of(line)) for other, line in above if line.lstrip().startswith("- ")]
    near = [(other, wanted) for other, wanted in reversed(found) if 0 < abs(wanted - indent) <= 4]
    return min(near, key=lambda each: abs(each[1] - indent), default=None)
