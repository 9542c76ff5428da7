"""Who is attested in which month: the list of each month, and the numbers by category and by post."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.addresses import SCHOOLS_FEED
from generator.district.addresses import LISTS_PAGE, list_page, place_on, school_anchor
from generator.district.pages.home import month_link, month_name
from generator.district.paper_list import LISTS
from generator.district.parts.context import DistrictContext, Planned
from generator.district.parts.counts import CountRow, CountTable, count_row, count_table
from generator.district.parts.words import aim, attested_on, data_of, decision, school_link
from generator.schedule.choices import Category
from generator.site.page import Page
from generator.site.parts.papers import links_of
from generator.site.parts.steps import Link
from generator.wording.dates import attestations, month_title
from generator.wording.text import capitalise, decapitalise, sorting

# A school may call posts as it likes; what is rarest stands in one row.
MOST_POSTS = 60


@dataclass(frozen=True, slots=True)
class ListRow:
    """`url` leads to the attestation on its school's own site."""

    teacher: str
    url: str
    post: str
    aim: str
    day: str
    decision: str


@dataclass(frozen=True, slots=True)
class SchoolList:
    school: Link
    anchor: str
    data: str
    rows: tuple[ListRow, ...]


@dataclass(frozen=True, slots=True)
class MonthLine:
    title: str
    page: str
    iso: str
    number: str


# None is what lies outside of the district's year.
Month = date | None


def months_and_neighbours(context: DistrictContext) -> Iterator[tuple[Month, Link | None, Link | None]]:
    """Each month, with the links to the one before and the one after."""
    links = [None, *(Link(month_name(month), list_page(month)) for month in context.months), None]
    return zip(context.months, links, links[2:], strict=False)


def month_page(context: DistrictContext, month: Month, before: Link | None, after: Link | None) -> Page:
    """`context` needs to have no rows of other months."""
    values = {"before": before, "after": after, **_values(context, month)}
    return Page(list_page(month), "district/list.md.j2", values)


def lists_page(context: DistrictContext) -> Page:
    values = {
        "months": [_line(context, month) for month in context.months],
        "by_category": by_category(context),
        "by_post": by_post(context),
        "paper": links_of(LISTS),
        "calendar": context.view.agenda.site.webcal(SCHOOLS_FEED),
    }
    return Page(LISTS_PAGE, "district/lists.md.j2", values)


def _line(context: DistrictContext, month: date | None) -> MonthLine:
    number = len(context.by_month[month])
    iso = f"{month:%Y-%m}" if month else ""
    return MonthLine(month_name(month), list_page(month), iso, attestations(number) if number else "")


def _values(context: DistrictContext, month: date | None) -> dict[str, object]:
    rows = context.by_month.get(month, ())
    return {
        "title": decapitalise(month_name(month)),
        "number": attestations(len(rows)),
        "schools": [_school(context, list(found)) for _, found in groupby(rows, _school_id)],
        "paper": links_of(LISTS),
        "sheet": month_title(month) if month else "",
    }


def _school_id(planned: Planned) -> str:
    return planned.school.entry.id


def _school(context: DistrictContext, rows: Sequence[Planned]) -> SchoolList:
    school = rows[0].school
    return SchoolList(
        school=school_link(school),
        anchor=school_anchor(school.entry.id),
        data=data_of(school),
        rows=tuple(list_row(context, each) for each in rows),
    )


def list_row(context: DistrictContext, planned: Planned) -> ListRow:
    row = planned.row
    return ListRow(
        teacher=row.teacher,
        url=place_on(context.site_of(planned.school), row.key, row.date),
        post=row.position,
        aim=aim(row),
        day=attested_on(row),
        decision=decision(row),
    )


def by_category(context: DistrictContext) -> CountTable:
    rows = [
        _row(context, category.in_full, [each for each in context.planned if each.row.category is category])
        for category in Category
    ]
    return count_table("На что", _columns(context), [row for row in rows if row.total])


def by_post(context: DistrictContext) -> CountTable:
    """The commonest by name, then what is left of them in one row."""
    posts: dict[str, list[Planned]] = {}
    for each in context.planned:
        posts.setdefault(each.row.position, []).append(each)
    common = sorted(posts, key=lambda post: -len(posts[post]))[:MOST_POSTS]
    rest = [each for post in posts if post not in set(common) for each in posts[post]]
    rows = [_row(context, post, posts[post]) for post in sorted(common, key=sorting)]
    others = [_row(context, "Другие должности", rest)] if rest else []
    return count_table("Должность", _columns(context), [*rows, *others])


def _columns(context: DistrictContext) -> list[Link]:
    return [month_link(each) for each in context.months]


def _row(context: DistrictContext, title: str, planned: Sequence[Planned]) -> CountRow:
    counts = Counter(each.month for each in planned)
    numbers = [counts[month] for month in context.months]
    return count_row(Link(capitalise(title), ""), _columns(context), numbers)
