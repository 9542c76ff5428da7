"""What stands around every page, whichever program built the site: search by е and ё alike, the page that
is not there, light and dark."""

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.site.built import KINDS, PATH, Built
from tests.site.tags import attribute, one
from tests.site.visits import DESK, PHONE, Visit, search, search_zensical

SEARCHES = {"sample": search, "zensical": search_zensical}
ENGINE = re.compile(r"/workers/search\.|/lunr")
# Of what one sees of a page: tag, place and size.
PLACES = """
[...document.querySelectorAll(".md-header, .md-tabs, article, article > *, .md-footer")].map((each) => {
  const { x, y, width, height } = each.getBoundingClientRect();
  return [each.tagName, ...[x, y, width, height].map(Math.round)].join(" ");
}).filter((each) => !each.endsWith(" 0"))
"""
# Rows far below are laid out as they come near, each time others: here all of them are.
LAID_OUT = "* { content-visibility: visible !important; }"
LOST = "teachers/nobody/of/that/name/"
# What the browser says of the page that isn't there, in the words of Python's server.
NOT_FOUND = "Failed to load resource: the server responded with a status of 404 (File not found)"


@pytest.fixture(params=["sample", "zensical"])
def built_by(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def site(request: pytest.FixtureRequest, built_by: str) -> Built:
    made: Built = request.getfixturevalue(built_by)
    return made


@pytest.fixture
def address(site: Built, served: Callable[[Built], str]) -> str:
    return served(site)


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Букварева", "Букварёва Алёна Семёновна"),
        ("Букварёва", "Букварёва Алёна Семёновна"),
        ("Словарев", "Словарёв Пётр Алексеевич"),
        ("Словарёв", "Словарёв Пётр Алексеевич"),
        ("Словареву", "Словарёв Пётр Алексеевич"),
        ("БУКВАРЁВОЙ", "Букварёва Алёна Семёновна"),
        ("алена семеновна", "Букварёва Алёна Семёновна"),
        ("Тётрадкина", "Тетрадкина Дарья Романовна"),
    ],
)
def test_search_takes_one_letter_for_the_other_and_shows_the_true_one(
    visit: Callable[..., Visit], address: str, built_by: str, words: str, title: str
) -> None:
    seen = visit(viewport=DESK)
    seen.page.goto(address)
    found = " ".join(SEARCHES[built_by](seen.page, words).split())
    assert found.startswith(title)
    assert "Отсутствует" not in found
    assert (seen.hosts, seen.complaints) == ({"127.0.0.1"}, [])


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_both_builders_draw_every_kind_of_page_alike(
    visit: Callable[..., Visit],
    sample: Built,
    zensical: Built,
    served: Callable[[Built], str],
    size: dict[str, int],
) -> None:
    """A style that holds with one of them alone would move what is below. With the scroll bars of a phone,
    for which Zensical keeps no room."""
    page = visit(viewport=size, is_mobile=True).page

    def places(root: str) -> Iterator[str]:
        for path in KINDS:
            page.goto(root + path)
            page.add_style_tag(content=LAID_OUT)
            yield from (f"{path}: {each}" for each in page.evaluate(PLACES))

    assert list(places(served(zensical))) == list(places(served(sample)))


def test_the_search_engine_is_fetched_with_the_first_question(
    visit: Callable[..., Visit], address: str, built_by: str
) -> None:
    """It is a sixth of what a page weighs, and most pages are read without a search."""
    page = visit(viewport=DESK).page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(address, wait_until="networkidle")
    assert list(filter(ENGINE.search, asked)) == []
    SEARCHES[built_by](page, "Букварева")
    assert bool(list(filter(ENGINE.search, asked)))


@pytest.mark.parametrize("words", ["Словарев", "Словарёв"])
def test_a_page_found_by_either_letter_shows_where_the_word_stands(
    visit: Callable[..., Visit], sample: Built, served: Callable[[Built], str], words: str
) -> None:
    page = visit(viewport=DESK).page
    page.goto(served(sample))
    search(page, words)
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url("**/teachers/slovarev/**")
    assert page.locator("h1 mark").inner_text() == "Словарёв"


def test_the_page_for_a_lost_address_says_so_in_russian(site: Built) -> None:
    page = site.html["404.html"]
    assert one(page, "h1").get_text() == "Такой страницы нет"
    assert one(page, "title").get_text() == "Страница не найдена — График аттестации · МБОУ СОШ № 1"
    assert [link.get_text() for link in one(page, "article").find_all("a", href=True)] == [
        "Найти себя на главной",
        "Педагоги",
        "Месяцы",
        "Кто отвечает",
        "Справка",
    ]


