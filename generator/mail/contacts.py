"""Addresses by person: read from contacts.yaml or the CONTACTS secret, a mapping `id: address`.

No message here holds an address: logs of a public repository are public.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

import yaml
from email_validator import SPECIAL_USE_DOMAIN_NAMES, EmailNotValidError, validate_email

from generator.loading.nodes import Mapping, Scalar
from generator.loading.text import Unreadable, decode
from generator.loading.tree import Refused, Tree, parse

# Reserved names: a school's own network may have `.local`, and who tries things out takes `.invalid`. The
# library has no option for them in a call.
SPECIAL_USE_DOMAIN_NAMES.clear()


class BadContacts(Exception):
    """The contacts can't be read at all; the message is for people and has no address in it."""


@dataclass(frozen=True, slots=True)
class Contacts:
    """Where people get mail, by id; `problems` are sentences for people, without addresses."""

    addresses: dict[str, str]
    problems: tuple[str, ...] = ()


def read_contacts(data: bytes, source: str, people: Collection[str]) -> Contacts:
    """`source` names the file or the secret for people. Raises BadContacts."""
    addresses, problems = {}, []
    for person, text, line in _pairs(data, source):
        place = f"{source}, строка {line}"
        if person not in people:
            problems.append(f"{place}: «{_shown(person)}» — такого id в графике нет, строка пропущена")
            continue
        address = normal_address(text or "")
        if address is None:
            problems.append(f"{place}: у «{person}» не адрес почты; напишите как {person}: имя@домен.рф")
        else:
            addresses[person] = address
    return Contacts(addresses, tuple(problems))


def _pairs(data: bytes, source: str) -> list[tuple[str, str | None, int]]:
    tree = _tree(data, source)
    if tree.root is None:
        return []
    if not isinstance(tree.root, Mapping) or tree.repeated:
        line = tree.repeated[0].position.line if tree.repeated else tree.root.position.line
        raise BadContacts(_unreadable(source, line, "один и тот же id дважды" if tree.repeated else None))
    return [
        (person, entry.value.text if isinstance(entry.value, Scalar) else None, entry.position.line)
        for person, entry in tree.root.entries.items()
    ]


def _tree(data: bytes, source: str) -> Tree:
    try:
        return parse(decode(data, source))
    except Unreadable as unreadable:
        raise BadContacts(f"{source}: {unreadable.problem.message}") from None
    except Refused as refused:
        raise BadContacts(_unreadable(source, refused.position.line)) from None
    except yaml.MarkedYAMLError as error:
        raise BadContacts(
            _unreadable(source, error.problem_mark.line + 1 if error.problem_mark else 1)
        ) from None
    except yaml.YAMLError:
        raise BadContacts(_unreadable(source, 1)) from None


def _unreadable(source: str, line: int, what: str | None = None) -> str:
    trouble = what or "непонятная запись"
    return f"{source}, строка {line}: {trouble}; в каждой строке должно стоять «id: адрес почты»"


def _shown(person: str) -> str:
    """An id as people may see it: an address that stands in its place is not shown."""
    return person if re.fullmatch(r"[a-z0-9-]{1,60}", person) else "…"


def normal_address(text: str) -> str | None:
    """The address in ASCII, its domain in punycode; None for what is no address.

    Quoted local parts are left out: nobody has one. Nothing is looked up, so that a domain which can't
    get mail is the mail server's to refuse. A domain without a dot is a slip, unless it is this machine.
    """
    address = text.strip()
    is_elsewhere = not address.endswith("@localhost")
    try:
        found = validate_email(
            address,
            allow_smtputf8=False,
            strict=True,
            check_deliverability=False,
            globally_deliverable=is_elsewhere,
        )
    except EmailNotValidError:
        return None
    return found.ascii_email
