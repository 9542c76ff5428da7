"""`cyclogram serve`: a live preview. Pages are generated anew at every edit; MkDocs reloads the browser."""

import json
import os
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator.cache import Cache
from generator.commands import build
from generator.commands.preview import Preview
from generator.file_names import CONTENT, SITE_CONFIG, TEMPLATES, THEME
from generator.outcome import OK
from generator.project import Project, cache_folder, open_agenda
from generator.site.builder import RUNS, SiteBuild, job_of, named_as_in_school, standing
from generator.site.runs import EDITED, FOLLOWED, NOT_MINE

CORES = os.cpu_count() or 1
# The folder, beside the frame, that tells of new files.
TOLD = "told"
# Seconds without an event that end an edit.
QUIET = 0.03
# What is done after an edit; it may ask whether there has been another one since.
Act = Callable[[Callable[[], bool]], None]


def configure(parser: ArgumentParser) -> None:
    build.configure_pages(parser)
    parser.add_argument(
        "--address", default="127.0.0.1:8000", metavar="АДРЕС", help="где показывать (127.0.0.1:8000)"
    )


def run(arguments: Namespace) -> int:
    """Until Ctrl+C."""
    project = Project(arguments.schedule, arguments.today)
    agenda = open_agenda(project)
    with Cache(cache_folder(project)) as cache:
        build.write_pages(project, agenda, arguments.out, making=build.Making(cache, CORES))
    work = build.site_build(project, agenda, arguments.out, Path("site"))
    with (
        standing(work.frame) as frame,
        watching(watched(project), Preview(project, arguments.out, frame, frame / TOLD).regenerate),
    ):
        work = replace(work, site=frame / "site", cache=cache_folder(project), jobs=CORES)
        try:
            if serve_quickly(work, arguments.address, frame) == NOT_MINE:
                serve_plainly(work, arguments.address, frame)
        except KeyboardInterrupt:
            pass
    return OK


def serve_quickly(work: SiteBuild, address: str, frame: Path) -> int:
    """Through the cache; an edit is told by a file."""
    for news in (EDITED, FOLLOWED):
        (frame / TOLD / news).mkdir(parents=True)
    job = job_of(frame, work, memory=str(frame / "memory"), address=address, told=str(frame / TOLD))
    with running(RUNS, work) as server:
        assert server.stdin
        server.stdin.write(json.dumps(job) + "\n")
        server.stdin.flush()
        show(server.stderr, frame)
        return server.wait()


def serve_plainly(work: SiteBuild, address: str, frame: Path) -> int:
    """What isn't known of a configuration is MkDocs' own business."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", address]
    places = ["--config-file", str(frame / SITE_CONFIG), "--watch", str(frame / THEME)]
    with running([*command, *places], work) as server:
        show(server.stderr, frame)
        return server.wait()


@contextmanager
def running(command: Sequence[str], work: SiteBuild) -> Iterator["subprocess.Popen[str]"]:
    server = subprocess.Popen(  # noqa: S603 - our own words and an address
        command,
        env=work.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
    )
    try:
        yield server
    finally:
        server.terminate()
        server.wait()


def show(output: Iterable[str] | None, frame: Path) -> None:
    """What MkDocs says, as soon as it does, its frame being nobody's folder."""
    for line in output or ():
        print(named_as_in_school(line, frame), end="", file=sys.stderr, flush=True)


def watched(project: Project) -> list[Path]:
    """Own files and shipped ones."""
    beside = [folder for name in (CONTENT, TEMPLATES, SITE_CONFIG) for folder in project.folders(name)]
    return [project.schedule.resolve(), *beside]


@contextmanager
def watching(paths: list[Path], act: Act) -> Iterator[None]:
    """Calls `act` after each edit under the paths, from another thread, one at a time."""
    edited, is_over = Event(), Event()
    worker = Thread(target=_act_after_edits, args=(edited, is_over, act), daemon=True)
    observer = Observer()
    for path in paths:
        # Editors replace a file rather than write into it, so its folder is watched.
        folder = path if path.is_dir() else path.parent
        observer.schedule(_OnEdit(path, edited.set), str(folder), recursive=path.is_dir())
    observer.start()
    worker.start()
    try:
        yield
    finally:
        observer.stop()
        observer.join()
        is_over.set()
        edited.set()
        worker.join()


def _act_after_edits(edited: Event, is_over: Event, act: Act) -> None:
    """One save is several events."""
    while edited.wait() and not is_over.is_set():
        edited.clear()
        while edited.wait(QUIET):
            edited.clear()
        act(edited.is_set)


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
