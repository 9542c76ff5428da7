"""What the commands of a district share: its folder, its file, its schools in folders."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.agenda import Agenda
from generator.district.district_file import District, SchoolEntry
from generator.district.loading import LoadedDistrict, load_district
from generator.district.published import Fault, FaultKind
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
from generator.summary import Summary, summary_of


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
        """Of a school in a folder: computed, as its site would be."""
        project = self.folder.school(entry)
        try:
            loaded = load_schedule(project)
            if loaded.schedule is None:
                return Fault(FaultKind.OWN_MISTAKES, "в её графике ошибки")
            agenda = public_agenda(agenda_of(project, loaded))
        except Failure as failure:
            return Fault(FaultKind.OWN_MISTAKES, str(failure))
        if agenda.schedule.school.id not in (None, entry.id):
            return Fault(FaultKind.OTHER_SCHOOL, f"в её папке другая школа: {agenda.schedule.school.id}")
        return summary_of(agenda, LastTimes())


def open_district(folder: DistrictFolder) -> OpenDistrict:
    """With errors in the file, prints them to stderr and raises Failure."""
    loaded = folder.load()
    if loaded.district is None:
        print_problems([problem for problem in loaded.problems if problem.is_error])
        raise Failure(SCHEDULE_ERRORS, f"в файле района есть ошибки: {folder.file}")
    return OpenDistrict(folder, loaded, loaded.district, folder.today(loaded.district.timezone))
