"""The picture of the way to an attestation."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from generator.schedule.model import Schedule
from generator.site.parts.timeline import MARGIN, WIDTH, Tick, Timeline, timeline
from tests.samples import TODAY, activity, agenda_of, attestation, make_schedule, plan, school_with, teacher


def picture(schedule: Schedule, today: date = TODAY) -> Timeline | None:
    made = agenda_of(schedule, today)
    return timeline([(each, made.status(each)) for each in made.occurrences], today)


def known(schedule: Schedule, today: date = TODAY) -> Timeline:
    found = picture(schedule, today)
    assert found is not None
    return found


def test_the_way_runs_from_the_first_of_a_month_to_the_attestation() -> None:
    found = known(school_with({"days_before": "10"}, "2027-03-15"))
    assert [(dot.label, dot.is_goal) for dot in found.dots] == [
        ("5 марта: Шаг", False),
        ("15 марта: Аттестация на первую категорию", True),
    ]
    assert found.dots[-1].x == WIDTH - MARGIN
    assert found.ticks == (Tick(MARGIN, "мар"),)
    assert found.description == "5 марта: Шаг; 15 марта: Аттестация на первую категорию"


def test_months_are_ticks_across_the_new_year() -> None:
    found = known(school_with({"days_before": "40"}, "2027-01-20"))
    assert [tick.label for tick in found.ticks] == ["дек", "янв"]


def test_today_is_drawn_inside_the_way_only() -> None:
    school = school_with({"days_before": "10"}, "2027-03-15")
    assert [known(school, date(2027, 3, day)).today is not None for day in (1, 8, 15, 16)] == [
        True,
        True,
        True,
        False,
    ]
    assert known(school, date(2027, 2, 28)).today is None


def test_there_is_no_picture_of_a_single_day() -> None:
    assert picture(school_with({"days_before": "10"}, "2027-03-15", only={"for": ["высшая"]})) is None
    assert picture(make_schedule()) is None


def test_undated_work_is_no_dot() -> None:
    rows = plan(activity({"during": "individual"}, id="talk"), activity({"days_before": "5"}))
    found = known(make_schedule(plans=[rows], teachers=[teacher(attestation())]))
    assert [dot.label for dot in found.dots] == ["10 марта: Шаг", "15 марта: Аттестация на первую категорию"]


@given(st.integers(1, 200), st.dates(date(2027, 3, 1), date(2027, 5, 31)))
def test_dots_and_ticks_stay_inside_the_picture_and_in_order(before: int, day: date) -> None:
    found = known(school_with({"days_before": str(before)}, day.isoformat()), day - timedelta(days=3))
    xs = [dot.x for dot in found.dots]
    assert xs == sorted(xs)
    assert all(MARGIN <= x <= WIDTH - MARGIN for x in [*xs, *(tick.x for tick in found.ticks)])


def test_the_way_to_a_month_only_attestation_lasts_until_the_month_is_over() -> None:
    school = school_with({"days_before": "10"}, "2027-04")
    assert [dot.label for dot in known(school).dots] == [
        "≈ 22 марта: Шаг",
        "в апреле 2027 года, день не назначен: Аттестация на первую категорию",
    ]
    days = [date(2027, 4, 1), date(2027, 4, 30), date(2027, 5, 1)]
    assert [known(school, today).today is not None for today in days] == [True, True, False]
