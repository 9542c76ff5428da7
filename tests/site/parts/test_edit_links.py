"""Links that open a form: which page has which, filled in so that the program understands it again."""

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from generator.addresses import Site
from generator.editing.apply import apply_edits
from generator.editing.finding import has_attestation
from generator.editing.form import read_form
from generator.editing.forms import FORMS, LONGEST_ADDRESS, Form
from generator.editing.source import Source
from generator.site.render import render_pages
from tests.samples import SITE, TODAY, agenda_from, agenda_of, make_schedule
from tests.site.rendering import TEMPLATES, parsed

SAMPLE = (Path(__file__).parents[2] / "sample.yaml").read_bytes()
Link = tuple[str, str]


def pages(site: Site = SITE, today: date = TODAY) -> dict[str, str]:
    return render_pages(agenda_from(SAMPLE, today, site), TEMPLATES)


@pytest.fixture(scope="module")
def sample() -> dict[str, str]:
    return pages()


def at_foot(page: str) -> list[Link]:
    """What the theme's footer shows."""
    found = re.search(r"^change: (.*)$", page, re.MULTILINE)
    return [(each["text"], each["url"]) for each in json.loads(found[1])] if found else []


def in_text(page: str) -> list[Link]:
    found = parsed(page).select('a[href*="/issues/new?"]')
    return [(" ".join(each.get_text().split()), str(each["href"])) for each in found]


def asked(url: str) -> tuple[Form, dict[str, str]]:
    answers = dict(parse_qsl(urlsplit(url).query, strict_parsing=True))
    file = answers.pop("template")
    (form,) = [each for each in FORMS if each.file == file]
    assert answers.keys() <= {field.id for field in form.fields}
    return form, answers


def answers_of(links: list[Link]) -> list[tuple[str, dict[str, str]]]:
    return [(text, asked(url)[1]) for text, url in links]


COMMON: list[tuple[str, dict[str, str]]] = [("Вернуть как было", {}), ("Другое", {})]
IVANOVA = {"teacher": "Иванова Мария Петровна (ivanova)"}


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("index.md", []),
        ("teachers/index.md", [("Добавить педагога", {})]),
        ("months/2027-03.md", [("Свой выходной или рабочий день", {})]),
        (
            "roles/coordinator.md",
            [("Сменить ответственного", {"role": "Ответственный за аттестацию в ОО (coordinator)"})],
        ),
        ("roles/teacher.md", []),
        ("plans/cyclogram.md", []),
        (
            "teachers/ivanova.md",
            [("Запланировать аттестацию", IVANOVA), ("Отпуск, увольнение, возвращение", IVANOVA)],
        ),
    ],
)
def test_the_foot_of_a_page_has_the_forms_that_fit_it(
    sample: dict[str, str], file: str, expected: list[tuple[str, dict[str, str]]]
) -> None:
    assert answers_of(at_foot(sample[file])) == [*expected, *COMMON]


def test_an_attestation_has_its_forms_with_the_steps_that_are_not_done(sample: dict[str, str]) -> None:
    about = IVANOVA | {"category": "высшая"}
    assert answers_of(in_text(sample["teachers/ivanova.md"])) == [
        (
            "Отметить сделанным: открытие ЛК",
            {"step": "Открытие ЛК (open-accounts)"} | about,
        ),
        (
            "Отметить сделанным: загрузка материалов",
            {"step": "Загрузка материалов (upload-materials)"} | about,
        ),
        (
            "Отметить сделанным: подача заявки",
            {"step": "Подача заявки (submit-application)"} | about,
        ),
        ("Отметить сделанным: инструктаж", {"step": "Инструктаж (briefing/2)"} | about),
        ("Перенести аттестацию", about),
        ("Записать решение", about),
    ]


def test_an_attestation_that_is_decided_has_none(sample: dict[str, str]) -> None:
    assert in_text(sample["teachers/bukvareva.md"]) == []


