"""The page that says whether all is alive: when the schedule changed, when reminders last ran."""

from collections.abc import Iterator

from generator.liveness import LastTimes
from generator.site.page import Page, PageContext
from generator.wording.dates import days_left, long_day


def status_pages(context: PageContext, times: LastTimes) -> Iterator[Page]:
    today = context.agenda.today
    values = {
        "built": long_day(today),
        "changed": long_day(times.changed) if times.changed else None,
        "reminded": long_day(times.reminded) if times.reminded else None,
        "reminded_ago": days_left(times.reminded, today) if times.reminded else None,
        "alive_until": long_day(times.alive_until) if times.alive_until else None,
        "is_stale": times.is_stale(today),
    }
    yield Page("status/", "status.md.j2", values)
