"""The home page: people find themselves; then what is near, by day; then the year in one picture."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.occurrences.occurrence import AttestationDay, Dated, Status
from generator.schedule.months import last_day_of
from generator.site.page import Page, PageContext
from generator.site.pages.months import months_of
from generator.site.parts.ahead import Day, days
from generator.site.parts.finder import finder
from generator.site.parts.year import year
from generator.wording.dates import day_range, deadlines, deadlines_and_attestations, school_year, short_day

WEEK = timedelta(days=7)
# A district's weeks can hold thousands of deadlines; the rest is on the months' pages, and counted.
MOST_SHOWN = 40
# Of a school with more than that the rest of the month is behind a fold.
MOST_OPEN = 20
# Overdue work beyond that is behind a fold.
MOST_OVERDUE = 5


@dataclass(frozen=True, slots=True)
class Span:
    """Some days on end; `week` is the Monday where they are a whole week, for the script to say which; `fold`
    is the title of the fold that they are behind, empty where they stand open."""

    title: str
    week: str
    days: list[Day]
    fold: str


@dataclass(frozen=True, slots=True)
class Overdue:
    """`more` is the title of the fold, `beyond` says how many aren't shown at all."""

    days: list[Day]
    folded: list[Day]
    more: str
    beyond: str


def home_pages(context: PageContext) -> Iterator[Page]:
    agenda = context.agenda
    letters, spans = finder(agenda), spans_from(agenda.today)
    soon = due_between(context, agenda.today, spans[-1][1])
    values = {
        "letters": letters,
        "is_folded": any(letter.title for letter in letters),
        "overdue": _overdue(context),
        "spans": [each for each in _spans(context, spans, soon[:MOST_SHOWN]) if each.days],
        "soon_more": _more(len(soon) - MOST_SHOWN),
        "soon_until": short_day(spans[-1][1]),
        "months": year(context, months_of(context)),
        "past": context.past,
        "school_year": school_year(agenda.schedule.start_year),
    }
    yield Page("", "home.md.j2", values, ("school",))


def spans_from(today: date) -> list[tuple[date, date]]:
    """Today's week, the next one, and the rest of the month after them; where that is less than a week, the
    next month too."""
    monday = today - timedelta(days=today.weekday())
    rest = monday + 2 * WEEK
    end = last_day_of(rest)
    if end - rest < timedelta(days=6):
        end = last_day_of(end + timedelta(days=1))
    return [
        (monday, monday + WEEK - timedelta(days=1)),
        (monday + WEEK, rest - timedelta(days=1)),
        (rest, end),
    ]


def due_between(context: PageContext, first: date, last: date) -> list[Dated]:
    """What can be from the first through the last day and isn't done."""
    return [
        each
        for each in context.agenda.occurrences
        if isinstance(each, Dated) and each.due <= last and first <= each.last_day and not each.done
    ]


def _spans(context: PageContext, spans: list[tuple[date, date]], soon: list[Dated]) -> Iterator[Span]:
    for number, (first, last) in enumerate(spans):
        held = [each for each in soon if first <= _place(each, spans[-1][1]) <= last]
        week = first.isoformat() if number < 2 else ""
        fold = _counted(held) if not week and len(soon) > MOST_OPEN else ""
        yield Span(day_range(first, last), week, days(context, held), fold)


def _counted(dated: list[Dated]) -> str:
    planned = sum(isinstance(each, AttestationDay) for each in dated)
    return deadlines_and_attestations(len(dated) - planned, planned)


def _place(each: Dated, end: date) -> date:
    """What has the month only stands as late as it can be."""
    return each.due if each.day else min(each.last_day, end)


def _overdue(context: PageContext) -> Overdue:
    late = [
        each
        for each in context.agenda.occurrences
        if isinstance(each, Dated) and context.agenda.status(each) is Status.OVERDUE
    ]
    # One more than may stand open is no reason for a fold.
    shown = len(late) if len(late) <= MOST_OVERDUE + 1 else MOST_OVERDUE
    return Overdue(
        days=days(context, late[:shown]),
        folded=days(context, late[shown:MOST_SHOWN]),
        more=f"Ещё {deadlines(len(late) - shown)}" if len(late) > shown else "",
        beyond=_more(len(late) - MOST_SHOWN),
    )


def _more(number: int) -> str:
    return deadlines(number) if number > 0 else ""
