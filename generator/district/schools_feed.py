"""The calendar of a district's schools: on which days somebody is attested there, and how many.

It names nobody: what is cancelled stays in calendars for weeks, and a school may have hidden a person since.
"""

from collections.abc import Iterator
from functools import cache

from generator.addresses import SCHOOLS_FEED
from generator.district.addresses import LISTS_PAGE, list_page, school_anchor
from generator.district.parts.context import DistrictContext, Planned
from generator.feeds.build import MoreEvents
from generator.feeds.calendar import Feed
from generator.feeds.event import FeedEvent, Mark
from generator.occurrences.identity import ATTESTATION_PLAN
from generator.schedule.months import last_day_of
from generator.wording.dates import attestations
from generator.wording.text import one_line


def schools_feed(context: DistrictContext) -> MoreEvents:
    return MoreEvents(Feed(SCHOOLS_FEED, "Аттестация — школы района", LISTS_PAGE), tuple(_events(context)))


def _events(context: DistrictContext) -> Iterator[FeedEvent]:
    """One a school and day; of what has the month only, one a month."""
    # No plan may be called so: the keys are no occurrences'.
    plan = f"{context.view.start_year}/{ATTESTATION_PLAN}"
    found: dict[str, list[Planned]] = {}
    for each in context.planned:
        found.setdefault(f"{plan}/{each.school.entry.id}/{_day(each)}", []).append(each)
    pages = {month: context.view.agenda.site.page(list_page(month)) for month in context.months}
    for key, planned in found.items():
        yield _event(key, planned[0], len(planned), pages[planned[0].month])


def _day(planned: Planned) -> str:
    return planned.row.date.isoformat()[: 7 if planned.row.approximate else 10]


@cache
def _label(school: str, number: int) -> str:
    return one_line(f"{school}: {attestations(number)}")


def _event(key: str, planned: Planned, number: int, page: str) -> FeedEvent:
    school, day = planned.school.entry, planned.row.date
    label = _label(school.name, number)
    is_about = planned.row.approximate
    url = f"{page}#{school_anchor(school.id)}"
    return FeedEvent(
        key=key,
        label=label,
        summary=f"{label}, день не назначен" if is_about else label,
        description=url,
        day=day,
        last_day=last_day_of(day) if is_about else None,
        url=url,
        feeds=(SCHOOLS_FEED,),
        mark=Mark.APPROXIMATE if is_about else Mark.PLAIN,
    )
