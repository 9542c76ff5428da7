"""An issue made with a form -> the edits that it asks for, or what is wrong in which field."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from generator.editing import edits, forms
from generator.editing.answers import Answers, Asked, IsPlanned
from generator.editing.edits import Edit
from generator.editing.issue_body import sections
from generator.editing.lines import Numbered, read_edits
from generator.editing.readings import category_of, day_of, planned_of, status_of, whole_name_of
from generator.schedule.parsing import fold, nearest

_NUMBER = re.compile(r"(?:.*/(?:pull|issues)/|[#№ ]*)(\d{1,9})[/ .]*")
_SEPARATORS = re.compile(r"[,;\n]")


class WrongForm(ValueError):
    """The issue's headings are those of no form, or of several; the message is a Russian sentence."""


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
    answers = Answers(of[0], opened, is_planned)
    for each in found:
        answers.take(each.heading, each.answer)
    answers.demand()
    return answers.asked() if answers.problems else _asked(answers)


def _asked(answers: Answers) -> Asked:
    if answers.form is forms.REVERT:
        return answers.asked(reverts=answers.value("number", _number))
    if answers.form is forms.OTHER:
        wanted, problems = read_edits(
            answers.given["edits"], answers.form.field("edits").label, answers.opened
        )
        answers.problems += problems
        return answers.asked(wanted)
    return answers.asked([Numbered(each, 1) for each in _READ[answers.form.file](answers)])


def _number(text: str) -> int:
    found = _NUMBER.fullmatch(text)
    if not found:
        raise ValueError(f"«{text}» — не номер запроса")
    return int(found[1])


def _move(answers: Answers) -> Iterator[Edit]:
    category, planned = answers.category(), answers.value("date", planned_of)
    if category and planned:
        teacher, (of, post) = answers.given["teacher"], category
        kind = edits.Move if answers.is_planned(teacher, of, post) else edits.Plan
        yield kind(teacher, of, planned, post)


def _done(answers: Answers) -> Iterator[Edit]:
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


def _result(answers: Answers) -> Iterator[Edit]:
    category, day = answers.category(), answers.day("day")
    if category:
        order = answers.given.get("order") or None
        yield edits.Decide(answers.given["teacher"], category[0], day, order, category[1])


def _add(answers: Answers) -> Iterator[Edit]:
    name = answers.given["name"]
    answers.value("name", whole_name_of)
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


def _status(answers: Answers) -> Iterator[Edit]:
    if status := answers.value("status", status_of):
        yield edits.SetStatus(answers.given["teacher"], status)


def _role(answers: Answers) -> Iterator[Edit]:
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
    first = fold(text).split()[0]
    near = None if first.startswith("не") else nearest(first, _KINDS_OF_DAYS)
    if near is None:
        raise ValueError(f"«{text}» — не такой день")
    return _KINDS_OF_DAYS[near]


def _day(answers: Answers) -> Iterator[Edit]:
    kind = answers.value("kind", _kind_of_day)
    days = answers.value("days", lambda text: [day_of(each, answers.opened) for each in _parts(text)])
    if kind and days:
        yield from map(kind, days)


_READ: Mapping[str, Callable[[Answers], Iterator[Edit]]] = {
    forms.MOVE.file: _move,
    forms.DONE.file: _done,
    forms.RESULT.file: _result,
    forms.ADD.file: _add,
    forms.STATUS.file: _status,
    forms.ROLE.file: _role,
    forms.DAY.file: _day,
}
