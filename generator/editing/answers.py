"""What was answered in one form, read field by field; every problem of it is kept."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from generator.editing.forms import Field, Form
from generator.editing.lines import Numbered, problem
from generator.editing.readings import category_of, day_of
from generator.problems import Problem
from generator.schedule.choices import Category
from generator.schedule.parsing import fold
from generator.wording.dates import plural
from generator.wording.text import shorten

T = TypeVar("T")
# Whether the schedule has such an attestation already, in that post where one is named.
IsPlanned = Callable[[str, Category, str | None], bool]

LONGEST_ANSWER = 400
_LONGEST_SHOWN = 60
_NOTHING = ("-", "–", "—", "нет")
# What a link fills in where one person has two attestations for one category: «высшая (учитель физики)».
_WITH_POST = re.compile(r"([^()]*)\(((?:[^()]|\([^()]*\))*)\)")


@dataclass(frozen=True, slots=True)
class Asked:
    """What an issue asks for: edits, or the number of a merged request to take back; with `problems`, nothing
    of it. A problem's `file` is the label of the field."""

    form: Form
    edits: tuple[Numbered, ...] = ()
    problems: tuple[Problem, ...] = ()
    reverts: int | None = None
    seen: str | None = None
    answers: Mapping[str, str] = field(default_factory=dict)

    def label_of(self, message: str) -> str | None:
        """The label of the field whose answer the message repeats."""
        found = (label for label, answer in self.answers.items() if answer and f"«{answer}»" in message)
        return next(found, None)


@dataclass(slots=True)
class Answers:
    """The answers of one form, read one by one; every problem of them is kept."""

    form: Form
    opened: date
    is_planned: IsPlanned
    given: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def take(self, heading: str, answer: str) -> None:
        known = next((each for each in self.form.fields if fold(each.label) == fold(heading)), None)
        if known is None:
            return
        if known.id in self.given:
            self.blame(known, "такой раздел в обращении не один", "оставьте один")
        self.given[known.id] = answer if known.id == "edits" else _said(answer)
        if known.id != "edits" and len(answer) > LONGEST_ANSWER:
            message = f"слишком длинно — {_signs(len(answer))}, а бывает не больше {LONGEST_ANSWER}"
            self.blame(known, message, known.hint)
            self.given[known.id] = ""

    def demand(self) -> None:
        """Tells what is required and empty."""
        for each in self.form.fields:
            if each.is_required and not self.given.get(each.id) and not self._is_blamed(each):
                self.blame(each, "не заполнено", each.hint)

    def asked(self, wanted: Sequence[Numbered] = (), reverts: int | None = None) -> Asked:
        return Asked(
            self.form,
            () if self.problems else tuple(wanted),
            tuple(self.problems),
            reverts,
            self.given.get("seen") or None,
            {each.label: self.given.get(each.id, "") for each in self.form.fields},
        )

    def _is_blamed(self, of: Field) -> bool:
        return any(each.file == of.label for each in self.problems)

    def blame(self, of: Field, message: str, hint: str | None) -> None:
        self.problems.append(problem(of.label, 1, 1, "bad-answer", message, hint))

    def value(self, field_id: str, read: Callable[[str], T]) -> T | None:
        """None where the field is empty, or wrong and told so."""
        text = self.given.get(field_id, "")
        if not text:
            return None
        try:
            return read(text)
        except ValueError as wrong:
            message, _, hint = str(wrong).partition(": ")
            of = self.form.field(field_id)
            self.blame(of, message.replace(text, shorten(text, _LONGEST_SHOWN)), hint or of.hint)
            return None

    def day(self, field_id: str) -> date:
        """The day of the issue where none is given."""
        return self.value(field_id, lambda text: day_of(text, self.opened)) or self.opened

    def needed(self, field_id: str, why: str) -> None:
        """A field that isn't required of everybody."""
        if not self.given.get(field_id):
            of = self.form.field(field_id)
            self.blame(of, f"не заполнено, а {why}", of.hint)

    def category(self, field_id: str = "category") -> tuple[Category, str | None] | None:
        return self.value(field_id, _category_and_post)


def _said(answer: str) -> str:
    """On one line; of a word that there is nothing, nothing."""
    text = " ".join(answer.split())
    return "" if fold(text).rstrip(".") in _NOTHING else text


def _signs(count: int) -> str:
    return plural(count, "знак", "знака", "знаков")


def _category_and_post(text: str) -> tuple[Category, str | None]:
    found = _WITH_POST.fullmatch(text)
    if found and "категори" not in fold(found[2]):
        post = found[2].strip()
        if post and not re.search(r"[^\W\d_]", post):
            why = "в скобках пишут должность; если аттестация одна, скобки не нужны"
            raise ValueError(f"«{post}» — не должность: {why}")
        return category_of(found[1]), post or None
    return category_of(text), None
