"""A file of an ordinary size can still promise more dates than anybody could compute or read."""

from collections.abc import Iterator

from generator.schedule.checks.finding import Finding
from generator.schedule.model import Schedule
from generator.schedule.planned import planned_attestations
from generator.schedule.timing import is_per_attestation

# Four thousand teachers with both official plans have 20,000.
MAX_DATES = 200_000


def too_many_dates(schedule: Schedule) -> Iterator[Finding]:
    """Rows that are tied to attestations, times the attestations, stay within reason."""
    timings = (timing for plan in schedule.plans for row in plan.activities for timing in row.when)
    rows = sum(is_per_attestation(timing) for timing in timings)
    if rows * len(planned_attestations(schedule)) > MAX_DATES:
        yield Finding(
            ("plans",),
            "too-many-dates",
            f"из этого графика получается больше {MAX_DATES} сроков",
            "проверьте, тот ли это файл и не повторены ли в нём мероприятия и педагоги",
        )
