"""`cyclogram new-school`: the command around the files."""

from email.message import Message
from pathlib import Path

import pytest

from generator.cli import main
from generator.commands import new_school
from generator.commands.new_school import example_school
from tests.site.built import contents

ENGINE = "OWNER/REPO@TAG"


@pytest.mark.parametrize("exists", [False, True])
def test_a_new_or_empty_folder_becomes_the_example(
    exists: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "schools" / "plan"
    if exists:
        folder.mkdir(parents=True)
    assert main(["new-school", str(folder), "--engine", ENGINE, "--today", "2026-11-25"]) == 0
    assert contents(folder) == example_school()
    first, *names, last = capsys.readouterr().out.splitlines()
    assert (first, [name.strip() for name in names]) == (f"{folder.as_posix()}/", sorted(example_school()))
    assert last.startswith("Программа — OWNER/REPO, выпуск TAG. Дальше: впишите в schedule.yaml")


def test_a_folder_that_holds_something_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "letter.txt").write_text("важно", "utf-8")
    assert main(["new-school", str(tmp_path), "--engine", ENGINE]) == 2
    assert capsys.readouterr().err == f"cyclogram: папка «{tmp_path}» не пуста: назовите новую или пустую\n"
    assert contents(tmp_path) == {"letter.txt": "важно".encode()}


def test_a_folder_that_cannot_be_made_is_told_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert main(["new-school", str(tmp_path / "file" / "plan"), "--engine", ENGINE]) == 2
    assert capsys.readouterr().err.startswith(f"cyclogram: папку «{tmp_path / 'file' / 'plan'}» не создать: ")


@pytest.mark.parametrize(
    ("engine", "said"),
    [
        (["--engine", "cyclogram"], "«cyclogram» — не ВЛАДЕЛЕЦ/РЕПОЗИТОРИЙ@ВЫПУСК"),
        ([], "не указано, где на GitHub лежит программа"),
    ],
)
def test_a_program_that_is_not_named_is_asked_for(
    engine: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new-school", str(tmp_path / "plan"), *engine]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "plan").exists()


def test_a_package_that_knows_its_repository_need_not_be_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    known = Message()
    known["Version"] = "2.0.1"
    known["Project-URL"] = "Repository, https://example.org/rayon/cyclogram"
    monkeypatch.setattr(new_school, "metadata", lambda name: known)
    assert main(["new-school", str(tmp_path / "plan")]) == 0
    assert "Программа — rayon/cyclogram, выпуск v2.0.1." in capsys.readouterr().out
