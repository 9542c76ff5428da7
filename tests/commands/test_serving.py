"""`cyclogram serve` as a browser meets it."""

import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from typing import TextIO
from urllib.request import urlopen

import pytest

from generator.project import shipped_folder
from tests.samples import SCHOOL_TEXT, TODAY


class Shown:
    """The preview, of which a browser asks and which speaks in a terminal."""

    def __init__(self, folder: Path, address: str, said: Iterator[str]) -> None:
        self.folder, self._root, self._said = folder, f"http://{address}", said

    def page(self, path: str = "") -> str:
        text: str = urlopen(f"{self._root}/attestation/{path}").read().decode()
        return text

    def epoch(self) -> str:
        """By which the script in a page knows that there is a newer one."""
        (epoch,) = re.findall(r"livereload\((\d+), \d+\)", self.page())
        return str(epoch)

    def edit(self, text: str, name: str = "schedule.yaml") -> None:
        """Waits as that script does, until the server tells of the edit."""
        epoch = self.epoch()
        (self.folder / name).write_text(text, "utf-8")
        while urlopen(f"{self._root}/livereload/{epoch}/1").read().decode() == epoch:
            pass

    def until_followed(self, path: str, word: str) -> None:
        """The browser isn't told, so it asks, but not for ever."""
        assert any(word in self.page(path) for _ in range(50_000))

    def until_said(self, word: str) -> str:
        return next(line for line in self._said if word in line)


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Shown]:
    with preview(tmp_path, SCHOOL_TEXT) as shown:
        yield shown


@contextmanager
def preview(folder: Path, text: str, config: str | None = None) -> Iterator[Shown]:
    (folder / "schedule.yaml").write_text(text, "utf-8")
    if config:
        (folder / "mkdocs.yml").write_text(config, "utf-8")
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "generator", "serve", "--address", address, "--today", TODAY.isoformat()]
    server = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    assert server.stderr
    lines: Queue[str] = Queue()
    reader = threading.Thread(target=hand_on, args=(server.stderr, lines))
    reader.start()
    said = iter(lines.get, "")
    try:
        assert any("Serving on" in line for line in said)
        yield Shown(folder, address, said)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait()
        reader.join()
        server.stderr.close()


def hand_on(output: TextIO, lines: "Queue[str]") -> None:
    """With an empty one at the end."""
    for line in output:
        lines.put(line)
    lines.put("")


def test_an_edit_of_one_line_is_shown_by_itself(shown: Shown) -> None:
    old, new = "Вторая Проба Образцовна", "Новая Проба Образцовна"
    assert old in shown.page("teachers/")
    shown.edit(SCHOOL_TEXT.replace(old, new))
    assert new in shown.page("teachers/")


def test_calendars_and_papers_follow_without_a_word_to_the_browser(shown: Shown) -> None:
    shown.edit(SCHOOL_TEXT.replace("Загрузка материалов", "Новое слово"))
    epoch = shown.epoch()
    shown.until_followed("calendar/all.ics", "Новое слово")
    assert shown.epoch() == epoch


def test_an_edit_meanwhile_is_shown_and_followed(shown: Shown) -> None:
    for word in ("Одно слово", "Другое слово"):
        shown.edit(SCHOOL_TEXT.replace("Загрузка материалов", word))
        assert word in shown.page("plans/cyclogram/")
    shown.until_followed("calendar/all.ics", "Другое слово")


def test_a_template_of_papers_that_does_not_work_is_told_of_and_the_page_shows(tmp_path: Path) -> None:
    template = "site_templates/documents/order.docx"
    (tmp_path / template).parent.mkdir(parents=True)
    with preview(tmp_path, SCHOOL_TEXT) as shown:
        shown.edit("не Word", template)
        assert shown.until_said("order.docx").startswith(f"{template}:")
        shown.edit(SCHOOL_TEXT.replace("Загрузка материалов", "Новое слово"))
        assert "Новое слово" in shown.page("plans/cyclogram/")
        assert shown.until_said("order.docx").startswith(f"{template}:")


def test_a_configuration_with_something_unknown_is_shown_by_mkdocs_itself(tmp_path: Path) -> None:
    config = (shipped_folder() / "mkdocs.yml").read_text("utf-8")
    config = config.replace("  - abbr\n", "  - abbr\n  - pymdownx.snippets\n")
    with preview(tmp_path, SCHOOL_TEXT, config) as shown:
        assert "Вторая Проба Образцовна" in shown.page("teachers/")
