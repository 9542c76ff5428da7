"""The plans: the official table, and below it the dates that came out of its rows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.addresses import plan_page, role_page, row_anchor
from generator.official_table import plan_rows
from generator.paper_list import plan_paper_id
from generator.schedule.plan import Plan
from generator.site.page import Page, PageContext
from generator.site.parts.matrix import matrix
from generator.site.parts.months_table import all_year, months_table, school_rows, undated
from generator.site.parts.papers import paper_links
from generator.site.parts.steps import Link, holder_link
from generator.wording.dates import activities


@dataclass(frozen=True, slots=True)
class PlanCard:
    label: str
    title: str
    page: str
    rows: str


def plan_pages(context: PageContext) -> Iterator[Page]:
    cards = []
    for index, plan in enumerate(context.agenda.schedule.plans):
        rows = activities(len(plan.activities))
        cards.append(PlanCard(plan.label, plan.title, plan_page(plan.id), rows))
        yield Page(plan_page(plan.id), "plan.md.j2", _values(context, plan), ("plans", index))
    yield Page("plans/", "plans.md.j2", {"plans": cards}, ("plans",))


def _values(context: PageContext, plan: Plan) -> dict[str, object]:
    paper, school = plan_rows(context.agenda, plan), school_rows(context, plan)
    return {
        "plan": plan,
        "rows": paper,
        "anchors": {row.activity_id: row_anchor(row.activity_id) for row in paper},
        "has_goal": any(row.goal for row in paper),
        "paper": paper_links(context.agenda.schedule, plan_paper_id(plan.id)),
        "matrix": matrix(context, plan),
        "table": months_table(context, school),
        "all_year": all_year(context, school),
        "undated": undated(context, school),
        **_related(context, plan),
    }


def _related(context: PageContext, plan: Plan) -> dict[str, object]:
    own = [each for each in context.agenda.by_plan.get(plan.id, ()) if each.teacher]
    roles = dict.fromkeys(role_id for activity in plan.activities for role_id in activity.responsible)
    return {
        "roles": [Link(context.agenda.role_name(role_id), role_page(role_id)) for role_id in roles],
        "holders": _teaching_holders(context, roles),
        "months": list(dict.fromkeys(step.month for step in context.steps.of(own) if step.month)),
    }


def _teaching_holders(context: PageContext, roles: Iterable[str]) -> list[Link]:
    agenda = context.agenda
    links = (holder_link(agenda, person) for role_id in roles for person in agenda.holders(role_id))
    return list(dict.fromkeys(link for link in links if link.path))
