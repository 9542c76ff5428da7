"""Strangers' words in a text on GitHub."""

import pytest

from generator.github.edit_request.plain import fenced, plain, quiet


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Иванова М. П. (ivanova)", "Иванова М. П. (ivanova)"),
        ("@octocat", "@&#8203;octocat"),
        ("Closes #12", r"Closes \#&#8203;12"),
        ("fixes GH-12", "fixes GH-&#8203;12"),
        ("https://example.org/a", r"https\:/&#8203;/example.org/a"),
        ("www.example.org", "www.&#8203;example.org"),
        ("<img src=x>", "&lt;img src=x&gt;"),
        ("`код` *и* [ссылка](x)", r"\`код\` \*и\* \[ссылка\](x)"),
        ("строка\nдругая", "строка другая"),
        ("\u202eатав\u200b", "атав"),
        ("а" * 501, "а" * 500 + "…"),
    ],
)
def test_a_value_shows_as_it_is_and_calls_nobody(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_headings_and_tables_stay_what_they_are() -> None:
    text = "### Сроки\n\n| Что | Когда |\n| --- | --- |\n| a | 15:00 |\n"
    assert quiet(text) == text


@pytest.mark.parametrize(
    ("text", "fence"),
    [("выходной 2027-04-21", "```"), ("# ``` конец", "````"), ("`````", "``````")],
)
def test_nothing_in_a_fence_closes_it(text: str, fence: str) -> None:
    assert fenced(text) == f"{fence}text\n{text}\n{fence}"
