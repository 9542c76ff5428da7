"""Planned attestations that will be trouble: all warnings."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from generator.checks.finding import Finding, day_text, warning
from generator.checks.years import fixed_days
from generator.occurrences.occurrence import Deadline, Occurrence
from generator.occurrences.perspective import Reason, perspective
from generator.occurrences.planned_attestations import PlannedAttestation, planned_attestations
from generator.occurrences.workdays import WorkCalendar
from generator.schedule.choices import Category
from generator.schedule.model import Schedule
from generator.schedule.months import MONTHS
from generator.schedule.people import Teacher

# An application is considered within 30 calendar days and the attestation takes up to 60 (order of the
# Ministry of Education of 24.03.2023 No 196): people apply this long before an old category ends.
NOTICE = timedelta(days=90)


# «Отказать», «не прошла», «несоответствие», «категория не установлена», «отклонено».
_REFUSAL = re.compile(
    r"\bотказ(?:а|у|е|ом|ано|ать|ываю|\b)|\bотклон(?:ен[аоы]?|ить)\b|\bотрицательн"
    r"|\bне\s*соответств|\bне\s+(?:прош[её]л|прошл[аи]|подтвержд|аттестован[аы]?\b|принято)"
    r"|\bкатегори\w+\s+не\s+(?:установ|присво)|\bне\s+(?:установ|присво)\w+\s+(?:\w+\s+)?категори",
    re.IGNORECASE,
)
# The titles of orders about all who applied, and «отказа не было».
_NO_REFUSAL = re.compile(
    r"\bустановлен\w*\b.*\bи\b.*\bотказ|\bбез\s+отказ|\bотказ\w*\s+не(?:т|\s)", re.IGNORECASE
)


def refusals(schedule: Schedule) -> Iterator[Finding]:
    """Only favourable results are written down: the file and what is made of it are public. The words are not
    repeated, since logs of checks are public too."""
    for teacher_index, teacher in enumerate(schedule.teachers):
        for index, attestation in enumerate(teacher.attestations):
            order = (attestation.result and attestation.result.order) or ""
            if _REFUSAL.search(order) and not _NO_REFUSAL.search(order):
                yield Finding(
                    ("teachers", teacher_index, "attestations", index, "result", "order"),
                    "refusal",
                    "похоже на отказ, а в графике пишут только положительные решения: он общедоступен",
                    "если решение положительное, оставьте номер и дату приказа; если нет, удалите result",
                )


def planned_on_days_off(schedule: Schedule, workdays: WorkCalendar) -> Iterator[Finding]:
    """Planned dates, meetings and fixed dates never move; one on a day off is most likely a slip."""
    for planned in planned_attestations(schedule):
        if not planned.approximate and (name := workdays.day_off_name(planned.day)):
            yield warning(
                (*planned.source, "date"),
                "day-off",
                f"аттестация назначена на выходной: {day_text(planned.day)} — {name}",
                "проверьте дату",
            )
    for path, day in fixed_days(schedule):
        if name := workdays.day_off_name(day):
            yield warning(path, "day-off", f"{day_text(day)} — выходной ({name})", "проверьте дату")


def categories_that_end_too_early(schedule: Schedule, occurrences: Iterable[Occurrence]) -> Iterator[Finding]:
    """The held category should last past the planned date, and leave 90 calendar days from the first deadline
    that leads to it."""
    first_deadlines = _first_deadlines(occurrences)
    for planned in planned_attestations(schedule):
        until = min(_ends(planned.teacher, planned.category), default=None)
        if until is None or planned.attestation.result:
            continue
        mark = "≈ " if planned.approximate else ""
        first = min(planned.day, first_deadlines.get(planned.slot, planned.day))
        if until < planned.day:
            yield warning(
                (*planned.source, "date"),
                "category-ends-first",
                f"категория кончается {day_text(until)}, раньше аттестации {_planned_text(planned)}",
                "назначьте аттестацию раньше",
            )
        elif until < first + NOTICE:
            yield warning(
                (*planned.source, "date"),
                "category-ends-soon",
                f"категория кончается {day_text(until)} — меньше чем через {NOTICE.days} дней "
                f"после первого срока подготовки ({mark}{day_text(first)})",
                "назначьте аттестацию раньше, чтобы успеть до конца категории",
            )


def _planned_text(planned: PlannedAttestation) -> str:
    """Nobody is told the first of the month as the day of an attestation (date rule 6)."""
    return f"({_month_text(planned.day)})" if planned.approximate else day_text(planned.day)


def _month_text(month: date) -> str:
    return f"{MONTHS[month.month - 1]} {month.year}"


def _ends(teacher: Teacher, wanted: Category) -> Iterator[date]:
    """When what is renewed or built upon ends: педагог-методист and педагог-наставник need высшая, and have
    nothing to do with each other."""
    for held in teacher.categories:
        if held.until and (held.name.is_step or held.name is wanted):
            yield held.until


def replaced_categories(schedule: Schedule) -> Iterator[Finding]:
    """Of соответствие, первая and высшая the later one replaces the earlier."""
    for index, teacher in enumerate(schedule.teachers):
        steps = [(number, held.name) for number, held in enumerate(teacher.categories) if held.name.is_step]
        for (_, name), (number, other) in pairwise(steps):
            if name is not other:
                yield warning(
                    ("teachers", index, "category", number),
                    "replaced-category",
                    f"рядом стоят «{name}» и «{other}», а новая категория заменяет прежнюю",
                    "оставьте ту, что действует",
                )


def hired_in_the_future(schedule: Schedule, today: date) -> Iterator[Finding]:
    """Whoever is in the file works here already."""
    for index, teacher in enumerate(schedule.teachers):
        if teacher.hired and teacher.hired > today:
            yield warning(
                ("teachers", index, "hired"),
                "hired-in-future",
                f"принят(а) {day_text(teacher.hired)}, а этот день ещё не наступил",
                "проверьте дату",
            )


def _first_deadlines(occurrences: Iterable[Occurrence]) -> dict[str, date]:
    """The earliest deadline of each attestation, by its slot."""
    first: dict[str, date] = {}
    for each in occurrences:
        if isinstance(each, Deadline) and each.attestation:
            slot = each.attestation.slot
            first[slot] = min(each.due, first.get(slot, each.due))
    return first


def added_too_late(schedule: Schedule, occurrences: Iterable[Occurrence], today: date) -> Iterator[Finding]:
    """A deadline of an attestation still to come has passed and isn't marked done."""
    missed = _missed(occurrences, today)
    for planned in planned_attestations(schedule):
        if (late := missed.get(planned.slot)) and not planned.attestation.result:
            first, name = late[0], late[0].row.activity
            yield warning(
                planned.source,
                "late",
                f"срок уже прошёл и не отмечен выполненным: «{first.title}», {day_text(first.due)}",
                f"если сделано, допишите done: {{{name}: дата}}; если нет, перенесите аттестацию",
            )


