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
from urllib.request import urlopen

import pytest

from generator.project import shipped_folder
from tests.samples import SCHOOL_TEXT, TODAY


class Shown:
    """The preview; `after_edit` waits as the script in its pages does, until the server tells of an edit."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder, self._root = folder, f"http://{address}"

    def page(self, path: str = "") -> str:
        text: str = urlopen(f"{self._root}/attestation/{path}").read().decode()
        return text

    def after_edit(self, name: str, text: str) -> str:
        (epoch,) = re.findall(r"livereload\((\d+), \d+\)", self.page())
        (self.folder / name).write_text(text, "utf-8")
        while urlopen(f"{self._root}/livereload/{epoch}/1").read().decode() == epoch:
            pass
        return self.page()


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
    reader = threading.Thread(target=server.stderr.read)
    try:
        assert any("Serving on" in line for line in server.stderr)
        reader.start()
        yield Shown(folder, address)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait()
        if reader.ident:
            reader.join()
        server.stderr.close()


def test_an_edit_of_one_line_is_shown_by_itself(shown: Shown) -> None:
    old, new = "Вторая Проба Образцовна", "Новая Проба Образцовна"
    assert old in shown.page("teachers/")
    shown.after_edit("schedule.yaml", SCHOOL_TEXT.replace(old, new))
    assert new in shown.page("teachers/")


def test_a_configuration_with_something_unknown_is_shown_by_mkdocs_itself(tmp_path: Path) -> None:
    config = (shipped_folder() / "mkdocs.yml").read_text("utf-8")
    config = config.replace("  - abbr\n", "  - abbr\n  - pymdownx.snippets\n")
    with preview(tmp_path, SCHOOL_TEXT, config) as shown:
        assert "Вторая Проба Образцовна" in shown.page("teachers/")
