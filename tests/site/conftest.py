"""Whole sites, each built once for all tests and all of them at the same time, and a browser."""

import http.server
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.samples import TODAY
from tests.site.built import FEBRUARY, PATH, Built
from tests.site.hostile import hostile_school
from tests.site.visits import Visit

ROOT = Path(__file__).parents[2]
# The tests' own sample: a school's edits of its schedule must not break them.
SAMPLE = "tests/sample.yaml"
PROJECT = ("generator", "content", "site_templates", "mkdocs.yml", SAMPLE)


def build(folder: Path, schedule: Path, *more: str, project: Path = ROOT, **environment: str) -> Built:
    """Without what other tests have kept; in a moved project nothing is kept yet."""
    where = ["--out", str(folder / "pages"), "--site", str(folder / "site"), "--today", TODAY.isoformat()]
    where += ["--fresh"] if project == ROOT else []
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "generator",
            "build",
            "--schedule",
            str(schedule),
            *where,
            *more,
            *(["--fresh"] if project == ROOT else []),
        ],
        cwd=project,
        env=os.environ | environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return Built(folder)


def build_elsewhere(folder: Path) -> Built:
    """The project itself moved, under another zone and another order of sets."""
    project = folder / "moved project"
    for name in PROJECT:
        source, target = ROOT / name, project / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    surroundings = {"PYTHONHASHSEED": "2", "TZ": "Asia/Kamchatka", "LC_ALL": "C"}
    return build(folder / "away", project / SAMPLE, project=project, **surroundings)


def build_text(folder: Path, text: str, *more: str) -> Built:
    (folder / "schedule.yaml").write_text(text, encoding="utf-8")
    return build(folder, folder / "schedule.yaml", *more)


def initials() -> str:
    text, changed = re.subn(r"^  names: full", "  names: initials", _sample(), flags=re.MULTILINE)
    assert changed == 1
    return text


def tracked() -> str:
    text, changed = re.subn(r"^tracking: off", "tracking: on", _sample(), flags=re.MULTILINE)
    assert changed == 1
    return text


def _sample() -> str:
    return (ROOT / SAMPLE).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Future[Built]]]:
    make: dict[str, Callable[[Path], Built]] = {
        "sample": lambda folder: build(folder, ROOT / SAMPLE, PYTHONHASHSEED="1", TZ="UTC"),
        "hostile": lambda folder: build_text(folder, hostile_school()),
        "initials": lambda folder: build_text(folder, initials()),
        "elsewhere": build_elsewhere,
    }
    if importlib.util.find_spec("zensical"):
        make["zensical"] = lambda folder: build(folder, ROOT / SAMPLE, "--builder", "zensical")
    with ThreadPoolExecutor(2) as pool:
        yield {name: pool.submit(work, tmp_path_factory.mktemp(name)) for name, work in make.items()}


@pytest.fixture(scope="session")
def sample(sites: dict[str, Future[Built]]) -> Built:
    return sites["sample"].result()


@pytest.fixture(scope="session")
def hostile(sites: dict[str, Future[Built]]) -> Built:
    return sites["hostile"].result()


@pytest.fixture(scope="session")
def february(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """With all states at once: done, overdue, today, ahead, and an attestation with its decision."""
    return build_text(tmp_path_factory.mktemp("february"), tracked(), "--today", FEBRUARY.isoformat())


@pytest.fixture(scope="session")
def zensical(sites: dict[str, Future[Built]]) -> Built:
    """As the other site builder made it, which is optional except in CI."""
    if "zensical" not in sites and os.environ.get("CI"):
        pytest.fail("CI lacks zensical")
    if "zensical" not in sites:
        pytest.skip("needs zensical")
    return sites["zensical"].result()


@pytest.fixture(scope="session")
def served() -> Iterator[Callable[[Built], str]]:
    """Serves a built site as GitHub Pages does: under its path, with 404.html for what is not there; gives
    its address."""
    servers = []

    def serve(site: Built) -> str:
        class Handler(http.server.SimpleHTTPRequestHandler):
            def __init__(self, *arguments: Any) -> None:
                super().__init__(*arguments, directory=str(site.site))

            def translate_path(self, path: str) -> str:
                inside = path.startswith(PATH)
                return super().translate_path(path.removeprefix(PATH[:-1]) if inside else "/nowhere")

            def send_error(self, code: int, *arguments: Any) -> None:
                self.error_message_format = (site.site / "404.html").read_text("utf-8").replace("%", "%%")
                super().send_error(code, *arguments)

            def log_message(self, *arguments: Any) -> None:
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}{PATH}"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def visit(browser: Any) -> Iterator[Callable[..., Visit]]:
    pages = []

    def open_page(**settings: Any) -> Visit:
        pages.append(browser.new_page(**settings))
        return Visit(pages[-1])

    yield open_page
    for page in pages:
        page.close()


# Not longer than a module: it keeps an event loop running, and the mail tests need one of their own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    program = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chromium-browser"))), None)
    if program is None and os.environ.get("CI"):
        pytest.fail("CI lacks Chromium")
    if program is None:
        pytest.skip("needs Chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield launched
        launched.close()
