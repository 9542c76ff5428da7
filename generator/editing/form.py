"""An issue made with a form -> the edits that it asks for, or what is wrong in which field."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from generator.editing import edits, forms
from generator.editing.edits import Edit, OfAttestation
from generator.editing.forms import Field, Form
from generator.editing.issue_body import sections
from generator.editing.lines import Numbered, problem, read_edits
from generator.editing.readings import category_of, day_of, planned_of, status_of
from generator.problems import Problem
from generator.schedule.choices import Category
from generator.schedule.parsing import fold, nearest
from generator.wording.text import shorten

T = TypeVar("T")
# Whether the schedule has such an attestation already, in that post where one is named.
IsPlanned = Callable[[OfAttestation, str | None], bool]

LONGEST_ANSWER = 400
_LONGEST_SHOWN = 60
# What a link fills in where one person has two attestations for one category: «высшая (учитель физики)».
_WITH_POST = re.compile(r"([^()]*)\(((?:[^()]|\([^()]*\))*)\)")
_NUMBER = re.compile(r"(?:.*/(?:pull|issues)/|[#№ ]*)(\d{1,9})[/ .]*")
_SEPARATORS = re.compile(r"[,;\n]")


class WrongForm(ValueError):
    """The issue's headings are those of no form, or of several; the message is a Russian sentence."""


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


def read_form(body: str, opened: date, is_planned: IsPlanned) -> Asked:
    """`opened` is the day of what is done with no day given. Raises WrongForm."""
    found = sections(body)
    of = forms.forms_in(each.heading for each in found)
    if len(of) != 1:
        raise WrongForm(
            "в обращении перемешаны разделы нескольких форм"
            if of
            else "в обращении не осталось разделов формы"
        )
    answers = _Answers(of[0], opened, is_planned)
    for each in found:
        answers.take(each.heading, each.answer)
    return answers.asked()


@dataclass(slots=True)
class _Answers:
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
        self.given[known.id] = answer if known.id == "edits" else " ".join(answer.split())
        if known.id != "edits" and len(answer) > LONGEST_ANSWER:
            message = f"слишком длинно: {len(answer)} знаков, а бывает не больше {LONGEST_ANSWER}"
            self.blame(known, message, known.hint)
            self.given[known.id] = ""

    def asked(self) -> Asked:
        for each in self.form.fields:
            if each.is_required and not self.given.get(each.id) and not self._is_blamed(each):
                self.blame(each, "не заполнено", each.hint)
        wanted, reverts = self._read()
        return Asked(
            self.form,
            tuple(wanted) if not self.problems else (),
            tuple(self.problems),
            reverts,
            self.given.get("seen") or None,
            {each.label: self.given.get(each.id, "") for each in self.form.fields},
        )

    def _read(self) -> tuple[list[Numbered], int | None]:
        if self.problems:
            return [], None
        if self.form is forms.REVERT:
            return [], self.value("number", _number)
        if self.form is forms.OTHER:
            return self._lines(), None
        return [Numbered(each, 1) for each in _READ[self.form.file](self)], None

    def _lines(self) -> list[Numbered]:
        label = self.form.field("edits").label
        wanted, problems = read_edits(self.given["edits"], label, self.opened)
        self.problems += problems
        return wanted

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


def _category_and_post(text: str) -> tuple[Category, str | None]:
    found = _WITH_POST.fullmatch(text)
    if found and "категори" not in fold(found[2]):
        return category_of(found[1]), found[2].strip() or None
    return category_of(text), None


def _number(text: str) -> int:
    found = _NUMBER.fullmatch(text)
    if not found:
        raise ValueError(f"«{text}» — не номер запроса")
    return int(found[1])


def _move(answers: _Answers) -> Iterator[Edit]:
    category, planned = answers.category(), answers.value("date", planned_of)
    if category and planned:
        about = OfAttestation(answers.given["teacher"], category[0])
        kind = edits.Move if answers.is_planned(about, category[1]) else edits.Plan
        yield kind(about.teacher, about.category, planned, category[1])


def _done(answers: _Answers) -> Iterator[Edit]:
    """A step of somebody's attestation, or work that isn't tied to a teacher."""
    step, day = answers.given["step"], answers.day("day")
    if teacher := answers.given.get("teacher"):
        answers.needed("category", "шаг бывает у аттестации на категорию")
        if category := answers.category():
            yield edits.MarkStep(teacher, category[0], step, day, category[1])
        return
    answers.needed("slot", "неизвестно, чей это шаг или за какой срок работа")
    if slot := answers.given.get("slot"):
        yield edits.MarkWork(step, slot, day)


def _result(answers: _Answers) -> Iterator[Edit]:
    category, day = answers.category(), answers.day("day")
    if category:
        order = answers.given.get("order") or None
        yield edits.Decide(answers.given["teacher"], category[0], day, order, category[1])


def _add(answers: _Answers) -> Iterator[Edit]:
    name = answers.given["name"]
    if len(name.split()) < 2:
        answers.blame(answers.form.field("name"), f"«{name}» — не имя целиком", "напишите и имя, и отчество")
    yield edits.AddTeacher(name, answers.given["position"])
    granted, until = answers.value("granted", day_of), answers.value("until", day_of)
    if granted or until:
        answers.needed("category", "сказано, когда она присвоена или до какого дня действует")
    if category := answers.value("category", category_of):
        yield edits.SetCategory(name, category, granted, until)
    planned = answers.value("date", planned_of)
    if answers.given.get("date"):
        answers.needed("plan", "дата аттестации есть")
    if answers.given.get("plan"):
        answers.needed("date", "категория, на которую аттестуется, есть")
    plan = answers.value("plan", category_of)
    if plan and planned:
        yield edits.Plan(name, plan, planned)


def _status(answers: _Answers) -> Iterator[Edit]:
    if status := answers.value("status", status_of):
        yield edits.SetStatus(answers.given["teacher"], status)


def _role(answers: _Answers) -> Iterator[Edit]:
    if people := answers.value("people", _parts):
        nobody = list(map(fold, people)) == ["никто"]
        yield edits.SetRole(answers.given["role"], () if nobody else tuple(people))


def _parts(text: str) -> list[str]:
    parts = [part for each in _SEPARATORS.split(text) if (part := each.strip())]
    if not parts:
        raise ValueError(f"«{text}» — здесь ничего не названо")
    return parts


_KINDS_OF_DAYS: Mapping[str, type[edits.OwnDay]] = {
    kind.verb: kind for kind in (edits.DayOff, edits.Workday, edits.OrdinaryDay)
}


def _kind_of_day(text: str) -> type[edits.OwnDay]:
    near = nearest(text.split()[0], _KINDS_OF_DAYS)
    if near is None:
        raise ValueError(f"«{text}» — не такой день")
    return _KINDS_OF_DAYS[near]


def _day(answers: _Answers) -> Iterator[Edit]:
    kind = answers.value("kind", _kind_of_day)
    days = answers.value("days", lambda text: [day_of(each, answers.opened) for each in _parts(text)])
    if kind and days:
        yield from map(kind, days)


_READ: Mapping[str, Callable[[_Answers], Iterator[Edit]]] = {
    forms.MOVE.file: _move,
    forms.DONE.file: _done,
    forms.RESULT.file: _result,
    forms.ADD.file: _add,
    forms.STATUS.file: _status,
    forms.ROLE.file: _role,
    forms.DAY.file: _day,
}
