"""`cyclogram serve`: a live preview. Pages are generated anew at every edit; MkDocs reloads the browser."""

import subprocess
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator.commands import build
from generator.file_names import CONTENT, SITE_CONFIG, TEMPLATES, THEME
from generator.outcome import OK, Failure
from generator.project import Project, open_agenda
from generator.site.builder import named_as_in_school, standing
from generator.site.tree import write_tree


def configure(parser: ArgumentParser) -> None:
    build.configure_pages(parser)
    parser.add_argument(
        "--address", default="127.0.0.1:8000", metavar="АДРЕС", help="где показывать (127.0.0.1:8000)"
    )


def run(arguments: Namespace) -> int:
    """Until Ctrl+C."""
    project = Project(arguments.schedule, arguments.today)
    agenda = open_agenda(project)
    build.write_pages(project, agenda, arguments.out)
    work = build.site_build(project, agenda, arguments.out, Path("site"))
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", arguments.address]
    with (
        standing(work.frame) as frame,
        watching(watched(project), lambda: regenerate(project, arguments.out, frame)),
    ):
        server = subprocess.Popen(  # noqa: S603 - our own words and an address
            [*command, "--config-file", str(frame / SITE_CONFIG), "--watch", str(frame / THEME)],
            env=work.environment(),
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
        )
        try:
            show(server.stderr, frame)
            return server.wait()
        except KeyboardInterrupt:
            server.wait()
            return OK
        finally:
            server.terminate()


def show(output: Iterable[str] | None, frame: Path) -> None:
    """What MkDocs says, as soon as it does, its frame being nobody's folder."""
    for line in output or ():
        print(named_as_in_school(line, frame), end="", file=sys.stderr, flush=True)


def regenerate(project: Project, out: Path, frame: Path) -> None:
    """A mistake in an edit is shown in the terminal, and the last good pages stay."""
    try:
        agenda = open_agenda(project)
        changed = build.write_pages(project, agenda, out)
        write_tree(frame, build.site_build(project, agenda, out, Path("site")).frame)
    except Failure as failure:
        print(f"cyclogram: {failure}; показаны прежние страницы", file=sys.stderr)
    else:
        print(f"Страниц обновлено: {changed}")


def watched(project: Project) -> list[Path]:
    """Own files and shipped ones."""
    beside = [folder for name in (CONTENT, TEMPLATES, SITE_CONFIG) for folder in project.folders(name)]
    return [project.schedule.resolve(), *beside]


@contextmanager
def watching(paths: list[Path], act: Callable[[], None]) -> Iterator[None]:
    """Calls `act` after each edit under the paths, from another thread."""
    observer = Observer()
    for path in paths:
        # Editors replace a file rather than write into it, so its folder is watched.
        folder = path if path.is_dir() else path.parent
        observer.schedule(_OnEdit(path, act), str(folder), recursive=path.is_dir())
    observer.start()
    try:
        yield
    finally:
        observer.stop()
        observer.join()


class _OnEdit(FileSystemEventHandler):
    def __init__(self, path: Path, act: Callable[[], None]) -> None:
        self._path = path
        self._act = act

    def on_any_event(self, event: FileSystemEvent) -> None:
        touched = {Path(str(event.src_path)), Path(str(event.dest_path))}
        inside = any(self._path == path or self._path in path.parents for path in touched)
        if (
            inside
            and event.event_type in ("modified", "created", "moved", "deleted")
            and not event.is_directory
        ):
            self._act()
