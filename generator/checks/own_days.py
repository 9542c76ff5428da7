"""The school's own days off and working days that do nothing, or not what was meant: all warnings."""

from collections.abc import Iterator
from datetime import date

from generator.checks.finding import Finding, day_text, warning
from generator.checks.years import days_of_another_year
from generator.occurrences.workdays import DAY, WorkCalendar
from generator.problems import Location
from generator.schedule.model import Schedule


def own_days_outside_the_year(schedule: Schedule) -> Iterator[Finding]:
    """A day of another year is left over from it, or has a slip in its year."""
    yield from days_of_another_year(schedule, _own_days(schedule))


def own_days_in_both_lists(schedule: Schedule) -> Iterator[Finding]:
    """A day is off or worked; of one that stands in both lists the school works."""
    off = set(schedule.calendar.days_off)
    for index, day in enumerate(schedule.calendar.workdays):
        if day in off:
            yield warning(
                ("calendar", "workdays", index),
                "day-in-both-lists",
                f"{day_text(day)} стоит и в days_off, и в workdays: этот день считается рабочим",
                "оставьте его в одном списке",
            )


def own_days_that_change_nothing(schedule: Schedule, workdays: WorkCalendar) -> Iterator[Finding]:
    """A day off that is off anyway, or a working day that is one anyway, is most likely a slip; but not the
    weekend within holidays that are written down day by day."""
    off = set(schedule.calendar.days_off)
    both = off & set(schedule.calendar.workdays)
    for path, day in _own_days(schedule):
        is_listed_as_off = path[1] == "days_off"
        works = workdays.is_working_by_state(day)
        is_in_a_row = is_listed_as_off and not off.isdisjoint((day - DAY, day + DAY))
        is_told_elsewhere = day in both or not schedule.first_day <= day <= schedule.last_day
        if works is is_listed_as_off or is_in_a_row or is_told_elsewhere:
            continue
        what = "работает" if works else f"не работает: {workdays.state_name(day)}"
        message = f"{day_text(day)} школа и так {what}"
        yield warning(path, "day-changes-nothing", message, "проверьте дату или уберите её")


def _own_days(schedule: Schedule) -> Iterator[tuple[Location, date]]:
    for key, days in (("days_off", schedule.calendar.days_off), ("workdays", schedule.calendar.workdays)):
        yield from ((("calendar", key, index), day) for index, day in enumerate(days))
