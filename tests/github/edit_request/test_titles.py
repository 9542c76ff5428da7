"""What a request is called, which becomes the title of a commit."""

import pytest

from generator.editing.answers import Asked
from generator.editing.forms import STATUS
from generator.github.edit_request.titles import title_of


def title(teacher: str) -> str:
    return title_of(Asked(STATUS, answers={"Педагог": teacher}))


def test_a_title_names_whom_it_concerns_with_the_full_stop_of_the_initials() -> None:
    assert title("Иванова М. П.") == "Отпуск, увольнение, возвращение: Иванова М. П."


@pytest.mark.parametrize(
    "teacher", ["Fixes GH-5 (ivanova)", "closes gh-12", "Closes #1", "@octocat", "a:b", ""]
)
def test_a_title_holds_nothing_that_closes_an_issue_or_calls_anybody(teacher: str) -> None:
    assert title(teacher) == "Отпуск, увольнение, возвращение"
