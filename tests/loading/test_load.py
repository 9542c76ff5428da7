"""Whatever stands in a file, `load` answers with a schedule or with problems that have their place."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.loading import Loaded, load
from generator.occurrences.expand import expand
from generator.schedule.timing import FixedDates
from tests.samples import SCHOOL_TEXT, TODAY

WORDS = [
    *("school teachers plans when date id month май 2027-03-15 первая ~ null a@b.ru =======".split()),
    *("{ } [ ] , \" ' &a *a << !x | > % @ ` « --- ... - # ?".split()),
    *(": ", ":", "- ", "? ", "\n", "\n  ", "\n    ", " ", "\t", "\r", "\r\n"),
]
texts = st.lists(st.sampled_from(WORDS), max_size=30).map("".join) | st.text(max_size=60)


def read(text: str) -> Loaded:
    return load(text.encode(errors="replace"), "schedule.yaml", TODAY)


@given(texts)
def test_any_text_gets_problems_in_order_each_inside_the_file(text: str) -> None:
    lines = re.split(r"\r\n|\r|\n", text)
    loaded = read(text)
    assert loaded.schedule is None
    assert loaded.problems
    assert [problem.order for problem in loaded.problems] == sorted(
        problem.order for problem in loaded.problems
    )
    for problem in loaded.problems:
        line, column = problem.position
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1


@pytest.mark.parametrize(
    ("text", "place"), [("---", (1, 4)), ("", (1, 1)), ("a: [", (1, 5)), ("a: '", (1, 4))]
)
def test_what_is_missing_at_the_end_is_placed_inside_the_file(text: str, place: tuple[int, int]) -> None:
    assert read(text).problems[0].position == place


@given(texts)
def test_the_same_text_gets_the_same_answer(text: str) -> None:
    assert read(text).problems == read(text).problems


@pytest.mark.parametrize(
    "write",
    [
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.removesuffix("\n").encode(),
        lambda text: f"---\n{text}".encode(),
        lambda text: f"%YAML 1.2\n---\n{text}...\n".encode(),
    ],
)
def test_how_a_file_is_saved_changes_nothing(write: Callable[[str], bytes]) -> None:
    assert load(write(SCHOOL_TEXT), "schedule.yaml", TODAY).schedule == read(SCHOOL_TEXT).schedule is not None


def test_every_occurrence_leads_to_its_line() -> None:
    loaded = read(SCHOOL_TEXT)
    assert loaded.schedule is not None
    lines = SCHOOL_TEXT.splitlines()
    for each in expand(loaded.schedule):
        expected = f"- id: {each.activity}" if each.activity else f"- for: {each.category}"
        assert lines[loaded.line_of(each.source) - 1].strip() == expected


def test_what_is_read_as_text_stays_text() -> None:
    text = SCHOOL_TEXT.replace("name: Школа № 0", "name: нет").replace("title: Контроль", "title: 12:30")
    loaded = read(text.replace("place: актовый зал", "place: 0x1F"))
    assert loaded.schedule is not None
    rows = loaded.schedule.plans[0].activities
    meeting = rows[2].when[0]
    assert isinstance(meeting, FixedDates)
    assert (loaded.schedule.school.name, rows[1].title, meeting.place) == ("нет", "12:30", "0x1F")


@pytest.mark.parametrize("size", [300, 3_000, 300_000])
def test_a_message_never_quotes_a_page(size: int) -> None:
    page = "а" * size
    wrong = SCHOOL_TEXT.replace("date: 2027-03-15", f"date: {page}\n        ? {page}\n        : 1")
    for problem in read(wrong).problems:
        assert len(problem.message) <= 301
        assert len(problem.hint or "") <= 301
    assert len(read(f"!{page} x").problems[0].message) <= 301
