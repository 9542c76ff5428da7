"""What is kept of a district is what would be made now, whatever was edited, and most of it is kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from generator.agenda import Agenda
from generator.cache import Cache
from generator.district.site import district_tree
from generator.district.view import DistrictAgenda, SchoolStanding
from generator.documents.making import Maker
from generator.file_names import DISTRICT_DOCUMENTS
from generator.site.page import Page
from generator.site.writing import Writer
from generator.summary import Summary
from tests.district.invented import GONE, TODAY, invented, municipal
from tests.district.rendering import folders_of
from tests.district.samples import district

Schools = list[SchoolStanding]
YEAR = {"school_year": {"start": "2026-09-01", "end": "2027-05-31"}}


def first(schools: Schools, change: Callable[[Summary], dict[str, Any]]) -> Schools:
    """With another summary of the first school."""
    summary = schools[0].summary
    assert summary
    return [replace(schools[0], summary=summary.model_copy(update=change(summary))), *schools[1:]]


def with_row(schools: Schools, **changes: Any) -> Schools:
    """With another attestation of the first school."""
    return first(
        schools,
        lambda summary: {
            "attestations": (summary.attestations[0].model_copy(update=changes), *summary.attestations[1:])
        },
    )


def with_entry(schools: Schools, number: int, **changes: Any) -> Schools:
    found = schools[number]
    changed = replace(found, entry=found.entry.model_copy(update=changes))
    return [*schools[:number], changed, *schools[number + 1 :]]


EDITS: dict[str, Callable[[Schools], Schools]] = {
    "an attestation is moved to another day": lambda all_: with_row(all_, date=date(2026, 10, 21)),
    "to another month": lambda all_: with_row(all_, date=date(2027, 2, 3)),
    "to another year": lambda all_: with_row(all_, date=date(2027, 11, 3)),
    "it has its decision": lambda all_: with_row(all_, result=date(2026, 10, 30)),
    "the teacher has another name": lambda all_: with_row(all_, teacher="Новая Проба Образцовна"),
    "and another post": lambda all_: with_row(all_, position="логопед"),
    "nothing is overdue": lambda all_: first(all_, lambda _: {"overdue": ()}),
    "it publishes again": lambda all_: first(all_, lambda _: {"built": TODAY - timedelta(days=1)}),
    "fewer teachers": lambda all_: first(
        all_, lambda summary: {"teachers": summary.teachers.model_copy(update={"total": 7, "ending": 1})}
    ),
    "another perspective": lambda all_: first(all_, lambda _: {"perspective": {}}),
    "the district calls a school otherwise": lambda all_: with_entry(all_, 1, name="МБОУ Лицей № 2"),
    "its site has moved": lambda all_: with_entry(all_, 1, site="https://new.example.org/"),
    "it is gone": lambda all_: [
        all_[0],
        replace(all_[1], copied=TODAY - timedelta(days=2), fault=GONE),
        *all_[2:],
    ],
    "the file names it no longer": lambda all_: [all_[0], *all_[2:]],
    "schools stand in another order": lambda all_: all_[::-1],
}


def tree(view: DistrictAgenda, cache: Cache) -> dict[str, bytes]:
    return district_tree(view, folders_of, cache=cache).files


def stages() -> list[tuple[str, DistrictAgenda]]:
    """Edit after edit, then what concerns all schools."""
    schools, found = list(invented().schools), []
    for name, edit in EDITS.items():
        schools = edit(schools)
        found.append((name, district(schools, TODAY, **municipal() | YEAR)))
    plan = municipal()
    plan["plans"][0]["activities"][0]["title"] = "Сбор списков *аттестуемых*"
    renamed = plan | YEAR | {"district": {"name": "Другой район"}}
    found.append(("a row of the plan", district(schools, TODAY, **plan | YEAR)))
    found.append(("another name", district(schools, TODAY, **renamed)))
    found.append(("the next day", district(schools, TODAY + timedelta(days=1), **renamed)))
    return found


def test_kept_files_are_those_that_would_be_made_after_any_edit(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        tree(invented(), cache)
    for name, view in stages():
        with Cache(tmp_path) as cache:
            found = tree(view, cache)
        expected = tree(view, Cache(None))
        assert (name, [file for file in expected if found.get(file) != expected[file]]) == (name, [])
        assert found.keys() == expected.keys()


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What has been made: pages by their addresses, papers by their files."""
    found: list[str] = []
    texts, word, excel = Writer.texts, Maker.word, Maker.excel

    def write(writer: Writer, pages: Any, agenda: Agenda) -> dict[str, str]:
        known: list[Page] = list(pages)
        found.extend(each.path for each in known)
        return texts(writer, known, agenda)

    def fill_in(maker: Any, paper: Any, file: str, *more: Any) -> None:
        found.append(file)
        word(maker, paper, file, *more)

    def lay_out(maker: Any, paper: Any, file: str, *more: Any) -> None:
        found.append(file)
        excel(maker, paper, file, *more)

    monkeypatch.setattr(Writer, "texts", write)
    monkeypatch.setattr(Maker, "word", fill_in)
    monkeypatch.setattr(Maker, "excel", lay_out)
    return found


def test_a_moved_date_makes_only_what_shows_it(tmp_path: Path, made: list[str]) -> None:
    schools = list(invented().schools)
    with Cache(tmp_path) as cache:
        tree(invented(), cache)
    made.clear()
    moved = district(with_row(schools, date=date(2027, 5, 27)), TODAY, **municipal() | YEAR)
    with Cache(tmp_path) as cache:
        tree(moved, cache)
    of_plans = ("plans/", "months/", "roles/", "subscribe/")
    assert [each for each in made if not each.startswith(of_plans)] == [
        "",
        "lists/",
        "schools/sosh-1/",
        "lists/2026-10/",
        "lists/2027-05/",
        "papers/lists.xlsx",
    ]


def test_a_template_that_does_not_work_is_told_at_each_build(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "report.docx").write_bytes(b"no document")

    def folders(name: str) -> list[Path]:
        return [*([own] if name == DISTRICT_DOCUMENTS else []), *folders_of(name)]

    told = []
    for _ in range(2):
        with Cache(tmp_path / "cache") as cache:
            told.append(district_tree(invented(), folders, cache=cache).problems)
    assert told[0] == told[1] != ()
