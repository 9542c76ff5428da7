"""district.yaml -> District, or every Problem with its line: the passes of loading, and checks of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from generator.checks import Finding, KnownIds, find_problems
from generator.district.addresses import TAKEN
from generator.district.district_file import District
from generator.loading.file_kind import SCHEDULE_FILE, FileKind
from generator.loading.load import load_file, position_in
from generator.loading.meaning import has_year, placed
from generator.loading.nodes import Mapping
from generator.problems import Location, Position, Problem

DISTRICT_FILE = FileKind(
    District,
    {
        "district": {"name": "—"},
        "schools": [{"id": "none", "name": "—", "folder": "none"}],
        "school_year": SCHEDULE_FILE.stand_ins["school_year"],
    },
    ("schools", "roles", "staff", "plans"),
    "файл района",
    "он начинается со строк «district:» и «schools:»",
)


@dataclass(frozen=True, slots=True)
class LoadedDistrict:
    """What came of the file. `district` is None where there are errors; warnings leave it in place."""

    district: District | None
    problems: tuple[Problem, ...]
    root: Mapping | None = None

    def line_of(self, path: Location) -> int:
        """The line on which the value at that path begins, from 1."""
        return self.position_of(path).line

    def position_of(self, path: Location) -> Position:
        return position_in(self.root, path)


def load_district(data: bytes, file: str, today: date) -> LoadedDistrict:
    """All problems of the file at once, sorted by place."""
    loaded = load_file(data, file, DISTRICT_FILE, partial(_meaning, today=today))
    return LoadedDistrict(loaded.content, loaded.problems, loaded.root)


def _meaning(district: District, root: Mapping, known: KnownIds, file: str, today: date) -> Iterator[Problem]:
    """The plans are looked at as those of a school; of years without a plan nobody needs to hear."""
    schedule = district.schedule(today)
    found = find_problems(schedule, known, today, with_dates=has_year(root) and bool(district.plans))
    yield from placed(
        [*_schools_twice(district), *_ids_taken(district), *_year_missing(district), *found], root, file
    )


def _year_missing(district: District) -> Iterator[Finding]:
    """Deadlines of a plan belong to a school year, which the file names."""
    if district.plans and district.school_year is None:
        hint = "добавьте в файл строку «school_year: {start: …, end: …}»"
        yield Finding(("plans",), "missing-key", "у планов нет учебного года", hint, at_key=True)


def _schools_twice(district: District) -> Iterator[Finding]:
    """A school stands once: whatever is counted would be counted twice."""
    schools = list(enumerate(district.schools))
    yield from _twice("id", "duplicate-id", ((number, each.id) for number, each in schools))
    yield from _twice("site", "repeated-value", ((number, each.site) for number, each in schools))
    yield from _twice("folder", "repeated-value", ((number, each.folder) for number, each in schools))


def _ids_taken(district: District) -> Iterator[Finding]:
    """A school in a folder has a path of its own in the district's site."""
    for number, each in enumerate(district.schools):
        if each.folder and each.id in TAKEN:
            message = f"код школы «{each.id}» занят страницами района"
            yield Finding(("schools", number, "id"), "taken-id", message, "выберите другой")


def _twice(key: str, code: str, values: Iterable[tuple[int, str | None]]) -> Iterator[Finding]:
    seen = set[str]()
    for number, value in values:
        if value in seen:
            message = f"«{value}» уже есть у другой школы"
            yield Finding(("schools", number, key), code, message, "исправьте или удалите одну из двух")
        elif value:
            seen.add(value)
