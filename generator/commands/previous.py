"""What a schedule has lost since an earlier file or commit: the part of `check` that reads both."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.changes.losses import MOST_NAMES, left_open, much_lost
from generator.file_names import ARCHIVE
from generator.git import GitFailed, file_at
from generator.loading import load
from generator.occurrences.expand import expand
from generator.occurrences.occurrence import Occurrence
from generator.outcome import Failure
from generator.problems import Position, Problem, Severity
from generator.project import read_bytes
from generator.schedule.model import Schedule
from generator.wording.dates import deadlines, numeric_day, school_year, year_name
from generator.wording.occurrences import SITE, when
from generator.wording.text import listed

ON_PURPOSE = "Убрано намеренно"

_PUT_BACK = f"верните удалённое; если так и задумано, впишите в текст запроса строку «{ON_PURPOSE}»"
_SAID_SO = f"в тексте запроса сказано: «{ON_PURPOSE}»"
_NOT_TOLD = "о них напомнят, пока прежний график лежит в {}: его кладёт туда cyclogram new-year"

_BRIEFLY = replace(SITE, day=numeric_day)

# What a problem has besides its place.
_Told = tuple[Severity, str, str, str | None]


class NothingBefore(Exception):
    """There is nothing to compare with; the message says why."""


def says_on_purpose(text: str) -> bool:
    """Whether a line of a pull request's text is the sentence and nothing else, but for quotes and a stop."""
    return any(line.strip(" \t«»\"'*.!").casefold() == ON_PURPOSE.casefold() for line in text.splitlines())


def since(previous: str, path: Path, new: Schedule, today: date, *, on_purpose: bool) -> list[Problem]:
    """All stand on the file's first line, as what is lost has no place in it."""
    try:
        old = _earlier(previous, path, today)
    except NothingBefore as nothing:
        told: list[_Told] = [(Severity.WARNING, "nothing-before", str(nothing), None)]
    else:
        told = [*_lost(old, new, today, on_purpose), *_left_open(old, new, today)]
    return [Problem(path.as_posix(), Position(1, 1), *each) for each in told]


def _earlier(previous: str, path: Path, today: date) -> Schedule:
    """Raises NothingBefore."""
    schedule = load(_earlier_bytes(previous, path), path.as_posix(), today).schedule
    if schedule is None:
        raise NothingBefore(f"сравнить не с чем: в прежнем графике ({previous}) есть ошибки")
    return schedule


def _earlier_bytes(previous: str, path: Path) -> bytes:
    """A file if there is one of that name, else the schedule as a commit has it. Raises NothingBefore."""
    try:
        is_file = Path(previous).exists() and not Path(previous).is_dir()
        data = read_bytes(Path(previous)) if is_file else file_at(path.parent, previous, path.name)
    except Failure as unreadable:
        raise NothingBefore(f"сравнить не с чем: {unreadable}") from None
    except (GitFailed, OSError):
        message = f"сравнить не с чем: «{previous}» — не файл и не коммит этого репозитория"
        raise NothingBefore(message) from None
    if data is None:
        raise NothingBefore(f"сравнить не с чем: в {previous} этого файла ещё нет")
    return data


def _lost(old: Schedule, new: Schedule, today: date, on_purpose: bool) -> Iterator[_Told]:
    lost = much_lost(old, new, today)
    severity, hint = (Severity.WARNING, _SAID_SO) if on_purpose else (Severity.ERROR, _PUT_BACK)
    if lost:
        yield severity, "lost-much", f"из графика пропало слишком много: {'; '.join(lost)}", hint


def _left_open(old: Schedule, new: Schedule, today: date) -> Iterator[_Told]:
    found = left_open(expand(old), new.start_year, today)
    if found:
        names = listed([_name(each) for each in found], MOST_NAMES)
        year, archive = school_year(old.start_year), f"{ARCHIVE}/{year_name(old.start_year)}.yaml"
        message = f"учебный год новый, а от {year} ещё впереди {deadlines(len(found))}: {names}"
        yield Severity.WARNING, "old-year-open", message, _NOT_TOLD.format(archive)


def _name(occurrence: Occurrence) -> str:
    who = f", {occurrence.teacher}" if occurrence.teacher else ""
    return f"«{occurrence.title}» ({when(occurrence, _BRIEFLY).day}{who})"
