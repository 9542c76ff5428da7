"""The changes as Markdown: what a coordinator reads in a pull request's summary.

All values come from a stranger's file, so every character that Markdown or HTML could take for markup
is escaped.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.agenda import Agenda
from generator.changes.compare import Cause, Changes
from generator.file_names import ARCHIVE
from generator.occurrences.occurrence import AttestationDay, Occurrence
from generator.problems import Problem
from generator.remindings import Reminding
from generator.wording.dates import deadlines, numeric_day, plural, school_year, short_day, year_name
from generator.wording.occurrences import TABLE, when
from generator.wording.text import listed, sorting
from generator.wording.timings import why

NOTHING = "Для людей ничего не меняется."
# GitHub takes a summary of up to 1 MB; nobody reads a thousand rows in one.
MOST_ROWS = 300
MOST_DAYS = 6

# A colon begins an address or an emoji, except in «15:00» and before a space.
_MARKUP = re.compile(r"[\\`*_{}\[\]#!|~$]|:(?=[^\s\d])")
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_CAUSES = {
    Cause.PLANNED: "",
    Cause.RULE: "изменилось правило: ",
    Cause.CALENDAR: "изменился рабочий календарь или перенос: ",
}

Row = tuple[str, ...]


def escape(text: str) -> str:
    """Text that shows as it is, in a table's cell too."""
    return _MARKUP.sub(r"\\\g<0>", " ".join(text.split()).translate(_HTML))


def to_markdown(changes: Changes, old: Agenda, new: Agenda) -> str:
    if not changes:
        return f"{NOTHING}\n"
    changes = replace(changes, dropped=_off(changes, new))
    parts = [
        *_left_open(changes, old),
        _totals(changes),
        *_people(changes, old, new),
        *_dates(changes, old, new),
    ]
    parts += [*_marks(changes, new), *_edits(changes), *_mail(changes, old, new), *_warnings(changes)]
    return "\n\n".join(parts) + "\n"


def _off(changes: Changes, new: Agenda) -> tuple[Occurrence, ...]:
    """With its school year nothing is off: it ends, or is left open."""
    this_year = f"{new.schedule.start_year}/"
    return tuple(each for each in changes.dropped if each.key.startswith(this_year))


def _left_open(changes: Changes, old: Agenda) -> Iterator[str]:
    """First of all, as the new file doesn't tell of them any more."""
    rows = [
        (_time(each), each.title, old.name(each.teacher) if each.teacher else "Вся школа")
        for each in changes.left_open
    ]
    if rows:
        year = school_year(old.schedule.start_year)
        archive = f"{ARCHIVE}/{year_name(old.schedule.start_year)}.yaml"
        warning = (
            "Учебный год новый, а эти сроки прежнего ещё впереди: напоминания и календари скажут о них, пока "
            f"прежний график лежит в {archive}."
        )
        body = f"{warning}\n\n{table(('Когда', 'Что', 'Кто'), rows)}"
        yield _section(f"Остаются от {year}: {deadlines(len(rows))}", body)


def _totals(changes: Changes) -> str:
    counted = {
        "перенесено": changes.moved,
        "добавлено": changes.added,
        "убрано": changes.dropped,
        "отметок изменено": changes.marked,
    }
    parts = [f"{word} — {len(found)}" for word, found in counted.items() if found]
    sentence = f"Сроки: {', '.join(parts)}." if parts else "Сроки не меняются."
    people = plural(len(changes.mail), "человека", "человек", "человек")
    return f"{sentence} Напоминания меняются у {people}." if changes.mail else sentence


def _people(changes: Changes, old: Agenda, new: Agenda) -> Iterator[str]:
    joined = [f"теперь в графике: {escape(new.name(each.id))}" for each in changes.joined]
    gone = [f"больше не в графике: {escape(old.name(each.id))}" for each in changes.gone]
    if joined or gone:
        yield _section("Педагоги", listing([*joined, *gone]))


def _dates(changes: Changes, old: Agenda, new: Agenda) -> Iterator[str]:
    rows = list(_date_rows(changes))
    if not rows:
        return
    groups: dict[str | None, list[tuple[Occurrence, Row]]] = {}
    for occurrence, cells in rows:
        groups.setdefault(occurrence.teacher, []).append((occurrence, cells))
    titles = {group: _group_title(group, old, new) for group in groups}
    order = sorted(groups, key=lambda group: (group is None, sorting(titles[group]), group or ""))
    if len(rows) > MOST_ROWS:
        counts = [(titles[group], str(len(groups[group]))) for group in order]
        yield _section("Сроки", table(("Кто", "Сроков изменится"), counts))
        return
    yield "### Сроки"
    for group in order:
        yield _section(titles[group], _date_table(groups[group]), level=4)


