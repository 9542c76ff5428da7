"""Occurrences in words: when they are, as each output tells it."""

from datetime import date
from typing import Any

import pytest

from generator.occurrences.expand import expand
from generator.occurrences.occurrence import Kind, Occurrence, Status
from generator.wording import occurrences
from generator.wording.occurrences import BRIEF, GONE, LOG, MAIL, NEWS, SITE, TABLE, When, told_day, when
from tests.samples import attestation, make_schedule, school_with, steps, teacher

STYLES = {"SITE": SITE, "MAIL": MAIL, "NEWS": NEWS, "GONE": GONE, "BRIEF": BRIEF, "LOG": LOG, "TABLE": TABLE}


def only(timing: Any, planned: str = "2027-03-15") -> Occurrence:
    [occurrence] = steps(school_with(timing, planned))
    return occurrence


def attested(planned: str, **more: Any) -> Occurrence:
    [occurrence] = expand(make_schedule(teachers=[teacher(attestation(planned, **more))]))
    return occurrence


DEADLINE = only({"days_before": "10"})
ROUGH_DEADLINE = only({"days_before": "10"}, "2027-04")
WORKING_SATURDAY = only({"date": "2027-02-20"})
MEETING = only({"date": "2026-12-15", "time": "9:05", "minutes": "90", "place": "актовый зал"})
MEETING_SOMEWHERE = only({"date": "2026-12-15", "time": "15:00"})
PERIOD = only({"during": "individual"})
ROUGH_PERIOD = only({"during": "individual"}, "2027-04")
UNDATED = only({"by_schedule_of": "МБУ ИМЦ"})
ATTESTATION = attested("2027-03-15")
MONTH_ONLY = attested("2027-04")
MONTH_ONLY_DONE = attested("2027-04", result={"date": "2027-04-20"})


def test_every_status_and_kind_has_its_word() -> None:
    assert set(occurrences.STATUS_TITLES) == set(Status)
    assert set(occurrences.KIND_TITLES) == set(Kind)


@pytest.mark.parametrize(
    ("occurrence", "words"),
    [
        (DEADLINE, When(date(2027, 3, 5), "5 марта 2027 г.", "пятница")),
        (ROUGH_DEADLINE, When(date(2027, 3, 22), "≈ 22 марта 2027 г.", "понедельник")),
        (WORKING_SATURDAY, When(date(2027, 2, 20), "20 февраля 2027 г.", "рабочая суббота")),
        (MEETING, When(date(2026, 12, 15), "15 декабря 2026 г.", "вторник", "09:05", "актовый зал")),
        (MEETING_SOMEWHERE, When(date(2026, 12, 15), "15 декабря 2026 г.", "вторник", "15:00")),
        (PERIOD, When(None, "с 01.09.2026 по 15.03.2027")),
        (ROUGH_PERIOD, When(None, "с 01.09.2026 по ≈ 01.04.2027")),
        (UNDATED, When(None, "дата не назначена")),
        (ATTESTATION, When(date(2027, 3, 15), "15 марта 2027 г.", "понедельник")),
        (MONTH_ONLY, When(None, "в апреле 2027 года, день не назначен")),
        (MONTH_ONLY_DONE, When(None, "в апреле 2027 года")),
    ],
)
def test_the_site_tells_every_kind_in_its_words(occurrence: Occurrence, words: When) -> None:
    assert when(occurrence, SITE) == words


@pytest.mark.parametrize(
    ("style", "words"),
    [
        ("SITE", "15 декабря 2026 г., вторник, 09:05, актовый зал"),
        ("MAIL", "15 декабря 2026 г., вторник, в 09:05, актовый зал"),
        ("NEWS", "15 декабря 2026 г., вторник, в 09:05, актовый зал"),
        ("GONE", "15 декабря 2026 г., вторник, в 09:05, актовый зал"),
        ("BRIEF", "15 декабря, вторник, в 09:05, актовый зал"),
        ("LOG", "15.12.2026, вторник, в 09:05, актовый зал"),
        ("TABLE", "15.12.2026, вт, 09:05 (90 мин), актовый зал"),
    ],
)
def test_every_style_tells_a_meeting_in_full(style: str, words: str) -> None:
    assert when(MEETING, STYLES[style]).in_full == words


