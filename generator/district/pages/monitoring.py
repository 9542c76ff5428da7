"""How many teachers hold what: of the district, by school and by post."""

from collections.abc import Sequence

from generator.district.addresses import MONITORING_PAGE
from generator.district.paper_list import MONITORING
from generator.district.parts.by_school import by_school
from generator.district.parts.chart import Bar, across
from generator.district.parts.context import DistrictContext
from generator.district.parts.counts import CountTable
from generator.district.parts.words import data_of
from generator.district.totals import Totals
from generator.site.page import Page
from generator.site.parts.papers import links_of
from generator.site.parts.steps import Link
from generator.summary import CATEGORIES
from generator.wording.dates import long_day
from generator.wording.text import capitalise, sorting

# Each teacher is in one of these.
STEPS = tuple(CATEGORIES[each] for each in ("highest", "first", "fit", "none"))
BESIDE = tuple(CATEGORIES[each] for each in ("methodists", "mentors"))
# Posts beyond the commonest are in the table only.
MOST_BARS, MOST_POSTS = 12, 200


def monitoring_page(context: DistrictContext) -> Page:
    staff = context.staff
    posts = post_counts(context)
    values = {
        "today": long_day(context.view.today),
        "teachers": staff.teachers,
        "ending": staff.ending,
        "bars": category_bars(staff),
        "chart": across("Педагоги по категориям", category_bars(staff)) if staff.teachers else None,
        "beside": [Bar(capitalise(title), staff.by_category[title]) for title in BESIDE],
        "posts": posts,
        "posts_chart": across("Педагоги по должностям", _commonest(posts)) if posts else None,
        "table": schools_by_category(context),
        "paper": links_of(MONITORING),
    }
    return Page(MONITORING_PAGE, "district/monitoring.md.j2", values)


def category_bars(totals: Totals) -> list[Bar]:
    """«12 (34,5 %)»"""
    return [
        Bar(capitalise(title), totals.by_category[title], share(totals.by_category[title], totals.teachers))
        for title in STEPS
    ]


def share(number: int, total: int) -> str:
    return f"{number} ({100 * number / total:.1f} %)".replace(".", ",") if total else str(number)


def post_counts(context: DistrictContext) -> list[Bar]:
    """By name; of a district that calls posts in too many ways the commonest, and the rest in one line."""
    counts = context.staff.by_post
    common = dict(counts.most_common(MOST_POSTS))
    rest = counts.total() - sum(common.values())
    shown = [Bar(capitalise(post), common[post]) for post in sorted(common, key=sorting)]
    return [*shown, *([Bar("Другие должности", rest)] if rest else [])]


def _commonest(posts: Sequence[Bar]) -> list[Bar]:
    return sorted(posts, key=lambda each: -each.value)[:MOST_BARS]


def schools_by_category(context: DistrictContext) -> CountTable:
    columns = [Link(capitalise(title), "") for title in STEPS]
    return by_school(
        context,
        columns,
        lambda totals: [totals.by_category[title] for title in STEPS],
        lambda school: data_of(school) if school.fault else "",
    )
