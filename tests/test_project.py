"""A school's folder lies over what comes with the package, file by file."""

from datetime import date
from pathlib import Path

import pytest

from generator import project as module
from generator.addresses import Site
from generator.outcome import WRONG_USAGE, Failure
from generator.project import Project, published_site, shipped_folder

ROOT = Path(__file__).parents[1]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    for name in ("school", "package"):
        (tmp_path / name).mkdir()
    return Project(folder=tmp_path / "school", shipped=tmp_path / "package")


def test_a_command_works_on_the_folder_that_it_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert Project(Path("other/plan.yaml"), date(2027, 3, 5)) == Project(
        schedule=Path("other/plan.yaml"), today=date(2027, 3, 5), folder=tmp_path, shipped=ROOT
    )


def test_an_installed_package_has_what_it_ships_inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "__file__", str(tmp_path / "generator" / "project.py"))
    assert shipped_folder() == tmp_path
    (tmp_path / "generator" / "shipped").mkdir(parents=True)
    assert shipped_folder() == tmp_path / "generator" / "shipped"


def test_the_schools_own_file_wins(project: Project) -> None:
    assert (project.has_own("a.md"), project.file("a.md")) == (False, project.shipped / "a.md")
    (project.folder / "a.md").touch()
    assert (project.has_own("a.md"), project.file("a.md")) == (True, project.folder / "a.md")


def test_the_schools_own_folder_comes_first_and_one_folder_once(project: Project) -> None:
    assert project.folders("content") == (project.folder / "content", project.shipped / "content")
    assert Project(folder=ROOT).folders("content") == (ROOT / "content",)


def test_files_are_named_as_in_their_folder(project: Project, tmp_path: Path) -> None:
    names = {
        project.folder / "content" / "about.md": "content/about.md",
        project.shipped / "mkdocs.yml": "mkdocs.yml",
        tmp_path / "elsewhere" / "plan.yaml": "plan.yaml",
    }
    assert {path: project.name_of(path) for path in names} == names


def test_what_an_environment_inside_the_schools_folder_ships_is_named_alike(tmp_path: Path) -> None:
    project = Project(folder=tmp_path, shipped=tmp_path / ".venv" / "generator" / "shipped")
    assert project.name_of(project.shipped / "content" / "about.md") == "content/about.md"


def test_the_schools_own_address_wins(project: Project) -> None:
    (project.shipped / "mkdocs.yml").write_text("site_url: https://a.example.org/x\n")
    assert published_site(project) == Site("https://a.example.org/x/", None)
    (project.folder / "mkdocs.yml").write_text(
        "site_url: https://b.example.org/\nrepo_url: https://c.example\n"
    )
    assert published_site(project) == Site("https://b.example.org/", "https://c.example")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"a: b: c\n", "mkdocs.yml:1:5: файл не читается: проверьте отступы, двоеточия и кавычки"),
        (b"- a\n", "mkdocs.yml: ожидались ключи, например «site_url: https://…»"),
        (
            "имя: школа".encode("cp1251"),
            "mkdocs.yml: файл сохранён не в UTF-8, сохраните его в этой кодировке",
        ),
        (b"INHERIT: gone.yml\n", "mkdocs.yml: файл не читается: проверьте отступы, двоеточия и кавычки"),
    ],
)
def test_a_slip_in_the_schools_mkdocs_yml_is_told(project: Project, data: bytes, said: str) -> None:
    (project.folder / "mkdocs.yml").write_bytes(data)
    with pytest.raises(Failure) as raised:
        published_site(project)
    assert (raised.value.code, str(raised.value)) == (WRONG_USAGE, said)


def test_an_mkdocs_yml_that_is_a_folder_is_told(project: Project) -> None:
    (project.folder / "mkdocs.yml").mkdir()
    with pytest.raises(Failure, match=r"файл «mkdocs\.yml» не читается: Is a directory"):
        published_site(project)


@pytest.mark.parametrize(
    "value",
    [
        "school.example.org",
        "5",
        "[a]",
        "2026-01-01",
        "ftp://example.org/",
        "https://",
        "'http://[::1'",
        "'//example.org'",
    ],
)
@pytest.mark.parametrize("key", ["site_url", "repo_url"])
def test_an_address_that_is_none_is_told_before_any_link_is_made_of_it(
    tmp_path: Path, key: str, value: str
) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"{key}: {value}\n")
    with pytest.raises(Failure) as raised:
        published_site(Project(folder=tmp_path, shipped=tmp_path))
    assert (raised.value.code, str(raised.value)) == (
        2,
        f"{key} в mkdocs.yml (или переменная {key.upper()}) — не адрес: напишите целиком, с https://",
    )


@pytest.mark.parametrize("text", ["x: 2026-99-99\n", "a: " + "[" * 5_000])
def test_what_the_library_stumbles_over_is_told_too(tmp_path: Path, text: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(text)
    with pytest.raises(Failure) as raised:
        published_site(Project(folder=tmp_path, shipped=tmp_path))
    assert str(raised.value) == "mkdocs.yml: файл не читается: проверьте даты и скобки"
