"""What the «Сроки» column says of a timing, and why an occurrence has its day."""

from typing import Any

import pytest

from generator.occurrences.expand import expand
from generator.occurrences.occurrence import Occurrence
from generator.schedule.timing import TimingBase
from generator.wording.timings import brief_why, column_lines, timing_text, why, why_beside_day
from tests.samples import attestation, make_schedule, school_with, steps, teacher

CASES: list[tuple[dict[str, Any], str, str]] = [
    (
        {"days_before": "20"},
        "за 20 дней до планируемых сроков аттестации",
        "за 20 дней до 20 января 2027 г.: 31 декабря — выходной (перенос с 04.01.2026), "
        "перенесено на 30 декабря",
    ),
    (
        {"days_before": "21"},
        "за 21 день до планируемых сроков аттестации",
        "за 21 день до 20 января 2027 г. — 30 декабря, среда",
    ),
    (
        {"days_before": "3", "count": "working"},
        "за 3 рабочих дня до планируемых сроков аттестации",
        "за 3 рабочих дня до 20 января 2027 г. — 15 января, пятница",
    ),
    (
        {"days_after": "10"},
        "через 10 дней после аттестации",
        "через 10 дней после 20 января 2027 г.: 30 января — суббота, перенесено на 29 января",
    ),
    (
        {"days_after": "1", "count": "working"},
        "через 1 рабочий день после аттестации",
        "через 1 рабочий день после 20 января 2027 г. — 21 января, четверг",
    ),
    (
        {"during": "individual"},
        "согласно индивидуальному графику аттестации",
        "согласно индивидуальному графику аттестации: с 1 сентября 2026 г. по 20 января 2027 г.",
    ),
    (
        {"during": "year"},
        "в течение учебного года",
        "в течение учебного года: с 1 сентября 2026 г. по 31 мая 2027 г.",
    ),
    ({"month": "май"}, "май", "до конца месяца (май 2027) — 31 мая, понедельник"),
    (
        {"month": "февраль"},
        "февраль",
        "до конца месяца (февраль 2027): 28 февраля — воскресенье, перенесено на 26 февраля",
    ),
    (
        {"month": "март", "day": "8"},
        "до 8 марта",
        "до 8 числа месяца (март 2027): 8 марта — Международный женский день, перенесено на 5 марта",
    ),
    (
        {"date": "2026-09-15"},
        "15 сентября 2026 г.",
        "назначено — 15 сентября, вторник",
    ),
    (
        {"date": "2027-03-14", "time": "9:05", "place": "актовый зал"},
        "14 марта 2027 г., в 09:05, актовый зал",
        "назначено — 14 марта, воскресенье",
    ),
    (
        {"by_schedule_of": "МБУ ИМЦ"},
        "по графику МБУ ИМЦ",
        "по графику МБУ ИМЦ; дата ещё не назначена",
    ),
    (
        {"by_schedule_of": "МБУ ИМЦ", "date": "2027-02-10"},
        "по графику МБУ ИМЦ, 10 февраля 2027 г.",
        "по графику МБУ ИМЦ — 10 февраля, среда",
    ),
]


@pytest.mark.parametrize(("when", "column", "reason"), CASES)
def test_a_timing_and_its_date_are_told_in_a_sentence(when: dict[str, Any], column: str, reason: str) -> None:
    schedule = school_with(when, "2027-01-20")
    assert column_lines(schedule.plans[0].activities[0].when) == (column,)
    assert [why(each) for each in steps(schedule)] == [reason]


@pytest.mark.parametrize(
    ("when", "column"),
    [
        ({"every": "month"}, "ежемесячно"),
        ({"every": "month", "day": "25"}, "ежемесячно, до 25 числа"),
        ({"month": ["сентябрь", "февраль", "апрель"]}, "сентябрь, февраль, апрель"),
        ({"month": ["сентябрь", "май"], "day": "5"}, "до 5 сентября, до 5 мая"),
        ({"date": ["2026-09-15", "2027-02-16"]}, "15 сентября 2026 г., 16 февраля 2027 г."),
        ({"month": ["сентябрь", "май"], "note": "итоговый"}, "итоговый в сентябре, мае"),
        ({"month": "июнь", "day": "20", "note": "итоговый"}, "итоговый до 20 июня"),
        ({"during": "year", "text": "в течение года"}, "в течение года"),
        ({"month": "май", "text": "конец года", "note": "итоговый"}, "конец года"),
        (
            [{"month": "август", "note": "вводный"}, {"during": "individual", "note": "текущий"}],
            "вводный в августе, текущий согласно индивидуальному графику аттестации",
        ),
    ],
)
def test_the_column_says_it_as_official_papers_do(when: Any, column: str) -> None:
    assert column_lines(school_with(when).plans[0].activities[0].when) == (column,)


TWICE = {"during": "year", "text": ["в течение года", "в течение года"]}


