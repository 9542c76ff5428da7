"""The pages before and after, as a phone gets them: `python -m benchmarks.pages [REVISION]`.

REVISION (a tag, a branch, a commit; else the newest tag) is checked out into a temporary folder and built by
the packages at hand from its own schedule.yaml, then so is what lies here, both for one day. Each page is
opened with nothing in the browser's memory: its height at 390 px, what it asks for, and the bytes of that as
a server sends them, texts gzipped; without the index of the search, which grows with the school.
"""

import argparse
import gzip
import http.server
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from benchmarks.schools import ROOT

TODAY = date(2026, 11, 24)
PATH = "/attestation/"
TARGET_KB = 90
# The height that a page may have at most, where one is set.
PAGES: dict[str, int | None] = {
    "": 1700,
    "teachers/ivanova/": 1900,
    "months/2027-03/": 2500,
    "roles/coordinator/": 3500,
    "teachers/": None,
    "months/": None,
    "plans/cyclogram/": None,
    "plans/municipal/": None,
    "status/": None,
    "subscribe/": None,
    "acts/": None,
    "help/": None,
}
TEXTS = (".html", ".css", ".js", ".json", ".svg", ".xml", ".map", ".txt", "/")
INDEX = ("search/search_index.json", "search.json")


@dataclass(frozen=True)
class Measured:
    height: int
    kilobytes: float
    requests: int


@contextmanager
def checked_out(revision: str) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "before"
        git("worktree", "add", "--quiet", "--detach", str(folder), revision)
        try:
            yield folder
        finally:
            git("worktree", "remove", "--force", str(folder))


def git(*arguments: str) -> str:
    command = ["git", "-C", str(ROOT), *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def build(project: Path, folder: Path, today: date) -> Path:
    where = ["--out", str(folder / "pages"), "--site", str(folder / "site"), "--today", today.isoformat()]
    command = [sys.executable, "-m", "generator", "build", *where]
    subprocess.run(command, cwd=project, check=True, stdout=subprocess.DEVNULL)
    return folder / "site"


class Asked(http.server.ThreadingHTTPServer):
    """Serves a site under its path, and remembers what was asked for, by workers too."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.paths: list[str] = []
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.server_port}{PATH}"

    def weight(self, path: str) -> int:
        file = self.site / path
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            return 0
        data = file.read_bytes()
        return len(gzip.compress(data)) if f"/{path}".endswith(TEXTS) else len(data)


class Handler(http.server.SimpleHTTPRequestHandler):
    server: Asked

    def __init__(self, request: Any, address: Any, server: Asked) -> None:
        super().__init__(request, address, server, directory=str(server.site))

    def translate_path(self, path: str) -> str:
        inside = path.partition("?")[0].removeprefix(PATH)
        self.server.paths.append(inside)
        return super().translate_path(f"/{inside}")

    def log_message(self, *arguments: Any) -> None:
        pass


def measure(site: Path, today: date) -> dict[str, Measured]:
    program = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chromium-browser"))))
    server = Asked(site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        found = {
            path: measure_page(browser, server, path, today)
            for path in PAGES
            if (site / path / "index.html").is_file()
        }
        browser.close()
    server.shutdown()
    server.server_close()
    return found


def measure_page(browser: Any, server: Asked, path: str, today: date) -> Measured:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.clock.set_fixed_time(datetime.combine(today, time(9), UTC))
    server.paths.clear()
    page.goto(server.root + path, wait_until="networkidle")
    height = page.evaluate("document.documentElement.scrollHeight")
    context.close()
    asked = [each for each in server.paths if not each.endswith(INDEX)]
    return Measured(height, sum(map(server.weight, asked)) / 1000, len(asked))


def row(path: str, before: Measured | None, after: Measured | None) -> str:
    limit = PAGES[path]
    return (
        f"{path or 'home':22}{_of(before, 'height'):>8}{_of(after, 'height'):>8}{limit or '':>8}"
        f"{_of(before, 'kilobytes'):>10}{_of(after, 'kilobytes'):>8}{TARGET_KB:>8}"
        f"{_of(before, 'requests'):>11}{_of(after, 'requests'):>7}"
        f"{'  too much' if after and is_too_much(path, after) else ''}"
    )


def _of(measured: Measured | None, name: str) -> str:
    return f"{getattr(measured, name):.0f}" if measured else "—"


def is_too_much(path: str, measured: Measured) -> bool:
    limit = PAGES[path]
    return measured.kilobytes > TARGET_KB or (limit is not None and measured.height > limit)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("revision", nargs="?", help="what to compare with (the newest tag)")
    parser.add_argument("--today", type=date.fromisoformat, default=TODAY)
    arguments = parser.parse_args()
    revision = arguments.revision or git("describe", "--tags", "--abbrev=0")
    with checked_out(revision) as project, tempfile.TemporaryDirectory() as folder:
        before = measure(build(project, Path(folder) / "before", arguments.today), arguments.today)
        after = measure(build(ROOT, Path(folder) / "after", arguments.today), arguments.today)
    print(f"before: {revision}; after: what lies here; for {arguments.today:%d.%m.%Y}, on a phone of 390 px")
    print(
        f"{'':22}{'px':>8}{'after':>8}{'target':>8}{'KB':>10}{'after':>8}{'target':>8}{'requests':>11}  after"
    )
    for path in PAGES:
        print(row(path, before.get(path), after.get(path)))
    return int(any(is_too_much(path, each) for path, each in after.items()))


if __name__ == "__main__":
    raise SystemExit(main())
