"""`cyclogram new-year`: next year's file from this one; the old one goes to the archive."""

import re
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.agenda import Agenda
from generator.changes import compare
from generator.changes.markdown import to_markdown
from generator.commands.archives import archive_file
from generator.commands.edit import difference
from generator.editing.new_year import days_left_out, decided, departed, next_year, undecided
from generator.editing.proposals import proposed
from generator.file_names import ARCHIVE
from generator.loading import load
from generator.outcome import OK, WRONG_USAGE, Failure
from generator.project import Project, agenda_of, load_schedule, read_bytes, today_in, write_over
from generator.wording.dates import year_name


def configure(parser: ArgumentParser) -> None:
    parser.add_argument("year", metavar="ГОД", help="новый учебный год, например 2027-2028")
    parser.add_argument(
        "--write", action="store_true", help=f"записать новый график, а прежний убрать в папку {ARCHIVE}"
    )


def run(arguments: Namespace) -> int:
    project = Project(arguments.schedule, arguments.today)
    data, loaded = read_bytes(project.schedule), load_schedule(project)
    agenda = agenda_of(project, loaded)
    old, wanted = agenda.schedule.start_year, _start_year(arguments.year)
    if wanted == old:
        print(
            f"{project.schedule.as_posix()} — уже график на {year_name(wanted)} учебный год: менять нечего."
        )
        return OK
    if wanted != old + 1:
        message = f"график — на {year_name(old)} учебный год, следующий за ним — {year_name(old + 1)}"
        raise Failure(WRONG_USAGE, message)
    new = next_year(data, agenda.schedule, agenda.terms, agenda.today)
    after = load(new, project.schedule.as_posix(), today_in(agenda.schedule.school.timezone, project.today))
    turned = agenda_of(project, after)
    print("".join(difference(data, new, project.schedule.as_posix())))
    print("\n".join(["### Новый учебный год", "", *_told(agenda, turned), ""]))
    # As it will be, once the old file lies in the archive.
    later = replace(turned, last_year=agenda.schedule).with_last_year()
    print(to_markdown(compare(agenda, later, loaded.problems, after.problems), agenda, later), end="")
    return _written(project, data, new, old) if arguments.write else _not_written(project, old)


def _start_year(text: str) -> int:
    """Raises Failure."""
    found = re.fullmatch(r"(\d{4})(?:\s?[-–—/]\s?(\d{4}))?", text.strip())
    if not found or (found[2] and int(found[2]) != int(found[1]) + 1):
        raise Failure(WRONG_USAGE, f"«{text}» — не учебный год: напишите, например, 2027-2028")
    return int(found[1])


def _not_written(project: Project, old: int) -> int:
    print(
        f"\nПока ничего не записано: добавьте --write — {project.schedule.as_posix()} станет новым, "
        f"а прежний уйдёт в {archive_file(project, old).as_posix()}."
    )
    return OK


def _written(project: Project, data: bytes, new: bytes, old: int) -> int:
    """The old file first: nothing is lost then, and the same call goes on. Raises Failure."""
    path = archive_file(project, old)
    try:
        _keep(path, data)
    except OSError as error:
        raise Failure(WRONG_USAGE, f"файл «{path.as_posix()}» не записать: {error.strerror}") from None
    write_over(project.schedule, new)
    print(f"\nЗаписано: {project.schedule.as_posix()}; прежний график — {path.as_posix()}")
    return OK


def _keep(path: Path, data: bytes) -> None:
    """Never over something else. Raises Failure."""
    path.parent.mkdir(exist_ok=True)
    if not path.exists():
        path.write_bytes(data)
    elif path.read_bytes() != data:
        message = f"{path.as_posix()} уже есть, и в нём другое: уберите или переименуйте его"
        raise Failure(WRONG_USAGE, message)


def _told(old: Agenda, new: Agenda) -> Iterator[str]:
    """What went, what stays behind and what somebody has to fill in: an item each."""
    results = [f"{old.name(teacher.id)} — {each.for_}" for teacher, each in decided(old.schedule)]
    if results:
        yield f"- Решения вписаны в категории: {', '.join(results)}."
    if gone := [old.name(each.id) for each in departed(old.schedule)]:
        yield f"- В новом графике нет тех, кто уволен: {', '.join(gone)}."
    if left := [
        f"{old.name(teacher.id)} — {each.for_.short_aim}" for teacher, each in undecided(old.schedule)
    ]:
        yield f"- Без решения остались в прежнем графике: {', '.join(left)}."
    if days := days_left_out(old.schedule):
        yield f"- Впишите новые дни, прежние убраны: {'; '.join(days)}."
    if offered := [new.name(each.teacher.id) for _, each, _ in proposed(new.schedule, new.terms)]:
        yield f"- По перспективному плану предложены, пояснениями в файле: {', '.join(offered)}."
    yield f"- Проверьте начало и конец учебного года: {_year_text(new)}."


def _year_text(agenda: Agenda) -> str:
    year = agenda.schedule.school_year
    return f"{year.start:%d.%m.%Y} — {year.end:%d.%m.%Y}"
