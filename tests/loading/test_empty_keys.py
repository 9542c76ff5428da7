"""Keys with nothing behind them."""

import pytest

from generator.loading import load
from tests.loading.trees import CORRECT
from tests.samples import TODAY


def told(old: str, new: str) -> list[tuple[str, bool, str]]:
    assert old in CORRECT
    problems = load(CORRECT.replace(old, new, 1).encode(), "f.yaml", TODAY).problems
    return [(each.code, each.is_error, each.message.partition(",")[0]) for each in problems]


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("tracking: off", "tracking:", "«tracking» (отслеживание)"),
        ("tracking: off", "tracking: # off", "«tracking» (отслеживание)"),
        ("tracking: off", "tracking: ~", "«tracking» (отслеживание)"),
        ("done: {2026-08: 2026-08-24}", "done:", "«done» (выполнено)"),
        ("{month: август}", "{month: август, day: }", "«day» (день месяца)"),
        ("granted: 2022-10-20, ", "granted: , ", "«granted» (присвоена)"),
    ],
)
def test_an_optional_key_with_nothing_behind_it_is_a_warning(old: str, new: str, key: str) -> None:
    assert told(old, new) == [("empty-key", False, f"после {key} ничего не написано")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("until: 2027-10-20", "until: "),
        (
            "when: {days_before: 10}",
            "when: {days_before: 10}\n        only: {positions: , for: [высшая, первая]}",
        ),
        ("  days_off: [2027-04-21]", "  days_off: []"),
    ],
)
def test_where_empty_means_something_nothing_is_said(old: str, new: str) -> None:
    assert told(old, new) == []


def test_a_required_key_with_nothing_behind_it_is_the_models_to_tell() -> None:
    assert told("title: Циклограмма", "title:") == [
        ("missing-key", True, "после «title» (название) ничего не написано")
    ]


def test_an_unknown_key_with_nothing_behind_it_is_unknown() -> None:
    assert told("tracking: off", "trackin:") == [("unknown-key", True, "неизвестный ключ «trackin»")]


def test_a_mark_with_nothing_behind_it_is_a_warning() -> None:
    assert told("done: {2026-08: 2026-08-24}", "done: {2026-08: }") == [
        ("empty-key", False, "после «2026-08» ничего не написано")
    ]
