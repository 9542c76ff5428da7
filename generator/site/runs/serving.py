"""A live preview: MkDocs' own server of it, over sites that are built as by `cyclogram build`."""

import logging
import sys
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import TextIO
from urllib.parse import urlsplit

from mkdocs.commands.build import build as plain_build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from generator.site.runs.build import Built, NotMine, Work, build

# Seconds between two looks at the one file that tells of an edit, and after it.
LOOK, WAIT = 0.05, 0.02


def serve(work: Work, address: str, told: Path) -> None:
    """Until Ctrl+C. Something was edited whenever a file in the folder `told` is. Raises NotMine."""
    _speak()
    config = load_config(str(work.config), dev_addr=address)
    host, port = config.dev_addr
    path = urlsplit(config.site_url or "/").path
    server = LiveReloadServer(lambda: None, host, port, config.site_dir, path, LOOK)
    server.build_delay = WAIT
    server.error_handler = lambda code: _error_page(Path(config.site_dir), code)
    work = replace(work, shown_at=server.url)
    _show(build(work))
    server.builder = lambda: _rebuild(work)
    server.watch(str(told))
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


def _rebuild(work: Work) -> None:
    """A configuration may have become strange since: then MkDocs builds."""
    try:
        _show(build(work))
    except NotMine:
        config = load_config(str(work.config))
        config.site_url = work.shown_at
        plain_build(config, serve_url=work.shown_at)


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
