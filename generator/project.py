"""A school's folder: which of its files a command works with, its schedule, its site's address, today."""

import os
import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from generator.file_names import ARCHIVE, CACHE, CONTENT, SCHEDULE, SITE_CONFIG, TERMS
from generator.loading import Loaded, load
from generator.loading.beside import TEXTS, problems_beside
from generator.outcome import SCHEDULE_ERRORS, WRONG_USAGE, Failure, print_problems
from generator.problems import Problem

# `check` needs none of these, and starts faster without them.
if TYPE_CHECKING:
    from generator.addresses import Site
    from generator.agenda import Agenda
    from generator.schedule.terms import Terms

DEFAULT_ZONE = "Europe/Moscow"


def shipped_folder() -> Path:
    """Where the package's own content, templates and mkdocs.yml are: inside it where a wheel was installed,
    beside it in a checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "shipped"
    return inside if inside.is_dir() else package.parent


@dataclass(frozen=True, slots=True)
class Project:
    """A school's folder over the shipped one, file by file: the same path wins.

    `folder` is where the command stands. `schedule` only names a file, stays as it was given, so that
    messages repeat it, and may lie elsewhere. `today` is None where the command line doesn't say it.
    """

    schedule: Path = Path(SCHEDULE)
    today: date | None = None
    folder: Path = field(default_factory=Path.cwd)
    shipped: Path = field(default_factory=shipped_folder)

    def folders(self, name: str) -> tuple[Path, ...]:
        """The folders of that name, the school's own first; in a checkout's root they are one."""
        return tuple(dict.fromkeys((self.folder / name, self.shipped / name)))

    def has_own(self, name: str) -> bool:
        return (self.folder / name).exists()

    def file(self, name: str) -> Path:
        return (self.folder if self.has_own(name) else self.shipped) / name

    def name_of(self, path: Path) -> str:
        """As the repository's web view knows the file; its bare name where it lies elsewhere."""
        whole = path.resolve()
        # A school's folder may hold the installed package, but not the other way round.
        for folder in (self.shipped.resolve(), self.folder.resolve()):
            if whole.is_relative_to(folder):
                return whole.relative_to(folder).as_posix()
        return whole.name


def cache_folder(project: Project) -> Path:
    """What was made before, for whatever schedule and site."""
    return project.folder.resolve() / CACHE


def read_bytes(path: Path) -> bytes:
    """Raises Failure where the file can't be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        message = f"файла «{path}» нет: проверьте имя и папку"
    except IsADirectoryError:
        message = f"«{path}» — папка, а нужен файл"
    except OSError as error:
        message = f"файл «{path}» не читается: {error.strerror}"
    raise Failure(WRONG_USAGE, message)


def write_over(path: Path, data: bytes) -> None:
    """The whole file or none of it, whatever happens on the way. Raises Failure."""
    path = path.resolve()
    fresh = path.with_name(f".{path.name}.new")
    try:
        fresh.write_bytes(data)
        fresh.chmod(path.stat().st_mode & 0o777)
        fresh.replace(path)
    except OSError as error:
        raise Failure(WRONG_USAGE, f"файл «{path.name}» не записать: {error.strerror}") from None


def today_in(zone: str, given: date | None) -> date:
    """The day given on the command line, else that of SOURCE_DATE_EPOCH, else the clock's, in the zone."""
    if given:
        return given
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    is_one = re.fullmatch("[0-9]{1,11}", epoch)
    moment = datetime.fromtimestamp(int(epoch), UTC) if is_one else datetime.now(UTC)
    return moment.astimezone(ZoneInfo(zone)).date()


def load_schedule(project: Project) -> Loaded:
    """Reads and checks the schedule; the school's zone decides today once it is known."""
    data, file, today = read_bytes(project.schedule), project.schedule.as_posix(), project.today
    loaded = load(data, file, today_in(DEFAULT_ZONE, today))
    if today is None and loaded.schedule and loaded.schedule.school.timezone != DEFAULT_ZONE:
        loaded = load(data, file, today_in(loaded.schedule.school.timezone, None))
    return loaded


def archive_files(project: Project) -> list[Path]:
    """The schedules of past years, the latest first."""
    return sorted((project.schedule.parent / ARCHIVE).glob("*.yaml"), reverse=True)


def content_problems(project: Project) -> list[Problem]:
    """What may not stand in the school's own pages and acts; those that come with the package have nothing of
    it. Raises Failure where a file can't be read."""
    paths = sorted((project.folder / CONTENT).rglob("*"))
    files = [path for path in paths if path.suffix in TEXTS and path.is_file() and path.name[0] != "."]
    return [
        problem
        for path in files
        for problem in problems_beside(read_bytes(path), path.relative_to(project.folder).as_posix())
    ]


def open_agenda(project: Project) -> "Agenda":
    """The computed schedule; with errors in it, prints them to stderr and raises Failure."""
    return agenda_of(project, load_schedule(project))


def agenda_of(project: Project, loaded: Loaded) -> "Agenda":
    """As `open_agenda`, for what was read already."""
    from generator.agenda import Agenda
    from generator.occurrences.expand import expand

    if loaded.schedule is None:
        print_problems([problem for problem in loaded.problems if problem.is_error])
        raise Failure(SCHEDULE_ERRORS, f"в графике есть ошибки: {project.schedule}")
    return Agenda(
        schedule=loaded.schedule,
        occurrences=expand(loaded.schedule),
        today=today_in(loaded.schedule.school.timezone, project.today),
        site=published_site(project),
        line_of=loaded.line_of,
        file=project.name_of(project.schedule),
        terms=terms_of(project),
    )


def terms_of(project: Project) -> "Terms":
    """The terms of the law as the school's content has them. Raises Failure where they can't be read."""
    from generator.loading.terms import WrongTerms, read_terms

    try:
        return read_terms(read_bytes(project.file(TERMS)).decode("utf-8-sig"), TERMS)
    except UnicodeDecodeError:
        message = f"{TERMS}: файл сохранён не в UTF-8, сохраните его в этой кодировке"
    except WrongTerms as wrong:
        message = str(wrong)
    raise Failure(WRONG_USAGE, message)


def published_site(project: Project) -> "Site":
    """The site's address and repository as mkdocs.yml has them. Raises Failure where it can't be read."""
    from generator.addresses import Site
    from generator.site_config import site_config

    config = site_config(project.file(SITE_CONFIG))
    url = _address(config, "site_url") or "http://localhost/"
    return Site(url.rstrip("/") + "/", _address(config, "repo_url"))


def _address(config: dict[str, Any], key: str) -> str | None:
    """Raises Failure for what no link could be made of."""
    address = config.get(key)
    if not address:
        return None
    try:
        parts = urlsplit(str(address))
        if isinstance(address, str) and parts.scheme in ("http", "https") and parts.hostname:
            return address
    except ValueError:
        pass
    message = f"{key} в {SITE_CONFIG} (или переменная {key.upper()}) — не адрес: напишите целиком, с https://"
    raise Failure(WRONG_USAGE, message)
