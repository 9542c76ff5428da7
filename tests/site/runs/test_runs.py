"""MkDocs in shares and out of the cache: byte for byte what one plain run makes, and nothing made twice."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from generator.site.builder import BuildFailed, SiteBuild, build_site, site_builder
from generator.site.runs.build import NotMine
from tests.site.built import Built, contents
from tests.site.runs.small import PAGES, Small, small_config, times

MARKDOWN = sorted(name for name in PAGES if name.endswith(".md"))
FOOTER = "site_templates/theme/partials/footer.html"
SOURCE = "site_templates/theme/partials/source.html"
HOOK = b"def on_page_content(html, **_): return html + 'HOOKED'"


@pytest.mark.parametrize("jobs", [1, 2, 3, 7])
def test_any_number_of_processes_makes_the_site_of_one_plain_run(small: Small, jobs: int) -> None:
    """Seven are more than there are pages."""
    small.cache = None
    assert small.rendered(jobs) == MARKDOWN
    assert small.is_as_plain()
    assert sorted(path.name for path in small.folder.iterdir()) == ["pages", "plain", "site"]


@pytest.mark.once
def test_the_sample_in_three_shares_is_the_site_of_one_plain_run(sample: Built, small: Small) -> None:
    small.frame, small.pages, small.more = small.shipped, {}, contents(sample.pages)
    assert len(small.rendered(jobs=3)) == len(list(sample.pages.rglob("*.md")))
    assert small.is_as_plain()


def test_what_is_unchanged_is_neither_rendered_nor_written(small: Small) -> None:
    small.rendered(jobs=2)
    before = times(small.site)
    assert small.rendered() == []
    assert times(small.site) == before
    assert small.is_as_plain()


def test_only_a_page_that_changed_is_rendered_and_written(small: Small) -> None:
    small.rendered()
    before = times(small.site)
    small.pages["people/zoya.md"] += "\n\nНовое."
    assert small.rendered() == ["people/zoya.md"]
    changed = {name for name, time in times(small.site).items() if time != before[name]}
    assert changed == {"people/zoya/index.html", "search/search_index.json"}
    assert small.is_as_plain()


def test_a_new_day_renders_nothing(small: Small) -> None:
    small.rendered()
    small.day, small.epoch = "22 ноября 2026 г.", small.epoch + 86_400
    assert small.rendered() == []
    assert small.is_as_plain()


def test_a_page_of_the_menu_is_rendered_alone_while_its_name_stays(small: Small) -> None:
    small.rendered()
    small.pages["help/index.md"] += "\n\nНовое."
    assert small.rendered() == ["help/index.md"]


def test_a_new_name_in_the_menu_renders_all(small: Small) -> None:
    small.rendered()
    small.pages["help/index.md"] = "# Помощь\n\n<i id='about'></i>"
    assert small.rendered(jobs=2) == MARKDOWN
    assert small.is_as_plain()


@pytest.mark.parametrize("name", ["mkdocs.yml", FOOTER])
def test_a_change_of_the_frame_renders_all(small: Small, name: str) -> None:
    small.rendered()
    small.frame[name] = small.frame[name].replace("Состояние".encode(), "Новое".encode()) + b"\n"
    assert small.rendered() == MARKDOWN


def test_a_page_that_came_back_is_not_rendered_again(small: Small) -> None:
    small.rendered()
    zoya = small.pages.pop("people/zoya.md")
    assert small.rendered() == []
    assert small.is_as_plain()
    small.pages["people/zoya.md"] = zoya
    assert small.rendered() == []
    assert small.is_as_plain()


def test_a_link_to_a_page_that_vanished_stops_the_build_though_the_page_is_kept(small: Small) -> None:
    small.rendered()
    del small.pages["people/vera.md"]
    found = small.build()
    assert (found.rendered, found.warnings) == (
        ["people/anna.md"],
        [
            (
                "WARNING",
                "Doc file 'people/anna.md' contains a link 'vera.md#year', but the target 'people/vera.md' "
                "is not found among documentation files.",
            )
        ],
    )


def test_a_link_to_an_anchor_that_vanished_stops_the_build_though_the_page_is_kept(small: Small) -> None:
    small.rendered()
    small.pages["people/vera.md"] = "# Вера"
    found = small.build()
    assert (found.rendered, found.warnings) == (
        ["people/vera.md"],
        [
            (
                "WARNING",
                "Doc file 'people/anna.md' contains a link 'vera.md#year', but the doc 'people/vera.md' does "
                "not contain an anchor '#year'.",
            )
        ],
    )


def test_a_page_that_is_wrong_is_not_kept(small: Small) -> None:
    small.pages["people/anna.md"] = "[никуда](nowhere.md)"
    small.build()
    found = small.build()
    assert (found.rendered, len(found.warnings)) == (["people/anna.md"], 1)


def test_a_page_that_a_link_waited_for_is_noticed(small: Small) -> None:
    """Where a school lets such links stand."""
    config = small_config().replace("validation:\n", "validation:\n  not_found: info\n")
    small.frame["mkdocs.yml"] = config.encode()
    small.pages["people/anna.md"] = "# Анна\n\n[Майя](maya.md)"
    small.rendered()
    small.pages["people/maya.md"] = "# Майя"
    assert small.rendered() == ["people/anna.md", "people/maya.md"]
    assert small.is_as_plain()


def test_a_page_outside_the_menu_is_still_told_of(small: Small) -> None:
    small.frame["mkdocs.yml"] = small_config().replace("omitted_files: info", "omitted_files: warn").encode()
    small.rendered()
    small.pages["other.md"] = "# Другое"
    ((level, words),) = small.build().warnings
    assert (level, words.splitlines()[1:]) == ("WARNING", ["  - other.md"])


@pytest.mark.parametrize("page", ["people/anna.md", "people/zoya.md"])
def test_a_broken_link_in_any_share_is_told_in_the_words_of_a_plain_run(small: Small, page: str) -> None:
    small.pages[page] += "\n\n[никуда](nowhere.md) [нет](vera.md#nothing)"
    shares, plain = told(small, jobs=3), told(small.with_hook(b""), jobs=1)
    assert shares == plain
    assert [line.count(f"'{page}'") for line in shares] == [1, 1, 0, 0]


def told(small: Small, jobs: int) -> list[str]:
    pages = small.work().pages
    with pytest.raises(BuildFailed) as failed:
        build_site("mkdocs", SiteBuild(small.frame, pages, small.site, "Сайт", 0, jobs=jobs, least=1))
    return [line for line in str(failed.value).splitlines() if not line.startswith("INFO")]


def test_a_site_that_was_touched_by_hand_is_mended(small: Small) -> None:
    small.rendered()
    (small.site / "people" / "anna" / "index.html").write_text("чужое", "utf-8")
    (small.site / "mark.svg").unlink()
    (small.site / "strange").mkdir()
    (small.site / "strange" / "index.html").write_text("чужое", "utf-8")
    assert small.rendered() == []
    assert small.is_as_plain()
    assert not (small.site / "strange").exists()


def test_what_is_hidden_in_a_sites_folder_stays(small: Small) -> None:
    small.rendered()
    (small.site / ".git").mkdir()
    (small.site / ".git" / "HEAD").write_text("не наше", "utf-8")
    small.rendered()
    assert (small.site / ".git" / "HEAD").read_text("utf-8") == "не наше"


def test_a_build_that_was_killed_half_way_is_mended(small: Small) -> None:
    """It has written some files, and remembered none."""
    small.rendered()
    (memory,) = (small.folder / "cache").glob("*.site")
    before = memory.read_bytes()
    small.pages["index.md"] = "# Новый дом"
    small.rendered()
    memory.write_bytes(before)
    (small.site / "index.html").write_text("половина", "utf-8")
    assert small.rendered() == []
    assert small.is_as_plain()


@pytest.mark.parametrize("spoilt", ["*.pack", "*.site"])
def test_a_damaged_cache_is_noticed(small: Small, spoilt: str) -> None:
    small.rendered()
    for path in (small.folder / "cache").glob(spoilt):
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2] + b"?" + data[len(data) // 2 + 1 :])
    (small.site / "index.html").unlink()
    small.rendered()
    assert small.is_as_plain()


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ("hooks: [own.py]\n", "hooks: own.py"),
        ("extra_templates: [index.md]\n", "extra_templates"),
        ("exclude_docs: x\nINHERIT: base.yml\n", "INHERIT"),
    ],
)
def test_a_configuration_with_something_unknown_is_not_taken_on(small: Small, more: str, named: str) -> None:
    small.frame["mkdocs.yml"] += more.encode()
    small.frame |= {"own.py": b"", "base.yml": b"{}"}
    with pytest.raises(NotMine) as strange:
        small.build()
    assert str(strange.value) == named


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("plugins:\n", "plugins:\n  - tags\n", "plugins: material/tags"),
        ("  - abbr\n", "  - abbr\n  - pymdownx.snippets\n", "markdown_extensions: pymdownx.snippets"),
        ("  custom_dir: site_templates/theme\n", "", "theme"),
    ],
)
def test_a_configuration_with_something_changed_is_not_taken_on(
    small: Small, old: str, new: str, named: str
) -> None:
    small.frame["mkdocs.yml"] = small_config().replace(old, new).encode()
    with pytest.raises(NotMine) as strange:
        small.build()
    assert str(strange.value) == named


@pytest.mark.parametrize(
    "use", ["{{ pages | length }}", "{{ page.next_page.content }}", "{{ build_date_utc }}"]
)
def test_a_theme_that_asks_of_other_pages_or_the_clock_is_not_taken_on(small: Small, use: str) -> None:
    small.frame[SOURCE] = use.encode()
    with pytest.raises(NotMine):
        small.build()


def test_a_plain_run_does_what_a_hook_says_and_tells_why(small: Small) -> None:
    assert build_site("mkdocs", small.with_hook(HOOK).work()) == "hooks: own.py"
    assert b"HOOKED" in contents(small.site)["people/zoya/index.html"]


def test_a_theme_that_does_more_with_the_day_than_show_it_renders_all_on_a_new_day(small: Small) -> None:
    small.frame[SOURCE] = b"{{ config.extra.updated | upper }}"
    assert small.rendered() == MARKDOWN
    small.day = "22 ноября 2026 г."
    assert small.rendered() == MARKDOWN
    assert small.is_as_plain()


def test_a_cache_that_cannot_be_written_stops_nothing(small: Small, tmp_path: Path) -> None:
    small.cache = tmp_path / "file"
    small.cache.write_text("в его месте", "utf-8")
    assert small.rendered() == small.rendered() == MARKDOWN
    assert small.is_as_plain()


def test_a_builder_that_got_ready_for_nothing_ends(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = []

    class Noted(subprocess.Popen[str]):
        def __init__(self, *args: Any, **more: Any) -> None:
            super().__init__(*args, **more)
            begun.append(self)

    monkeypatch.setattr(subprocess, "Popen", Noted)
    with pytest.raises(KeyError), site_builder("mkdocs", small.work()):
        raise KeyError
    assert [process.returncode is not None for process in begun] == [True]
    assert not small.site.exists()
