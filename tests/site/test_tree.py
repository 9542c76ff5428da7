"""The tree of files on the disk."""

import os
from pathlib import Path

import pytest

from generator.site.builder import BuildFailed, SiteBuild, build_site, frame_files
from generator.site.tree import MANIFEST, Clash, asset_files, content_files, gather, write_tree

ROOT = Path(__file__).parents[2]
THEME = ROOT / "site_templates" / "theme"


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


TREE = {"index.md": b"home", "teachers/a.md": b"a", "assets/x.css": "цвет".encode()}


def test_the_folder_holds_the_tree(tmp_path: Path) -> None:
    assert write_tree(tmp_path / "new" / "pages", TREE) == 3
    assert files(tmp_path / "new" / "pages") == TREE


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    write_tree(tmp_path, TREE)
    for name in TREE:
        os.utime(tmp_path / name, (1, 1))
    assert write_tree(tmp_path, TREE | {"index.md": b"new"}) == 1
    assert [name for name in TREE if (tmp_path / name).stat().st_mtime == 1] == [
        "teachers/a.md",
        "assets/x.css",
    ]


def test_pages_of_an_earlier_tree_go_and_other_files_stay(tmp_path: Path) -> None:
    write_tree(tmp_path, TREE)
    (tmp_path / "mine.txt").write_bytes(b"mine")
    write_tree(tmp_path, {"index.md": b"home"})
    assert files(tmp_path) == {"index.md": b"home", "mine.txt": b"mine"}


def test_a_spoilt_manifest_removes_nothing(tmp_path: Path) -> None:
    write_tree(tmp_path, TREE)
    (tmp_path / MANIFEST).write_bytes(b"{")
    write_tree(tmp_path, {"index.md": b"home"})
    assert files(tmp_path) == TREE


def test_two_sources_of_one_file_stop_the_build() -> None:
    with pytest.raises(Clash, match=r"файл index\.md пишут дважды: переименуйте тот, что в папке content"):
        gather(TREE, {"index.md": b"other"})


def test_content_leaves_out_the_list_of_acts_and_hidden_files(tmp_path: Path) -> None:
    for name in ("help/index.md", "acts.yaml", ".hidden", "help/picture.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert content_files(tmp_path) == {"help/index.md": b"x", "help/picture.png": b"x"}
    assert sorted(asset_files(tmp_path / "help")) == ["assets/index.md", "assets/picture.png"]


def test_a_slip_in_the_theme_is_told_without_a_traceback(tmp_path: Path) -> None:
    """The theme is the builder's to render, so its own words are shown, and the place."""
    theme = tmp_path / "site_templates" / "theme"
    theme.mkdir(parents=True)
    (theme / "main.html").write_text(
        """{% extends "base.html" %}\n{% block htmltitle %}{{ 1 + "a" }}{% endblock %}"""
    )
    frame = frame_files(ROOT / "mkdocs.yml", [theme, THEME])
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "index.md").write_text("# Дом", "utf-8")
    with pytest.raises(BuildFailed) as raised:
        build_site("mkdocs", SiteBuild(frame, tmp_path / "pages", tmp_path / "site", "Сайт", 0))
    assert [line for line in str(raised.value).splitlines() if not line.startswith(("INFO", "WARNING"))] == [
        "ERROR   -  Error building page 'index.md': unsupported operand type(s) for +: 'int' and 'str'",
        '  File "site_templates/theme/main.html", line 1, in top-level template code',
        "  File \"site_templates/theme/main.html\", line 2, in block 'htmltitle'",
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'",
    ]


def test_a_builder_that_says_no_is_quoted(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "index.md").write_text("[broken](nowhere.md)")
    frame = frame_files(ROOT / "mkdocs.yml", [THEME])
    with pytest.raises(BuildFailed, match=r"nowhere\.md"):
        build_site("mkdocs", SiteBuild(frame, tmp_path / "pages", tmp_path / "site", "Сайт", 0))
