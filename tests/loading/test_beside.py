"""Files beside the schedule: what may not stand in pages and acts."""

import pytest

from generator.loading.beside import problems_beside
from tests.loading.test_private_data import HARMLESS


def told(text: str, file: str) -> list[tuple[str, bool, tuple[int, int]]]:
    return [(each.code, each.is_error, each.position) for each in problems_beside(text.encode(), file)]


@pytest.mark.parametrize(
    ("text", "file", "found"),
    [
        ("# Дом\n\nпишите: a@example.org", "content/a.md", [("email-address", True, (3, 9))]),
        ("8 (86169) 3-12-34", "content/a.md", [("phone-number", True, (1, 1))]),
        ("acts:\n  - {title: a@example.org}", "content/acts.yaml", [("email-address", True, (2, 13))]),
        ('acts: [{title: "a\\x40example.org"}]', "content/acts.yaml", [("email-address", True, (1, 16))]),
        ('acts: [{title: "a\\x40example.org"}]', "content/a.md", []),
        ("acts:\n  - title: Приказ #5", "content/acts.yaml", [("cut-value", True, (2, 19))]),
        ("acts:\n  - title: Приказ # 5", "content/acts.yaml", [("cut-value", False, (2, 19))]),
        ("acts: [a@example.org", "content/acts.yaml", [("email-address", True, (1, 8))]),
        ("acts: &a [1]", "content/acts.yaml", []),
        ("acts: \0", "content/acts.yaml", []),
        ("Приказ #5", "content/a.md", []),
        ("\n".join(HARMLESS), "content/a.md", []),
    ],
)
def test_what_may_not_stand_in_a_page_or_act_is_told_with_its_place(
    text: str, file: str, found: list[tuple[str, bool, tuple[int, int]]]
) -> None:
    assert told(text, file) == found


def test_a_file_in_another_encoding_is_looked_at_as_far_as_it_can_be_read() -> None:
    (problem,) = problems_beside("почта a@example.org".encode("cp1251"), "content/a.txt")
    assert problem.code == "email-address"
