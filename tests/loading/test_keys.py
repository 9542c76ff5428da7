"""Which key was meant, and which block a key belongs to."""

import pytest

from generator.loading.file_kind import SCHEDULE_FILE
from generator.loading.keys import WrongKey, wrong_key
from generator.loading.mistakes import judge
from generator.loading.nodes import Mapping
from tests.loading.trees import changed


def wrong_keys(root: Mapping) -> list[WrongKey]:
    return [key for each in judge(root, SCHEDULE_FILE).mistakes if (key := wrong_key(each))]


@pytest.mark.parametrize(
    ("old", "new", "key", "told"),
    [
        ("title: Циклограмма", "tittle: Циклограмма", "tittle", ("title", None, None)),
        ("title: Циклограмма", "Название: Циклограмма", "Название", ("title", None, None)),
        ("title: Циклограмма", "title:Циклограмма: x", "title:Циклограмма", ("title", None, None)),
        ("title: Циклограмма", "title: Циклограмма\n    zzz: 1", "zzz", (None, None, None)),
        ("calendar:\n", "calendar:\n  start: 1\n", "start", (None, None, None)),
        ("tracking: off", "week: 5", "week", (None, "calendar", None)),
        ("when: {days_before: 10}", "when: {days_befor: 10}", "days_befor", ("days_before", None, None)),
        ("when: {days_before: 10}", "when: {during: year, month: май}", "during", (None, None, "month")),
    ],
)
def test_a_wrong_key_says_what_was_meant(
    old: str, new: str, key: str, told: tuple[str | None, str | None, str | None]
) -> None:
    (found,) = wrong_keys(changed(old, new))
    assert (found.key, (found.meant, found.owner, found.rival)) == (key, told)


@pytest.mark.parametrize("value", ["title: ''", "title: {a: 1}"])
def test_a_wrong_value_is_no_wrong_key(value: str) -> None:
    assert wrong_keys(changed("title: Циклограмма", value)) == []


def test_a_corrected_key_stands_where_it_stood_and_stays_a_guess() -> None:
    (key,) = wrong_keys(changed("title: Циклограмма", "tittle: Циклограмма"))
    assert key.can_be_corrected
    key.correct()
    assert [(name, entry.is_guessed) for name, entry in key.block.entries.items()] == [
        ("id", False),
        ("title", True),
        ("activities", False),
    ]
