"""What a district puts into its folder lies over what comes with the package."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from generator.district.site import DistrictTree, district_tree
from generator.file_names import CONTENT, DISTRICT_ASSETS, PAGE_TEMPLATES
from generator.site.tree import Clash
from generator.templates import BadTemplate
from tests.district.invented import invented
from tests.district.rendering import folders_of
from tests.samples import TODAY

Write = Callable[[str, str], None]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def to(name: str, text: str) -> None:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")

    return to


def tree(folder: Path) -> DistrictTree:
    return district_tree(invented(), lambda name: (folder / name, *folders_of(name)))


def test_own_pages_and_files_are_in_the_site_and_a_schools_help_is_not(tmp_path: Path, write: Write) -> None:
    write(f"{CONTENT}/news.md", "# Новости\n")
    write(f"{DISTRICT_ASSETS}/district.css", "own")
    files = tree(tmp_path).files
    assert (files["news.md"], files["assets/district.css"]) == ("# Новости\n".encode(), b"own")
    assert [name for name in files if name.startswith("help/")] == ["help/paper-fields.md"]


def test_an_own_page_cannot_take_the_place_of_a_made_one(tmp_path: Path, write: Write) -> None:
    write(f"{CONTENT}/schools/index.md", "# Мои школы\n")
    with pytest.raises(Clash, match=r"файл schools/index\.md пишут дважды"):
        tree(tmp_path)


def test_an_own_template_wins_and_a_slip_in_it_is_told_with_its_line(tmp_path: Path, write: Write) -> None:
    write(f"{PAGE_TEMPLATES}/district/about.md.j2", "# Свой район\n")
    assert tree(tmp_path).files["about/index.md"] == "# Свой район\n".encode()
    write(f"{PAGE_TEMPLATES}/district/about.md.j2", "# Свой\n{{ nothing }}\n")
    with pytest.raises(BadTemplate, match=r"шаблон district/about\.md\.j2, строка 2, не получается показать"):
        tree(tmp_path)


def test_private_data_in_an_own_page_stop_the_build(
    tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write("district.yaml", "district: {name: Район}\nschools:\n  - {id: a, name: А, folder: a}\n")
    write(f"{CONTENT}/news.md", "Пишите: someone@example.org\n")
    assert main(["district", "build", "--builder", "none", "--today", TODAY.isoformat()]) == 2
    assert "сборка остановлена: content/news.md:1:9" in capsys.readouterr().err
    assert not (tmp_path / "build").exists()
