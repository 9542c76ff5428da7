"""A line of an edit as words, and words as a line.

Words are parted by spaces; what has spaces stands in «» or "". Inside "" a quote is written twice, as in a
table saved as CSV; inside «» quotes of the same kind may be nested.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# What Word makes of a typed quote, too.
_CLOSING = {"«": "»", '"': '"', "“": "”", "„": "“”", "”": "”"}


class NotALine(ValueError):
    """The line can't be parted into words; `column` counts from 1."""

    def __init__(self, column: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.column = column
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a line; `column` counts from 1."""

    text: str
    column: int
    is_quoted: bool = False


def words_of(line: str) -> list[Word]:
    """Raises NotALine. What begins with # is a comment."""
    return list(_words(line))


def _words(line: str) -> Iterator[Word]:
    at = 0
    while at < len(line):
        if line[at].isspace():
            at += 1
            continue
        if line[at] == "#":
            return
        end = _end(line, at)
        raw = line[at:end]
        yield Word(_content(raw), at + 1, raw[0] in _CLOSING)
        at = end


def _end(line: str, start: int) -> int:
    """Where the word that begins there ends."""
    if line[start] in _CLOSING:
        end = _end_of_quoted(line, start)
        if end < len(line) and not line[end].isspace():
            raise NotALine(end + 1, "после закрывающей кавычки нужен пробел", "отделите слова пробелом")
        return end
    end = start
    while end < len(line) and not line[end].isspace():
        end += 1
    return end


def _end_of_quoted(line: str, start: int) -> int:
    opening, depth, at = line[start], 1, start + 1
    while at < len(line):
        sign = line[at]
        if opening == '"' and line.startswith('""', at):
            at += 2
            continue
        if sign in _CLOSING[opening]:
            depth -= 1
        elif sign == opening:
            depth += 1
        at += 1
        if depth == 0:
            return at
    hint = f"поставьте {_CLOSING[opening][0]} там, где кончаются эти слова"
    raise NotALine(start + 1, f"кавычка {opening} открыта и не закрыта", hint)


def _content(raw: str) -> str:
    if raw[0] not in _CLOSING:
        return raw
    inner = raw[1:-1]
    return " ".join((inner.replace('""', '"') if raw[0] == '"' else inner).split())


def line_of(words: Iterable[str]) -> str:
    """The line that gives these words again; runs of spaces in a word become one."""
    return " ".join(map(_written, words))


def _written(word: str) -> str:
    word = " ".join(word.split())
    if word and not any(sign.isspace() for sign in word) and word[0] not in {*_CLOSING, "#"}:
        return word
    return f"«{word}»" if _is_balanced(word) else '"' + word.replace('"', '""') + '"'


def _is_balanced(word: str) -> bool:
    depth = 0
    for sign in word:
        depth += (sign == "«") - (sign == "»")
        if depth < 0:
            return False
    return depth == 0
