"""`cyclogram serve`: what an edit makes anew while the site is shown."""

from pathlib import Path

import pytest

from generator.commands.build import site_build
from generator.commands.serve import regenerate, show, watched
from generator.project import Project, open_agenda, shipped_folder
from generator.site.builder import standing
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


def test_an_edit_reaches_the_pages_and_the_frame(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "pages"
    work = site_build(project, open_agenda(project), out, tmp_path / "site")
    with standing(work.frame) as frame:
        regenerate(project, out, frame)
        config = f"{(frame / 'mkdocs.yml').read_text('utf-8')}# своё\n"
        own = {"content/about.md": "# Своё", "site_templates/theme/404.html": "Нет", "mkdocs.yml": config}
        for name, text in own.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, "utf-8")
        capsys.readouterr()
        regenerate(project, out, frame)
        assert capsys.readouterr().out == "Страниц обновлено: 1\n"
        assert (out / "about.md").read_text("utf-8") == "# Своё"
        assert (frame / "site_templates" / "theme" / "404.html").read_text("utf-8") == "Нет"
        assert (frame / "mkdocs.yml").read_text("utf-8") == config


def test_a_mistake_leaves_what_was_shown(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "pages"
    work = site_build(project, open_agenda(project), out, tmp_path / "site")
    with standing(work.frame) as frame:
        regenerate(project, out, frame)
        before = (out / "index.md").read_text("utf-8")
        (tmp_path / "site_templates" / "pages").mkdir(parents=True)
        (tmp_path / "site_templates" / "pages" / "home.md.j2").write_text("{{ nothing }}")
        regenerate(project, out, frame)
        assert (out / "index.md").read_text("utf-8") == before
    assert capsys.readouterr().err == (
        "cyclogram: сборка остановлена: шаблон home.md.j2, строка 1, не получается показать: "
        "'nothing' is undefined; показаны прежние страницы\n"
    )


def test_files_of_the_theme_are_named_as_in_the_schools_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    show([f'  File "{tmp_path}/site_templates/theme/main.html", line 1, in template\n', "INFO\n"], tmp_path)
    assert capsys.readouterr().err == '  File "site_templates/theme/main.html", line 1, in template\nINFO\n'
