"""`cyclogram upgrade`: files of an older version as this one wants them; without `--write`, shows it."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import generator.editing
from generator.commands.edit import difference
from generator.editing.merging import brought_in, in_values_of
from generator.editing.refused import Refused
from generator.editing.upgrade import upgraded
from generator.file_names import SCHEMA, SITE_CONFIG
from generator.outcome import OK, SCHEDULE_ERRORS, Failure, print_problems
from generator.project import DEFAULT_ZONE, Project, load_schedule, read_bytes, today_in, write_over
from generator.schedule.json_schema import schema_text
from generator.wording.dates import plural

_COLOURS = ("primary", "accent")
# By it a mkdocs.yml of version 1.0 is known, and that version's own file.
_OLD_STYLES = b"assets/extra.css"
_OLD_CONFIG = Path(generator.editing.__file__).with_name("mkdocs-1.0.yml")


@dataclass(frozen=True, slots=True)
class Change:
    """A file by the name that people know, what it holds and is to hold, and Russian sentences about that."""

    name: str
    path: Path
    old: bytes
    new: bytes
    told: tuple[str, ...]


def configure(parser: ArgumentParser) -> None:
    parser.add_argument("--write", action="store_true", help="записать изменения в файлы")


def run(arguments: Namespace) -> int:
    project = Project(arguments.schedule, arguments.today)
    _refuse(project)
    changes = [each for each in _changes(project) if each.new != each.old]
    for change in changes:
        print("".join(difference(change.old, change.new, change.name)))
        print("".join(f"- {change.name}, {sentence}\n" for sentence in change.told))
    for change in changes if arguments.write else ():
        write_over(change.path, change.new)
    print(_outcome(changes, written=arguments.write))
    return _what_remains(project) if arguments.write or not changes else OK


def _refuse(project: Project) -> None:
    """What can't be read, or is newer than this program. Raises Failure."""
    loaded = load_schedule(project)
    if loaded.root is None:
        print_problems(list(loaded.problems))
        raise Failure(SCHEDULE_ERRORS, f"график не читается: {project.schedule}")
    for each in loaded.problems:
        if each.code == "newer-format":
            raise Failure(SCHEDULE_ERRORS, each.sentences)


def _changes(project: Project) -> Iterator[Change]:
    """Raises Failure."""
    data = read_bytes(project.schedule)
    try:
        found = upgraded(data, today_in(DEFAULT_ZONE, project.today))
    except Refused as refused:
        raise Failure(SCHEDULE_ERRORS, f"{refused}: уберите его и повторите") from None
    yield Change(project.schedule.as_posix(), project.schedule, data, found.data, found.told)
    yield from _site_config(project)
    if project.has_own(SCHEMA):
        path = project.folder / SCHEMA
        told = ("подсказки для редактора: новые ключи",)
        yield Change(SCHEMA, path, read_bytes(path), schema_text().encode(), told)


def _site_config(project: Project) -> Iterator[Change]:
    path = project.folder / SITE_CONFIG
    if not path.is_file() or _OLD_STYLES not in (old := read_bytes(path)):
        return
    own, shipped = old.decode("utf-8-sig", "surrogateescape"), project.shipped / SITE_CONFIG
    before, after = (each.read_text(encoding="utf-8") for each in (_OLD_CONFIG, shipped))
    text, homeless = brought_in(own, *in_values_of(own, before, after, _COLOURS))
    told = ["настройки сайта прежней версии: вписано новое, адреса и цвета ваши"]
    if homeless:
        places = plural(homeless, "месте", "местах", "местах")
        told.append(f"в {places} у вас записано своё, оно оставлено: сравните с {SITE_CONFIG} программы")
    yield Change(SITE_CONFIG, path, old, text.encode("utf-8", "surrogateescape"), tuple(told))


def _outcome(changes: list[Change], *, written: bool) -> str:
    names = ", ".join(change.name for change in changes)
    if not changes:
        return "Файлы нынешней версии: менять нечего."
    return (
        f"Записано: {names}"
        if written
        else f"Пока ничего не записано: добавьте --write, и изменится {names}."
    )


def _what_remains(project: Project) -> int:
    """Mistakes that no version has allowed, and those that only a person can put right."""
    errors = [each for each in load_schedule(project).problems if each.is_error]
    if not errors:
        return OK
    print_problems(errors)
    print("Это исправьте сами.", file=sys.stderr)
    return SCHEDULE_ERRORS
