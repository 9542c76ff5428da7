"""Where things stand on a district's site, and on the sites of its schools."""

import re
from datetime import date

from generator.addresses import month_page, teacher_page
from generator.district.view import DistrictAgenda, SchoolStanding
from generator.occurrences.identity import is_attestation

SCHOOLS_PAGE = "schools/"
LISTS_PAGE = "lists/"
MONITORING_PAGE = "monitoring/"
PERSPECTIVE_PAGE = "perspective/"
# What the site has at its top: no school in a folder can be called so.
TAKEN = frozenset(
    (
        "about assets calendar data help lists monitoring months papers perspective plans roles schools "
        "search status subscribe"
    ).split()
)
# What is planned outside of the twelve months of the district's year.
OTHER_MONTHS_PAGE = "lists/other/"
# A place in a key that is a month, a day or the whole year; anything else is a teacher's id.
_NOT_A_TEACHER = re.compile(r"\d{4}-\d{2}(-\d{2})?|year|\d+")


def school_page(school_id: str) -> str:
    return f"{SCHOOLS_PAGE}{school_id}/"


def list_page(month: date | None) -> str:
    """Who is attested in that month."""
    return f"lists/{month:%Y-%m}/" if month else OTHER_MONTHS_PAGE


def school_anchor(school_id: str) -> str:
    return f"school-{school_id}"


def site_of(view: DistrictAgenda, school: SchoolStanding) -> str:
    """The school's own site; one that lies in the district's repository is a part of the district's."""
    return school.entry.site or view.agenda.site.page(f"{school.entry.id}/")


def place_on(site: str, key: str, due: date) -> str:
    """Where on its school's site an occurrence stands in full, by its key and day."""
    teacher = teacher_in(key)
    return f"{site}{teacher_page(teacher) if teacher else month_page(due)}#{key}"


def teacher_in(key: str) -> str | None:
    """The id of the teacher concerned; None for what concerns the whole school."""
    slot = key.split("/")[2 if is_attestation(key) else 3 :]
    return slot[0] if slot and not _NOT_A_TEACHER.fullmatch(slot[0]) else None