def _missed(occurrences: Iterable[Occurrence], today: date) -> dict[str, list[Deadline]]:
    """Deadlines that have passed while their attestation hasn't, by its slot."""
    missed: dict[str, list[Deadline]] = {}
    for each in occurrences:
        if not isinstance(each, Deadline) or each.done or not each.attestation:
            continue
        if each.due < today <= each.attestation.last_day:
            missed.setdefault(each.attestation.slot, []).append(each)
    return missed


def crowded_months(schedule: Schedule) -> Iterator[Finding]:
    """More attestations in a month than `limits.attestations_per_month`."""
    limit = schedule.limits.attestations_per_month
    if limit is None:
        return
    counts = Counter(planned.day.replace(day=1) for planned in planned_attestations(schedule))
    for month, number in sorted(counts.items()):
        if number > limit:
            yield warning(
                ("limits", "attestations_per_month"),
                "crowded-month",
                f"{_month_text(month)}: аттестаций {number}, а предел — {limit}",
                "перенесите часть аттестаций на соседние месяцы или измените предел",
            )


def forgotten_teachers(schedule: Schedule) -> Iterator[Finding]:
    """A working teacher whose category ends within the plan's year, and no attestation takes its place."""
    for index, prospect in enumerate(perspective(schedule)):
        ends = [turn.day for turn in prospect.in_year(schedule.start_year) if turn.reason is Reason.TERM_ENDS]
        if ends:
            yield warning(
                ("teachers", index),
                "not-planned",
                f"категория кончается {day_text(min(ends))}, а аттестация не запланирована",
                "допишите attestations — или уберите until, если категория бессрочная",
            )