def _date_rows(changes: Changes) -> Iterator[tuple[Occurrence, Row]]:
    """Old time, new time and why, for everything that moves, comes or goes."""
    for pair in changes.moved:
        reason = _CAUSES[pair.cause] + why(pair.new)
        yield pair.new, (_time(pair.old), _time(pair.new), reason)
    for each in changes.added:
        yield each, ("—", _time(each), why(each))
    for each in changes.dropped:
        yield each, (_time(each), "—", "больше нет в графике")


def _time(occurrence: Occurrence) -> str:
    return when(occurrence, TABLE).in_full


def _date_table(rows: Sequence[tuple[Occurrence, Row]]) -> str:
    ambiguous = len({occurrence.category for occurrence, _ in rows}) > 1
    ordered = sorted(rows, key=lambda row: row[0].order)
    cells = [(_title(occurrence, with_category=ambiguous), *rest) for occurrence, rest in ordered]
    return table(("Что", "Было", "Стало", "Почему"), cells)


def _title(occurrence: Occurrence, *, with_category: bool) -> str:
    if with_category and occurrence.category and not isinstance(occurrence, AttestationDay):
        return f"{occurrence.title} ({occurrence.category})"
    return occurrence.title


def _group_title(teacher: str | None, old: Agenda, new: Agenda) -> str:
    return person_name(teacher, old, new) if teacher else "Вся школа"


def person_name(person: str, old: Agenda, new: Agenda) -> str:
    """The newer name; people whom the edit removes have only the older one."""
    return (new if person in new.schedule.people else old).name(person)


def _marks(changes: Changes, new: Agenda) -> Iterator[str]:
    rows = []
    for pair in changes.marked:
        who = new.name(pair.new.teacher) if pair.new.teacher else "Вся школа"
        days = (numeric_day(each.done) if each.done else "—" for each in (pair.old, pair.new))
        rows.append((who, pair.new.title, *days))
    if rows:
        yield _section("Отметки о выполнении", table(("Кто", "Что", "Было", "Стало"), rows))


def _edits(changes: Changes) -> Iterator[str]:
    rows = [(each.owner, each.label, each.old or "—", each.new or "—") for each in changes.edits]
    if rows:
        yield _section("Другие правки", table(("Где", "Что", "Было", "Стало"), rows))


def _mail(changes: Changes, old: Agenda, new: Agenda) -> Iterator[str]:
    rows = [
        (person_name(each.person, old, new), _days(each.dropped), _days(each.added)) for each in changes.mail
    ]
    if rows:
        rows.sort(key=lambda row: sorting(row[0]))
        yield _section("Напоминания", table(("Кому", "Отпадут", "Придут"), rows))


def _days(remindings: tuple[Reminding, ...]) -> str:
    """The days on which mail goes; several occurrences of one day share a mail."""
    days = sorted({each.day for each in remindings})
    return listed([short_day(day) for day in days], MOST_DAYS) or "—"


def _warnings(changes: Changes) -> Iterator[str]:
    came = [f"новое: {_problem(each)}" for each in changes.warnings_new]
    went = [f"больше нет: {escape(each.message)}" for each in changes.warnings_gone]
    if came or went:
        yield _section("Предупреждения", listing([*came, *went]))


def _problem(problem: Problem) -> str:
    hint = f" — {problem.hint}" if problem.hint else ""
    return f"строка {problem.position.line}: {escape(problem.message + hint)}"


def _section(title: str, body: str, level: int = 3) -> str:
    return f"{'#' * level} {escape(title)}\n\n{body}"


def table(head: Row, rows: Sequence[Row]) -> str:
    lines = [head, tuple("---" for _ in head), *(tuple(map(escape, row)) for row in rows[:MOST_ROWS])]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + _left_out(rows)


def listing(items: Sequence[str]) -> str:
    """Items come escaped."""
    return "\n".join(f"- {item}" for item in items[:MOST_ROWS]) + _left_out(items)


def _left_out(entries: Sequence[object]) -> str:
    left = len(entries) - MOST_ROWS
    return f"\n\n… и ещё {left}" if left > 0 else ""
