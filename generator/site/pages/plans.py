"""The plans: the official table, and below it the dates that came out of each row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.addresses import plan_page, role_page, teacher_page
from generator.occurrences.occurrence import Occurrence
from generator.official_table import plan_rows
from generator.schedule.plan import Plan
from generator.site.page import Desk, Page
from generator.site.parts.rows import activity_anchor
from generator.site.parts.steps import Link, Step, holder_link
from generator.wording.dates import plural
from generator.wording.text import sorting


@dataclass(frozen=True, slots=True)
class ActivityView:
    number: int
    title: str
    goal: str
    anchor: str
    steps: list[Step]
    teachers: list[Link]


@dataclass(frozen=True, slots=True)
class PlanCard:
    label: str
    title: str
    page: str
    rows: str


def plan_pages(desk: Desk) -> Iterator[Page]:
    cards = []
    for index, plan in enumerate(desk.edition.schedule.plans):
        rows = plural(len(plan.activities), "мероприятие", "мероприятия", "мероприятий")
        cards.append(PlanCard(plan.label, plan.title, plan_page(plan.id), rows))
        yield Page(plan_page(plan.id), "plan.md.j2", _context(desk, plan), ("plans", index))
    yield Page("plans/", "plans.md.j2", {"plans": cards}, ("plans",))


def _context(desk: Desk, plan: Plan) -> dict[str, object]:
    mine = desk.edition.by_plan.get(plan.id, ())
    roles = dict.fromkeys(role_id for activity in plan.activities for role_id in activity.responsible)
    months = dict.fromkeys(step.month for step in desk.steps.of(mine) if step.month)
    rows = plan_rows(desk.edition, plan)
    return {
        "plan": plan,
        "rows": rows,
        "has_goal": any(row.goal for row in rows),
        "activities": _activities(desk, plan, mine),
        "roles": [Link(desk.edition.role_name(role_id), role_page(role_id)) for role_id in roles],
        "holders": _teaching_holders(desk, roles),
        "months": list(months),
    }


def _activities(desk: Desk, plan: Plan, mine: tuple[Occurrence, ...]) -> list[ActivityView]:
    by_activity: dict[str | None, list[Occurrence]] = {}
    for each in mine:
        by_activity.setdefault(each.activity, []).append(each)
    return [
        ActivityView(
            number=number,
            title=activity.title.rstrip(":"),
            goal=(activity.goal or "").rstrip(":"),
            anchor=activity_anchor(activity.id),
            steps=desk.steps.of([each for each in by_activity.get(activity.id, []) if not each.teacher]),
            teachers=_teachers(desk, by_activity.get(activity.id, [])),
        )
        for number, activity in enumerate(plan.activities, start=1)
    ]


def _teaching_holders(desk: Desk, roles: Iterable[str]) -> list[Link]:
    by_id = desk.edition.schedule.roles_by_id
    links = (holder_link(desk.edition, person) for role_id in roles for person in by_id[role_id].people)
    return list(dict.fromkeys(link for link in links if link.path))


def _teachers(desk: Desk, occurrences: list[Occurrence]) -> list[Link]:
    ids = {each.teacher for each in occurrences if each.teacher}
    links = [Link(desk.edition.name(teacher), teacher_page(teacher)) for teacher in ids]
    return sorted(links, key=lambda link: (*sorting(link.text), link.path))
