"""A file of an ordinary size can still promise more dates than anybody could compute or read."""

from collections.abc import Iterator

from generator.checks.finding import Finding
from generator.occurrences.planned_attestations import planned_attestations
from generator.occurrences.promised import months_and_days
from generator.schedule.model import Schedule
from generator.schedule.people import TEACHER_ROLE
from generator.schedule.plan import Activity
from generator.schedule.timing import is_per_attestation

# A date weighs ten, and each person, part and post of its row one more. Both official plans and four
# thousand teachers weigh 250,000; at the limit, computing takes about two seconds.
A_DATE = 10
HEAVIEST = 500_000


def too_many_dates(schedule: Schedule) -> Iterator[Finding]:
    """Rows times months, days and attestations stay within reason."""
    attestations = len(planned_attestations(schedule))
    rows = (row for plan in schedule.plans for row in plan.activities)
    weight = attestations * A_DATE + sum(_weight(row, schedule, attestations) for row in rows)
    if weight > HEAVIEST:
        yield Finding(
            ("plans",),
            "too-many-dates",
            "из этого графика получается слишком много сроков — это не похоже на школу",
            "проверьте, тот ли это файл и не повторены ли в нём мероприятия и педагоги",
        )


def _weight(row: Activity, schedule: Schedule, attestations: int) -> int:
    """As if every attestation were concerned."""
    roles = (schedule.roles_by_id.get(role) for role in row.responsible)
    people = sum(len(role.people) for role in roles if role)
    posts = len(row.only.positions) if row.only else 0
    each = A_DATE + people + posts + sum(1 + len(item.positions) for item in row.items)
    per_attestation = sum(map(is_per_attestation, row.when))
    for_school = sum(months_and_days(timing, schedule) for timing in row.when)
    teachers = for_school * attestations if TEACHER_ROLE in row.responsible else 0
    return (per_attestation * attestations + for_school) * each + teachers
