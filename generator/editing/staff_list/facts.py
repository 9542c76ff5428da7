"""What the list says of somebody whom the schedule knows, compared: edits and doubts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from generator.editing.edits import Edit, Move, Plan, SetCategory, SetPosition, planned_word
from generator.editing.staff_list.categories import Held
from generator.editing.staff_list.listed import Listed
from generator.editing.staff_list.posts import is_same_post
from generator.occurrences.identity import post_of
from generator.schedule.choices import Category, PlannedDate
from generator.schedule.parsing import fold
from generator.schedule.people import Attestation, HeldCategory, Teacher
from generator.wording.dates import numeric_day
from generator.wording.people import category_text

_STEPS = (Category.FIT, Category.FIRST, Category.HIGHEST)


@dataclass(slots=True)
class Facts:
    """`of_another_year`: the list plans an attestation that this schedule isn't about."""

    edits: list[Edit] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    of_another_year: bool = False


@dataclass(frozen=True, slots=True)
class Year:
    """The twelve months of the plan: what lies outside is another schedule's."""

    first: date
    last: date

    def has(self, planned: PlannedDate) -> bool:
        return self.first <= planned.day <= self.last


def facts_of_known(row: Listed, teacher: Teacher, year: Year) -> Facts:
    facts = Facts()
    if row.post and not is_same_post(row.post, teacher.position):
        facts.edits.append(SetPosition(teacher.id, row.post))
    if row.holds_nothing and teacher.categories:
        now = ", ".join(map(category_text, teacher.categories))
        facts.doubts.append(f"в списке категории нет, а в графике {now}")
    for held in row.held:
        _compare_held(facts, teacher, held)
    _compare_planned(facts, row, teacher, year)
    return facts


def facts_of_new(row: Listed, year: Year) -> Facts:
    """Beside the teacher's own edit, which goes first."""
    facts = Facts()
    facts.edits += [SetCategory(row.name.text, each.category, each.granted, each.until) for each in row.held]
    if row.planned and not year.has(row.planned):
        facts.of_another_year = True
    elif row.planned and row.aim:
        facts.edits.append(Plan(row.name.text, row.aim, row.planned))
    elif row.planned or row.aim:
        facts.doubts.append(_half_planned(row))
    return facts


def _half_planned(row: Listed) -> str:
    if row.planned:
        return f"аттестация {planned_word(row.planned)}, но не сказано, на какую категорию"
    assert row.aim is not None
    return f"аттестация {row.aim.short_aim}, но не сказано, когда"


def _compare_held(facts: Facts, teacher: Teacher, held: Held) -> None:
    rivals = _STEPS if held.category.is_step else (held.category,)
    known = [each for each in teacher.categories if each.name in rivals]
    if not known:
        facts.edits.append(SetCategory(teacher.id, held.category, held.granted, held.until))
        return
    now = max(known, key=lambda each: rivals.index(each.name))
    if rivals.index(held.category) < rivals.index(now.name):
        facts.doubts.append(f"в списке {held.category}, а в графике выше: {category_text(now)}")
    elif held.granted and now.granted and held.granted < now.granted:
        facts.doubts.append(_older(held, now))
    elif held.category is not now.name:
        facts.edits.append(SetCategory(teacher.id, held.category, held.granted, held.until))
    else:
        _compare_days(facts, teacher, held, now)


def _older(held: Held, now: HeldCategory) -> str:
    assert held.granted is not None
    said = f"{held.category} присвоена {numeric_day(held.granted)}"
    return f"в списке {said}, а в графике позже: {category_text(now)}"


def _compare_days(facts: Facts, teacher: Teacher, held: Held, now: HeldCategory) -> None:
    """Of one category; what the list doesn't say stays."""
    granted = held.granted or now.granted
    is_renewed = granted != now.granted
    kept = None if held.endless or (is_renewed and now.granted) else now.until
    until = held.until or kept
    if (granted, until) == (now.granted, now.until):
        return
    ends_earlier = until is not None and (now.until is None or until < now.until)
    if ends_earlier and now.granted and not is_renewed:
        assert until is not None
        said = f"{held.category} действует до {numeric_day(until)}"
        facts.doubts.append(f"в списке {said}, а в графике дольше: {category_text(now)}")
    elif granted and until and until <= granted:
        facts.doubts.append("категория кончается раньше, чем присвоена")
    else:
        facts.edits.append(SetCategory(teacher.id, held.category, granted, until))


def _compare_planned(facts: Facts, row: Listed, teacher: Teacher, year: Year) -> None:
    if row.planned is None and row.aim is None:
        return
    found = list(_meant(row, teacher))
    if len(found) == 1 and row.planned:
        _compare_date(facts, row.planned, found[0], teacher, year)
    elif row.planned and not year.has(row.planned):
        facts.of_another_year = True
    elif len(found) > 1 and row.planned:
        facts.doubts.append("в графике несколько аттестаций, а в списке не сказано, о какой речь")
    elif not found and row.planned and row.aim:
        facts.edits.append(Plan(teacher.id, row.aim, row.planned))
    elif not found:
        facts.doubts.append(_half_planned(row))


def _meant(row: Listed, teacher: Teacher) -> Iterator[Attestation]:
    """The attestations that the row may be about: for its category, in its post where there are several."""
    same: Sequence[Attestation] = [
        each for each in teacher.attestations if each.for_ is row.aim or (row.aim is None and not each.result)
    ]
    of_post = [each for each in same if row.post and fold(post_of(teacher, each)) == fold(row.post)]
    yield from of_post if len(same) > 1 and of_post else same


def _compare_date(
    facts: Facts, planned: PlannedDate, attestation: Attestation, teacher: Teacher, year: Year
) -> None:
    now = attestation.date
    same_month = (now.day.year, now.day.month) == (planned.day.year, planned.day.month)
    if now == planned or (planned.approximate and same_month):
        return
    if not year.has(planned):
        facts.of_another_year = True
    elif attestation.result:
        told = f"аттестация {attestation.for_.short_aim} {planned_word(planned)}"
        facts.doubts.append(f"решение уже записано, а в списке {told}")
    else:
        several = sum(each.for_ is attestation.for_ for each in teacher.attestations) > 1
        post = post_of(teacher, attestation) if several else None
        facts.edits.append(Move(teacher.id, attestation.for_, planned, post))
