"""Working days: the state's production calendar, then the school's own days (date rules 4 and 5)."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache, cached_property
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from typing import Any

from generator.schedule.choices import Shift
from generator.schedule.model import Calendar

DAY = timedelta(days=1)
WEEKDAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")
SATURDAY = 5


@cache
def _russia() -> Any:
    """The `holidays` class of Russia, its module loaded alone: an ordinary import would first run
    `holidays.countries`, which imports every country and takes longer than checking the whole schedule."""
    countries = find_spec("holidays.countries")
    assert countries is not None
    spec = PathFinder.find_spec("russia", countries.submodule_search_locations)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Russia


@cache
def _state_calendar(years: tuple[int, ...]) -> Any:
    return _russia()(years=years, language="ru")


def moved_by_law(state: Any, year: int) -> Iterator[tuple[date, str]]:
    """Where the holidays of a year go that are on its weekends, until the government decrees otherwise: to
    the next working day, 1 to 8 January aside (Labour Code, article 112)."""
    taken: set[date] = set()
    for holiday in sorted(day for day in state if day.year == year and day.weekday() >= SATURDAY):
        if holiday > date(year, 1, 8):
            day = holiday + DAY
            while day.weekday() >= SATURDAY or day in state or day in taken:
                day += DAY
            taken.add(day)
            yield day, f"выходной (перенос с {holiday:%d.%m.%Y})"


class WorkCalendar:
    """Tells working days from days off, and steps over the latter."""

    def __init__(self, rules: Calendar, years: Sequence[int]) -> None:
        self._rules, self._years = rules, tuple(years)
        self._days_off = frozenset(rules.days_off)
        self._workdays = frozenset(rules.workdays)
        # The first, second … working day from a day on: many rows count from the same days.
        self._reached: dict[tuple[date, Shift], list[date]] = {}

    @cached_property
    def _state(self) -> Any:
        """Loaded when a day is first asked for: a plan may have none."""
        return _state_calendar(self._years)

    @cached_property
    def _by_law(self) -> dict[date, str]:
        return {
            day: name
            for year in self._years
            if year > self.last_decreed_year
            for day, name in moved_by_law(self._state, year)
        }

    def is_working(self, day: date) -> bool:
        """The school's own days win over the state calendar."""
        if day in self._workdays:
            return True
        return day not in self._days_off and self.is_working_by_state(day)

    def is_working_by_state(self, day: date) -> bool:
        """As if the school had no days of its own but its week."""
        if day in self._state or day in self._by_law:
            return False
        if day in self._state.weekend_workdays:
            return True
        return day.weekday() < SATURDAY or (day.weekday() == SATURDAY and self._rules.week == 6)

    def day_off_name(self, day: date) -> str | None:
        """Why nobody works on that day, for people; None on a working day."""
        if self.is_working(day):
            return None
        if day in self._days_off:
            return "выходной в школе"
        return self.state_name(day)

    def state_name(self, day: date) -> str:
        """The holiday, transfer or weekday, inside a sentence."""
        name = self._by_law.get(day) or self._state.get(day) or WEEKDAYS[day.weekday()]
        # «Перенос», because «перенесено на …» often follows.
        return str(name).replace("Выходной (перенесено с", "выходной (перенос с")

    def shift(self, day: date, direction: Shift) -> date:
        """The nearest working day in that direction; the day itself where it is one."""
        if direction is Shift.NONE:
            return day
        step = -DAY if direction is Shift.PREVIOUS else DAY
        while not self.is_working(day):
            day += step
        return day

    def add_working_days(self, day: date, number: int) -> date:
        """That many working days later (earlier if negative); the start itself isn't counted."""
        step, direction = (DAY, Shift.NEXT) if number > 0 else (-DAY, Shift.PREVIOUS)
        reached = self._reached.setdefault((day, direction), [day])
        while len(reached) <= abs(number):
            reached.append(self.shift(reached[-1] + step, direction))
        return reached[abs(number)]

    @cached_property
    def last_decreed_year(self) -> int:
        """The last year whose transfers of days off the government has decreed."""
        return max(year for year in self._state.special_public_holidays if isinstance(year, int))
