"""All generated pages together: as they should be, linked to each other, with their edit links."""

import re
from itertools import permutations
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
import yaml

from generator.addresses import Site, month_page, occurrence_page, plan_page, role_page, teacher_page
from generator.agenda import Agenda
from generator.occurrences.occurrence import Kind, Occurrence
from generator.schedule.people import TEACHER_ROLE, Teacher
from generator.site.page import page_file
from generator.site.render import render_pages
from tests.golden import HERE, PAGES, TODAY, golden_pages, golden_school
from tests.samples import agenda_from, agenda_of, make_schedule
from tests.site.rendering import TEMPLATES, parsed
from tests.site.tags import attribute

ROOT = Path(__file__).parents[2]
SCHOOLS = {"golden": HERE / "school.yaml", "sample": ROOT / "tests" / "sample.yaml"}


def school(file: Path) -> Agenda:
    return agenda_from(file.read_bytes(), TODAY)


@pytest.fixture(scope="module", params=SCHOOLS)
def agenda(request: pytest.FixtureRequest) -> Agenda:
    return school(SCHOOLS[request.param])


@pytest.fixture(scope="module")
def pages(agenda: Agenda) -> dict[str, str]:
    return render_pages(agenda, TEMPLATES)


def test_pages_are_as_they_were() -> None:
    """After a change that is meant: `python -m tests.refresh`, and read the difference."""
    kept = {path.relative_to(PAGES).as_posix(): path.read_text("utf-8") for path in PAGES.rglob("*.md")}
    assert golden_pages() == kept


def test_the_golden_school_has_every_kind_of_occurrence_and_status() -> None:
    made = golden_school()
    assert {each.kind for each in made.occurrences} == set(Kind)
    assert {made.status(each).value for each in made.occurrences} == {
        "done",
        "overdue",
        "past",
        "upcoming",
        "ongoing",
        "undated",
    }


def links(pages: dict[str, str], page: str) -> set[str]:
    """The pages of the site to which a page leads, without those that the menu leads to."""
    text = parsed(pages[page_file(page)])
    targets = {
        urldefrag(urljoin("/" + page, attribute(each, "href"))).url for each in text.find_all("a", href=True)
    }
    return {target.removeprefix("/") for target in targets if target.startswith("/")}


def concerned(agenda: Agenda, each: Occurrence) -> set[str]:
    """The pages that an occurrence ties together. The role of teachers stands for all of them: its page
    names the rows, and a district's thousands of teachers stand in their own list."""
    roles = {role_page(role) for role in each.responsible if not (each.teacher and role == TEACHER_ROLE)}
    people = {each.teacher} if each.teacher else set(each.people)
    teachers = {teacher_page(one) for one in people if isinstance(agenda.schedule.people[one], Teacher)}
    if TEACHER_ROLE in each.responsible and not each.teacher:
        teachers = set()
    month = {month_page(each.due)} if each.due else set()
    plan = {plan_page(each.plan)} if each.plan else set()
    return roles | teachers | month | plan


def related(agenda: Agenda, each: Occurrence) -> set[tuple[str, str]]:
    """Pairs of pages, the second related to the first. What lasts until each teacher's attestation is one
    row on the page of its role."""
    pairs = set(permutations(concerned(agenda, each), 2))
    if each.teacher and not each.due:
        pairs -= {(role_page(role), teacher_page(each.teacher)) for role in each.responsible}
    return pairs


def test_every_page_leads_to_every_related_one(agenda: Agenda, pages: dict[str, str]) -> None:
    wanted = {pair for each in agenda.occurrences for pair in related(agenda, each)}
    found = {page: links(pages, page) for page, _ in wanted}
    assert [pair for pair in sorted(wanted) if pair[1] not in found[pair[0]]] == []
    assert len(wanted) > 20


def test_a_role_and_its_holder_lead_to_each_other(agenda: Agenda, pages: dict[str, str]) -> None:
    held = [
        (role_page(role.id), teacher_page(person))
        for role in agenda.schedule.roles
        for person in role.people
        if isinstance(agenda.schedule.people[person], Teacher)
    ]
    assert [pair for pair in held if pair[1] not in links(pages, pair[0])] == []
    assert [pair for pair in held if pair[0] not in links(pages, pair[1])] == []


def test_lists_lead_to_all_their_pages(agenda: Agenda, pages: dict[str, str]) -> None:
    schedule = agenda.schedule
    assert links(pages, "teachers/") >= {teacher_page(each.id) for each in schedule.teachers}
    assert links(pages, "roles/") >= {role_page(each.id) for each in schedule.roles}
    assert links(pages, "plans/") >= {plan_page(each.id) for each in schedule.plans}
    assert len({page for page in links(pages, "months/") if page.startswith("months/2")}) >= 12


def test_every_occurrence_has_its_anchor_where_links_to_it_lead(
    agenda: Agenda, pages: dict[str, str]
) -> None:
    for each in agenda.occurrences:
        page, _, key = occurrence_page(each).partition("#")
        assert len(parsed(pages[page_file(page)]).find_all(id=key)) == 1


def edit_line(page: str) -> int | None:
    found = re.findall(r"/blob/main/schedule\.yaml(?:#|&#35;)L(\d+)\"", page)
    assert len(found) <= 1
    return int(found[0]) if found else None


@pytest.mark.parametrize("name", SCHOOLS)
def test_edit_links_lead_to_the_lines_of_what_the_page_shows(name: str) -> None:
    lines = SCHOOLS[name].read_text("utf-8").splitlines()
    data = yaml.load("\n".join(lines), yaml.BaseLoader)
    pages = render_pages(school(SCHOOLS[name]), TEMPLATES)
    led = {file: edit_line(text) for file, text in pages.items()}
    shown = {file: lines[number - 1] for file, number in led.items() if number}
    for kind in ("teachers", "roles", "plans"):
        for each in data[kind]:
            line = shown.pop(f"{kind}/{each['id']}.md")
            assert re.match(rf"  - (\{{)?id: {each['id']}\b", line), line
    starts = {file: line.lstrip().partition(":")[0] for file, line in shown.items()}
    months = {file for file in pages if re.match(r"months/\d", file)}
    assert starts.pop("months/index.md") == "school_year"
    assert {starts.pop(file) for file in months} <= {"plans", "- id", "- {id"}
    assert sorted(file for file, number in led.items() if number is None) == [
        "acts/index.md",
        "edit/index.md",
        "help/fields.md",
        "papers/index.md",
        "status/index.md",
        "subscribe/index.md",
    ]


def test_the_list_of_acts_leads_to_its_own_file() -> None:
    acts = golden_pages()["acts/index.md"]
    assert 'href="https://github.com/example-school/attestation/blob/main/content/acts.yaml&#35;L1"' in acts


def test_a_site_without_a_repository_has_no_edit_links() -> None:
    bare = agenda_of(make_schedule(), TODAY, Site("https://school.example.org/"))
    pages = render_pages(bare, TEMPLATES)
    assert [file for file, text in pages.items() if "Исправить" in text or "/blob/" in text] == []


def test_a_school_without_anything_yet_has_all_its_lists() -> None:
    pages = render_pages(agenda_of(make_schedule(roles=[])), TEMPLATES)
    empty = {
        file: [each.get_text() for each in parsed(text).find_all(class_="empty")]
        for file, text in pages.items()
    }
    assert empty["teachers/index.md"] == ["В графике пока нет ни одного педагога."]
    assert empty["roles/index.md"] == ["В графике пока нет ответственных."]
    assert empty["plans/index.md"] == ["В графике пока нет планов."]
    assert "В графике пока нет педагогов." in pages["index.md"]
