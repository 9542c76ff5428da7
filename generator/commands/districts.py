"""What the commands of a district share: its folder, its file, its schools in folders."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.agenda import Agenda
from generator.district.district_file import District, SchoolEntry
from generator.district.loading import LoadedDistrict, load_district
from generator.district.published import Fault, FaultKind, read_summary
from generator.district.view import DistrictAgenda, SchoolStanding
from generator.file_names import SCHEDULE
from generator.liveness import LastTimes
from generator.occurrences.expand import expand
from generator.outcome import SCHEDULE_ERRORS, Failure, print_problems
from generator.project import (
    DEFAULT_ZONE,
    Project,
    agenda_of,
    load_schedule,
    published_site,
    read_bytes,
    today_in,
)
from generator.public import public_agenda
from generator.summary import Summary, TooLarge, summary_data, summary_of


@dataclass(frozen=True, slots=True)
class DistrictFolder:
    """A district's file, and the folders of schools that lie beside it. `given` is the day of the command
    line, None where that doesn't say it."""

    file: Path
    given: date | None = None

    @property
    def project(self) -> Project:
        return Project(self.file, self.given)

    def load(self) -> LoadedDistrict:
        """Raises Failure where the file can't be read."""
        data, name = read_bytes(self.file), self.file.as_posix()
        loaded = load_district(data, name, today_in(DEFAULT_ZONE, self.given))
        zone = loaded.district.timezone if loaded.district else DEFAULT_ZONE
        return load_district(data, name, self.today(zone)) if zone != DEFAULT_ZONE else loaded

    def today(self, zone: str) -> date:
        return today_in(zone, self.given)

    def school(self, entry: SchoolEntry) -> Project:
        """Of a school in a folder."""
        folder = self.file.parent / str(entry.folder)
        return Project(folder / SCHEDULE, self.given, folder)

    def stray_link(self, entry: SchoolEntry) -> str | None:
        """The first link that leads out of a school's folder: nothing that lies elsewhere is published as the
        school's, be it the district's contacts."""
        folder = self.file.parent / str(entry.folder)
        root, own = self.file.parent.resolve(), folder.resolve()
        if not own.is_relative_to(root):
            return str(entry.folder)
        links = (path for path in sorted(folder.rglob("*")) if path.is_symlink())
        strays = (path for path in links if not path.resolve().is_relative_to(own))
        return next((path.relative_to(self.file.parent).as_posix() for path in strays), None)


@dataclass(frozen=True, slots=True)
class OpenDistrict:
    """A district without errors, on one day."""

    folder: DistrictFolder
    loaded: LoadedDistrict
    district: District
    today: date

    def agenda(self) -> Agenda:
        """The municipal plan's. Raises Failure."""
        project, schedule = self.folder.project, self.district.schedule(self.today)
        return Agenda(
            schedule=schedule,
            occurrences=expand(schedule),
            today=self.today,
            site=published_site(project),
            line_of=self.loaded.line_of,
            file=project.name_of(self.folder.file),
        )

    def view(self, schools: Iterable[SchoolStanding]) -> DistrictAgenda:
        return DistrictAgenda(self.district, self.today, tuple(schools), self.agenda())

    def own_summary(self, entry: SchoolEntry) -> Summary | Fault:
        """Of a school in a folder: computed as for its site, and read as any other."""
        if stray := self.folder.stray_link(entry):
            return Fault(FaultKind.OWN_MISTAKES, f"{leads_out(stray)}: {LINK_HINT}")
        project = self.folder.school(entry)
        try:
            loaded = load_schedule(project)
            if loaded.schedule is None:
                return Fault(FaultKind.OWN_MISTAKES, "в её графике ошибки")
            data = summary_data(summary_of(public_agenda(agenda_of(project, loaded)), LastTimes()))
        except (Failure, TooLarge) as wrong:
            return Fault(FaultKind.OWN_MISTAKES, str(wrong))
        return read_summary(data, entry, self.today)


LINK_HINT = "положите туда сам файл"


def leads_out(link: str) -> str:
    return f"ссылка «{link}» ведёт из папки школы"


def open_district(folder: DistrictFolder) -> OpenDistrict:
    """With errors in the file, prints them to stderr and raises Failure."""
    loaded = folder.load()
    if loaded.district is None:
        print_problems([problem for problem in loaded.problems if problem.is_error])
        raise Failure(SCHEDULE_ERRORS, f"в файле района есть ошибки: {folder.file}")
    return OpenDistrict(folder, loaded, loaded.district, folder.today(loaded.district.timezone))
