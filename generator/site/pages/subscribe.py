"""The page /subscribe/: which calendars there are, and how to subscribe in each program."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.addresses import ALL_FEED, SUBSCRIBE_PAGE, plan_feed, plan_page, role_page
from generator.site.page import Page, PageContext
from generator.site.parts.steps import Link
from generator.site.parts.subscription import Subscription, subscription


@dataclass(frozen=True, slots=True)
class PlanCalendar:
    plan: Link
    subscription: Subscription


def subscribe_pages(context: PageContext, whose: str = "школы") -> Iterator[Page]:
    """`whose` calendar the whole is: only in a school people have pages of their own."""
    schedule, site = context.agenda.schedule, context.agenda.site
    values = {
        "whose": whose,
        "has_people": whose == "школы",
        "whole": subscription(site, schedule.school.name, ALL_FEED, SUBSCRIBE_PAGE, context.codes),
        "roles": [Link(context.agenda.role_name(role.id), role_page(role.id)) for role in schedule.roles],
        "plans": [
            PlanCalendar(
                Link(plan.label, plan_page(plan.id)),
                subscription(site, plan.label, plan_feed(plan.id), plan_page(plan.id), context.codes),
            )
            for plan in schedule.plans
        ],
    }
    yield Page(SUBSCRIBE_PAGE, "subscribe.md.j2", values)
