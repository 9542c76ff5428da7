"""The schedules of past years, in the folder `archive` beside the schedule."""

from dataclasses import dataclass, replace
from pathlib import Path

from generator.addresses import Site
from generator.agenda import Agenda
from generator.file_names import ARCHIVE
from generator.occurrences.expand import expand
from generator.occurrences.last_year import as_public_now
from generator.outcome import WRONG_USAGE, Failure
from generator.project import Project, agenda_of, archive_files, load_schedule
from generator.wording.dates import year_name


@dataclass(frozen=True, slots=True)
class PastYear:
    """`agenda` is of the file as it stands."""

    agenda: Agenda

    @property
    def start_year(self) -> int:
        return self.agenda.schedule.start_year

    def on_pages(self, now: Agenda) -> Agenda:
        """As it may appear in public now; nothing of it is edited from its pages."""
        schedule = as_public_now(now.schedule, self.agenda.schedule)
        return replace(self.agenda, schedule=schedule, occurrences=expand(schedule), site=Site(now.site.url))


def archive_file(project: Project, start_year: int) -> Path:
    return project.schedule.parent / ARCHIVE / f"{year_name(start_year)}.yaml"


def past_years(project: Project, now: Agenda) -> list[PastYear]:
    """The latest first. Raises Failure where one has errors, which are printed."""
    return [_past_year(project, now, path) for path in archive_files(project)]


def going_on(project: Project, now: Agenda) -> Agenda:
    """With what mail goes on with of the latest year in the archive. Raises Failure."""
    found = [_past_year(project, now, path) for path in archive_files(project)[:1]]
    return with_last_year(now, found).with_last_year()


def _past_year(project: Project, now: Agenda, path: Path) -> PastYear:
    old = replace(project, schedule=path, today=now.today)
    found = PastYear(agenda_of(old, load_schedule(old)))
    if path.stem != year_name(found.start_year) or found.start_year >= now.schedule.start_year:
        message = f"в {path.as_posix()} — график на {year_name(found.start_year)} учебный год"
        raise Failure(WRONG_USAGE, f"{message}: назовите файл по его году, и год должен быть прошлым")
    return found


def with_last_year(now: Agenda, past: list[PastYear]) -> Agenda:
    """For calendars: they take of the latest what goes on and may appear in public."""
    return replace(now, last_year=past[0].agenda.schedule) if past else now
