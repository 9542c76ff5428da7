"""An agenda that knows whether somebody has asked it for the day."""

from datetime import date
from typing import Self

from generator.agenda import Agenda


class Watched(Agenda):
    """The same for everything else."""

    was_asked: bool = False

    @classmethod
    def of(cls, agenda: Agenda) -> Self:
        """Without what the agenda has worked out: that may depend on the day."""
        found = object.__new__(cls)
        found.__dict__.update({name: getattr(agenda, name) for name in Agenda.__dataclass_fields__})
        return found

    @property
    def today(self) -> date:
        self.__dict__["was_asked"] = True
        day: date = self.__dict__["today"]
        return day
