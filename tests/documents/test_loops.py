"""Papers in which what was made of some rows is kept are those that are made at once."""

from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from generator.agenda import Agenda
from generator.documents import loops
from generator.documents.build import build_papers
from generator.documents.loops import Pieces
from generator.paper_list import papers_of
from generator.schedule.model import Schedule
from tests.documents.reading import TEMPLATES, sample_agenda
from tests.samples import agenda_of

# Those that have a row or a page for each attestation or teacher.
LONG = {"order", "schedule", "support", "route", "acquaintance", "cover-letter", "perspective"}


@pytest.fixture(autouse=True)
def short_lists_are_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loops, "MANY", 2)
    monkeypatch.setattr(loops, "_TOGETHER", 2)


class Store:
    """What builds leave for each other."""

    def __init__(self) -> None:
        self.kept: dict[bytes, bytes] = {}

    def papers(self, agenda: Agenda, *own: Path, only: set[str] = LONG) -> tuple[dict[str, bytes], int]:
        """Their files, and how many pieces had to be made."""
        pieces = Pieces(self.kept.get, b"program")
        wanted = [each for each in papers_of(agenda.schedule) if each.id in only]
        found = build_papers(agenda, [*own, TEMPLATES], wanted, kept=pieces)
        self.kept |= found.pieces
        return dict(found.files), len(found.pieces)


def fresh(agenda: Agenda, *own: Path, only: set[str] = LONG) -> dict[str, bytes]:
    wanted = [each for each in papers_of(agenda.schedule) if each.id in only]
    return dict(build_papers(agenda, [*own, TEMPLATES], wanted).files)


def edited(**changes: Any) -> Agenda:
    """A teacher of the sample who works and has an open attestation, changed."""
    data = sample_agenda().schedule.model_dump(mode="json", by_alias=True, exclude_unset=True)
    teacher = next(
        each
        for each in data["teachers"]
        if "status" not in each and any("result" not in planned for planned in each.get("attestations", ()))
    )
    planned = next(each for each in teacher["attestations"] if "result" not in each)
    for key, value in changes.items():
        (planned if key == "date" else teacher)[key] = value
    return agenda_of(Schedule.model_validate(data))


def test_whatever_is_kept_the_papers_are_the_same() -> None:
    store, before = Store(), fresh(edited())
    for agenda in (
        edited(date="2027-04-14"),
        edited(name="Азбукина Проба"),
        edited(position="тьютор"),
        edited(status="on_leave"),
        edited(),
    ):
        now = fresh(agenda)
        assert store.papers(agenda)[0] == now != before
        before = now


def test_one_moved_date_makes_few_pieces_anew() -> None:
    store = Store()
    _, all_of_them = store.papers(edited(), only={"route"})
    assert store.papers(edited(), only={"route"})[1] == 0
    _, anew = store.papers(edited(date="2027-04-14"), only={"route"})
    assert 0 < anew <= 2 < all_of_them


def test_words_around_the_rows_are_part_of_what_they_are_kept_by() -> None:
    store, agenda = Store(), sample_agenda()
    store.papers(agenda)
    school = agenda.schedule.school.model_copy(update={"name": "Другая школа"})
    renamed = replace(agenda, schedule=agenda.schedule.model_copy(update={"school": school}))
    assert store.papers(renamed)[0] == fresh(renamed)


def restyled(folder: Path, change: tuple[str, str]) -> Path:
    """A folder with a route of one's own."""
    folder.mkdir()
    with ZipFile(TEMPLATES / "route.docx") as old, ZipFile(folder / "route.docx", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                assert data.count(change[0].encode()) >= 1
                data = data.replace(change[0].encode(), change[1].encode(), 1)
            new.writestr(name, data)
    return folder


# What a row gives depends on more than the row; rows that are no whole paragraphs; a second loop over them.
OWN = {
    "the number of the row": ("{{ page.name }}", "{{ page.name }} {{ loop.index }}"),
    "the number of all rows": ("{{ page.name }}", "{{ page.name }} {{ pages|length }}"),
    "another loop": (
        "{%p for page in pages %}",
        "{%p for page in pages %}</w:t></w:r></w:p><w:p><w:r><w:t>{{ page.day }}</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>{%p endfor %}</w:t></w:r></w:p><w:p><w:r><w:t>{%p for page in pages %}",
    ),
    "a loop inside a paragraph": (
        "{%p for page in pages %}",
        "{% for page in pages %}{{ page.aim }}, {% endfor %}</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>{%p for page in pages %}",
    ),
}


@pytest.mark.parametrize("change", OWN.values(), ids=list(OWN))
def test_a_template_of_ones_own_may_have_anything(tmp_path: Path, change: tuple[str, str]) -> None:
    own, store = restyled(tmp_path / "own", change), Store()
    for agenda in (edited(), edited(date="2027-04-14"), edited(date="2027-04-14")):
        found, _ = store.papers(agenda, own, only={"route"})
        assert found == fresh(agenda, own, only={"route"})
    assert found != fresh(agenda, only={"route"})


def test_a_row_that_a_template_leaves_out_is_told_of_each_time(tmp_path: Path) -> None:
    leaving_out = ("{{ step.box }} {{ step.title }}", "{% if page.name != 'x' %}{{ step.box }}{% endif %}")
    own, store = restyled(tmp_path / "own", leaving_out), Store()
    agenda = edited()
    wanted = [each for each in papers_of(agenda.schedule) if each.id == "route"]
    for _ in range(2):
        found = build_papers(agenda, [own, TEMPLATES], wanted, kept=Pieces(store.kept.get, b"program"))
        store.kept |= found.pieces
        assert [each.code for each in found.problems] == ["document-template"]
        assert dict(found.files) == fresh(agenda, only={"route"})
