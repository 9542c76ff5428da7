"""Who answers: the list of roles, and a page for each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.addresses import plan_page, role_feed, role_page
from generator.occurrences.occurrence import Dated, Occurrence, Period, Status
from generator.schedule.people import TEACHER_ROLE, Role
from generator.site.page import Page, PageContext
from generator.site.parts.duties import duty_months
from generator.site.parts.edit_links import of_role
from generator.site.parts.rows import ongoing_rows, own_date_rows, undated_rows
from generator.site.parts.steps import Link, holder_link
from generator.wording.dates import deadlines

_AHEAD = {Status.TODAY, Status.UPCOMING}


@dataclass(frozen=True, slots=True)
class RoleView:
    title: str
    page: str
    is_teacher: bool
    is_vacant: bool
    holders: list[Link]
    people: str
    summary: str


def role_pages(context: PageContext, teachers: str = "teachers/") -> Iterator[Page]:
    """`teachers` is the page of all teachers; none where a district has them on its schools' sites."""
    views = []
    for index, role in enumerate(context.agenda.schedule.roles):
        view = _view(context, role)
        views.append(view)
        change = [] if view.is_teacher else [of_role(context.agenda, role)]
        values = _values(context, role, view) | {"teachers": teachers}
        yield Page(view.page, "role.md.j2", values, ("roles", index), change)
    yield Page("roles/", "roles.md.j2", {"roles": views}, ("roles",))


def _values(context: PageContext, role: Role, view: RoleView) -> dict[str, object]:
    """The `teacher` role's dates are everybody's own, thousands in all: its page names the rows."""
    agenda = context.agenda
    mine = _occurrences(context, role)
    plans = dict.fromkeys(each.plan for each in agenda.by_role.get(role.id, ()) if each.plan)
    return {
        "role": view,
        **_dated(context, [each for each in mine if isinstance(each, Dated)]),
        "own_rules": own_date_rows(agenda, role.id) if view.is_teacher else [],
        "ongoing": ongoing_rows(agenda, role.id),
        "undated": undated_rows(agenda, role.id),
        "plans": [Link(agenda.schedule.plans_by_id[plan].label, plan_page(plan)) for plan in plans],
        "fellows": _fellows(context, mine, view),
        "subscription": context.subscription(view.title, role_feed(role.id), view.page),
    }


def _dated(context: PageContext, dated: Sequence[Dated]) -> dict[str, object]:
    """What is over is folded. It stays over, so the fold stays true on a page that isn't built again."""
    by_status = [(context.agenda.status(each), each) for each in dated]
    over = [each for status, each in by_status if status not in {Status.OVERDUE, *_AHEAD}]
    return {
        "overdue": duty_months(context, [each for status, each in by_status if status is Status.OVERDUE]),
        "ahead": duty_months(context, [each for status, each in by_status if status in _AHEAD]),
        "over": duty_months(context, over),
        "over_total": deadlines(len(over)),
        "has_approximate": any(each.approximate for each in dated),
    }


def _fellows(context: PageContext, mine: Sequence[Occurrence], view: RoleView) -> list[Link]:
    """The other roles that answer for the same, and who of those that hold them has a page."""
    answerers = dict.fromkeys(one for step in context.steps.of(mine) for one in step.answerers)
    links = [
        link for one in answerers for link in (one.role, *one.people) if link.path not in ("", view.page)
    ]
    return list(dict.fromkeys(links))


def _occurrences(context: PageContext, role: Role) -> tuple[Occurrence, ...]:
    everything = context.agenda.by_role.get(role.id, ())
    if role.id == TEACHER_ROLE:
        return tuple(each for each in everything if each.teacher is None)
    return everything


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
        return f"{deadlines(dated)} за учебный год"
    is_at_work = any(isinstance(each, Period) for each in occurrences)
    return "работа весь учебный год, без точных сроков" if is_at_work else "сроков пока нет"
