"""Categories as schools write them, alone, several together, with days and orders."""

import re
from dataclasses import dataclass, replace
from datetime import date

from generator.editing.readings import category_of
from generator.editing.staff_list.values import DAYS, Unclear, each_day, is_endless, is_none, text_of
from generator.schedule.choices import Category
from generator.schedule.parsing import fold
from generator.workbook import Cell

_SPELLINGS = tuple(
    (re.compile(pattern), meant)
    for pattern, meant in (
        (r"\bс\s*\.\s*з\s*\.\s*д\b|\bсзд\b|\bсоотв\b", "соответствие"),
        (r"\b(?:кв|квал)\w*\.?\s*(?:кат\w*|к)\b\.?|\bк\s*\.\s*к\b\.?|\bкат\w*\b\.?", "кк"),
        (r"\bв\s*[./]?\s*(?:кк|к)\b", "вкк"),
        (r"\b(?:1|i)\s*(?:-\s*(?:я|ая|ой|ую))?(?=\s|\.|$|кк)", "1"),
    )
)
_PARTS = re.compile(
    r"[;+]|,(?!\s*(?:приказ|пр\.|распоряж|№|от\b|до\b|срок|с\b|бессроч|\d))|\bи\b|/(?=\s*[а-я]{4})"
)


@dataclass(frozen=True, slots=True)
class Held:
    """A category as the list has it; `endless` where it says so."""

    category: Category
    granted: date | None = None
    until: date | None = None
    endless: bool = False


def held_in(cell: Cell) -> list[Held]:
    """«высшая, приказ № 12 от 20.05.2022», «1 кв. кат. до 20.05.2027», «высшая; педагог-методист».

    Empty for a cell that says nothing, and for «б/к». Raises Unclear.
    """
    text = text_of(cell.replace("\n", "; ") if isinstance(cell, str) else cell)
    if not text or (is_none(text) and _category(text) is None):
        return []
    found: list[Held] = []
    for part in _PARTS.split(text):
        category = _category(part)
        if category and all(each.category is not category for each in found):
            found.append(_with_days(Held(category), part))
        elif found:
            found[-1] = _with_days(found[-1], part)
    if not found:
        raise Unclear("категория не понята")
    if sum(each.category.is_step for each in found) > 1:
        raise Unclear("названо несколько категорий сразу")
    return found


def _with_days(held: Held, text: str) -> Held:
    """Raises Unclear."""
    for sign, day in each_day(text):
        if sign in ("до", "по") or (sign and held.granted):
            held = replace(held, until=day)
        elif held.granted:
            raise Unclear("несколько дат")
        else:
            held = replace(held, granted=day)
    return replace(held, endless=held.endless or is_endless(text))


def _category(text: str) -> Category | None:
    """Of words, days and the numbers of orders left out."""
    bare = DAYS.sub(" ", fold(text))
    for pattern, meant in _SPELLINGS:
        bare = pattern.sub(meant, bare)
    before_order = re.split(r"приказ|распоряж|\bпр\.|№|\bот\b|\bдо\b", bare)[0]
    return _named(before_order) or _named(re.sub(r"№ ?\S+", " ", bare))


def _named(text: str) -> Category | None:
    words = " ".join(re.sub(r"[^\w-]+", " ", text).split())
    if re.search(r"\bвтор|^2\b|\bii\b|\bне\s?соответ", words):
        return None
    try:
        return category_of(words.removeprefix("на "))
    except ValueError:
        return None


def aim_in(cell: Cell) -> Category | None:
    """What a person is to be attested for. Raises Unclear."""
    found = held_in(cell)
    if len(found) > 1:
        raise Unclear("названо несколько категорий сразу")
    return found[0].category if found else None
