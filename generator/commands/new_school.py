"""`cyclogram new-school DIR`: a school's own repository, without any code."""

from argparse import ArgumentParser, Namespace
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from generator.file_names import EXAMPLE_SCHOOL
from generator.new_school import Engine, engine_of, engine_of_package, school_files, school_year_of
from generator.outcome import OK, WRONG_USAGE, Failure
from generator.project import DEFAULT_ZONE, shipped_folder, today_in

_NEXT = (
    "Дальше: впишите в schedule.yaml свою школу и людей, создайте на GitHub пустой репозиторий и отправьте "
    "туда эту папку. Все шаги — в её README.md."
)


def configure(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="ПАПКА", help="новая папка школы; может быть, но пустая")
    parser.add_argument(
        "--engine",
        metavar="ВЛАДЕЛЕЦ/РЕПОЗИТОРИЙ@ВЫПУСК",
        help="где на GitHub лежит программа и какой её выпуск брать, например OWNER/REPO@v1.1.0",
    )


def run(arguments: Namespace) -> int:
    engine = _engine(arguments.engine)
    files = school_files(example_school(), engine, school_year_of(today_in(DEFAULT_ZONE, arguments.today)))
    _write(arguments.folder, files)
    print(f"{arguments.folder.as_posix()}/")
    print("\n".join(f"  {name}" for name in files))
    print(f"Программа — {engine.repository}, выпуск {engine.tag}. {_NEXT}")
    return OK


def example_school() -> dict[str, bytes]:
    """The files of the example that comes with the package, by path."""
    folder = shipped_folder() / EXAMPLE_SCHOOL
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _engine(given: str | None) -> Engine:
    """Raises Failure."""
    if given is not None:
        engine = engine_of(given)
        message = f"«{given}» — не ВЛАДЕЛЕЦ/РЕПОЗИТОРИЙ@ВЫПУСК: напишите, например, OWNER/REPO@v1.1.0"
    else:
        engine = _own_engine()
        message = "не указано, где на GitHub лежит программа: добавьте, например, --engine OWNER/REPO@v1.1.0"
    if engine is None:
        raise Failure(WRONG_USAGE, message)
    return engine


def _own_engine() -> Engine | None:
    try:
        known = metadata("cyclogram")
    except PackageNotFoundError:
        return None
    return engine_of_package(known["Version"], known.get_all("Project-URL") or [])


def _write(folder: Path, files: dict[str, bytes]) -> None:
    """Raises Failure."""
    try:
        if folder.exists() and any(folder.iterdir()):
            raise Failure(WRONG_USAGE, f"папка «{folder}» не пуста: назовите новую или пустую")
        for name, data in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    except OSError as error:
        raise Failure(WRONG_USAGE, f"папку «{folder}» не создать: {error.strerror}") from None