@pytest.mark.parametrize(
    ("when", "lines"),
    [
        (TWICE, ("в течение года", "в течение года")),
        ([{"month": "май"}, TWICE], ("май", "в течение года", "в течение года")),
        ([{"month": "май"}, {"month": "июнь", "text": ["в июне"]}], ("май, в июне",)),
    ],
)
def test_a_timing_can_have_several_lines_in_the_column(when: Any, lines: tuple[str, ...]) -> None:
    assert column_lines(school_with(when).plans[0].activities[0].when) == lines


def test_a_timing_with_several_lines_is_one_occurrence_and_said_once_elsewhere() -> None:
    schedule = school_with(TWICE)
    assert [each.key for each in steps(schedule)] == ["2026/plan/step/year"]
    assert [timing_text(each) for each in schedule.plans[0].activities[0].when] == ["в течение года"]
    other = school_with({"during": "year", "text": ["весь год", "до мая"]})
    assert [timing_text(each) for each in other.plans[0].activities[0].when] == ["весь год, до мая"]


def test_every_month_says_its_own_month() -> None:
    reasons = [why(each) for each in steps(school_with({"every": "month", "day": "25"}))]
    assert reasons[:2] == [
        "до 25 числа месяца (сентябрь 2026) — 25 сентября, пятница",
        "до 25 числа месяца (октябрь 2026): 25 октября — воскресенье, перенесено на 23 октября",
    ]


@pytest.mark.parametrize(
    ("calendar", "when", "reason"),
    [
        # A transfer of the government's.
        ({}, {"days_before": "23"}, "за 23 дня до 15 марта 2027 г. — 20 февраля, рабочая суббота"),
        (
            {},
            {"days_before": "20"},
            "за 20 дней до 15 марта 2027 г.: 23 февраля — День защитника Отечества, "
            "перенесено на 20 февраля, рабочую субботу",
        ),
        # A day of the school's own.
        (
            {"workdays": ["2027-03-13"]},
            {"days_before": "2"},
            "за 2 дня до 15 марта 2027 г. — 13 марта, рабочая суббота",
        ),
        (
            {"workdays": ["2027-03-14"]},
            {"date": "2027-03-14"},
            "назначено — 14 марта, рабочее воскресенье",
        ),
        (
            {"workdays": ["2027-02-28"]},
            {"days_before": "15"},
            "за 15 дней до 15 марта 2027 г. — 28 февраля, рабочее воскресенье",
        ),
        (
            {"workdays": ["2027-02-28"], "days_off": ["2027-03-01"]},
            {"days_before": "14"},
            "за 14 дней до 15 марта 2027 г.: 1 марта — выходной в школе, "
            "перенесено на 28 февраля, рабочее воскресенье",
        ),
        # A week of six days.
        (
            {"week": "6"},
            {"days_before": "1"},
            "за 1 день до 15 марта 2027 г.: 14 марта — воскресенье, перенесено на 13 марта, рабочую субботу",
        ),
        # No working day at all.
        ({"shift": "none"}, {"days_before": "2"}, "за 2 дня до 15 марта 2027 г. — 13 марта, суббота"),
    ],
)
def test_a_weekend_on_which_the_school_works_is_said_to_be_one(
    calendar: dict[str, Any], when: dict[str, Any], reason: str
) -> None:
    schedule = school_with(when, "2027-03-15", calendar=calendar)
    assert [why(each) for each in steps(schedule)] == [reason]


def test_a_row_that_does_not_shift_has_its_day_off() -> None:
    schedule = school_with({"days_before": "8"}, "2027-03-15", shift="none")
    assert [why(each) for each in steps(schedule)] == ["за 8 дней до 15 марта 2027 г. — 7 марта, воскресенье"]


@pytest.mark.parametrize(
    ("planned", "reason"),
    [
        ("2027-03-15", "планируемая дата аттестации — 15 марта 2027 г., понедельник"),
        ("2027-03-14", "планируемая дата аттестации — 14 марта 2027 г., воскресенье"),
        ("2027-01-07", "планируемая дата аттестации — 7 января 2027 г., четверг — Рождество Христово"),
        ("2027-02-20", "планируемая дата аттестации — 20 февраля 2027 г., рабочая суббота"),
        (
            "2027-02-22",
            "планируемая дата аттестации — 22 февраля 2027 г., понедельник — выходной (перенос с 20.02.2027)",
        ),
        ("2027-05", "планируется в мае 2027 года; день ещё не назначен"),
    ],
)
def test_a_planned_date_says_that_it_is_one(planned: str, reason: str) -> None:
    [occurrence] = expand(make_schedule(teachers=[teacher(attestation(planned))]))
    assert why(occurrence) == reason


def test_all_that_counts_from_a_month_only_date_says_that_it_is_approximate() -> None:
    schedule = school_with(
        [{"days_before": "11"}, {"days_before": "10"}, {"days_after": "10"}, {"during": "individual"}],
        "2027-04",
    )
    assert [why(each) for each in steps(schedule)] == [
        "ориентировочно, за 11 дней до начала апреля 2027 года: "
        "21 марта — воскресенье, перенесено на 19 марта",
        "ориентировочно, за 10 дней до начала апреля 2027 года — 22 марта, понедельник",
        "ориентировочно, через 10 дней после начала апреля 2027 года: "
        "11 апреля — воскресенье, перенесено на 9 апреля",
        "ориентировочно, согласно индивидуальному графику аттестации: "
        "с 1 сентября 2026 г. по 1 апреля 2027 г.",
    ]


