"""What somebody answers for, by months and days."""

from typing import Any

from generator.occurrences.occurrence import Dated
from generator.schedule.model import Schedule
from generator.site.parts.duties import DutyMonth, duty_months
from tests.samples import activity, attestation, make_schedule, plan, role, teacher
from tests.site.rendering import page_context

OPEN = activity({"days_before": "20"}, id="open", title="Кабинеты", responsible=["head"])
WATCH = activity({"month": "февраль"}, id="watch", title="Контроль", responsible=["head"])


def school(*attestations: dict[str, Any]) -> Schedule:
    people = [
        teacher(each, id=f"t{number}", name=f"Пробина{number} Проба")
        for number, each in enumerate(attestations, start=1)
    ]
    roles = [role("head", "Руководитель"), role("teacher", "Педагог")]
    return make_schedule(roles=roles, plans=[plan(OPEN, WATCH)], teachers=people)


def made(schedule: Schedule) -> list[DutyMonth]:
    context = page_context(schedule)
    mine = [each for each in context.agenda.by_role["head"] if isinstance(each, Dated)]
    return duty_months(context, mine)


def shown(schedule: Schedule) -> list[tuple[str, list[tuple[str, list[tuple[str, list[str]]]]]]]:
    return [
        (
            month.link.text,
            [
                (day.number, [(duty.label, [step.surname for step in duty.steps]) for duty in day.duties])
                for day in month.days
            ],
        )
        for month in made(schedule)
    ]


def test_the_same_work_for_several_teachers_on_one_day_is_one_line() -> None:
    assert shown(school(attestation("2027-03-18"), attestation("2027-03-18"), attestation("2027-04-30"))) == [
        ("Февраль 2027", [("26", [("Кабинеты", ["Пробина1", "Пробина2"]), ("Контроль", [""])])]),
        ("Апрель 2027", [("9", [("Кабинеты", ["Пробина3"])])]),
    ]


def test_what_is_done_and_what_is_to_do_are_apart() -> None:
    done = attestation("2027-03-18", done={"open": "2027-02-20"})
    (february,) = made(school(done, attestation("2027-03-18")))
    assert [(duty.label, duty.first.status) for duty in february.days[0].duties] == [
        ("Кабинеты", "done"),
        ("Кабинеты", ""),
        ("Контроль", ""),
    ]


def test_a_day_that_counts_from_a_month_is_marked_and_stands_apart() -> None:
    schedule = school(attestation("2027-04-01"), attestation("2027-04"))
    (february, march) = made(schedule)
    assert february.link.text == "Февраль 2027"
    assert [(day.number, day.weekday, day.iso) for day in march.days] == [
        ("12", "пт", "2027-03-12"),
        ("≈ 12", "пт", "2027-03-12"),
    ]
