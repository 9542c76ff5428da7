"""Addresses and full names by person: read from contacts.yaml or the CONTACTS secret.

A mapping `id: address`, or `id: {email: address, name: Иванова Мария Петровна}`. No message here holds an
address or a name: logs of a public repository are public.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from email_validator import SPECIAL_USE_DOMAIN_NAMES, EmailNotValidError, validate_email

from generator.loading.nodes import Mapping, Node, Scalar, is_empty
from generator.loading.text import MAX_BYTES
from generator.mail.contact_lines import Entry, Garbled, entries
from generator.wording.text import one_line

# Reserved names: a school's own network may have `.local`, and who tries things out takes `.invalid`. The
# library has no option for them in a call.
SPECIAL_USE_DOMAIN_NAMES.clear()

LONGEST_NAME = 200


class BadContacts(Exception):
    """The contacts can't be read at all; the message is for people and has no address in it."""


@dataclass(frozen=True, slots=True)
class Contacts:
    """Where people get mail and what they are called in it, by id; `problems` are sentences for people,
    without addresses and names."""

    addresses: dict[str, str]
    names: dict[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Contact:
    """What is known of one person."""

    address: str | None = None
    name: str | None = None


@dataclass(slots=True)
class _Reader:
    """What was found so far, and what to tell of the rest."""

    source: str
    people: Collection[str]
    known: dict[str, _Contact] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    doubtful: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)

    def take(self, each: Entry | Garbled) -> None:
        if isinstance(each, Garbled):
            person = each.person if each.person in self.people else None
            whose = f"у «{person}» " if person else ""
            said = f"{whose}непонятная запись, строка пропущена; напишите как {person or 'id'}: имя@домен.рф"
            self._tell(each.line, said)
        elif each.person not in self.people:
            said = f"«{_shown(each.person)}» — такого id в графике нет, строка пропущена"
            self._tell(each.line, said)
        elif each.person in self.known:
            self._again(each)
        else:
            self.lines[each.person] = each.line
            self.known[each.person] = self._contact(each)

    def _again(self, each: Entry) -> None:
        """Nobody knows which of two is meant, unless they say the same."""
        if _address(each.value) is not None and self._contact(each) == self.known[each.person]:
            return
        self.doubtful.add(each.person)
        said = f"«{each.person}» уже есть в строке {self.lines[each.person]}, адреса разные; оставьте один"
        self._tell(each.line, said)

    def _contact(self, each: Entry) -> _Contact:
        about = each.value
        if not isinstance(about, Mapping):
            return _Contact(self._mailbox(each, about))
        known = {key: entry.value for key, entry in about.entries.items() if key in ("email", "name")}
        if len(known) < len(about.entries):
            what = "email (адрес) и name (фамилия, имя, отчество)"
            self._tell(each.line, f"у «{each.person}» понятны только {what}, остальное пропущено")
        if each.has_repeats:
            self._tell(each.line, f"у «{each.person}» email или name дважды; оставьте одно")
        email = known.get("email")
        address = self._mailbox(each, email) if email and not is_empty(email) else None
        return _Contact(address, self._full_name(each, known.get("name")))

    def _mailbox(self, each: Entry, value: Node) -> str | None:
        address = _address(value)
        if address is None:
            self._tell(
                each.line, f"у «{each.person}» не адрес почты; напишите как {each.person}: имя@домен.рф"
            )
        return address

    def _full_name(self, each: Entry, value: Node | None) -> str | None:
        name = one_line(_text(value)) if value else None
        if name is not None and (not 0 < len(name) <= LONGEST_NAME or "@" in name):
            what = "вместо фамилии, имени и отчества что-то другое"
            self._tell(each.line, f"у «{each.person}» {what}, имя пропущено")
            return None
        return name

    def _tell(self, line: int, said: str) -> None:
        self.problems.append(f"{self.source}, строка {line}: {said}")

    def sure(self) -> Iterator[tuple[str, _Contact]]:
        return (each for each in self.known.items() if each[0] not in self.doubtful)


def read_contacts(data: bytes, source: str, people: Collection[str]) -> Contacts:
    """`source` names the file or the secret for people. Raises BadContacts where nothing can be read."""
    if len(data) > MAX_BYTES:
        raise BadContacts(f"{source}: больше {MAX_BYTES // 1_000_000} МБ — это не адреса")
    found = sorted(entries(data), key=lambda each: each.line)
    if found and all(isinstance(each, Garbled) for each in found):
        raise BadContacts(
            f"{source}: не читается ни одна строка, начиная со строки {found[0].line}; "
            "в каждой должно стоять «id: адрес почты»"
        )
    reader = _Reader(source, people)
    for each in found:
        reader.take(each)
    return Contacts(
        {person: contact.address for person, contact in reader.sure() if contact.address},
        {person: contact.name for person, contact in reader.sure() if contact.name},
        tuple(reader.problems),
    )


def _shown(person: str) -> str:
    """An id as people may see it: an address or a number that stands in its place is not shown."""
    is_one = re.fullmatch(r"[a-z0-9-]{1,60}", person) and not re.search("[0-9]{5}", person)
    return person if is_one else "…"


def _text(value: Node) -> str:
    return (value.text or "") if isinstance(value, Scalar) else ""


def _address(value: Node) -> str | None:
    return normal_address(_text(value))


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