@pytest.mark.parametrize(
    ("planned", "told"),
    [
        ("2027-03-15", "за 10 дней до 15 марта 2027 г."),
        ("2027-04-14", "за 10 дней до 14 апреля 2027 г.: 4 апреля — воскресенье, перенесено на 2 апреля"),
        ("2027-04", "ориентировочно, за 10 дней до начала апреля 2027 года"),
    ],
)
def test_beside_its_day_a_reason_names_no_other_than_the_one_it_was_moved_from(
    planned: str, told: str
) -> None:
    (step,) = steps(school_with({"days_before": "10"}, planned))
    assert why(step, is_day_told=True) == told


def test_no_timing_and_no_kind_goes_without_words() -> None:
    with pytest.raises(TypeError):
        timing_text(TimingBase())
    for reason in (why, why_beside_day):
        with pytest.raises(TypeError):
            reason(Occurrence(key="k", title="Шаг", source=()))


@pytest.mark.parametrize(
    ("when", "reason", "of_goal"),
    [
        ({"days_before": "21"}, "за 21 день", "за 21 день до аттестации"),
        ({"days_before": "20"}, "за 20 дней, с переносом", "за 20 дней до аттестации, с переносом"),
        ({"days_before": "3", "count": "working"}, "за 3 рабочих дня", "за 3 рабочих дня до аттестации"),
        ({"days_after": "1"}, "через 1 день", "через 1 день после аттестации"),
        ({"during": "individual"}, *["согласно индивидуальному графику аттестации"] * 2),
        ({"month": "май"}, *["до конца месяца"] * 2),
        ({"month": "март", "day": "8"}, *["до 8 числа месяца, с переносом"] * 2),
        ({"date": "2027-03-11", "time": "9:05"}, *["назначено"] * 2),
        ({"by_schedule_of": "МБУ ИМЦ"}, *["по графику МБУ ИМЦ"] * 2),
    ],
)
def test_a_reason_in_two_or_three_words_names_no_date(
    when: dict[str, Any], reason: str, of_goal: str
) -> None:
    (step,) = steps(school_with(when, "2027-01-20"))
    assert (brief_why(step), brief_why(step, "аттестации")) == (reason, of_goal)


@pytest.mark.parametrize(
    ("when", "of_goal"),
    [
        ({"days_before": "10"}, "за 10 дней до начала апреля"),
        ({"days_before": "5"}, "за 5 дней до начала апреля, с переносом"),
        ({"days_after": "20"}, "через 20 дней после начала апреля"),
        ({"during": "individual"}, "согласно индивидуальному графику аттестации"),
    ],
)
def test_a_reason_counts_from_the_beginning_of_the_month_where_no_more_is_known(
    when: dict[str, Any], of_goal: str
) -> None:
    (step,) = steps(school_with(when, "2027-04"))
    assert brief_why(step, "аттестации") == of_goal


@pytest.mark.parametrize(
    ("day", "reason"), [("2027-03-15", "планируемый день"), ("2027-03", "планируемый месяц")]
)
def test_an_attestations_own_reason_is_that_it_is_planned(day: str, reason: str) -> None:
    (planned,) = expand(make_schedule(teachers=[teacher(attestation(day))]))
    assert brief_why(planned) == reason


@pytest.mark.parametrize(
    ("when", "calendar", "reason"),
    [
        ({"days_before": "10"}, {}, "за 10 дней до 15 марта 2027 г."),
        (
            {"days_before": "20"},
            {},
            "за 20 дней до 15 марта 2027 г.; 23 февраля — День защитника Отечества, поэтому срок раньше",
        ),
        (
            {"days_before": "8"},
            {"shift": "next"},
            "за 8 дней до 15 марта 2027 г.; 7 марта — воскресенье, поэтому срок позже",
        ),
        ({"during": "individual"}, {}, "согласно индивидуальному графику аттестации"),
        ({"by_schedule_of": "МБУ ИМЦ"}, {}, "по графику МБУ ИМЦ"),
        ({"date": "2027-03-11"}, {}, ""),
        ({"date": "2027-03-11", "time": "9:05"}, {}, ""),
    ],
)
def test_beside_the_day_a_reason_does_not_repeat_it(
    when: dict[str, Any], calendar: dict[str, Any], reason: str
) -> None:
    (step,) = steps(school_with(when, "2027-03-15", calendar=calendar))
    assert why_beside_day(step) == reason


@pytest.mark.parametrize("day", ["2027-03-15", "2027-03"])
def test_beside_its_day_an_attestation_needs_no_reason(day: str) -> None:
    (planned,) = expand(make_schedule(teachers=[teacher(attestation(day))]))
    assert why_beside_day(planned) == ""
