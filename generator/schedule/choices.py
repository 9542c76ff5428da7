"""The choices that single values of the schedule offer, and a planned date."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Category(StrEnum):
    """What an attestation is for; also what a teacher holds already."""

    FIT = "соответствие"
    FIRST = "первая"
    HIGHEST = "высшая"
    METHODIST = "педагог-методист"
    MENTOR = "педагог-наставник"

    @property
    def slug(self) -> str:
        """The category inside keys and addresses."""
        return self.name.lower()

    @property
    def is_step(self) -> bool:
        """Each of these replaces the one before; the others stand beside."""
        return self in (Category.FIT, Category.FIRST, Category.HIGHEST)

    @property
    def in_full(self) -> str:
        """What a teacher holds."""
        return _IN_FULL.get(self, self.value)

    @property
    def aim(self) -> str:
        """«на высшую категорию», behind the word «аттестация» in any case."""
        return _AIMS[self]

    @property
    def short_aim(self) -> str:
        """«на высшую», in a list where the word «категория» goes without saying."""
        return _BRIEF_AIMS[self]

    @property
    def attestation_title(self) -> str:
        """The planned attestation's own title, for agendas and calendars."""
        return f"Аттестация {_AIMS[self]}"

    @property
    def short_attestation_title(self) -> str | None:
        """For where there is little room; None where the title is short enough."""
        return f"Аттестация {_SHORT_AIMS[self]}" if self in _SHORT_AIMS else None


_AIMS = {
    Category.FIT: "на соответствие занимаемой должности",
    Category.FIRST: "на первую категорию",
    Category.HIGHEST: "на высшую категорию",
    Category.METHODIST: "на категорию «педагог-методист»",
    Category.MENTOR: "на категорию «педагог-наставник»",
}


_IN_FULL = {
    Category.FIT: "соответствие занимаемой должности",
    Category.FIRST: "первая категория",
    Category.HIGHEST: "высшая категория",
}


_BRIEF_AIMS = {
    Category.FIT: "на соответствие",
    Category.FIRST: "на первую",
    Category.HIGHEST: "на высшую",
    Category.METHODIST: "на педагога-методиста",
    Category.MENTOR: "на педагога-наставника",
}


_SHORT_AIMS = {
    Category.FIT: "на соответствие",
    Category.METHODIST: "«педагог-методист»",
    Category.MENTOR: "«педагог-наставник»",
}


class Shift(StrEnum):
    """Where a deadline on a day off goes."""

    PREVIOUS = "previous"
    NEXT = "next"
    NONE = "none"


class Count(StrEnum):
    """The days in which a distance is counted."""

    CALENDAR = "calendar"
    WORKING = "working"


class Names(StrEnum):
    """How people appear on the public site."""

    FULL = "full"
    INITIALS = "initials"


class Appearance(StrEnum):
    """How one person appears on the public site, whatever the school's choice."""

    FULL = "full"
    INITIALS = "initials"
    NO = "no"


class TeacherStatus(StrEnum):
    """Only WORKING teachers get dates and mail."""

    WORKING = "working"
    ON_LEAVE = "on_leave"
    LEFT = "left"


class Gender(StrEnum):
    FEMALE = "female"
    MALE = "male"


@dataclass(frozen=True, slots=True)
class PlannedDate:
    """A planned attestation's date; `day` is the month's first where only the month is known."""

    day: date
    approximate: bool = False
