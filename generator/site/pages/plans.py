"""The plans: the official table, and below it the dates that came out of each row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.addresses import plan_page, role_page, row_anchor, teacher_page
from generator.occurrences.occurrence import Occurrence
from generator.official_table import plan_rows
from generator.schedule.plan import Plan
from generator.site.page import Page, PageContext
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


def plan_pages(context: PageContext) -> Iterator[Page]:
    cards = []
    for index, plan in enumerate(context.agenda.schedule.plans):
        rows = plural(len(plan.activities), "мероприятие", "мероприятия", "мероприятий")
        cards.append(PlanCard(plan.label, plan.title, plan_page(plan.id), rows))
        yield Page(plan_page(plan.id), "plan.md.j2", _values(context, plan), ("plans", index))
    yield Page("plans/", "plans.md.j2", {"plans": cards}, ("plans",))


def _values(context: PageContext, plan: Plan) -> dict[str, object]:
    mine = context.agenda.by_plan.get(plan.id, ())
    roles = dict.fromkeys(role_id for activity in plan.activities for role_id in activity.responsible)
    months = dict.fromkeys(step.month for step in context.steps.of(mine) if step.month)
    rows = plan_rows(context.agenda, plan)
    return {
        "plan": plan,
        "rows": rows,
        "has_goal": any(row.goal for row in rows),
        "activities": _activities(context, plan, mine),
        "roles": [Link(context.agenda.role_name(role_id), role_page(role_id)) for role_id in roles],
        "holders": _teaching_holders(context, roles),
        "months": list(months),
    }


def _activities(context: PageContext, plan: Plan, mine: tuple[Occurrence, ...]) -> list[ActivityView]:
    by_activity: dict[str | None, list[Occurrence]] = {}
    for each in mine:
        by_activity.setdefault(each.activity, []).append(each)
    return [
        ActivityView(
            number=number,
            title=activity.title.rstrip(":"),
            goal=(activity.goal or "").rstrip(":"),
            anchor=row_anchor(activity.id),
            steps=context.steps.of([each for each in by_activity.get(activity.id, []) if not each.teacher]),
            teachers=_teachers(context, by_activity.get(activity.id, [])),
        )
        for number, activity in enumerate(plan.activities, start=1)
    ]


def _teaching_holders(context: PageContext, roles: Iterable[str]) -> list[Link]:
    agenda = context.agenda
    links = (holder_link(agenda, person) for role_id in roles for person in agenda.holders(role_id))
    return list(dict.fromkeys(link for link in links if link.path))


def _teachers(context: PageContext, occurrences: list[Occurrence]) -> list[Link]:
    ids = {each.teacher for each in occurrences if each.teacher}
    links = [Link(context.agenda.name(teacher), teacher_page(teacher)) for teacher in ids]
    return sorted(links, key=lambda link: (*sorting(link.text), link.path))
