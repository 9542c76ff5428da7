"""What may stand in a line of the ledger: a value out of its bounds was not written by this program.

Everything here raises ValueError or TypeError. Keys, persons and Message-IDs reach headers, pages and logs,
days are counted with, and a lead that isn't the one that was mailed would settle another reminder.
"""

import re
from datetime import UTC, date, datetime

# As far as a schedule counts, forwards and backwards (`Days` in `schedule/fields.py`).
LONGEST_LEAD = 400
YEARS = range(2000, 2200)

_KEY = re.compile(r"[0-9]{4}(?:/[a-z0-9-]*){2,6}")
_PERSON = re.compile(r"[a-z0-9-]{1,60}")
_MESSAGE_ID = re.compile(r"<[^\s<>@]{1,100}@[^\s<>@]{1,255}>")
LONGEST = 500


def key(value: object) -> str:
    return _matching(_KEY, value)


def person(value: object) -> str:
    return _matching(_PERSON, value)


def message_id(value: object) -> str:
    return _matching(_MESSAGE_ID, value)


def _matching(pattern: re.Pattern[str], value: object) -> str:
    text = _text(value)
    if len(text) > LONGEST or not text.isprintable() or not pattern.fullmatch(text):
        raise ValueError(pattern.pattern)
    return text


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value))
    return value


def day(value: object) -> date:
    found = date.fromisoformat(_text(value))
    if found.year not in YEARS:
        raise ValueError(found.year)
    return found


def moment(value: object) -> datetime:
    """In UTC; without a zone it would mean another moment on another machine."""
    found = datetime.fromisoformat(_text(value))
    if found.year not in YEARS or found.tzinfo is None:
        raise ValueError(found.year)
    return found.astimezone(UTC)


def lead(value: object) -> int:
    """True is no number here, although Python takes it for 1."""
    if type(value) is not int or abs(value) > LONGEST_LEAD:
        raise ValueError(type(value))
    return value
