"""Schools in folders whose site could not be built: told to whoever runs the build, and kept for GitHub."""

import json
from collections.abc import Sequence
from textwrap import indent

from generator.commands.district_schools import SchoolSite
from generator.outcome import NOT_DELIVERED, OK

# What the sites of schools said that could not be built.
TROUBLES = "_troubles.json"
# A variable holds 128 KB.
LONGEST_TROUBLE, LONGEST_TROUBLES = 2_000, 30_000


def troubles_of(sites: Sequence[SchoolSite]) -> str:
    """One line of JSON for whoever tells the schools: all of them, of each as much as a variable holds."""
    found = [each for each in sites if each.trouble]
    longest = min(LONGEST_TROUBLE, LONGEST_TROUBLES // max(1, len(found)))
    rows = [
        {
            "id": each.entry.id,
            "name": each.entry.name,
            "folder": each.entry.folder,
            "said": each.trouble[:longest],
        }
        for each in found
    ]
    return json.dumps(rows, ensure_ascii=False) + "\n"


def told_of(sites: Sequence[SchoolSite]) -> int:
    """Says which sites are not today's."""
    for each in sites:
        if each.trouble:
            shown = "остался прежний сайт" if each.exists else "сайта нет"
            print(f"{each.entry.id} ({each.entry.name}): не построить, {shown}\n{indent(each.trouble, '  ')}")
    return NOT_DELIVERED if any(each.trouble for each in sites) else OK
