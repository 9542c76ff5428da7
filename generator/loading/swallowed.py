"""What YAML takes in silence for something else than was meant: the rest of a value for a comment, an item or
a key for more of the value above it."""

import re
from collections.abc import Iterator

from generator.loading.model_keys import Model, all_keys
from generator.loading.text import lines_of
from generator.loading.tree import Tree, Written
from generator.problems import Position, Problem, Severity
from generator.schedule.model import Schedule

# People write `# пояснение`, and lines of dashes.
_CUT = re.compile(r"#(?P<space> ?)(?=[^\s#=*─—–-])")
_RUSSIAN = re.compile("[А-Яа-яЁё]")
_ITEM = re.compile(r"-(?: |$)")
# As good as a dash to those who write lists in Word.
_BULLET = re.compile(r"[—–−•·*] |\d{1,2}[.)] ")
_KEY = re.compile(r"(?:- +)?(?P<key>[a-z_]+)(?P<colon>:?)(?P<space>\s|$)?")

# Severity, code, message, hint.
Verdict = tuple[Severity, str, str, str]

# Of these the rest of the file would only be an echo, as of a mistake of syntax.
DECISIVE = {"quote", "joined-key"}


def swallowed(tree: Tree, text: str, file: str, model: Model = Schedule) -> Iterator[Problem]:
    """Each place once."""
    lines = lines_of(text)
    for number, value in tree.ends.items():
        yield from _cut(value, lines[number - 1], file)
    for value in tree.written:
        yield from _joined(value, lines, file, all_keys(model))


def _cut(value: Written, line: str, file: str) -> Iterator[Problem]:
    """A sign in a value, after a space, and with no space behind it; with a number behind that, a warning."""
    end = value.end.column - 1
    sign = line.find("#", end)
    between, found = line[end:sign], _CUT.match(line, sign)
    if value.quote in ("|", ">") or found is None or between.strip(" \t]},:") or not between[-1:].isspace():
        return
    if found["space"] and not (between == " " and line[sign + 2].isdecimal() and _RUSSIAN.search(value.text)):
        return
    severity = Severity.WARNING if found["space"] else Severity.ERROR
    read = f"прочитано здесь только «{value.text}»" if value.text else "здесь не прочитано ничего"
    whole = f"{value.text} {line[sign:].strip()}".strip()
    mark = "'" if '"' in whole else '"'
    example = "" if between.strip() else f": {mark}{whole}{mark}"
    yield Problem(
        file,
        Position(value.end.line, sign + 1),
        severity,
        "cut-value",
        f"всё после знака # — пояснение, и {read}",
        f"если это часть текста, возьмите его в кавычки{example}; "
        "если пояснение, поставьте перед # два пробела, а после — один",
    )


def _joined(value: Written, lines: list[str], file: str, keys: frozenset[str]) -> Iterator[Problem]:
    """The first line that looks like an item or a key."""
    for number in value.lines[1:]:
        line = lines[number - 1]
        text = line.strip()
        if verdict := _judged(value, text, keys):
            here = Position(number, line.index(text) + 1)
            yield Problem(file, value.position if verdict[1] == "quote" else here, *verdict)
            return


def _judged(value: Written, text: str, keys: frozenset[str]) -> Verdict | None:
    match = _KEY.match(text)
    if match and match["key"] in keys:
        return _joined_key(value, match)
    if value.quote:
        return None
    message = f"прочитана как продолжение строки {value.position.line}"
    if _ITEM.match(text):
        return (
            Severity.ERROR,
            "joined-line",
            f"строка с дефисом {message}",
            "поставьте дефис ровно под дефисом соседнего пункта; если это одна фраза, возьмите её в кавычки",
        )
    if _BULLET.match(text):
        return (
            Severity.WARNING,
            "joined-line",
            f"строка {message}",
            "если это новый пункт, начните его с дефиса и пробела, ровно под соседним дефисом",
        )
    return None


def _joined_key(value: Written, match: re.Match[str]) -> Verdict | None:
    """A key behind a quote means that this was not closed; in a plain value it has no colon, or no space."""
    key, above = match["key"], value.position.line
    is_whole = bool(match["colon"]) and match["space"] is not None
    if value.quote in ("'", '"') and is_whole:
        return (
            Severity.ERROR,
            "quote",
            f"кавычка {value.quote} открыта, но не закрыта: строка с ключом «{key}» попала внутрь",
            f"поставьте такую же кавычку {value.quote} в конце значения",
        )
    if value.quote in ("|", ">") and is_whole:
        message = f"строка с ключом «{key}» прочитана как часть текста строки {above}"
        hint = "сдвиньте её влево, под ключ, после которого начинается текст"
        return Severity.ERROR, "joined-key", message, hint
    if value.quote or not (match["colon"] or match["space"] is not None):
        return None
    message = f"строка с ключом «{key}» прочитана как продолжение строки {above}"
    return Severity.ERROR, "joined-key", message, f"напишите «{key}: …» — двоеточие, пробел, значение"
