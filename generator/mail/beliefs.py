"""What people believe by what they were told, set against the schedule of today: pure.

The timings of one row are told apart by their place in its list, so an edit that reorders the list gives
the same days other keys. Days are matched first; only what is left over has moved, or is off.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.agenda import Agenda
from generator.ledger.lines import Reminder, ReminderKind
from generator.ledger.state import LedgerState
from generator.occurrences.identity import family

KeyAndPerson = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Beliefs:
    """By key and person. `was`: the day told for what that key is now, None where it was said to be off;
    nothing was told of other keys. `gone`: days told that the person has no occurrence for.

    `renamed`, by family and person: the keys whose day was told under another one. A mail about the family
    goes into the ledger with them, or the day would be forgotten.
    """

    was: Mapping[KeyAndPerson, date | None]
    gone: Mapping[KeyAndPerson, date]
    renamed: Mapping[KeyAndPerson, tuple[Reminder, ...]]


@dataclass(slots=True)
class _Gathered:
    was: dict[KeyAndPerson, date | None] = field(default_factory=dict)
    gone: dict[KeyAndPerson, date] = field(default_factory=dict)
    renamed: dict[KeyAndPerson, tuple[Reminder, ...]] = field(default_factory=dict)


def beliefs(agenda: Agenda, record: LedgerState) -> Beliefs:
    """Keys of a year that the agenda doesn't know are left alone: a new year's file withdraws nothing."""
    found = _Gathered()
    for (name, person), told in _by_family(agenda, record).items():
        now = {each.key: each for each in agenda.by_family.get(name, ()) if person in each.people}
        under = _matched(told, {key: each.due for key, each in now.items()})
        found.was.update({(key, person): told[old] for key, old in under.items()})
        found.gone.update(_left_over(told, set(under.values()), person))
        found.renamed[name, person] = tuple(
            Reminder(ReminderKind.RENAMED, key, person, due=now[key].due)
            for key, old in sorted(under.items())
            if key != old and told[old] == now[key].due
        )
    return Beliefs(found.was, found.gone, found.renamed)


def _by_family(agenda: Agenda, record: LedgerState) -> dict[KeyAndPerson, dict[str, date | None]]:
    grouped: dict[KeyAndPerson, dict[str, date | None]] = {}
    for (key, person), day in record.told.items():
        if key.startswith(agenda.key_prefixes):
            grouped.setdefault((family(key), person), {})[key] = day
    return grouped


def _matched(told: Mapping[str, date | None], now: Mapping[str, date | None]) -> dict[str, str]:
    """Today's key -> the key under which it was told: the same key and day, the same day, the same key, and
    then whatever is left, in order."""
    under = {key: key for key in now if key in told and told[key] == now[key]}
    for key, old in _pairs(told, now, under):
        if told[old] is not None and told[old] == now[key]:
            _pair(under, key, old)
    for key in sorted(now):
        if key in told:
            _pair(under, key, key)
    for key, old in _pairs(told, now, under):
        if told[old] is not None:
            _pair(under, key, old)
    return under


def _pairs(
    told: Mapping[str, date | None], now: Mapping[str, date | None], under: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Of what has no partner yet, each with each."""
    taken = set(under.values())
    yield from (
        (key, old) for key in sorted(now.keys() - under.keys()) for old in sorted(told.keys() - taken)
    )


def _pair(under: dict[str, str], key: str, old: str) -> None:
    if key not in under and old not in under.values():
        under[key] = old


def _left_over(
    told: Mapping[str, date | None], taken: set[str], person: str
) -> Iterator[tuple[KeyAndPerson, date]]:
    for key, day in told.items():
        if day is not None and key not in taken:
            yield (key, person), day
