"""Sums over a district are the sums over its schools."""

from collections import Counter
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.district.totals import Totals, totals, totals_of
from generator.schedule.choices import Category
from generator.summary import AttestationPart, OverduePart, SchoolPart, Summary, TeachersPart, YearPart
from tests.district.samples import a_teacher, school

DAYS = st.dates(date(2026, 9, 1), date(2027, 5, 31))
POSTS = st.sampled_from(["учитель", "логопед", "воспитатель"])
COUNTS = st.integers(0, 40)


@st.composite
def rows(draw: st.DrawFn) -> AttestationPart:
    day = draw(DAYS)
    return AttestationPart(
        key="2026/attestation/a/first",
        teacher="Пробина П. О.",
        position=draw(POSTS),
        category=draw(st.sampled_from(Category)),
        date=day,
        approximate=draw(st.booleans()),
        result=draw(st.none() | st.just(day)),
    )


@st.composite
def summaries(draw: st.DrawFn) -> Summary:
    overdue = [
        OverduePart(key="2026/p/a/year", title="Шаг", due=day) for day in draw(st.lists(DAYS, max_size=4))
    ]
    years = st.sampled_from(["2026-2027", "2027-2028"])
    return Summary(
        version=1,
        school=SchoolPart(id=None, name="Школа"),
        year=YearPart(start=date(2026, 9, 1), end=date(2027, 5, 31)),
        built=date(2026, 11, 21),
        reminded=None,
        teachers=TeachersPart(
            total=draw(COUNTS),
            by_category=draw(st.dictionaries(st.sampled_from(["высшая", "первая"]), COUNTS)),
            by_position=draw(st.dictionaries(POSTS, COUNTS)),
            ending=draw(COUNTS),
        ),
        attestations=tuple(draw(st.lists(rows(), max_size=5))),
        overdue=tuple(overdue),
        perspective=draw(
            st.dictionaries(years, st.dictionaries(st.sampled_from(Category), COUNTS, max_size=3))
        ),
    )


@settings(max_examples=40)
@given(st.lists(summaries(), max_size=4))
def test_sums_over_the_district_equal_the_sums_over_its_schools(schools: list[Summary]) -> None:
    found = totals(schools)
    every = [row for each in schools for row in each.attestations]
    assert found.schools == len(schools)
    assert found.teachers == sum(each.teachers.total for each in schools)
    assert found.ending == sum(each.teachers.ending for each in schools)
    assert found.overdue == sum(len(each.overdue) for each in schools)
    assert found.attested == len(every) == found.months.total()
    assert found.decided == sum(1 for row in every if row.result)
    assert found.months == Counter(date(row.date.year, row.date.month, 1) for row in every)
    assert found.attested_by_post == Counter(row.position for row in every)
    assert found.attested_by_category == Counter(row.category for row in every)
    for post in ("учитель", "логопед", "воспитатель"):
        assert found.by_post[post] == sum(each.teachers.by_position.get(post, 0) for each in schools)
    for title in ("высшая", "первая"):
        assert found.by_category[title] == sum(each.teachers.by_category.get(title, 0) for each in schools)
    for year in ("2026-2027", "2027-2028"):
        for what in Category:
            due = sum(each.perspective.get(year, {}).get(what, 0) for each in schools)
            assert found.perspective[year, what] == due


@settings(max_examples=20)
@given(st.lists(summaries(), max_size=3), st.lists(summaries(), max_size=4))
def test_totals_of_two_districts_add_up(one: list[Summary], other: list[Summary]) -> None:
    assert totals(one) + totals(other) == totals([*other, *one])


def test_a_district_without_schools_counts_nothing() -> None:
    assert totals([]) == Totals()


def test_a_school_is_counted_as_it_published_itself() -> None:
    found = totals_of(school("sosh-1", a_teacher(1, "2027-03-15"), a_teacher(2, category={"name": "высшая"})))
    assert (found.teachers, found.attested, found.decided, found.overdue) == (2, 1, 0, 0)
    assert found.months == {date(2027, 3, 1): 1}
    assert found.by_category == {"высшая": 1, "без категории": 1}
