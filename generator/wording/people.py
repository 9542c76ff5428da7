"""How people are called: in public, and in a greeting."""

from typing import TYPE_CHECKING

from generator.schedule.choices import Gender, Names
from generator.schedule.people import Person
from generator.wording.dates import NBSP

if TYPE_CHECKING:
    pass


def public_name(person: Person, names: Names) -> str:
    """How a person appears on the site, in feeds and in mail, as the school chose."""
    return initials(person.name) if names is Names.INITIALS else person.name


def initials(name: str) -> str:
    """«Иванова Мария Петровна» -> «Иванова М. П.»; «кызы» and «оглы» stay out."""
    surname, *given = name.split()
    letters = [f"{word[0]}." for word in given if word.casefold() not in {"кызы", "оглы"}]
    return NBSP.join([surname, *letters[:2]])


def gender(person: Person) -> Gender | None:
    """As given, else by the patronymic; None where it can't be told."""
    if person.gender:
        return person.gender
    last = person.name.split()[-1].casefold()
    if last.endswith(("вна", "чна", "шна")) or last == "кызы":
        return Gender.FEMALE
    if last.endswith("ич") or last == "оглы":
        return Gender.MALE
    return None


_DEAR = {Gender.FEMALE: "Уважаемая", Gender.MALE: "Уважаемый"}


def greeting(person: Person) -> str:
    """«Уважаемая Мария Петровна!»; neutral where the gender can't be told, bare without given names or with
    their initials only."""
    _, *given = person.name.split()
    if not given or any(word.endswith(".") for word in given):
        return "Здравствуйте!"
    known = gender(person)
    return f"{_DEAR[known] if known else 'Здравствуйте,'} {' '.join(given)}!"