def test_links_for_a_lost_address_start_at_the_root_of_the_host(site: Built) -> None:
    links = [attribute(link, "href") for link in site.html["404.html"].find_all("a", href=True)]
    own = [link for link in links if not urlsplit(link).scheme and not link.startswith("#")]
    assert [link for link in own if not link.startswith(PATH)] == []
    assert [link for link in own if site.leads_nowhere("", link.removeprefix(PATH))] == []
    assert len(own) > 10


def test_a_reader_of_a_lost_address_finds_the_way_back(
    visit: Callable[..., Visit], address: str, built_by: str
) -> None:
    seen = visit(viewport=DESK)
    assert seen.page.goto(address + LOST).status == 404
    SEARCHES[built_by](seen.page, "Ивановой")
    seen.page.locator(".md-search-result__link, [role=option]").first.click()
    seen.page.wait_for_url("**/teachers/ivanova/**")
    seen.page.goto(address + LOST)
    seen.page.locator("article a", has_text="Педагоги").click()
    assert seen.page.url == address + "teachers/"
    assert seen.page.locator("h1").inner_text().startswith("Педагоги")
    assert (seen.hosts, seen.complaints) == ({"127.0.0.1"}, [NOT_FOUND] * 2)


def test_nothing_that_is_read_aloud_or_pops_up_is_english(site: Built) -> None:
    spoken = {
        attribute(each, key)
        for page in site.html.values()
        for key in ("title", "alt", "aria-label", "placeholder", "data-label")
        for each in page.select(f"[{key}]")
    }
    assert {text for text in spoken if re.search("[A-Za-z]", text)} == set()


def scheme(page: Any) -> str:
    return str(page.locator("body").get_attribute("data-md-color-scheme"))


def becomes(page: Any, name: str) -> None:
    """The browser tells the page of a change of the system within some frames."""
    page.locator(f"body[data-md-color-scheme={name}]").wait_for()


def toggle(page: Any) -> str:
    """Presses the switch of the palette; tells how it was called."""
    switch = page.locator("form[data-md-component=palette] label:visible")
    name = str(switch.get_attribute("title"))
    switch.click()
    return name


def test_without_a_choice_the_page_follows_the_system(visit: Callable[..., Visit], address: str) -> None:
    """From visit to visit, and while it is open."""
    page = visit(viewport=DESK, color_scheme="dark").page
    page.goto(address)
    assert scheme(page) == "slate"
    page.emulate_media(color_scheme="light")
    becomes(page, "default")
    page.goto("about:blank")
    page.emulate_media(color_scheme="dark")
    page.goto(address)
    assert scheme(page) == "slate"
    page.emulate_media(color_scheme="light")
    becomes(page, "default")


def test_a_choice_is_remembered_until_it_is_given_back_to_the_system(
    visit: Callable[..., Visit], address: str
) -> None:
    page = visit(viewport=PHONE, color_scheme="light").page
    page.goto(address)
    assert (toggle(page), scheme(page)) == ("Тема как в системе. Включить тёмную", "slate")
    page.goto(address + "teachers/")
    assert scheme(page) == "slate"
    assert (toggle(page), scheme(page)) == ("Тёмная тема. Включить светлую", "default")
    page.emulate_media(color_scheme="dark")
    page.goto(address + "months/")
    assert scheme(page) == "default"
    assert (toggle(page), scheme(page)) == ("Светлая тема. Сделать как в системе", "slate")
    page.emulate_media(color_scheme="light")
    page.goto(address)
    assert scheme(page) == "default"


@pytest.mark.parametrize(("stored", "expected"), [(0, "default"), (1, "slate")])
def test_what_version_one_wrote_into_browsers_keeps_nobody_in_the_wrong_light(
    visit: Callable[..., Visit], address: str, stored: int, expected: str
) -> None:
    """It wrote the system's scheme at the first visit: 0 was light, and follows the system from now on."""
    page = visit(viewport=DESK, color_scheme="light").page
    page.goto(address)
    color = {"media": "", "scheme": ["default", "slate"][stored], "primary": "teal", "accent": "amber"}
    page.evaluate("palette => __md_set('__palette', palette)", {"index": stored, "color": color})
    page.goto(address)
    assert scheme(page) == expected
    page.emulate_media(color_scheme="dark")
    becomes(page, "slate")


def test_without_javascript_the_page_is_light_and_offers_no_switch(
    visit: Callable[..., Visit], address: str
) -> None:
    page = visit(viewport=DESK, color_scheme="dark", java_script_enabled=False).page
    page.goto(address)
    assert scheme(page) == "default"
    assert page.locator("form[data-md-component=palette] label:visible").count() == 0
