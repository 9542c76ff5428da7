"""How people are called: in public, and in a greeting."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from generator.schedule.choices import Appearance, Gender, Names
from generator.schedule.people import HeldCategory, Person, Teacher
from generator.wording.dates import NBSP, numeric_day

_FOREVER = "бессрочно"


def public_name(person: Person, names: Names) -> str:
    """How a person appears on the site, in feeds and in mail, as the school or the person chose. Whoever is
    not to appear in public still has to be named to colleagues, and is by initials."""
    wanted = (person.public if isinstance(person, Teacher) else None) or names
    return person.name if wanted in (Names.FULL, Appearance.FULL) else initials(person.name)


def surname(name: str) -> str:
    return name.split()[0]


def initials(name: str) -> str:
    """«Иванова Мария Петровна» -> «Иванова М. П.»; «кызы» and «оглы» stay out."""
    surname, *given = name.split()
    letters = [f"{word[0]}." for word in given if word.casefold() not in {"кызы", "оглы"}]
    return NBSP.join([surname, *letters[:2]])


def signature(name: str) -> str:
    """«Петров Пётр Петрович» -> «П. П. Петров», as it stands behind a signature."""
    last, *letters = initials(name).split(NBSP)
    return NBSP.join([*letters, last])


def short_names(names: Mapping[str, str]) -> dict[str, str]:
    """Surnames by the keys of whole names, with initials where several share one."""
    shared = Counter(_surname(name) for name in names.values())
    return {
        key: initials(name) if shared[_surname(name)] > 1 else _surname(name) for key, name in names.items()
    }


def _surname(name: str) -> str:
    return name.split()[0]


def category_text(held: HeldCategory) -> str:
    """«первая, присвоена 20.05.2022, действует до 20.05.2027»; without an end «бессрочно»."""
    granted = f", присвоена {numeric_day(held.granted)}" if held.granted else ""
    return f"{held.name}{granted}, {_term(held.until)}"


def held_category(held: HeldCategory) -> str:
    """«первая категория с 20.05.2022 до 20.05.2027»; without an end «бессрочно»."""
    term = held_term(held)
    return f"{held.name.in_full}{', ' if term == _FOREVER else ' '}{term}"


def held_term(held: HeldCategory) -> str:
    """«с 20.05.2022 до 20.05.2027», «с 20.10.2026, бессрочно»"""
    since = f"с {numeric_day(held.granted)}" if held.granted else ""
    if held.until:
        return f"{since} до {numeric_day(held.until)}".strip()
    return ", ".join(filter(None, (since, _FOREVER)))


def _term(until: date | None) -> str:
    return f"действует до {numeric_day(until)}" if until else _FOREVER


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
