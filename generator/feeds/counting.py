"""What went in is counted again in the finished bytes; a difference stops the build."""

from collections.abc import Iterator, Mapping

from generator.addresses import ALL_FEED, plan_feed, role_feed, teacher_feed
from generator.edition import Edition
from generator.feeds.problems import CountMismatch
from generator.schedule.occurrence import Occurrence

# No text can hold these: its own line breaks are escaped, and a folded line goes on with a space.
EVENT = b"\r\nBEGIN:VEVENT\r\n"
CANCELLED = b"\r\nSTATUS:CANCELLED\r\n"


def check_counts(edition: Edition, feeds: Mapping[str, bytes]) -> None:
    """Every dated occurrence is in its feeds, once in each. Raises CountMismatch."""
    dated = [each.key for each in edition.occurrences if each.is_dated]
    _compare("разные ключи событий", len(dated), len(set(dated)))
    expected = dict(_expected(edition))
    for path in sorted({*expected, *feeds}):
        data = feeds.get(path, b"")
        cancelled = data.count(CANCELLED)
        placeholder = 0 if cancelled else 1
        _compare(path, expected.get(path) or placeholder, data.count(EVENT) - cancelled)


def _expected(edition: Edition) -> Iterator[tuple[str, int]]:
    """How many occurrences with a date each feed is about, told without the feeds' own code."""
    yield ALL_FEED, _dated(edition.occurrences)
    for groups, path in (
        (edition.by_teacher, teacher_feed),
        (edition.by_role, role_feed),
        (edition.by_plan, plan_feed),
    ):
        for name, occurrences in groups.items():
            yield path(name), _dated(occurrences)


def _dated(occurrences: tuple[Occurrence, ...]) -> int:
    return sum(each.is_dated for each in occurrences)


def _compare(what: str, expected: int, found: int) -> None:
    if expected != found:
        raise CountMismatch(what, expected, found)
