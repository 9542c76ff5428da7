"""The page that says whether all is alive: when the schedule changed, when reminders last ran, and what goes
by mail soon."""

from collections.abc import Iterator

from generator.liveness import LastTimes
from generator.site.page import Page, PageContext
from generator.site.parts.coming_mail import coming_mail
from generator.wording.dates import long_day


def status_pages(context: PageContext, times: LastTimes) -> Iterator[Page]:
    today = context.agenda.today
    values = {
        "built": long_day(today),
        "changed": long_day(times.changed) if times.changed else None,
        "reminded": long_day(times.reminded) if times.reminded else None,
        "reminded_iso": times.reminded.isoformat() if times.reminded else "",
        "alive_until": long_day(times.alive_until) if times.alive_until else None,
        "is_stale": times.is_stale(today),
        "mail": coming_mail(context),
    }
    yield Page("status/", "status.md.j2", values)
