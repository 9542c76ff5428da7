"""Who answers: the list of roles, and a page for each."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.addresses import month_page, plan_page, role_feed, role_page
from generator.occurrences.occurrence import Kind, Occurrence
from generator.schedule.people import TEACHER_ROLE, Role
from generator.site.page import Desk, Page
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
    holders: list[Link]
    people: str
    summary: str


@dataclass(frozen=True, slots=True)
class MonthOfSteps:
    link: Link
    steps: list[Step]


def role_pages(desk: Desk) -> Iterator[Page]:
    views = []
    for index, role in enumerate(desk.edition.schedule.roles):
        view = _view(desk, role)
        views.append(view)
        yield Page(view.page, "role.md.j2", _context(desk, role, view), ("roles", index))
    yield Page("roles/", "roles.md.j2", {"roles": views}, ("roles",))


def _context(desk: Desk, role: Role, view: RoleView) -> dict[str, object]:
    """The `teacher` role's dates are everybody's own, thousands in all: its page names the rows."""
    mine = _occurrences(desk, role)
    dated = [each for each in mine if each.due]
    plans = dict.fromkeys(each.plan for each in desk.edition.by_role.get(role.id, ()) if each.plan)
    by_id = desk.edition.schedule.plans_by_id
    return {
        "role": view,
        "next": next_step(desk, mine),
        "months": [_month(desk, list(group)) for _, group in groupby(dated, _month_of)],
        "own_rules": own_date_rows(desk.edition, role.id) if view.is_teacher else [],
        "ongoing": ongoing_rows(desk.edition, role.id),
        "undated": undated_rows(desk.edition, role.id),
        "plans": [Link(by_id[plan].label, plan_page(plan)) for plan in plans],
        "subscription": subscription(desk.edition.site, view.title, role_feed(role.id), view.page),
    }


def _occurrences(desk: Desk, role: Role) -> tuple[Occurrence, ...]:
    everything = desk.edition.by_role.get(role.id, ())
    if role.id == TEACHER_ROLE:
        return tuple(each for each in everything if each.teacher is None)
    return everything


def _month_of(each: Occurrence) -> tuple[int, int]:
    assert each.due is not None
    return each.due.year, each.due.month


def _month(desk: Desk, dated: list[Occurrence]) -> MonthOfSteps:
    assert dated[0].due is not None
    first = dated[0].due
    return MonthOfSteps(Link(month_title(first), month_page(first)), desk.steps.of(dated))


def _view(desk: Desk, role: Role) -> RoleView:
    is_teacher = role.id == TEACHER_ROLE
    holders = [holder_link(desk.edition, each) for each in desk.edition.holders(role.id)]
    return RoleView(
        title=desk.edition.role_name(role.id),
        page=role_page(role.id),
        is_teacher=is_teacher,
        holders=holders,
        people="у каждого свои сроки" if is_teacher else ", ".join(each.text for each in holders),
        summary="" if is_teacher else _summary(_occurrences(desk, role)),
    )


def _summary(occurrences: tuple[Occurrence, ...]) -> str:
    if dated := sum(1 for each in occurrences if each.due):
        return f"{deadlines(dated)} в году"
    is_at_work = any(each.kind is Kind.PERIOD for each in occurrences)
    return "только работа в течение года" if is_at_work else "сроков пока нет"
