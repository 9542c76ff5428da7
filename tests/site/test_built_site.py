"""The whole site as MkDocs built it."""

import json
import re
from concurrent.futures import Future
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from tests.site.built import Built, contents
from tests.site.hostile import TEXTS, hostile_school
from tests.site.tags import attribute, one, title_of

ROOT = Path(__file__).parents[2]
OWN = "https://school.example.org/attestation/"
SAMPLE = yaml.load((ROOT / "tests" / "sample.yaml").read_text("utf-8"), yaml.BaseLoader)


def test_every_link_leads_to_a_page_and_an_anchor_that_exist(sample: Built) -> None:
    broken = [
        (path, link)
        for path, page in sample.html.items()
        for link in links(page)
        if path != "404.html" and sample.leads_nowhere(path, link)
    ]
    assert broken == []


def links(page: Tag) -> list[str]:
    return [attribute(each, "href") for each in page.find_all("a", href=True)]


def test_every_id_on_a_page_is_its_own(sample: Built) -> None:
    doubled = {
        path: ids
        for path, page in sample.html.items()
        if len(ids := [attribute(each, "id") for each in page.find_all(id=True)]) != len(set(ids))
    }
    assert list(doubled) == []


RESOURCES = {"script": "src", "img": "src", "source": "src", "iframe": "src", "use": "href", "image": "href"}


def resources(page: BeautifulSoup) -> list[str]:
    """The addresses that a browser asks for by itself."""
    found = [
        address
        for tag, key in RESOURCES.items()
        for each in page.find_all(tag)
        if (address := attribute(each, key, ""))
    ]
    relations = page.find_all("link", rel=lambda rel: rel not in ("canonical", "next", "prev", "alternate"))
    inline = [str(each) for each in page.find_all("style")] + [
        attribute(each, "style") for each in page.find_all(style=True)
    ]
    return [
        *found,
        *(attribute(link, "href") for link in relations),
        *(url for css in inline for url in css_urls(css)),
    ]


def css_urls(css: str) -> list[str]:
    return re.findall(r"url\(\s*[\"']?([^\"')]+)", css) + re.findall(r"@import\s+[\"']([^\"']+)", css)


def is_outside(address: str) -> bool:
    return urlsplit(address).scheme not in ("", "data") or address.startswith("//")


def test_nothing_is_loaded_from_another_host(sample: Built) -> None:
    asked = [(path, each) for path, page in sample.html.items() for each in resources(page)]
    asked += [
        (name, url)
        for name, data in contents(sample.site).items()
        if name.endswith((".css", ".svg"))
        for url in css_urls(data.decode())
    ]
    assert [pair for pair in asked if is_outside(pair[1])] == []
    assert [pair for pair in asked if not is_outside(pair[1]) and missing(sample, *pair)] == []
    assert len(asked) > 100


def missing(site: Built, path: str, address: str) -> bool:
    # 404.html is served for any address, so its own links start at the root of the published site.
    address = address.removeprefix("/attestation/") if path == "404.html" else address
    return not address.startswith("data:") and site.leads_nowhere(path, address.partition("?")[0])


def test_no_link_runs_a_script_or_leaves_for_an_unknown_host(sample: Built) -> None:
    found = {link for page in sample.html.values() for link in links(page)}
    hosts = {urlsplit(link).hostname for link in found if urlsplit(link).scheme in ("http", "https")}
    assert hosts <= {
        "calendar.google.com",
        "outlook.live.com",
        "github.com",
        "docs.github.com",
        "yandex.ru",
        "calendar.yandex.ru",
    }
    assert {urlsplit(link).scheme for link in found} == {"", "https", "webcal"}


def test_every_page_is_russian_has_one_heading_and_they_nest(sample: Built) -> None:
    for path, page in sample.html.items():
        levels = [int(each.name[1]) for each in one(page, "article").find_all(re.compile("^h[1-6]$"))]
        assert attribute(one(page, "html"), "lang") == "ru"
        assert levels.count(1) == 1, path
        assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == [], path


