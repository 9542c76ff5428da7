"""What commands share: reading the schedule, today's date, the site's address, failing politely."""

import os
import re
from argparse import Namespace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from generator.loading import Loaded, load
from generator.outcome import SCHEDULE_ERRORS, WRONG_USAGE, Failure, print_problems

# `check` needs none of these, and starts faster without them.
if TYPE_CHECKING:
    from generator.addresses import Site
    from generator.agenda import Agenda

# The project's own folder: templates, content and mkdocs.yml stand beside the package.
ROOT = Path(__file__).resolve().parents[1]


DEFAULT_ZONE = "Europe/Moscow"


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


def today_in(zone: str, given: date | None) -> date:
    """The day given on the command line, else that of SOURCE_DATE_EPOCH, else the clock's, in the zone."""
    if given:
        return given
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    is_one = re.fullmatch("[0-9]{1,11}", epoch)
    moment = datetime.fromtimestamp(int(epoch), UTC) if is_one else datetime.now(UTC)
    return moment.astimezone(ZoneInfo(zone)).date()


def load_schedule(path: Path, today: date | None) -> Loaded:
    """Reads and checks a schedule; the school's zone decides today once it is known."""
    data = read_bytes(path)
    loaded = load(data, path.as_posix(), today_in(DEFAULT_ZONE, today))
    if today is None and loaded.schedule and loaded.schedule.school.timezone != DEFAULT_ZONE:
        loaded = load(data, path.as_posix(), today_in(loaded.schedule.school.timezone, None))
    return loaded


def open_agenda(arguments: Namespace) -> "Agenda":
    """The computed schedule; with errors in it, prints them to stderr and raises Failure."""
    return agenda_of(load_schedule(arguments.schedule, arguments.today), arguments.schedule, arguments.today)


def agenda_of(loaded: Loaded, path: Path, today: date | None) -> "Agenda":
    """As `open_agenda`, for what was read already."""
    from generator.agenda import Agenda
    from generator.occurrences.expand import expand

    if loaded.schedule is None:
        print_problems([problem for problem in loaded.problems if problem.is_error])
        raise Failure(SCHEDULE_ERRORS, f"в графике есть ошибки: {path}")
    return Agenda(
        schedule=loaded.schedule,
        occurrences=expand(loaded.schedule),
        today=today_in(loaded.schedule.school.timezone, today),
        site=published_site(),
        line_of=loaded.line_of,
        file=path_in_repository(path),
    )


def published_site() -> "Site":
    """The site's address and repository as mkdocs.yml has them."""
    from mkdocs.utils.yaml import yaml_load

    from generator.addresses import Site

    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as config_file:
        config = yaml_load(config_file)
    url = str(config.get("site_url") or "http://localhost/")
    return Site(url.rstrip("/") + "/", config.get("repo_url") or None)


def path_in_repository(path: Path) -> str:
    """The schedule's path as the repository's web view knows it; its bare name where it lies elsewhere."""
    whole = path.resolve()
    return whole.relative_to(ROOT).as_posix() if whole.is_relative_to(ROOT) else whole.name
