"""Keys of occurrences: what stays the same when a date, a name or the file's order changes.

A key is the page's anchor, the ledger's key, part of the Message-ID and, with the site's host and path,
the calendar UID, so nothing that may move is in it (ARCHITECTURE.md, «Identity»).
"""

import re
from collections import Counter
from functools import cache

from generator.schedule.parsing import fold
from generator.schedule.people import Attestation, Teacher

YEAR_SLOT = "year"
ATTESTATION_PLAN = "attestation"

# After ICAO Doc 9303-3, section 6, table B (as in Russian passports).
_CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_ICAO = "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y  e iu ia"
_NTH = re.compile(r"/\d+$")
_LATIN = dict(zip(_CYRILLIC, _ICAO.split(" "), strict=True))


def is_attestation(key: str) -> bool:
    """Whether the key is that of a planned attestation itself."""
    return key.split("/")[1:2] == [ATTESTATION_PLAN]


@cache
def transliterate(text: str) -> str:
    """A slug of Russian words: «Учитель музыки» -> `uchitel-muzyki`."""
    latin = "".join(_LATIN.get(letter, letter) for letter in text.casefold())
    cleaned = "".join(c if c.isascii() and c.isalnum() else " " for c in latin)
    return "-".join(cleaned.split())


def numbered(slot: str, number: int) -> str:
    """`number` counts the timings of one activity from 1; only from the second on it shows."""
    return slot if number == 1 else f"{slot}/{number}"


def family(key: str) -> str:
    """The same for all timings of one row and slot: which of them is the n-th may change by reordering."""
    return _NTH.sub("", key)


def attestation_slots(teacher: Teacher) -> tuple[str, ...]:
    """`<teacher>/<category>` for each attestation of the teacher, in the file's order.

    One person may be attested for one category in two posts: then the post that is not the main
    one follows as a third part, so that the keys stay unique in whatever order they stand.
    """
    repeated = Counter(attestation.for_ for attestation in teacher.attestations)
    return tuple(
        _slot(teacher, attestation, repeated[attestation.for_] > 1) for attestation in teacher.attestations
    )


def _slot(teacher: Teacher, attestation: Attestation, with_post: bool) -> str:
    slot = f"{teacher.id}/{attestation.for_.slug}"
    if with_post and fold(post_of(teacher, attestation)) != fold(teacher.position):
        return f"{slot}/{transliterate(post_of(teacher, attestation))}"
    return slot


def post_of(teacher: Teacher, attestation: Attestation) -> str:
    """The post that the attestation is about."""
    return attestation.position or teacher.position
