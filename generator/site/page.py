"""One page of the site before its template is applied."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.addresses import archive_page
from generator.agenda import Agenda
from generator.occurrences.expand import work_calendar
from generator.occurrences.occurrence import Occurrence
from generator.occurrences.workdays import WorkCalendar
from generator.problems import Location
from generator.site.parts.edit_links import Wanted
from generator.site.parts.labels import LIMIT, Labels, row_labels
from generator.site.parts.qr import Codes
from generator.site.parts.steps import Link, Steps
from generator.site.parts.subscription import Subscription, subscription
from generator.wording.dates import school_year
from generator.wording.titles import short_title


@dataclass(frozen=True, slots=True)
class Page:
    """`path` is the address from the site's root, "" for the home page; `source` is the place in
    schedule.yaml to which the page's edit link leads, `forms` change what it shows without the file."""

    path: str
    template: str
    values: Mapping[str, Any]
    source: Location | None = None
    forms: Sequence[Wanted] = ()

    @property
    def file(self) -> str:
        return page_file(self.path)


def page_file(path: str) -> str:
    """The Markdown file that MkDocs serves at an address; a list's own page is its folder's index."""
    name = path.rstrip("/")
    return f"{name}.md" if "/" in name else f"{path}index.md"


@dataclass(frozen=True, slots=True)
class OfSchool:
    """`surnames` are those by which its teachers are told apart."""

    surnames: Mapping[str, str]
    workdays: WorkCalendar
    codes: Codes


class PageContext:
    """What all pages of one agenda share while they are composed."""

    def __init__(
        self,
        agenda: Agenda,
        past: Sequence[int] = (),
        *,
        is_past: bool = False,
        of_school: "OfSchool | None" = None,
        steps: Steps | None = None,
    ) -> None:
        """`past` are the years in the archive, the latest first; `is_past`: the agenda is one of theirs.
        `of_school` is what the whole school has, where the agenda has but some of its teachers; `steps` are
        words that it has already."""
        self.agenda = agenda
        self.past = [Link(school_year(year), archive_page(year)) for year in past]
        self.is_past = is_past
        self.steps = steps or Steps(agenda, of_school.surnames if of_school else None)
        self.workdays = of_school.workdays if of_school else work_calendar(agenda.schedule)
        self.codes = of_school.codes if of_school else Codes()

    def subscription(self, name: str, feed: str, page: str) -> Subscription | None:
        """Nobody subscribes to what is over: what goes on of it is in the calendars of now."""
        return None if self.is_past else subscription(self.agenda.site, name, feed, page, self.codes)

    @cached_property
    def labels(self) -> Labels:
        """What each row of a plan is called where there is little room."""
        return row_labels(self.agenda.schedule)

    def label(self, occurrence: Occurrence) -> str:
        row = occurrence.row
        return self.labels[row.plan, row.activity] if row else short_title(occurrence, LIMIT)

    @cached_property
    def _school_wide(self) -> dict[str, tuple[Occurrence, ...]]:
        found: dict[str, list[Occurrence]] = {}
        for each in self.agenda.occurrences:
            if each.teacher is None:
                for person in each.people:
                    found.setdefault(person, []).append(each)
        return {person: tuple(group) for person, group in found.items()}

    def school_wide_of(self, person_id: str) -> tuple[Occurrence, ...]:
        """What a person answers for that isn't tied to one attestation."""
        return self._school_wide.get(person_id, ())
