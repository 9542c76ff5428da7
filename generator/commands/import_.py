"""`cyclogram import`: a staff list from Excel as edits; without `--write`, what they would change."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

from generator.commands.edit import show
from generator.editing.staff_list.acceptance import accept
from generator.editing.staff_list.comparison import compare
from generator.editing.staff_list.reading import NoList, read_list
from generator.editing.staff_list.summary import summary
from generator.outcome import OK, SCHEDULE_ERRORS, WRONG_USAGE, Failure, print_problems
from generator.project import DEFAULT_ZONE, Project, load_schedule, read_bytes, today_in
from generator.workbook import DAMAGED, Sheet, Unreadable, read_workbook


def configure(parser: ArgumentParser) -> None:
    parser.epilog = (
        "Столбцы узнаются по заголовкам: ФИО, должность, категория, дата присвоения, действует до, на какую "
        "категорию, планируемая дата. Даты рождения, телефоны, адреса, СНИЛС и паспорта не читаются."
    )
    parser.add_argument("file", type=Path, metavar="ФАЙЛ", help="список сотрудников: .xlsx, .xls или .ods")
    parser.add_argument("--write", action="store_true", help="записать в файл графика")


def run(arguments: Namespace) -> int:
    project, path = Project(arguments.schedule, arguments.today), arguments.file
    loaded = load_schedule(project)
    if loaded.schedule is None:
        print_problems([problem for problem in loaded.problems if problem.is_error])
        raise Failure(SCHEDULE_ERRORS, f"в графике есть ошибки: {project.schedule}; сначала исправьте их")
    data, today = read_bytes(path), today_in(DEFAULT_ZONE, project.today)
    try:
        read = read_list(_sheets(data), loaded.schedule.start_year, today)
    except (Unreadable, NoList) as wrong:
        raise Failure(WRONG_USAGE, f"«{path.name}»: {wrong}") from None
    found, before = compare(read.people, loaded.schedule), read_bytes(project.schedule)
    applied = accept(found, before, project.schedule.as_posix(), path.name, today)
    print("\n".join(summary(read, found, path.name)))
    if not found.edits:
        return OK
    print()
    return show(project, before, applied, write=arguments.write)


def _sheets(data: bytes) -> list[Sheet]:
    """Read in a process of its own: a spoilt .xls may ask for more memory than there is, and nothing in the
    process outlives that. Raises Unreadable."""
    with _quiet(), ProcessPoolExecutor(1, get_context("spawn")) as reader:
        try:
            return reader.submit(read_workbook, data).result()
        except BrokenExecutor:
            raise Unreadable(DAMAGED) from None


@contextmanager
def _quiet() -> Iterator[None]:
    """What the library writes to stderr when a spoilt file makes it panic is no word for people, and may hold
    what stands in the cells."""
    sys.stderr.flush()
    try:
        kept = os.dup(2)
    except OSError:
        yield  # there is no stderr at all
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