def test_the_same_category_in_two_posts_is_told_apart() -> None:
    attestations = [
        {"for": "высшая", "date": "2027-03-15"},
        {"for": "высшая", "date": "2027-04-15", "position": "учитель ИЗО"},
        {"for": "первая", "date": "2027-05-15"},
    ]
    probina = {
        "id": "probina",
        "name": "Пробина Проба Пробовна",
        "position": "учитель музыки",
        "attestations": attestations,
    }
    found = render_pages(agenda_of(make_schedule(teachers=[probina])), TEMPLATES)["teachers/probina.md"]
    categories = [answers["category"] for text, answers in answers_of(in_text(found)) if text[0] == "П"]
    assert categories == ["высшая (учитель музыки)", "высшая (учитель ИЗО)", "первая"]


def test_work_of_the_school_is_marked_on_its_month_with_the_slot(sample: dict[str, str]) -> None:
    found = answers_of(in_text(sample["months/2027-02.md"]))
    assert (
        "Отметить сделанным: совещания с ответственными",
        {"step": "Совещания с ответственными (meetings)", "slot": "2027-02"},
    ) in found
    assert {text.partition(":")[0] for text, _ in found} == {"Отметить сделанным"}


def form_links(sample: dict[str, str]) -> Iterator[Link]:
    for page in sample.values():
        yield from in_text(page)
        yield from at_foot(page)


# What a person adds to what the link has filled in.
TYPED = {
    "teacher": "Иванова Мария Петровна",
    "category": "педагог-методист",
    "step": "График аттестации",
    "role": "Ответственный за аттестацию в ОО",
    "date": "2027-05-20",
    "status": "в отпуске",
    "people": "Иванова Мария Петровна",
    "days": "2027-04-22",
    "kind": "выходной",
    "name": "Примерова Зинаида Фоминична",
    "position": "учитель физики",
    "number": "7",
    "edits": "выходной 2027-04-22",
}
TYPED_IN_BLANK = {"done.yml": {"slot": "август 2026"}, "result.yml": {"category": "высшая"}}


def test_every_link_of_the_sample_becomes_an_edit_that_can_be_done(sample: dict[str, str]) -> None:
    """What a page fills in, the program must find again in the file."""
    source, found = Source(SAMPLE.decode()), 0
    for text, url in dict.fromkeys(form_links(sample)):
        form, answers = asked(url)
        needed = {
            each.id: TYPED[each.id] for each in form.fields if each.is_required and each.id not in answers
        }
        if not answers:
            needed |= TYPED_IN_BLANK.get(form.file, {})
        body = "\n\n".join(
            f"### {each.label}\n\n{(answers | needed).get(each.id, '_No response_')}" for each in form.fields
        )
        read = read_form(body, TODAY, partial(has_attestation, source))
        applied = apply_edits(SAMPLE, read.edits, file="s.yaml", source_name=text, today=TODAY)
        assert (text, read.problems, applied.problems) == (text, (), ())
        assert applied.data != SAMPLE or form.file not in ("done.yml", "move.yml", "result.yml")
        found += 1
    assert found > 100


def test_every_address_is_one_that_github_takes(sample: dict[str, str]) -> None:
    assert max(len(url) for _, url in form_links(sample)) < LONGEST_ADDRESS


def test_a_site_without_a_repository_has_no_forms() -> None:
    bare = pages(Site("https://school.example.org/"))
    assert list(form_links(bare)) == []
    assert [file for file, text in bare.items() if "Изменить" in text or "Отметить" in text] == []


def test_pages_without_a_place_in_the_file_have_no_forms(sample: dict[str, str]) -> None:
    without = {file for file, text in sample.items() if not at_foot(text)}
    files = ("acts", "edit", "papers", "status", "subscribe")
    assert without == {"help/fields.md", *(f"{each}/index.md" for each in files)}
