"""The words of a line taken one by one, each as the value that it must be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from generator.editing.readings import day_of
from generator.editing.words import Word
from generator.schedule.parsing import fold

T = TypeVar("T")


class Misread(ValueError):
    """A word of the line isn't what it should be; `column` counts from 1."""

    def __init__(self, column: int, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.column = column
        self.hint = hint


@dataclass(slots=True)
class Words:
    """The words behind the verb, taken one by one; `usage` is the line as it should be."""

    words: Sequence[Word]
    usage: str
    end: int
    today: date
    taken: int = field(default=0)

    @property
    def left(self) -> int:
        return len(self.words) - self.taken

    def text(self, what: str) -> str:
        """The next word; Misread where there is none, or nothing in its quotes."""
        if not self.left:
            raise Misread(self.end, f"не хватает слова: {what}", f"пишите так: {self.usage}")
        word = self.words[self.taken]
        if not word.text:
            raise Misread(word.column, f"пустые кавычки вместо слова: {what}", f"пишите так: {self.usage}")
        self.taken += 1
        return word.text

    def value(self, what: str, read: Callable[[str], T]) -> T:
        """The next word as a value; the sentence of a ValueError becomes the problem's."""
        text = self.text(what)
        try:
            return read(text)
        except ValueError as wrong:
            message, _, hint = str(wrong).partition(": ")
            raise Misread(self.words[self.taken - 1].column, message, hint or None) from None

    def day(self, what: str = "день") -> date:
        return self.value(what, lambda text: day_of(text, self.today))

    def optional_day(self) -> date:
        """The next word where it looks like a day, else today."""
        following = self.words[self.taken] if self.left else None
        looks = following is not None and not following.is_quoted and _looks_like_day(following.text)
        return self.day() if looks else self.today

    def optional(self) -> str | None:
        """The next word, or None; empty quotes leave it out."""
        if not self.left:
            return None
        self.taken += 1
        return self.words[self.taken - 1].text or None

    def finish(self) -> None:
        if self.left:
            word = self.words[self.taken]
            hint = f"пишите так: {self.usage}; слова с пробелами — в кавычках «»"
            raise Misread(word.column, f"лишнее слово «{word.text}»", hint)


def _looks_like_day(text: str) -> bool:
    return text[:1].isdigit() or fold(text) in ("сегодня", "вчера", "позавчера")
