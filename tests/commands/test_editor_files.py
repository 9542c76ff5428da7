"""`cyclogram build --editor`: what of the editor comes to the site, and when the file may lie beside it."""

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from generator import outcome
from generator.cli import main
from tests.samples import SCHOOL_TEXT

PARTS = ("pyodide.asm.wasm", "pyodide.asm.mjs", "pyodide.mjs", "pyodide-lock.json", "python_stdlib.zip")
SCRIPTS = {
    "core.js",
    "draft.js",
    "editor.css",
    "editor.js",
    "make.js",
    "offline.js",
    "pane.js",
    "panel.js",
    "sheet.js",
}


@pytest.fixture
def gathered(tmp_path: Path) -> Path:
    """As `make editor` leaves it, but small."""
    folder = tmp_path / "editor"
    folder.mkdir()
    for name in (*PARTS, "libraries.zip", "excel.zip", ".ready"):
        (folder / name).write_text(name, "utf-8")
    return folder


def built(folder: Path, *more: str, text: str = SCHOOL_TEXT) -> Path:
    """The folder edit/ among the pages."""
    schedule = folder / "schedule.yaml"
    schedule.write_text(text, "utf-8")
    options = ["--schedule", str(schedule), "--out", str(folder / "pages"), "--builder", "none"]
    assert main(["build", *options, *more]) == outcome.OK
    return folder / "pages" / "edit"


def test_the_page_and_its_parts_stand_together(tmp_path: Path, gathered: Path) -> None:
    edit = built(tmp_path, "--editor", str(gathered))
    parts = json.loads((edit / "parts.json").read_text("utf-8"))
    assert {each.name for each in edit.iterdir()} == {
        "index.md",
        "parts.json",
        parts["folder"][:-1],
        *SCRIPTS,
    }
    running = {each.name for each in (edit / parts["folder"]).iterdir()}
    assert running == {*PARTS, "libraries.zip", "excel.zip", "core.zip", "worker.js"}
    assert parts["hasSchedule"] is False
    assert {*parts["atOnce"], *parts["others"]} == running
    assert parts["atOnce"]["libraries.zip"] == len("libraries.zip")
    assert "Один раз загрузится 0," in (edit / "index.md").read_text("utf-8")


def test_the_core_is_the_packages_own_without_what_no_browser_runs(tmp_path: Path, gathered: Path) -> None:
    edit = built(tmp_path, "--editor", str(gathered))
    (core,) = edit.glob("run-*/core.zip")
    with ZipFile(BytesIO(core.read_bytes())) as archive:
        names = archive.namelist()
    assert "generator/editor/bridge.py" in names
    assert [each for each in names if each.startswith(("generator/mail/", "generator/commands/"))] == []


def test_another_part_is_another_folder_and_the_same_parts_are_the_same(
    tmp_path: Path, gathered: Path
) -> None:
    folders = []
    for wasm in ("one", "other", "one"):
        (gathered / "pyodide.asm.wasm").write_text(wasm, "utf-8")
        folders += [
            each.name
            for each in built(tmp_path, "--editor", str(gathered)).glob("run-*")
            if any(each.iterdir())
        ]
    assert (folders[0] == folders[-1], len(set(folders))) == (True, 2)


def test_without_what_make_gathers_the_page_has_the_forms_and_the_build_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit = built(tmp_path, "--editor", str(tmp_path / "none"))
    assert [each.name for each in edit.iterdir()] == ["index.md"]
    assert "Редактора-таблицы на этом сайте нет" in (edit / "index.md").read_text("utf-8")
    assert capsys.readouterr().out.splitlines()[0] == (
        f"Редактора на сайте не будет: в папке «{tmp_path / 'none'}» его нет (make editor, нужен npm)"
    )


PUBLIC = SCHOOL_TEXT
INITIALS = SCHOOL_TEXT.replace("name: Школа № 0\n", "name: Школа № 0\n  names: initials\n")
HIDDEN = SCHOOL_TEXT.replace(
    "    position: учитель физики\n", "    position: учитель физики\n    public: no\n"
)


@pytest.mark.parametrize(
    ("text", "variable", "is_there", "is_told"),
    [
        (PUBLIC, "on", True, False),
        (PUBLIC, "", False, False),
        (PUBLIC, "да", False, False),
        (INITIALS, "on", False, True),
        (HIDDEN, "on", False, True),
    ],
)
def test_the_file_lies_beside_the_editor_where_the_school_says_so_and_no_name_is_hidden(
    tmp_path: Path,
    gathered: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    text: str,
    variable: str,
    is_there: bool,
    is_told: bool,
) -> None:
    monkeypatch.setenv("EDITOR_FILE", variable)
    edit = built(tmp_path, "--editor", str(gathered), text=text)
    assert (edit / "schedule.yaml").exists() is is_there
    assert json.loads((edit / "parts.json").read_text("utf-8"))["hasSchedule"] is is_there
    told = "EDITOR_FILE=on не действует: в графике есть имена, которых сайт целиком не показывает"
    assert (told in capsys.readouterr().out) is is_told
    if is_there:
        assert (edit / "schedule.yaml").read_text("utf-8") == text
