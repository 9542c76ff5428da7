"""One agenda of the schedule: what every room renders, computed once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from generator.addresses import Site, archive_page, occurrence_page
from generator.file_names import SCHEDULE
from generator.occurrences.expand import work_calendar
from generator.occurrences.identity import family
from generator.occurrences.last_year import carried
from generator.occurrences.occurrence import Occurrence, Status
from generator.occurrences.perspective import DEFAULT_TERMS, Prospect, perspective
from generator.occurrences.reminders import Window, lead_times, window
from generator.occurrences.workdays import WorkCalendar
from generator.problems import Location
from generator.schedule.model import Schedule
from generator.schedule.people import Person
from generator.schedule.terms import Terms
from generator.wording.people import public_name
from generator.wording.text import capitalise


@dataclass(frozen=True)
class Agenda:
    """`today` is a day of the school's zone; `line_of` tells where a value stands in the file.

    `hidden` are the ids of those who were left out, because they are not to appear in public. `full_names`,
    by person, are for mail alone: what is public is rendered of an agenda without them. `last_year` is the
    schedule that was archived last; `carried_year` the year of those of its occurrences that are here, too.
    """

    schedule: Schedule
    occurrences: tuple[Occurrence, ...]
    today: date
    site: Site
    line_of: Callable[[Location], int]
    file: str = SCHEDULE
    hidden: frozenset[str] = frozenset()
    full_names: Mapping[str, str] = field(default_factory=dict)
    terms: Terms = DEFAULT_TERMS
    last_year: Schedule | None = None
    carried_year: int | None = None

    def with_last_year(self) -> "Agenda":
        """For mail and calendars: with what of last year's schedule goes on."""
        found = carried(self.schedule, self.last_year, self.today) if self.last_year else None
        if self.last_year is None or found is None:
            return self
        everything = sorted((*self.occurrences, *found), key=lambda each: each.order)
        year = self.last_year.start_year
        return replace(self, occurrences=tuple(everything), last_year=None, carried_year=year)

    @cached_property
    def key_prefixes(self) -> tuple[str, ...]:
        """With what the keys of all school years begin that it knows of."""
        years = (self.schedule.start_year, self.carried_year)
        return tuple(f"{year}/" for year in years if year is not None)

    def page_of(self, occurrence: Occurrence) -> str:
        """The page on which the occurrence stands in full: in the archive, where it is last year's."""
        return self.root_of(occurrence) + occurrence_page(occurrence)

    def root_of(self, occurrence: Occurrence) -> str:
        """Below which the pages of its school year lie."""
        year = self.carried_year
        return archive_page(year) if year and occurrence.key.startswith(f"{year}/") else ""

    def line(self, occurrence: Occurrence) -> int:
        return self.line_of(occurrence.source)

    def status(self, occurrence: Occurrence) -> Status:
        return occurrence.status(self.today, tracking=self.schedule.tracking)

    def person(self, person_id: str) -> Person:
        """Under the full name where that is known: a public schedule may have initials only."""
        person = self.schedule.people[person_id]
        name = self.full_names.get(person_id)
        return person.model_copy(update={"name": name}) if name else person

    def name(self, person_id: str) -> str:
        """A person's name as the school lets it appear in public; where full names are known, that."""
        found = self._names.get(person_id)
        if found is None:
            known = self.full_names.get(person_id)
            person = self.schedule.people[person_id]
            found = self._names[person_id] = known or public_name(person, self.schedule.school.names)
        return found

    @cached_property
    def _names(self) -> dict[str, str]:
        return {}

    def holders(self, role_id: str) -> tuple[str, ...]:
        return self.schedule.holders(role_id)

    def lead_times(self, occurrence: Occurrence) -> tuple[int, ...]:
        return lead_times(occurrence, self.schedule)

    @cached_property
    def perspective(self) -> tuple[Prospect, ...]:
        """What each teacher is due in five school years, by the terms of the school's content."""
        return perspective(self.schedule, self.terms)

    @cached_property
    def workdays(self) -> WorkCalendar:
        return work_calendar(self.schedule)

    def window(self, lead: int, due: date) -> Window:
        """The days on which a reminder of that lead time is due. Many deadlines share their days."""
        found = self._windows.get((lead, due))
        if found is None:
            found = self._windows[lead, due] = window(lead, due, self.workdays)
        return found

    @cached_property
    def _windows(self) -> dict[tuple[int, date], Window]:
        return {}

    def goal(self, occurrence: Occurrence) -> str:
        """The row's goal: rows of a plan may share a title and differ in it only."""
        return self._goals.get((occurrence.plan, occurrence.activity), "")

    @cached_property
    def _goals(self) -> dict[tuple[str | None, str | None], str]:
        return {
            (plan.id, activity.id): activity.goal
            for plan in self.schedule.plans
            for activity in plan.activities
            if activity.goal
        }

    def role_name(self, role_id: str) -> str:
        """The role where it stands alone: a paper's «методист 1» begins with a capital there."""
        return capitalise(self.role_title(role_id))

    def role_title(self, role_id: str) -> str:
        role = self.schedule.roles_by_id.get(role_id)
        return role.title if role else role_id

    @cached_property
    def by_teacher(self) -> dict[str, tuple[Occurrence, ...]]:
        """Steps and attestations of each working teacher, by due day."""
        return self._grouped(lambda each: (each.teacher,) if each.teacher else ())

    @cached_property
    def by_role(self) -> dict[str, tuple[Occurrence, ...]]:
        """What each role answers for; the attestations themselves are the teachers'."""
        return self._grouped(lambda each: each.responsible)

    @cached_property
    def by_plan(self) -> dict[str, tuple[Occurrence, ...]]:
        return self._grouped(lambda each: (each.plan,) if each.plan else ())

    @cached_property
    def by_person(self) -> dict[str, tuple[Occurrence, ...]]:
        """What each person answers for."""
        return self._grouped(lambda each: each.people)

    @cached_property
    def by_family(self) -> dict[str, tuple[Occurrence, ...]]:
        """The timings of one row and slot."""
        return self._grouped(lambda each: (family(each.key),))

    @cached_property
    def by_key(self) -> dict[str, Occurrence]:
        return {each.key: each for each in self.occurrences}

    def _grouped(
        self, names_of: Callable[[Occurrence], tuple[str, ...]]
    ) -> dict[str, tuple[Occurrence, ...]]:
        groups: dict[str, list[Occurrence]] = {}
        for each in self.occurrences:
            for name in names_of(each):
                groups.setdefault(name, []).append(each)
        return {name: tuple(group) for name, group in groups.items()}
