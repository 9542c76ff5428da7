"""`cyclogram serve`: what it watches and repeats."""

from pathlib import Path

import pytest

from generator.commands.serve import show, watched
from generator.project import Project, shipped_folder
from tests.samples import SCHOOL_TEXT, TODAY


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    (tmp_path / "schedule.yaml").write_text(SCHOOL_TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return Project(today=TODAY)


def test_own_files_and_shipped_ones_are_watched(project: Project, tmp_path: Path) -> None:
    shipped = shipped_folder()
    assert watched(project) == [
        tmp_path / "schedule.yaml",
        tmp_path / "content",
        shipped / "content",
        tmp_path / "site_templates",
        shipped / "site_templates",
        tmp_path / "mkdocs.yml",
        shipped / "mkdocs.yml",
    ]


def test_files_of_the_theme_are_named_as_in_the_schools_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    show([f'  File "{tmp_path}/site_templates/theme/main.html", line 1, in template\n', "INFO\n"], tmp_path)
    assert capsys.readouterr().err == '  File "site_templates/theme/main.html", line 1, in template\nINFO\n'
