"""Words that leave out whose an occurrence is: many attestations have the same day, and with it all that a
row's timing makes of that."""

from collections.abc import Callable
from typing import Any, TypeVar

from generator.occurrences.occurrence import Occurrence

Said = TypeVar("Said")


class Once:
    """What was said already of the occurrences of one schedule."""

    def __init__(self) -> None:
        self._said: dict[tuple[object, ...], Any] = {}

    def __call__(self, say: Callable[..., Said], *values: object, of: Occurrence) -> Said:
        """What `say` makes of the values, which are the same for all, and of the occurrence."""
        if (planned := of.attestation) is None:
            return say(*values, of)
        on = planned.attestation.date
        origin = of.title if of.row is None else id(of.row)
        key = (say, origin, on.day, on.approximate, of.done)
        found: Said | None = self._said.get(key)
        if found is None:
            found = self._said[key] = say(*values, of)
        return found
