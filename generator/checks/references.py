"""Every id that is referred to must be given somewhere, and given once."""

from collections.abc import Iterable, Iterator

from generator.checks.finding import Finding, KnownIds, Suggestions, day_text, warning
from generator.occurrences.date_rules import RuleContext, school_times
from generator.occurrences.identity import ATTESTATION_PLAN, attestation_slots, numbered
from generator.problems import Location
from generator.schedule.model import Schedule
from generator.schedule.months import MONTHS
from generator.schedule.people import TEACHER_ROLE
from generator.schedule.plan import Activity
from generator.schedule.timing import FixedDates, Monthly, is_per_attestation


def unknown_people(schedule: Schedule, known: KnownIds) -> Iterator[Finding]:
    """A role's people are ids from staff or teachers."""
    meant = Suggestions(known.people)
    for index, role in enumerate(schedule.roles):
        for number, person in enumerate(role.people):
            if person not in known.people:
                yield Finding(
                    ("roles", index, "people", number),
                    "unknown-person",
                    f"человека с id «{person}» нет ни в staff, ни в teachers",
                    meant.of(person),
                )


def unknown_roles(schedule: Schedule, known: KnownIds) -> Iterator[Finding]:
    """Whoever answers for a row is one of the roles."""
    meant = Suggestions(known.roles)
    for path, activity in activities(schedule):
        for number, role in enumerate(activity.responsible):
            if role not in known.roles:
                yield Finding(
                    (*path, "responsible", number),
                    "unknown-role",
                    f"роли с id «{role}» нет в roles",
                    meant.of(role),
                )


def unheld_roles(schedule: Schedule) -> Iterator[Finding]:
    """A role that answers for something needs somebody who works; `teacher` is whoever is attested."""
    needed = {role for _, activity in activities(schedule) for role in activity.responsible}
    held = {role.id for role in schedule.roles if any(schedule.works(person) for person in role.people)}
    # An unknown person has had a message of its own.
    held |= {role.id for role in schedule.roles if set(role.people) - schedule.people.keys()}
    unheld = needed - held - {TEACHER_ROLE}
    for index, role in enumerate(schedule.roles):
        if role.id in unheld:
            yield warning(
                ("roles", index),
                "unheld-role",
                f"роль «{role.title}» отвечает за работу, но её никто не исполняет: письма не дойдут",
                "впишите того, кто работает: people: [id человека]",
            )


def people_of_the_teacher_role(schedule: Schedule) -> Iterator[Finding]:
    """`teacher` is reserved: the teacher concerned; it has no people of its own."""
    for index, role in enumerate(schedule.roles):
        if role.id == TEACHER_ROLE and role.people:
            yield Finding(
                ("roles", index, "people"),
                "teacher-role-people",
                "у роли «teacher» не бывает людей: она значит «тот педагог, о чьей аттестации речь»",
                "удалите строку people",
            )


def unknown_done_activities(schedule: Schedule, known: KnownIds) -> Iterator[Finding]:
    """An attestation's `done` names activities tied to attestations, the n-th timing as `activity/n`."""
    meant = Suggestions(known.activities)
    rows = {activity.id: activity for _, activity in activities(schedule)}
    for teacher_index, teacher in enumerate(schedule.teachers):
        for index, attestation in enumerate(teacher.attestations):
            for name in attestation.done:
                path: Location = ("teachers", teacher_index, "attestations", index, "done", name)
                activity = rows.get(name.partition("/")[0])
                if name.partition("/")[0] not in known.activities:
                    yield Finding(
                        path,
                        "unknown-activity",
                        f"мероприятия с id «{name}» нет ни в одном плане",
                        meant.of(name),
                        at_key=True,
                    )
                elif activity and name not in _done_names(activity):
                    yield Finding(
                        path,
                        "done-elsewhere",
                        f"срок мероприятия «{name}» не связан с аттестацией педагога",
                        "отметьте выполнение у самого мероприятия, в plans: done: {срок: дата}",
                        at_key=True,
                    )


def _done_names(activity: Activity) -> set[str]:
    bound = [number for number, timing in enumerate(activity.when, 1) if is_per_attestation(timing)]
    return {numbered(activity.id, number) for number in bound} | ({activity.id} if bound else set())


