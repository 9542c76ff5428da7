"""Who answers: the list of roles, and a page for each."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.addresses import month_page, plan_page, role_feed, role_page
from generator.occurrences.occurrence import Dated, Occurrence, Period
from generator.schedule.people import TEACHER_ROLE, Role
from generator.site.page import Page, PageContext
from generator.site.pages.teachers import next_step
from generator.site.parts.rows import ongoing_rows, own_date_rows, undated_rows
from generator.site.parts.steps import Link, Step, holder_link
from generator.site.parts.subscription import subscription
from generator.wording.dates import deadlines, month_title


@dataclass(frozen=True, slots=True)
class RoleView:
    title: str
    page: str
    is_teacher: bool
    is_vacant: bool
    holders: list[Link]
    people: str
    summary: str


@dataclass(frozen=True, slots=True)
class MonthOfSteps:
    link: Link
    steps: list[Step]


def role_pages(context: PageContext) -> Iterator[Page]:
    views = []
    for index, role in enumerate(context.agenda.schedule.roles):
        view = _view(context, role)
        views.append(view)
        yield Page(view.page, "role.md.j2", _values(context, role, view), ("roles", index))
    yield Page("roles/", "roles.md.j2", {"roles": views}, ("roles",))


def _values(context: PageContext, role: Role, view: RoleView) -> dict[str, object]:
    """The `teacher` role's dates are everybody's own, thousands in all: its page names the rows."""
    mine = _occurrences(context, role)
    dated = [each for each in mine if isinstance(each, Dated)]
    plans = dict.fromkeys(each.plan for each in context.agenda.by_role.get(role.id, ()) if each.plan)
    by_id = context.agenda.schedule.plans_by_id
    return {
        "role": view,
        "next": next_step(context, mine),
        "months": [_month(context, list(group)) for _, group in groupby(dated, _month_of)],
        "own_rules": own_date_rows(context.agenda, role.id) if view.is_teacher else [],
        "ongoing": ongoing_rows(context.agenda, role.id),
        "undated": undated_rows(context.agenda, role.id),
        "plans": [Link(by_id[plan].label, plan_page(plan)) for plan in plans],
        "subscription": subscription(context.agenda.site, view.title, role_feed(role.id), view.page),
    }


def _occurrences(context: PageContext, role: Role) -> tuple[Occurrence, ...]:
    everything = context.agenda.by_role.get(role.id, ())
    if role.id == TEACHER_ROLE:
        return tuple(each for each in everything if each.teacher is None)
    return everything


def _month_of(each: Dated) -> tuple[int, int]:
    return each.due.year, each.due.month


def _month(context: PageContext, dated: list[Dated]) -> MonthOfSteps:
    first = dated[0].due
    return MonthOfSteps(Link(month_title(first), month_page(first)), context.steps.of(dated))


def _view(context: PageContext, role: Role) -> RoleView:
    is_teacher = role.id == TEACHER_ROLE
    holders = [holder_link(context.agenda, each) for each in context.agenda.holders(role.id)]
    return RoleView(
        title=context.agenda.role_name(role.id),
        page=role_page(role.id),
        is_teacher=is_teacher,
        is_vacant=not holders and context.agenda.hidden.isdisjoint(role.people),
        holders=holders,
        people="у каждого свои сроки" if is_teacher else ", ".join(each.text for each in holders),
        summary="" if is_teacher else _summary(_occurrences(context, role)),
    )


def _summary(occurrences: tuple[Occurrence, ...]) -> str:
    if dated := sum(1 for each in occurrences if each.due):
        return f"{deadlines(dated)} в году"
    is_at_work = any(isinstance(each, Period) for each in occurrences)
    return "только работа в течение года" if is_at_work else "сроков пока нет"
