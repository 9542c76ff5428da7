"""The site in a real browser: on a phone, in the dark, without JavaScript, when searched."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.site.built import KINDS, Built
from tests.site.visits import DESK, PHONE, Visit, search

CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
# Texts of the page that can't be seen, but for lines of paper, what is folded (it
# opens without a script) and what the page itself hides, for the script to show.
HIDDEN = """
[...document.querySelectorAll("article :is(h1, h2, td, p, li)")]
  .filter((each) => !each.checkVisibility()
    && !each.matches(".only-print, .noted *, .find, [data-all-past], [hidden], [hidden] *")
    && !each.matches("details:not([open]) *"))
  .map((each) => each.textContent)
"""


@pytest.fixture(scope="module")
def address(sample: Built, served: Callable[[Built], str]) -> str:
    return served(sample)


def overflow(page: Any) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "light"), (PHONE, "dark"), (DESK, "light")])
def test_nothing_scrolls_sideways_and_all_texts_can_be_read(
    visit: Callable[..., Visit], address: str, size: dict[str, int], scheme: str
) -> None:
    """On every kind of page, with nothing asked of another host."""
    seen = visit(viewport=size, color_scheme=scheme)
    wide: list[str] = []
    dim: dict[str, Any] = {}
    for path in KINDS:
        seen.page.goto(address + path)
        wide += [path] if overflow(seen.page) else []
        dim |= {path: found} if (found := seen.page.evaluate(CONTRAST)) else {}
    assert wide == []
    assert dim == {}
    assert seen.hosts == {"127.0.0.1"}
    assert seen.complaints == []


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_lines_of_code_turn_and_scroll_nowhere(
    visit: Callable[..., Visit], address: str, size: dict[str, int]
) -> None:
    page = visit(viewport=size).page
    page.goto(address + "help/")
    code = page.locator("pre > code").evaluate_all("all => all.map(e => e.scrollWidth - e.clientWidth)")
    assert len(code) > 3
    assert set(code) == {0}


def test_the_reference_of_keys_labels_on_a_phone_only_what_needs_it(
    visit: Callable[..., Visit], address: str
) -> None:
    page = visit(viewport=PHONE).page
    page.goto(address + "help/fields/")
    row = page.locator("table.fields tr", has_text="timezone").locator("td")
    labels = row.evaluate_all('cells => cells.map(cell => getComputedStyle(cell, "::before").content)')
    assert labels == ["none", "none", '"Если не указан: "']


def test_schools_of_markup_fit_a_phone_and_run_no_script(
    visit: Callable[..., Visit], hostile: Built, served: Callable[[Built], str]
) -> None:
    seen, root = visit(viewport=PHONE), served(hostile)
    wide = []
    for path in (
        "",
        "teachers/",
        "teachers/teacher-13/",
        "months/2026-11/",
        "roles/role-3/",
        "plans/plan-2/",
    ):
        seen.page.goto(root + path)
        wide += [path] if overflow(seen.page) else []
        assert seen.page.evaluate("window.hacked") is None
    assert wide == []
    results = search(seen.page, "Педагогова1")
    assert "<script>window.hacked = 1</script>" in results
    assert seen.page.evaluate("window.hacked") is None
    assert (seen.hosts, seen.complaints) == ({"127.0.0.1"}, [])


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Ивановой", "Иванова Мария Петровна"),
        ("Задачкину", "Задачкин Фёдор Кузьмич"),
        ("загрузке материалов", "Загрузка аттестационных материалов"),
        ("личного кабинета", "личных кабинетов"),
        ("методистами", "Методист 1"),
    ],
)
def test_search_finds_russian_words_in_any_form(
    visit: Callable[..., Visit], address: str, words: str, title: str
) -> None:
    seen = visit(viewport=DESK)
    seen.page.goto(address)
    found = search(seen.page, words)
    first = seen.page.locator(".md-search-result__item").first.inner_text()
    assert title in " ".join(first.split()), found
    assert (seen.hosts, seen.complaints) == ({"127.0.0.1"}, [])


def test_pages_are_whole_without_javascript(visit: Callable[..., Visit], sample: Built, address: str) -> None:
    seen = visit(viewport=DESK, java_script_enabled=False)
    for path in KINDS:
        seen.page.goto(address + path)
        assert seen.page.evaluate(HIDDEN) == [], path
        assert seen.page.locator(".md-tabs a").all_inner_texts()[:3] == ["Главная", "Педагоги", "Месяцы"]


def test_the_menu_of_a_phone_opens_without_javascript(visit: Callable[..., Visit], address: str) -> None:
    page = visit(viewport=PHONE, java_script_enabled=False).page
    page.goto(address)
    link = page.locator("nav.md-nav--primary a", has_text="Месяцы").first
    assert not link.is_visible() or link.bounding_box()["x"] < 0
    page.locator("label.md-header__button[for=__drawer]").click()
    link.click()
    assert page.locator("h1").inner_text().startswith("Месяцы")


def test_a_link_to_a_step_shows_that_step(visit: Callable[..., Visit], address: str) -> None:
    page = visit(viewport=PHONE).page
    page.goto(address + "teachers/ivanova/#2026/cyclogram/upload-materials/ivanova/highest")
    row = page.locator("li:target")
    row.wait_for()
    box = row.bounding_box()
    assert 40 < box["y"] < PHONE["height"]