def unknown_done_slots(schedule: Schedule, context: RuleContext) -> Iterator[Finding]:
    """An activity's `done` names its own times: `2026-08`, a day, or `year`."""
    for path, activity in activities(schedule):
        slots = {
            numbered(slot, number)
            for number, timing in enumerate(activity.when, 1)
            if not is_per_attestation(timing)
            for slot, _ in school_times(timing, context)
        }
        for name in activity.done:
            if name not in slots:
                hint = f"есть: {', '.join(sorted(slots))}" if slots else "отметьте выполнение у педагога"
                message = f"у мероприятия нет срока «{name}»"
                yield Finding((*path, "done", name), "unknown-slot", message, hint, at_key=True)


def duplicate_ids(schedule: Schedule) -> Iterator[Finding]:
    """Ids of people, of roles, of plans, and of activities (in all plans together) are unique."""
    people: list[tuple[str, Location]] = [
        *((each.id, ("staff", i, "id")) for i, each in enumerate(schedule.staff)),
        *((each.id, ("teachers", i, "id")) for i, each in enumerate(schedule.teachers)),
    ]
    yield from _repeated(people, "человек")
    yield from _repeated([(each.id, ("roles", i, "id")) for i, each in enumerate(schedule.roles)], "роль")
    yield from _repeated([(each.id, ("plans", i, "id")) for i, each in enumerate(schedule.plans)], "план")
    yield from _repeated([(each.id, (*path, "id")) for path, each in activities(schedule)], "мероприятие")


def _repeated(ids: Iterable[tuple[str, Location]], what: str) -> Iterator[Finding]:
    seen: set[str] = set()
    for name, path in ids:
        if name in seen:
            yield Finding(
                path, "duplicate-id", f"id «{name}» уже занят: выше есть {what} с таким же", "дайте другой id"
            )
        seen.add(name)


def reserved_plan_ids(schedule: Schedule) -> Iterator[Finding]:
    """`attestation` is the plan of the attestations' own keys."""
    for index, plan in enumerate(schedule.plans):
        if plan.id == ATTESTATION_PLAN:
            yield Finding(
                ("plans", index, "id"),
                "reserved-id",
                f"id «{plan.id}» занят самими аттестациями",
                "дайте плану другой id",
            )


def duplicate_attestations(schedule: Schedule) -> Iterator[Finding]:
    """One attestation for one category in one post a year: two would share their keys."""
    for teacher_index, teacher in enumerate(schedule.teachers):
        seen = set()
        slots = attestation_slots(teacher)
        for index, (attestation, slot) in enumerate(zip(teacher.attestations, slots, strict=True)):
            if slot in seen:
                yield Finding(
                    ("teachers", teacher_index, "attestations", index),
                    "duplicate-attestation",
                    f"две аттестации «{attestation.for_}» по одной должности",
                    "оставьте одну; если должности разные, укажите position",
                )
            seen.add(slot)


def repeated_values(schedule: Schedule) -> Iterator[Finding]:
    """A month, day, role, person or category stands in a list once: twice, it would have one key for two
    dates."""
    for path, values in _lists(schedule):
        seen: set[str] = set()
        for index, value in enumerate(values):
            if value in seen:
                yield Finding(
                    (*path, index), "repeated-value", f"«{value}» стоит в списке дважды", "оставьте один раз"
                )
            seen.add(value)


def _lists(schedule: Schedule) -> Iterator[tuple[Location, tuple[str, ...]]]:
    for index, role in enumerate(schedule.roles):
        yield ("roles", index, "people"), role.people
    for index, teacher in enumerate(schedule.teachers):
        yield ("teachers", index, "category"), tuple(held.name for held in teacher.categories)
    for path, activity in activities(schedule):
        yield (*path, "responsible"), activity.responsible
        for number, timing in enumerate(activity.when):
            if isinstance(timing, Monthly):
                yield (*path, "when", number, "month"), tuple(MONTHS[month - 1] for month in timing.month)
            elif isinstance(timing, FixedDates):
                yield (*path, "when", number, "date"), tuple(day_text(day) for day in timing.date)


def activities(schedule: Schedule) -> Iterator[tuple[Location, Activity]]:
    """Every row of every plan, and where it stands."""
    for plan_index, plan in enumerate(schedule.plans):
        for index, activity in enumerate(plan.activities):
            yield ("plans", plan_index, "activities", index), activity