@pytest.mark.parametrize(
    ("style", "words"),
    [
        ("SITE", "в апреле 2027 года, день не назначен"),
        ("MAIL", "в апреле 2027 года, день не назначен"),
        ("NEWS", "в апреле 2027 года, день не назначен"),
        ("BRIEF", "в апреле 2027 года, день не назначен"),
        ("LOG", "в апреле 2027 года, день не назначен"),
        ("TABLE", "в апреле 2027 года, день не назначен"),
        ("GONE", "апрель 2027 года, день не назначен"),
    ],
)
@pytest.mark.parametrize("today", [date(2027, 3, 31), date(2027, 4, 1), date(2027, 4, 2)])
def test_no_style_tells_a_day_of_a_month_only_attestation_or_counts_to_it(
    style: str, words: str, today: date
) -> None:
    assert (
        when(MONTH_ONLY, STYLES[style]).with_left(today) == when(MONTH_ONLY, STYLES[style]).in_full == words
    )


@pytest.mark.parametrize("style", STYLES)
def test_every_style_marks_what_counts_from_a_month_only_attestation(style: str) -> None:
    assert when(ROUGH_DEADLINE, STYLES[style]).day.startswith("≈ 22")


@pytest.mark.parametrize("style", STYLES)
def test_every_style_tells_a_period_from_when_to_when(style: str) -> None:
    told = [when(each, STYLES[style]).in_full for each in (PERIOD, ROUGH_PERIOD)]
    assert told == ["с 01.09.2026 по 15.03.2027", "с 01.09.2026 по ≈ 01.04.2027"]


@pytest.mark.parametrize("style", STYLES)
def test_every_style_has_a_word_for_what_has_no_day(style: str) -> None:
    words = "без даты" if style in ("NEWS", "GONE", "BRIEF", "LOG") else "дата не назначена"
    assert when(UNDATED, STYLES[style]) == told_day(UNDATED.key, None, STYLES[style]) == When(None, words)


def test_what_is_left_stands_behind_the_day_where_days_can_be_counted() -> None:
    some = (DEADLINE, ROUGH_DEADLINE, UNDATED)
    assert [when(each, BRIEF).with_left(date(2027, 3, 4)) for each in some] == [
        "5 марта, завтра",
        "≈ 22 марта, через 18 дней",
        "без даты",
    ]


def test_time_and_place_stand_together_where_there_are_any() -> None:
    assert [when(each, SITE).at_time for each in (MEETING, MEETING_SOMEWHERE, DEADLINE)] == [
        "09:05, актовый зал",
        "15:00",
        "",
    ]


def test_a_day_that_was_told_is_told_without_its_occurrence() -> None:
    assert told_day(DEADLINE.key, date(2027, 3, 5), LOG) == When(date(2027, 3, 5), "05.03.2027")
    assert told_day(DEADLINE.key, date(2027, 3, 1), LOG) == When(date(2027, 3, 1), "01.03.2027")
    assert told_day(DEADLINE.key, None, LOG) == When(None, "без даты")


def test_of_a_first_that_was_told_of_an_attestation_only_the_month_is_sure() -> None:
    assert told_day(ATTESTATION.key, date(2027, 4, 1), NEWS) == When(None, "в апреле 2027 года")
    assert told_day(ATTESTATION.key, date(2027, 4, 1), GONE) == When(None, "апрель 2027 года")
    assert told_day(ATTESTATION.key, date(2027, 4, 2), NEWS) == When(date(2027, 4, 2), "2 апреля 2027 г.")


def test_what_is_overdue_says_for_how_long() -> None:
    due = date(2026, 11, 20)
    assert [occurrences.overdue(due, date(2026, 11, day)) for day in (21, 23)] == [
        "просрочено на 1 день",
        "просрочено на 3 дня",
    ]


@pytest.mark.parametrize(("occurrence", "shown"), [(ROUGH_DEADLINE, "≈ срок"), (DEADLINE, "срок")])
def test_what_is_approximate_is_marked(occurrence: Occurrence, shown: str) -> None:
    assert occurrences.approximately("срок", occurrence) == shown