def test_tables_have_headings_pictures_have_names_and_links_have_words(sample: Built) -> None:
    for path, page in sample.html.items():
        article = one(page, "article")
        assert [table for table in article.find_all("table") if not table.find("th")] == [], path
        assert [
            svg for svg in article.find_all("svg") if svg.get("aria-hidden") != "true" and not named(svg)
        ] == []
        assert [image for image in article.find_all("img") if image.get("alt") is None] == []
        assert [
            link for link in article.find_all("a") if not (link.get_text(strip=True) or named(link))
        ] == []
        assert [
            each for each in article.find_all(["input", "button"]) if not labelled(each, article)
        ] == [], path


def named(tag: Tag) -> bool:
    return bool(tag.get("aria-label") or tag.get("title") or tag.find("title"))


def labelled(tag: Tag, article: Tag) -> bool:
    return bool(
        tag.get_text(strip=True)
        or named(tag)
        or article.find("label", attrs={"for": attribute(tag, "id", "-")})
    )


def test_titles_name_the_page_and_the_school(sample: Built) -> None:
    titles = {path: one(page, "title").get_text().strip() for path, page in sample.html.items()}
    site = "График аттестации · МБОУ СОШ № 1"
    assert titles[""] == site
    assert titles["teachers/ivanova/"] == f"Иванова Мария Петровна — {site}"
    assert titles["plans/municipal/"].startswith("ПЛАН работы по организации")
    assert len(set(titles.values())) == len(titles)


@pytest.mark.parametrize(
    "path", ["help/dates/", "help/words/", "help/fields/", "help/edit/", "help/setup/", "status/", "about/"]
)
def test_a_page_of_the_help_has_one_name_in_the_menu_and_on_itself(sample: Built, path: str) -> None:
    page = sample.html[path]
    active = one(page, "nav.md-nav--primary a.md-nav__link--active[href='./']")
    assert active.get_text(" ", strip=True) == title_of(page)


def test_initials_leave_no_full_name_anywhere(sites: dict[str, Future[Built]]) -> None:
    names = [person["name"] for kind in ("staff", "teachers") for person in SAMPLE[kind]]
    full = [name for name in names if len(name.split()) > 2]
    given = [" ".join(name.split()[1:]) for name in full]
    found = {
        (file, name)
        for file, data in contents(sites["initials"].result().site).items()
        for text in [unfolded(data)]
        for name in given
        if name in text
    }
    assert found == set()
    everything = "".join(map(unfolded, contents(sites["sample"].result().site).values()))
    assert [name for name in full if name not in everything] == []
    teachers = sites["initials"].result().html["teachers/"].get_text()
    assert "Задачкин\u00a0Ф.\u00a0К." in teachers


def unfolded(data: bytes) -> str:
    """Text of any file; the lines that calendars fold are joined, and spaces are alike."""
    text = data.decode(errors="ignore").replace("\r\n ", "")
    return re.sub(r"\s+|&nbsp;|&#160;", " ", text)


def test_initials_change_every_page_that_names_a_person(sites: dict[str, Future[Built]]) -> None:
    full, short = sites["sample"].result().html, sites["initials"].result().html
    names = [person["name"] for kind in ("staff", "teachers") for person in SAMPLE[kind]]
    naming = [path for path, page in full.items() if any(name in page.get_text() for name in names)]
    assert len(naming) > 30
    assert [path for path in naming if full[path].get_text() == short[path].get_text()] == []


def test_two_builds_give_the_same_bytes(sites: dict[str, Future[Built]]) -> None:
    """Under another hash seed, time zone, locale and folder; the pages and the whole site."""
    one, other = sites["sample"].result(), sites["elsewhere"].result()
    for first, second in ((one.pages, other.pages), (one.site, other.site)):
        before, after = contents(first), contents(second)
        assert sorted(before) == sorted(after)
        assert [name for name in before if before[name] != after[name]] == []
    assert len(contents(one.site)) > 100


