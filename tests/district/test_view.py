"""What a district knows of its schools on one day."""

from dataclasses import replace
from datetime import date

from generator.district.published import Fault, FaultKind
from generator.district.view import Reading, SchoolStanding
from tests.district.samples import a_teacher, district, entry, standing
from tests.samples import TODAY, activity, plan, role

FAULT = Fault(FaultKind.UNREACHABLE, "сайт не отвечает")


def test_a_school_is_fresh_or_an_old_copy_or_was_never_read() -> None:
    fresh = standing(1)
    old = replace(fresh, copied=date(2026, 11, 3), fault=FAULT)
    assert [each.reading for each in (fresh, old, SchoolStanding(entry(2), fault=FAULT))] == [
        Reading.FRESH,
        Reading.OLD_COPY,
        Reading.NEVER_READ,
    ]


def test_a_school_falls_silent_when_its_site_is_not_built_for_days_and_its_reminders_with_it() -> None:
    alive, silent = standing(1), standing(2, today=date(2026, 11, 17))
    never = SchoolStanding(entry(3), fault=FAULT)
    view = district([alive, silent, never])
    assert view.silent == (silent, never)
    assert view.reminding_stopped == (silent,)
    assert [each.silent_since for each in view.schools] == [TODAY, date(2026, 11, 17), None]


def test_rows_of_all_schools_stand_by_date() -> None:
    view = district([standing(1, a_teacher(1, "2027-03-15")), standing(2, a_teacher(1, "2027-02-10"))])
    found = [(each.entry.id, row.date) for each, row in view.attestations]
    assert found == [("sosh-2", date(2027, 2, 10)), ("sosh-1", date(2027, 3, 15))]


def test_overdue_steps_of_all_schools_stand_the_longest_overdue_first() -> None:
    view = district([standing(1, a_teacher(1, "2026-11-25")), standing(2, a_teacher(1, "2026-11-20"))])
    assert [(each.entry.id, row.due) for each, row in view.overdue] == [
        ("sosh-2", date(2026, 11, 10)),
        ("sosh-1", date(2026, 11, 13)),
    ]


def test_a_school_of_another_year_is_known_as_such() -> None:
    view = district(
        [standing(1), standing(2, school_year={"start": "2025-09-01", "end": "2026-05-31"})],
        school_year={"start": "2026-09-01", "end": "2027-05-31"},
    )
    assert [view.is_of_other_year(each) for each in view.schools] == [False, True]


def test_the_municipal_plan_is_an_agenda_like_a_schools() -> None:
    row = activity({"month": "май"}, responsible=["specialist"], id="report")
    view = district([standing(1)], plans=[plan(row)], roles=[role("specialist", "Методист")])
    assert [each.key for each in view.agenda.occurrences] == ["2026/plan/report/2027-05"]
    assert view.start_year == 2026
