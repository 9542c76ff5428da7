"""What an import says: lines of edits in groups, with all else as comments, so that the whole of it can be
saved, looked through and handed to `cyclogram edit`."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from generator.editing.edits import RemovePerson, SetStatus
from generator.editing.staff_list.comparison import Comparison, Proposed
from generator.editing.staff_list.headings import Column
from generator.editing.staff_list.listed import Listed, Skipped
from generator.editing.staff_list.matching import Unsure
from generator.editing.staff_list.reading import StaffList
from generator.editing.words import line_of
from generator.schedule.people import Teacher
from generator.wording.people import initials
from generator.wording.text import listed as listed_text
from generator.wording.text import one_line

_MOST_NAMED = 12


def summary(read: StaffList, found: Comparison, file: str) -> Iterator[str]:
    """Without line ends."""
    yield from _read(read, file)
    if found.is_strange:
        yield "# ВНИМАНИЕ: большинства педагогов графика в этом списке нет. Тот ли это файл?"
    yield from _proposed("Новые", found.new)
    yield from _proposed("Изменились", found.changed)
    yield from _gone(found.gone)
    yield from _doubtful(found.doubtful, [each for each in read.skipped if each.is_doubtful])
    yield from _others(found.others)
    yield from _left_out(read, found.another_year)
    if not found.edits:
        yield "# По этому списку менять в графике нечего."


def _read(read: StaffList, file: str) -> Iterator[str]:
    yield f"# Список «{one_line(file)}», лист «{one_line(read.table.sheet)}», человек: {len(read.people)}."
    columns = [f"{_COLUMNS[column]} — «{text}»" for column, text in read.table.headings.items()]
    yield f"# Прочитаны столбцы: {', '.join(columns)}."
    if read.table.private:
        yield f"# Не читались, потому что личное: {_headings(read.table.private)}."
    if read.table.unknown:
        yield f"# Не понадобились: {_headings(read.table.unknown)}."
    if read.other_sheets:
        yield f"# Похожи на список, но не читались листы: {_headings(read.other_sheets)}."


_COLUMNS = {
    Column.NAME: "имя",
    Column.SURNAME: "фамилия",
    Column.GIVEN: "имя",
    Column.PATRONYMIC: "отчество",
    Column.POST: "должность",
    Column.SUBJECT: "предмет",
    Column.CATEGORY: "категория",
    Column.GRANTED: "присвоена",
    Column.UNTIL: "действует до",
    Column.AIM: "на что аттестуется",
    Column.PLANNED: "когда аттестуется",
}


def _headings(texts: Sequence[str]) -> str:
    return listed_text([f"«{one_line(each)}»" for each in texts], _MOST_NAMED)


def _proposed(title: str, proposed: Sequence[Proposed]) -> Iterator[str]:
    """A person's edits one below another, the row and the name behind the first."""
    if not proposed:
        return
    rows = [list(group) for _, group in groupby(proposed, key=lambda each: each.listed.row)]
    yield f"\n# {title}: {len(rows)}"
    for edits in rows:
        yield f"{edits[0].edit.line}    # {_who(edits[0].listed)}"
        yield from (each.edit.line for each in edits[1:])


def _who(listed: Listed) -> str:
    return f"строка {listed.row}, {_called(listed.name.text)}"


def _called(name: str) -> str:
    return one_line(initials(name))


def _gone(gone: Sequence[Teacher]) -> Iterator[str]:
    """Never done by itself: a list may be of one department only."""
    if not gone:
        return
    yield f"\n# Больше нет в списке: {len(gone)}. Решите сами: сотрите «# » у нужной правки."
    for teacher in gone:
        away = "" if teacher.is_working else ", в графике временно не работает"
        yield f"# {line_of([SetStatus.verb, teacher.id, 'уволен'])}    # {_called(teacher.name)}{away}"
        yield f"# {RemovePerson(teacher.id).line}"


def _doubtful(doubtful: Sequence[Unsure], rows: Sequence[Skipped]) -> Iterator[str]:
    if not doubtful and not rows:
        return
    yield f"\n# Сомнительные: {len(doubtful) + len(rows)}. Сами не меняются."
    for each in doubtful:
        yield f"# {_who(each.listed)}: {one_line(each.why)}"
        if each.suggestion:
            yield f"# {each.suggestion}"
    for row in rows:
        yield f"# строка {row.row}: {row.why}"


def _others(others: Sequence[Proposed]) -> Iterator[str]:
    if others:
        yield f"\n# Не педагоги, сами не добавляются: {len(others)}"
        yield from (f"# {each.edit.line}    # строка {each.listed.row}" for each in others)


def _left_out(read: StaffList, another_year: Sequence[Listed]) -> Iterator[str]:
    """Rows that say nothing of people, by reason."""
    reasons: dict[str, list[int]] = {}
    for row in read.skipped:
        if not row.is_doubtful:
            reasons.setdefault(row.why, []).append(row.row)
    told = [f"{why} (строки {_rows(rows)})" for why, rows in reasons.items()]
    if told or another_year:
        yield ""
    if told:
        yield f"# Пропущено: {'; '.join(told)}."
    if another_year:
        yield f"# Аттестация не в этом учебном году: строки {_rows(each.row for each in another_year)}."


def _rows(rows: Iterable[int]) -> str:
    return listed_text([str(row) for row in rows], _MOST_NAMED)