def test_both_builders_give_the_same_pages(sample: Built, zensical: Built) -> None:
    assert sorted(zensical.html) == sorted(sample.html)
    headings = [
        {path: one(page, "h1").contents[0] for path, page in site.html.items()} for site in (sample, zensical)
    ]
    assert headings[0] == headings[1]


def as_read(text: str) -> str:
    return " ".join(text.split())


HOSTILE = yaml.load(hostile_school(), yaml.BaseLoader)
SCHOOL = as_read(HOSTILE["school"]["name"])


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (f"{kind}/{each['id']}/", as_read(each["name" if kind == "teachers" else "title"]))
        for kind in ("teachers", "roles", "plans")
        for each in HOSTILE[kind]
    ],
)
def test_markup_in_names_is_text_in_headings_and_titles(hostile: Built, path: str, name: str) -> None:
    page = hostile.html[path]
    assert as_read(one(page, "h1").get_text().rstrip("¶")) == name
    assert as_read(one(page, "title").get_text()) == f"{name} — График аттестации · {SCHOOL}"


def test_markup_in_texts_makes_no_element_and_no_attribute(hostile: Built, sample: Built) -> None:
    # Folds are for more than the sample has.
    known = {tag.name for page in sample.html.values() for tag in page.find_all(True)} | {
        "details",
        "summary",
    }
    attributes = {key for page in sample.html.values() for tag in page.find_all(True) for key in tag.attrs}
    for path, page in hostile.html.items():
        assert {tag.name for tag in page.find_all(True)} <= known, path
        assert {key for tag in page.find_all(True) for key in tag.attrs} <= attributes, path
        assert one(page, "article").find_all(["script", "style", "iframe"]) == []
        pictures = [attribute(each, "src") for each in one(page, "article").find_all("img")]
        assert [each for each in pictures if not each.startswith("../assets/papers/")] == []
        assert [each for each in page.find_all("script") if "hacked" in each.get_text()] == []
        assert [
            each for each in page.find_all("a") if attribute(each, "href", "").startswith("javascript")
        ] == []
        assert one(page, "article").find_all(string=lambda each: type(each).__name__ == "Comment") == []


def test_every_hostile_text_stands_on_the_pages_as_it_is(hostile: Built) -> None:
    plan = as_read(hostile.html["plans/plan-0/"].get_text())
    for text in TEXTS:
        for path in ("", "teachers/", "roles/", "plans/", "months/2026-11/", "roles/teacher/"):
            assert as_read(text) in as_read(hostile.html[path].get_text()), (path, text)
    for start in ("Приложение", "Подпись", "Мероприятие", "Сроки", "Цель", "часть", "срок", "вводный", "зал"):
        assert f"{start} {TEXTS[0]}" in plan


def test_what_a_teacher_signs_on_paper_is_no_answer_of_the_search(sample: Built) -> None:
    index = json.loads((sample.site / "search" / "search_index.json").read_bytes())
    texts = [each["text"] for each in index["docs"] if each["location"].startswith("teachers/")]
    assert [text for text in texts if "________" in text or "Составлено" in text] == []
    assert len(texts) > 10


def test_the_search_index_and_the_tags_of_the_head_are_text_too(hostile: Built) -> None:
    index = json.loads((hostile.site / "search" / "search_index.json").read_bytes())
    shown = {BeautifulSoup(each["title"], "html.parser").get_text() for each in index["docs"]}
    assert {as_read(each["name"]) for each in HOSTILE["teachers"]} <= {as_read(each) for each in shown}
    found = {
        tag.name
        for each in index["docs"]
        for tag in BeautifulSoup(each["title"] + each["text"], "html.parser").find_all(True)
    }
    assert found <= {"p", "ul", "li", "ol", "code", "em", "strong", "mark", "pre", "h2", "h3", "h4"}
    metas = [
        attribute(each, "content")
        for page in hostile.html.values()
        for each in page.select("head meta[content]")
    ]
    assert [each for each in metas if "hacked" in each] == []
