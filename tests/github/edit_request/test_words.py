"""What the issue and the request are told, within what GitHub takes."""

import pytest

from generator.editing.lines import problem
from generator.github.edit_request.words import RequestText, not_pushed, wrong
from generator.problems import Problem

MOST_CHARACTERS = 65_536


def request_text(lines: str = "выходной 2027-04-21", summary: str = "Сроки не меняются.") -> RequestText:
    return RequestText(7, lines, summary, "https://github.example/school/plan/actions/runs/1", True)


@pytest.mark.parametrize("size", [1, 10_000, 200_000])
def test_a_request_of_any_size_begins_with_what_it_closes_and_fits(size: int) -> None:
    text = request_text(lines="# " + "я" * size + "\n" * size, summary="| строка |\n" * size).text()
    assert text.startswith("Closes #7\n\n**Что сделать.**")
    assert len(text) <= MOST_CHARACTERS
    assert text.count("```") == 2


def test_a_long_summary_says_that_there_was_more() -> None:
    assert request_text(summary="строка\n" * 20_000).text().endswith("\n… остальное не поместилось\n")


def test_requests_on_the_same_lines_are_named() -> None:
    text = RequestText(7, "", "", "", True, [3, 5]).text()
    assert "**Те же строки меняет #3, #5.**" in text


def told(*problems: Problem) -> str:
    return wrong(problems, None).split("\n\n")[1]


@pytest.mark.parametrize(
    ("label", "line", "code", "expected"),
    [
        ("Роль", 1, "bad-answer", "- **Роль**: не заполнено. Напишите её"),
        ("Правки", 1, "bad-edit", "- **Правки**, строка 1: не заполнено. Напишите её"),
        ("Правки", 3, "refused-edit", "- **Правки**, строка 3: не заполнено. Напишите её"),
        ("schedule.yaml", 1, "syntax", "- **schedule.yaml**, строка 1: не заполнено. Напишите её"),
        ("", 1, "refused-edit", "- не заполнено. Напишите её"),
    ],
)
def test_a_problem_is_told_by_its_field_and_its_line_where_it_has_lines(
    label: str, line: int, code: str, expected: str
) -> None:
    assert told(problem(label, line, 1, code, "не заполнено", "напишите её")) == expected


@pytest.mark.parametrize(("code", "parts"), [("no-form", 2), ("bad-answer", 3)])
def test_an_issue_that_is_no_form_any_more_is_not_to_be_corrected(code: str, parts: int) -> None:
    assert len(wrong([problem("", 1, 1, code, "нет", None)], None).split("\n\n")) == parts


def test_a_line_that_is_cut_says_how_much_is_missing() -> None:
    text = request_text(lines="я" * 500 + "\n" + "я" * 507).text()
    assert "\n" + "я" * 500 + "\n" + "я" * 500 + " … и ещё 7\n" in text


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("remote: not now remote: nor later To https://x/y.git ! [remote rejected] z", "not now nor later"),
        ("no answer", "no answer"),
    ],
)
def test_of_a_refused_push_the_words_of_the_server_are_told(reason: str, said: str) -> None:
    assert not_pushed(reason).endswith(f"\n\nЧто ответил GitHub: «{said}».")


@pytest.mark.parametrize(("count", "last"), [(20, "- нет"), (21, "- … и ещё 1"), (2000, "- … и ещё 1980")])
def test_of_very_many_problems_the_first_are_told_and_the_rest_counted(count: int, last: str) -> None:
    assert told(*[problem("", 1, 1, "refused-edit", "нет", None)] * count).splitlines()[-1] == last
