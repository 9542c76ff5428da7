"""Whether this program is new enough for the file."""

from collections.abc import Iterator

from generator.checks.finding import Finding
from generator.schedule.model import FORMAT, Schedule


def newer_format(schedule: Schedule) -> Iterator[Finding]:
    """A file of a later format may mean by a key what this program doesn't know."""
    if schedule.format > FORMAT:
        yield Finding(
            ("format",),
            "newer-format",
            f"файл записан для более новой программы: его формат {schedule.format}, эта знает {FORMAT}",
            "обновите программу: строки «uses: …@…» в .github/workflows",
        )
