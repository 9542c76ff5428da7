"""`cyclogram agenda`: the computed occurrences, with the reason of every date."""

import csv
import io
import json
import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from datetime import date
from typing import Any

from generator.agenda import Agenda
from generator.checks.finding import suggestion
from generator.occurrences.occurrence import Dated, Occurrence
from generator.outcome import OK, WRONG_USAGE, Failure
from generator.project import Project, open_agenda
from generator.wording.occurrences import KIND_TITLES, STATUS_TITLES, TABLE, approximately, when
from generator.wording.text import capitalise
from generator.wording.timings import why


def configure(parser: ArgumentParser) -> None:
    parser.add_argument("--teacher", metavar="ID", help="только сроки этого педагога")
    parser.add_argument("--role", metavar="ID", help="только то, за что отвечает эта роль")
    parser.add_argument("--month", metavar="ГГГГ-ММ", type=a_month, help="только сроки этого месяца")
    parser.add_argument(
        "--format",
        choices=("table", "json", "csv"),
        default="table",
        help="table — для людей, json и csv — для программ и Excel",
    )


def a_month(text: str) -> str:
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text):
        raise ArgumentTypeError(f"«{text}» — не месяц: напишите как 2027-03")
    return text


def run(arguments: Namespace) -> int:
    agenda = open_agenda(Project(arguments.schedule, arguments.today))
    chosen = select(agenda, arguments.teacher, arguments.role, arguments.month)
    if arguments.format == "table":
        print(as_table(agenda, chosen))
    else:
        rows = [agenda_row(agenda, occurrence) for occurrence in chosen]
        print(as_csv(rows) if arguments.format == "csv" else json.dumps(rows, ensure_ascii=False, indent=2))
    return OK


def select(agenda: Agenda, teacher: str | None, role: str | None, month: str | None) -> Sequence[Occurrence]:
    """Raises Failure for an id that the schedule doesn't have."""
    must_be_known(teacher, [each.id for each in agenda.schedule.teachers], "педагога")
    must_be_known(role, list(agenda.schedule.roles_by_id), "роли")
    return [
        each
        for each in agenda.occurrences
        if (teacher is None or each.teacher == teacher)
        and (role is None or role in each.responsible)
        and (month is None or (each.due is not None and f"{each.due:%Y-%m}" == month))
    ]


def must_be_known(name: str | None, known: list[str], what: str) -> None:
    """Raises Failure."""
    if name is not None and name not in known:
        raise Failure(WRONG_USAGE, f"{what} с id «{name}» нет. {capitalise(suggestion(name, known))}")


def as_table(agenda: Agenda, chosen: Sequence[Occurrence]) -> str:
    """One line an occurrence, and below it who and why."""
    if not chosen:
        return "Сроков нет."
    lines = []
    for each in chosen:
        whose = f" — {agenda.name(each.teacher)}" if each.teacher else ""
        lines.append(f"{_day_cell(each)}  {each.title}{whose} [{STATUS_TITLES[agenda.status(each)]}]")
        lines.append(f"{'':15}{why(each)}")
    lines.append(f"Всего: {len(chosen)}")
    return "\n".join(lines)


def _day_cell(occurrence: Occurrence) -> str:
    """Wide enough for a day with its weekday; the mark of what is approximate stands before it."""
    if not isinstance(occurrence, Dated):
        return approximately(f"{KIND_TITLES[occurrence.kind]:<13}", occurrence)
    told = when(occurrence, TABLE)
    return f"{told.day} {told.weekday}".rstrip()


def as_csv(rows: Sequence[dict[str, Any]]) -> str:
    """RFC 4180; lists are joined by spaces."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(CSV_COLUMNS)
    for row in rows:
        writer.writerow(_cell(row[column]) for column in CSV_COLUMNS)
    return text.getvalue().removesuffix("\r\n")


CSV_COLUMNS = tuple(
    "key plan activity title teacher category responsible people kind opens closes due nominal "
    "starts_at approximate done status why line".split()
)


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(value)
    if isinstance(value, bool):
        return str(value).lower()
    text = "" if value is None else str(value)
    # A leading sign would make a spreadsheet run the text as a formula.
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text


def agenda_row(agenda: Agenda, occurrence: Occurrence) -> dict[str, object]:
    """An occurrence as `agenda --format json` gives it: ISO dates, absent values null."""

    def iso(value: date | None) -> str | None:
        return value.isoformat() if value else None

    return {
        "key": occurrence.key,
        "plan": occurrence.plan,
        "activity": occurrence.activity,
        "title": occurrence.title,
        "teacher": occurrence.teacher,
        "category": occurrence.category.value if occurrence.category else None,
        "responsible": list(occurrence.responsible),
        "people": list(occurrence.people),
        "kind": occurrence.kind.value,
        "opens": iso(occurrence.opens),
        "closes": iso(occurrence.closes),
        "due": iso(occurrence.due),
        "nominal": iso(occurrence.nominal),
        "starts_at": iso(occurrence.starts_at),
        "approximate": occurrence.approximate,
        "done": iso(occurrence.done),
        "status": agenda.status(occurrence).value,
        "why": why(occurrence),
        "line": agenda.line(occurrence),
    }
