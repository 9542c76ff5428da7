"""Terms that the law sets: nothing that a school can't change when the law does."""

from typing import Annotated

from pydantic import Field

from generator.schedule.choices import Category
from generator.schedule.fields import Base, Choice, Text, Whole

Years = Annotated[int, Field(ge=1, le=50), Whole]


class Term(Base):
    """A number of years, and where it is written."""

    years: Years
    ground: Text | None = None
    edition: Text | None = None


class Exemption(Base):
    """Whoever holds one of these isn't attested for соответствие."""

    categories: tuple[Annotated[Category, Choice], ...] = (
        Category.FIRST,
        Category.HIGHEST,
        Category.METHODIST,
        Category.MENTOR,
    )
    ground: Text | None = None
    edition: Text | None = None


class Terms(Base):
    """`fit_again`: from one attestation for соответствие to the next. `fit_after_hired`: nobody who is in the
    post for less is attested for it."""

    fit_again: Term = Term(years=5)
    fit_after_hired: Term = Term(years=2)
    exempt_from_fit: Exemption = Exemption()
