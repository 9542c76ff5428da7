"""A live preview: MkDocs' own server of it, over sites that are built as by `cyclogram build`."""

import logging
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Lock, Thread
from typing import TextIO
from urllib.parse import urlsplit

from mkdocs.commands.build import build as plain_build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from generator.site.runs import EDITED, FOLLOWED
from generator.site.runs.build import Built, NotMine, Work, build

# Seconds between two looks at the one file that tells of an edit, and after it.
LOOK, WAIT = 0.02, 0.02


def serve(work: Work, address: str, told: Path) -> None:
    """Until Ctrl+C. A new file in one of the folders of `told` tells of others. Raises NotMine."""
    _speak()
    config = load_config(str(work.config), dev_addr=address)
    host, port = config.dev_addr
    path = urlsplit(config.site_url or "/").path
    server = LiveReloadServer(lambda: None, host, port, config.site_dir, path, LOOK)
    server.build_delay = WAIT
    server.error_handler = lambda code: _error_page(Path(config.site_dir), code)
    work = replace(work, shown_at=server.url)
    _show(build(work))
    building = Lock()
    server.builder = lambda: _show(_built(work, building))
    server.watch(str(told / EDITED))
    server.observer.schedule(_Followed(work, building), str(told / FOLLOWED))
    Thread(target=_end_with, args=(sys.stdin, server), daemon=True).start()
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()


def _end_with(caller: TextIO, server: LiveReloadServer) -> None:
    """A caller that was killed leaves no server behind: its end of the pipe closes."""
    caller.read()
    server.shutdown()


class _Followed(FileSystemEventHandler):
    """What follows an edit is brought without a word: a browser that began anew would lose its reader's
    place, and mistakes have been told with the pages."""

    def __init__(self, work: Work, building: Lock) -> None:
        self._work, self._building = work, building

    def on_created(self, event: FileSystemEvent) -> None:
        with suppress(Exception):
            _built(self._work, self._building)


def _built(work: Work, building: Lock) -> Built:
    """A configuration may have become strange since: then MkDocs builds. One at a time."""
    with building:
        try:
            return build(work)
        except NotMine:
            config = load_config(str(work.config))
            config.site_url = work.shown_at
            plain_build(config, serve_url=work.shown_at)
            return Built()


def _show(built: Built) -> None:
    for level, message in built.warnings:
        sys.stderr.write(f"{level:<8}-  {message}\n")
    sys.stderr.flush()


def _speak() -> None:
    """The server tells its address, and of edits."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("{levelname:<8}-  {message}", style="{"))
    logger = logging.getLogger("mkdocs.livereload")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)


def _error_page(site: Path, code: int) -> bytes | None:
    page = site / f"{code}.html"
    return page.read_bytes() if page.is_file() else None
