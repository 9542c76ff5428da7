"""A district's built site, as its readers' browsers and programs see it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from generator.district.site import district_frame, district_tree
from generator.district.view import DistrictAgenda, SchoolStanding
from generator.site.builder import SiteBuild, build_site
from generator.site.markdown import as_text
from generator.site.tree import write_tree
from generator.summary import OverduePart
from tests.district.invented import TODAY, invented
from tests.district.rendering import file_of, folders_of
from tests.district.samples import a_teacher, district, entry, school
from tests.site.built import Built
from tests.site.hostile import TEXTS
from tests.site.relative_words import word_of
from tests.site.tags import attribute, words
from tests.site.test_axe import LOCK, PALETTES, findings, report, violations
from tests.site.test_later import said_on
from tests.site.visits import DESK, PHONE, Visit
from tests.tools import npm_packages

pytestmark = pytest.mark.once

# One page of every kind.
KINDS = (
    "",
    "schools/",
    "schools/sosh-1/",
    "schools/sosh-4/",
    "schools/sosh-8/",
    "lists/",
    "lists/2027-03/",
    "monitoring/",
    "perspective/",
    "status/",
    "papers/",
    "subscribe/",
    "about/",
    "plans/municipal/",
    "months/2027-03/",
    "roles/methodist-1/",
)


def built(folder: Path, view: DistrictAgenda) -> Built:
    site = Built(folder)
    write_tree(site.pages, district_tree(view, folders_of).files)
    frame = district_frame(file_of, folders_of)
    epoch = int(datetime.combine(view.today, time(), UTC).timestamp())
    name = f"Аттестация · {as_text(view.district.name)}"
    build_site("mkdocs", SiteBuild(frame, site.pages, site.site, name, epoch, view.district.timezone))
    return site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built(tmp_path_factory.mktemp("district"), invented())


STRANGE = (*TEXTS, "\u202eсправа налево", "Очень" * 40)


def strange_school(number: int, text: str) -> SchoolStanding:
    """As nobody's program would write it, with that text wherever a text may stand."""
    about = entry(number).model_copy(update={"name": f"Школа {text}"})
    summary = school(about.id, a_teacher(1, "2027-03-15"), a_teacher(2, "2026-10-15"), today=TODAY)
    rows = tuple(
        row.model_copy(update={"teacher": f"Педагог {text}", "position": f"пост {text}"})
        for row in summary.attestations
    )
    late = (OverduePart(key="2026/plan/step/year", title=f"Дело {text}", due=date(2026, 10, 1)),)
    teachers = summary.teachers.model_copy(update={"by_position": {f"пост {text}": 2}})
    own = summary.school.model_copy(update={"name": f"Сама {text}"})
    changes = {"attestations": rows, "overdue": late, "teachers": teachers, "school": own}
    return SchoolStanding(about, summary.model_copy(update=changes))


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Built:
    schools = [strange_school(number, text) for number, text in enumerate(STRANGE, start=1)]
    view = district(schools, TODAY, school_year={"start": "2026-09-01", "end": "2027-05-31"})
    named = view.district.model_copy(
        update={"district": view.district.district.model_copy(update={"name": f"Район {TEXTS[1]}"})}
    )
    return built(tmp_path_factory.mktemp("strange"), replace(view, district=named))


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "light"), (DESK, "dark")], ids=["phone", "desk"])
def test_no_kind_of_page_breaks_a_rule_of_wcag_or_is_wider_than_the_screen(
    visit: Callable[..., Visit],
    site: Built,
    served: Callable[[Built], str],
    size: dict[str, int],
    scheme: str,
) -> None:
    axe = (npm_packages(LOCK) / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
    page, root = visit(viewport=size, color_scheme=scheme, reduced_motion="reduce").page, served(site)
    found: dict[str, list[str]] = {}
    for path in KINDS:
        page.goto(root + path)
        assert page.locator("body").get_attribute("data-md-color-scheme") == PALETTES[scheme]
        assert page.evaluate("document.documentElement.scrollWidth") == size["width"], path
        for finding, element in findings(violations(page, axe)):
            found.setdefault(finding, []).append(f"{path or 'home'}  {element}")
    if found:
        pytest.fail(report(found), pytrace=False)


def test_pages_ask_no_other_host_and_complain_of_nothing(
    visit: Callable[..., Visit], site: Built, served: Callable[[Built], str]
) -> None:
    visited, root = visit(viewport=DESK), served(site)
    for path in KINDS:
        visited.page.goto(root + path)
    assert (visited.hosts, visited.complaints) == ({"127.0.0.1"}, [])


@pytest.mark.parametrize("day", [TODAY, TODAY + timedelta(40)], ids=["at the build", "40 days later"])
def test_own_pages_say_nothing_that_depends_on_the_day(
    visit: Callable[..., Visit], site: Built, served: Callable[[Built], str], day: date
) -> None:
    page, root = visit(viewport=DESK).page, served(site)
    page.clock.set_fixed_time(datetime.combine(day, time(12), UTC))
    for path in KINDS[:11]:
        page.goto(root + path)
        found = said_on(page, path, day)
        assert [str(each) for each in found if not word_of(each.said).stays] == []


def test_every_link_leads_somewhere(site: Built) -> None:
    lost = {
        (path, attribute(link, "href"))
        for path, page in site.html.items()
        if path != "404.html"
        for link in page.select("a[href]")
        if not re.match(r"[a-z]+:", attribute(link, "href"))
        and site.leads_nowhere(path, attribute(link, "href"))
    }
    assert lost == set()


def texts_of(site: Built, path: str) -> Iterator[str]:
    yield from (words(each) for each in site.html[path].select(".md-content"))


def test_whatever_names_are_they_are_shown_as_they_are(strange: Built) -> None:
    for number, text in enumerate(STRANGE, start=1):
        shown = " ".join(texts_of(strange, f"schools/sosh-{number}/"))
        plain = " ".join(text.split())
        for name in (f"Школа {plain}", f"Сама {plain}", f"Педагог {plain}", f"пост {plain}", f"Дело {plain}"):
            assert name in shown, name
        assert f"Педагог {plain}" in " ".join(texts_of(strange, "lists/2027-03/"))


def test_no_name_runs_as_a_program_or_leaves_its_place(
    visit: Callable[..., Visit], strange: Built, served: Callable[[Built], str]
) -> None:
    visited, root = visit(viewport=PHONE), served(strange)
    for path in (
        "",
        "schools/",
        "schools/sosh-2/",
        "schools/sosh-20/",
        "lists/2027-03/",
        "monitoring/",
        "status/",
    ):
        visited.page.goto(root + path)
        assert visited.page.evaluate("window.hacked") is None
        assert visited.page.evaluate("document.documentElement.scrollWidth") == PHONE["width"], path
    assert visited.complaints == []


def test_on_paper_tables_and_charts_stand_without_menus(
    visit: Callable[..., Visit], site: Built, served: Callable[[Built], str]
) -> None:
    """In black on white, whatever the screen was."""
    page = visit(viewport=DESK, color_scheme="dark").page
    page.goto(served(site) + "monitoring/")
    page.emulate_media(media="print")
    assert not page.locator(".md-header").is_visible()
    assert page.locator("svg.chart").first.is_visible()
    assert colour(page, "svg.chart rect", "fill") == colour(page, "svg.chart text", "fill") == "rgb(0, 0, 0)"


def colour(page: Any, selector: str, name: str) -> str:
    return str(page.locator(selector).first.evaluate(f"each => getComputedStyle(each).{name}"))
