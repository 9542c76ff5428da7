"""`cyclogram build`: what it says of mistakes in files beside the schedule."""

from pathlib import Path

import pytest

from generator import outcome
from generator.cli import main
from generator.commands import build
from tests.samples import SCHOOL_TEXT


@pytest.fixture
def schedule(tmp_path: Path) -> Path:
    path = tmp_path / "schedule.yaml"
    path.write_text(SCHOOL_TEXT, encoding="utf-8")
    return path


def built(schedule: Path, out: Path, *more: str) -> int:
    return main(["build", "--schedule", str(schedule), "--out", str(out), "--builder", "none", *more])


def test_a_folder_that_is_a_file_is_said_to_be_unfit(
    schedule: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    out = tmp_path / "file" / "pages"
    assert built(schedule, out) == outcome.WRONG_USAGE
    assert capsys.readouterr().err == f"cyclogram: в папку «{out}» не записать: Not a directory\n"


def test_without_acts_the_list_is_empty(tmp_path: Path) -> None:
    assert build.acts_text(tmp_path / "acts.yaml") == ""


def test_before_the_first_publication_there_is_no_memory(
    schedule: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "feeds.json"
    assert built(schedule, tmp_path / "pages", "--previous", str(missing)) == outcome.OK
    assert f"{missing}: прежней публикации нет" in capsys.readouterr().out
