"""`python -m generator.github.school_groups [FILE]`: the schools in folders of a district, dealt to groups.

Prints `groups=…` for $GITHUB_OUTPUT: a JSON list for `strategy.matrix`, of ids with spaces between.
"""

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from generator.district.loading import load_district
from generator.file_names import DISTRICT

# So many jobs run at once on GitHub's free plan.
MOST_GROUPS = 20
# A job is begun in about the time in which so many schools are built.
SMALLEST_GROUP = 5


def dealt(schools: Sequence[str]) -> list[str]:
    """In turn, so that no group has more than one school more than another."""
    number = min(MOST_GROUPS, -(-len(schools) // SMALLEST_GROUP))
    return [" ".join(schools[first::number]) for first in range(number)]


def main(arguments: Sequence[str]) -> int:
    """Of a file with errors there are no groups: the build that follows says why."""
    path = Path(arguments[0] if arguments else DISTRICT)
    # The day matters to warnings alone.
    loaded = load_district(path.read_bytes(), path.name, date(2000, 1, 1)) if path.exists() else None
    schools = loaded.district.schools if loaded and loaded.district else ()
    groups = dealt([each.id for each in schools if each.folder])
    sys.stdout.write(f"groups={json.dumps(groups)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
