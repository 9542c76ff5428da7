"""A person's name as staff lists have it, and as the schedule has it: who is who."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.schedule.parsing import fold

_WORD = re.compile(r"[А-ЯЁ][а-яё]*(?:[-'’][А-ЯЁа-яё][а-яё]*)*|оглы|кызы")
_INITIALS = re.compile(r"[А-ЯЁ]\.")
_PATRONYMIC = re.compile(r".(?:ич|вна|чна|шна|кызы|оглы)$")
# Two words on either side: «Образцов Иван; Пробова Анна».
_TWO_PEOPLE = re.compile(r"\S\s+\S+\s*[,;]\s*\S+\s+\S")
_LOOKALIKES = str.maketrans("ABCEHKMOPTXYaceopxy", "АВСЕНКМОРТХУасеорху")
_BEHIND = {"оглы", "кызы"}
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is to be written, and the parts by which people are matched, folded; `given` has an
    initial for a name that is shortened."""

    text: str
    surname: str
    given: tuple[str, ...]

    @property
    def is_short(self) -> bool:
        """Initials stand for names."""
        return any(word.endswith(".") for word in self.given)

    @property
    def has_patronymic(self) -> bool:
        return bool(self.given) and bool(_PATRONYMIC.search(self.given[-1]))

    @property
    def is_whole(self) -> bool:
        return self.has_patronymic and not self.is_short

    @property
    def folded(self) -> str:
        return fold(self.text)

    def may_be(self, other: "Name") -> bool:
        """Whether one is the other, shortened: initials for names, or no patronymic."""
        pairs = list(zip(self.given, other.given, strict=False))
        return bool(pairs) and self.surname == other.surname and all(_agree(*pair) for pair in pairs)


def _agree(one: str, other: str) -> bool:
    if one.endswith(".") or other.endswith("."):
        return one[0] == other[0]
    return one == other


def name_of(text: str) -> Name | None:
    """«ИВАНОВА Мария Петровна», «Мария Петровна Иванова», «Иванова М.П.»; None of what is no name."""
    if _TWO_PEOPLE.search(text):
        return None
    cleaned = re.sub(
        r"\([^)]*\)|[,;]|-(?=(?:оглы|кызы)\b)",
        " ",
        text.replace("–", "-").replace("—", "-"),
        flags=re.IGNORECASE,
    )
    spaced = re.sub(r"(?<=[^\W\d_]\.)(?=\w)", " ", re.sub(r"\s*-\s*", "-", cleaned))
    if spaced.islower() and _PATRONYMIC.search(spaced.strip()):
        spaced = spaced.title()
    words = _in_order([_written(word) for word in spaced.split()])
    if not 2 <= len(words) <= _MOST_WORDS or not all(map(_fits, words)) or _INITIALS.fullmatch(words[0]):
        return None
    given = tuple(map(fold, words[1:]))
    return Name(" ".join(words), fold(words[0]), given)


def _fits(word: str) -> bool:
    return bool(_WORD.fullmatch(word) or _INITIALS.fullmatch(word))


def _written(word: str) -> str:
    """Latin letters that look Russian as Russian ones; «ИВАНОВА» as «Иванова», a lone «М» as «М.»."""
    if re.search("[А-Яа-яЁё]", word) or re.fullmatch("[A-Z]\\.?", word):
        word = word.translate(_LOOKALIKES)
    if word.casefold() in _BEHIND:
        return word.casefold()
    if len(word) == 1 and word.isupper():
        return f"{word}."
    return _capitalised(word) if word.isupper() and len(word) > 2 else word


def _capitalised(word: str) -> str:
    return "-".join(part.capitalize() for part in word.split("-"))


def _in_order(words: Sequence[str]) -> list[str]:
    """The surname first: «Мария Петровна Иванова» and «М. П. Иванова» are turned round."""
    initials = [word for word in words if _INITIALS.fullmatch(word)]
    rest = [word for word in words if word not in initials]
    if initials and len(rest) == 1:
        return [*rest, *initials]
    is_turned = len(words) == 3 and _PATRONYMIC.search(words[1]) and words[2] not in _BEHIND
    return [words[2], *words[:2]] if is_turned else list(words)
