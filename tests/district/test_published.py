"""Whatever a school's address gives, it is a summary within bounds or a fault in words."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.district.published import LONGEST_TEXT, MOST_ROWS, NEWER, Fault, FaultKind, read_summary
from generator.summary import MAX_BYTES, Summary, summary_data
from tests.district.samples import a_teacher, changed, entry, school
from tests.samples import TODAY

GOOD = school("sosh-1", a_teacher(1, "2027-03-15"), a_teacher(2))


def fault_of(data: bytes) -> Fault:
    found = read_summary(data, entry(1), TODAY)
    assert isinstance(found, Fault), found
    return found


def words_with(**changes: Any) -> str:
    found = fault_of(changed(GOOD, **changes))
    assert found.kind is FaultKind.NOT_A_SUMMARY
    return found.words.removeprefix("по её адресу не сводка школы: ")


def teachers(**changes: Any) -> dict[str, Any]:
    about: dict[str, Any] = json.loads(GOOD.teachers.model_dump_json())
    return about | changes


def test_what_a_school_publishes_is_read_as_it_was() -> None:
    assert read_summary(summary_data(GOOD), entry(1), TODAY) == GOOD


def test_a_school_may_have_no_id_of_its_own() -> None:
    assert isinstance(
        read_summary(changed(GOOD, school={"id": None, "name": "Школа"}), entry(1), TODAY), Summary
    )


def test_the_summary_of_another_school_is_not_this_ones() -> None:
    assert fault_of(summary_data(school("sosh-2"))) == Fault(
        FaultKind.OTHER_SCHOOL, "по её адресу сводка другой школы: sosh-2"
    )


@pytest.mark.parametrize("data", [changed(GOOD, version=2), b'{"version": 9, "anything": [1]}'])
def test_a_newer_version_is_told_as_such(data: bytes) -> None:
    assert fault_of(data) == NEWER


def test_more_bytes_than_a_school_has_are_not_looked_at() -> None:
    assert fault_of(b" " * (MAX_BYTES + 1)) == Fault(FaultKind.TOO_LARGE, "сводка больше 5 МБ")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html>404</html>",
        b"\xff\xfe",
        b"\x1f\x8b\x08\x00",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"1" * 100_000,
        b'{"version": 1, "school": "\\ud800"}',
    ],
)
def test_bytes_that_are_no_json_say_so(data: bytes) -> None:
    assert fault_of(data).words.removeprefix("по её адресу не сводка школы: ") == "это не JSON"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"[]", "ключи не те"),
        (b"null", "ключи не те"),
        (b'{"<script>": 1}', "не подходит «version»"),
        (changed(GOOD, version="1"), "не подходит «version»"),
        (changed(GOOD, extra=1), "ключи не те"),
        (changed(GOOD, attestations="нет"), "не подходит «attestations»"),
        (changed(GOOD, teachers=teachers(total=-1)), "не подходит «teachers»"),
        (changed(GOOD, teachers=teachers(total=1e400)), "не подходит «teachers»"),
    ],
)
def test_json_of_another_shape_names_the_part_and_repeats_no_word_of_it(data: bytes, words: str) -> None:
    assert fault_of(data).words.removeprefix("по её адресу не сводка школы: ") == words


ROW = {"key": "2026/plan/a/year", "title": "Шаг", "due": "2026-11-01"}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"built": (TODAY + timedelta(days=2)).isoformat()}, "она построена днём, который ещё не наступил"),
        ({"overdue": [ROW] * (MOST_ROWS + 1)}, f"в ней чего-то больше {MOST_ROWS}"),
        ({"teachers": teachers(total=10**9)}, f"в ней чего-то больше {MOST_ROWS}"),
        (
            {"teachers": teachers(by_position={str(n): 1 for n in range(501)})},
            "в ней слишком много должностей",
        ),
        ({"perspective": {f"20{n}-20{n + 1}": {} for n in range(10, 40)}}, "в ней слишком много лет"),
        ({"teachers": teachers(by_category={"<b>": 1})}, "в ней неизвестная категория"),
        ({"overdue": [ROW | {"key": "../../x"}]}, "в ней ключ, какого не бывает"),
        ({"perspective": {"<b>": {}}}, "в ней учебный год, какого не бывает"),
        ({"overdue": [ROW | {"due": "9999-12-31"}]}, "в ней день, какого не бывает"),
        ({"overdue": [ROW | {"title": "я" * 2_001}]}, f"в ней текст длиннее {LONGEST_TEXT} знаков"),
        ({"school": {"id": None, "name": "a\x00b"}}, "в ней невидимые служебные знаки"),
    ],
)
def test_what_no_school_has_is_refused(changes: dict[str, Any], words: str) -> None:
    assert words_with(**changes) == words


def test_a_school_further_east_may_be_a_day_ahead() -> None:
    ahead = school("sosh-1", today=TODAY + timedelta(days=1))
    assert read_summary(summary_data(ahead), entry(1), TODAY) == ahead


@given(
    st.binary()
    | st.recursive(st.none() | st.text() | st.floats(), st.lists).map(lambda v: json.dumps(v).encode())
)
def test_any_bytes_give_a_fault_and_never_a_crash(data: bytes) -> None:
    assert fault_of(data).kind is FaultKind.NOT_A_SUMMARY


PATHS = [*json.loads(summary_data(GOOD))]


@given(st.sampled_from(PATHS), st.recursive(st.none() | st.text() | st.integers(), st.lists, max_leaves=5))
def test_any_value_of_any_part_gives_a_summary_or_a_fault(key: str, value: object) -> None:
    found = read_summary(changed(GOOD, **{key: value}), entry(1), date(2026, 11, 21))
    assert isinstance(found, Summary | Fault)
